//! The receipt as a page that prints.

use super::Frame;
use crate::receipt::{Facts, Party};
use askama::Template;
use jiff::Timestamp;
use mijn_privacy_api::ConsentActor;
use mijn_privacy_export::plain;
use mijn_privacy_rules::local_time_nl;

/// A line: what, and the answer.
#[derive(Debug)]
pub struct Line {
    /// What it is.
    pub name: &'static str,
    /// The answer; a line break is one.
    pub text: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "receipt.html")]
pub struct ReceiptPage<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// The switch's name.
    pub title: &'a str,
    /// What was chosen, in words.
    pub state: &'static str,
    /// What was chosen, when and how.
    pub choice: Vec<Line>,
    /// The words beside it: name, line and full text; none once a rule deleted them.
    pub wording: Vec<&'a str>,
    /// What it is for.
    pub use_of: Vec<Line>,
    /// Who, and where to go.
    pub parties: Vec<Line>,
    /// What shows that it is the record.
    pub proof: Vec<Line>,
    /// The same for a machine.
    pub download: String,
}

impl<'a> ReceiptPage<'a> {
    /// From what there is to tell.
    pub fn new(frame: Frame<'a>, facts: &Facts<'a>) -> Self {
        let row = facts.row;
        Self {
            frame,
            title: facts.text.wording.title.get(facts.language),
            state: plain::state(row.state, facts.text.kind_of(row.state, Some(row.channel))),
            choice: vec![
                line("Wanneer", moment(row.at)),
                line("Hoe", plain::channel(row.channel).to_owned()),
                line("Door wie", actor(row.actor).to_owned()),
                line("Tekst gezien", moment(row.shown_at)),
                line("Privacyverklaring", format!("versie {}\n{}", row.notice, facts.notice_url)),
            ],
            wording: row.wording_text.as_deref().map(|text| text.split("\n\n").collect()).unwrap_or_default(),
            use_of: use_of(facts),
            parties: parties(facts),
            proof: vec![
                line("Nummer van dit bewijs", row.receipt.to_string()),
                line("Jouw nummer in de keten", row.subject.clone()),
                line("Kenmerk van de tekst", format!("{}\n{}", row.wording, row.wording_digest)),
                line("Kenmerk van deze keuze", row.hash.clone()),
                line("Kenmerk van de regel ervoor", row.previous.clone()),
            ],
            download: format!("{}?format=jsonld", facts.url),
        }
    }
}

fn line(name: &'static str, text: String) -> Line {
    Line { name, text }
}

fn use_of(facts: &Facts<'_>) -> Vec<Line> {
    let language = facts.language;
    let names: Vec<&str> = facts.categories.iter().map(|one| one.name.get(language)).collect();
    let recipients: Vec<String> =
        facts.recipients.iter().map(|one| format!("{}: {}", one.name, one.service.get(language))).collect();
    let mut grounds: Vec<&str> = Vec::new();
    for category in &facts.categories {
        for step in category.retention.as_ref().unwrap_or(&facts.purpose.retention) {
            if let Some(ground) =
                step.ground.as_ref().map(|ground| ground.get(language)).filter(|one| !grounds.contains(one))
            {
                grounds.push(ground);
            }
        }
    }
    vec![
        line("Waarvoor", facts.purpose.description.get(language).to_owned()),
        line("Welke gegevens", names.join("\n")),
        line("Hoe lang", grounds.join("\n")),
        line("Wie ze krijgt", if recipients.is_empty() { "Niemand anders.".to_owned() } else { recipients.join("\n") }),
        line(
            "Grond",
            if facts.is_consent() { "Jouw toestemming" } else { "Ons eigen belang. Je kunt altijd nee zeggen." }
                .to_owned(),
        ),
    ]
}

fn parties(facts: &Facts<'_>) -> Vec<Line> {
    vec![
        line("Veranderen of stoppen", change(facts)),
        line("Verantwoordelijk", lines(&facts.controller)),
        line(
            "Je rechten",
            "Uitleg, inzage, verbeteren, verwijderen, stilzetten, meenemen, bezwaar maken en je toestemming intrekken."
                .to_owned(),
        ),
        line("Klacht", lines(&facts.authority)),
    ]
}

fn change(facts: &Facts<'_>) -> String {
    let account = format!("In je account: {}", facts.portal_url);
    if facts.is_mail() { format!("{account}\nOf met de link in elke e-mail.") } else { account }
}

fn lines(party: &Party<'_>) -> String {
    let address = party.address.iter().map(String::as_str);
    let all = std::iter::once(party.name).chain(address).chain([party.url]).chain(party.email).chain(party.phone);
    all.collect::<Vec<_>>().join("\n")
}

fn actor(actor: ConsentActor) -> &'static str {
    match actor {
        ConsentActor::Subject => "Door jou",
        ConsentActor::Company => "Door een medewerker, omdat jij dat vroeg",
        ConsentActor::System => "Door ons systeem",
        ConsentActor::Unknown => "Onbekend",
    }
}

/// *24 november 2026, 10.15 uur*, in the Netherlands.
fn moment(at: Timestamp) -> String {
    let time = local_time_nl(at);
    format!("{}, {}.{:02} uur", mijn_privacy_mail::date("nl", time.date()), time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_as_a_dutch_clock_says_it() {
        assert_eq!(moment("2026-11-24T09:05:59Z".parse().unwrap()), "24 november 2026, 10.05 uur");
        assert_eq!(moment("2026-06-30T22:30:00Z".parse().unwrap()), "1 juli 2026, 0.30 uur");
    }
}
