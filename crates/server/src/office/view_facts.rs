//! What a request is about, in lines with a name.

use super::view::Fact;
use super::{dates, words};
use crate::assemble::purpose_name;
use crate::config::Config;
use mijn_privacy_api::{DeskRequest, ResultState};

/// What was asked, by whom and when.
pub(super) fn facts(config: &Config, desk: &DeskRequest) -> Vec<Fact> {
    let (request, line) = (&desk.request, &desk.line);
    let fact = |name, text: String| (!text.is_empty()).then_some(Fact { name, text });
    let purposes: Vec<String> = request.purposes.iter().map(|one| purpose_name(config, *one)).collect();
    let about = if purposes.is_empty() { "Alles".to_owned() } else { purposes.join(", ") };
    let extended = request.extended.as_ref();
    [
        fact("Van", desk.name.clone()),
        fact("E-mail", desk.email.clone().unwrap_or_else(|| "geen adres bekend".to_owned())),
        fact("Bewijs", words::proof(&desk.proof).to_owned()),
        fact("Binnen op", dates::moment(&request.received_at)),
        fact("Streefdatum", dates::day(&line.target_on)),
        fact(
            "Verlengd",
            extended.map_or_else(String::new, |one| format!("tot {}: {}", dates::day(&one.until), one.reason)),
        ),
        fact("Gaat over", about),
        fact("Grond", request.ground.map_or_else(String::new, |ground| words::restriction(ground).to_owned())),
        fact("Staat stil", still(config, request)),
        fact(
            "Ook gevraagd",
            if request.with_suppliers { "De namen van wie de gegevens krijgt" } else { "" }.to_owned(),
        ),
        fact("Bestand", result(desk)),
        fact("Op naam van", line.assignee.clone().unwrap_or_else(|| "niemand".to_owned())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// For which purposes, and from which day no more.
fn still(config: &Config, request: &mijn_privacy_api::Request) -> String {
    let Some(still) = &request.standstill else { return String::new() };
    let purposes: Vec<String> = still.purposes.iter().map(|one| purpose_name(config, *one)).collect();
    let about = if purposes.is_empty() { "Alles".to_owned() } else { purposes.join(", ") };
    match &still.ends_on {
        Some(day) => format!("{about}. Weer in gebruik vanaf {}", dates::day(day)),
        None => about,
    }
}

fn result(desk: &DeskRequest) -> String {
    let Some(result) = &desk.request.result else { return String::new() };
    match result.state {
        ResultState::Preparing => format!("Wordt gemaakt: {} %", result.percent.unwrap_or(0)),
        ResultState::Ready => {
            let until = result.available_until.as_ref().map(dates::moment).unwrap_or_default();
            format!("Staat klaar voor de klant tot {until}")
        }
        ResultState::Deleted | ResultState::Unknown => {
            "Is verwijderd: de tijd om het op te halen is voorbij".to_owned()
        }
    }
}
