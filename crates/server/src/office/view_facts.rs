//! What a request is about, and who asked it when, in lines with a name.

use super::view::{Fact, purpose_names};
use super::{dates, words};
use crate::config::Config;
use mijn_privacy_api::{DeskRequest, PurposeId, Request, ResultState};

fn fact(name: &'static str, text: String) -> Option<Fact> {
    (!text.is_empty()).then_some(Fact { name, text })
}

/// What was asked, besides the customer's own words.
pub(super) fn asked(config: &Config, request: &Request) -> Vec<Fact> {
    let suppliers = if request.with_suppliers { "De namen van wie de gegevens krijgt" } else { "" };
    [
        fact("Gaat over", about(config, &request.purposes)),
        fact("Grond", request.ground.map_or_else(String::new, |ground| words::restriction(ground).to_owned())),
        fact("Ook gevraagd", suppliers.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// By whom, when, and how it stands.
pub(super) fn facts(config: &Config, desk: &DeskRequest) -> Vec<Fact> {
    let (request, line) = (&desk.request, &desk.line);
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
        fact("Staat stil", still(config, request)),
        fact("Bestand", result(desk)),
        fact("Op naam van", line.assignee.clone().unwrap_or_else(|| "niemand".to_owned())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// By name; none named is all.
fn about(config: &Config, ids: &[PurposeId]) -> String {
    if ids.is_empty() { "Alles".to_owned() } else { purpose_names(config, ids) }
}

/// For which purposes, and from which day no more.
fn still(config: &Config, request: &Request) -> String {
    let Some(still) = &request.standstill else { return String::new() };
    let about = about(config, &still.purposes);
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
