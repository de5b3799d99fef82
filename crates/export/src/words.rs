//! The contract's words in Dutch, for the CSVs and the page.

use mijn_privacy_api::{
    ActivitySystem, Author, ConsentActor, LegalBasis, NoDateReason, PauseGround, Period, RequestEventKind, RequestKind,
    RequestStatus, RestrictionGround, RetentionStart, RetentionStep, Right,
};

pub(crate) use crate::plain::{channel, outcome, state};

const UNKNOWN: &str = "Onbekend";

/// By whom.
pub(crate) fn actor(actor: ConsentActor) -> &'static str {
    match actor {
        ConsentActor::Subject => "Jij",
        ConsentActor::Company => "Een medewerker, omdat jij dat vroeg",
        ConsentActor::System => "Ons systeem",
        ConsentActor::Unknown => UNKNOWN,
    }
}

/// Where something was done.
pub(crate) fn system(system: ActivitySystem) -> &'static str {
    match system {
        ActivitySystem::Portal => "Mijn SoHosted",
        ActivitySystem::ControlPanel => "Control Panel",
        ActivitySystem::Unknown => UNKNOWN,
    }
}

/// What was asked.
pub(crate) fn request(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Explanation => "Uitleg",
        RequestKind::Access => "Inzage",
        RequestKind::Rectification => "Verbeteren",
        RequestKind::Erasure => "Verwijderen",
        RequestKind::Restriction => "Gebruik beperken",
        RequestKind::Portability => "Gegevens meenemen",
        RequestKind::Objection => "Bezwaar",
        RequestKind::AutomatedDecision => "Een mens laten beslissen",
        RequestKind::SupplierList => "Lijst van leveranciers",
        RequestKind::AccountClosure => "Account opheffen",
        RequestKind::Unknown => UNKNOWN,
    }
}

/// How far it is.
pub(crate) fn status(status: RequestStatus) -> &'static str {
    match status {
        RequestStatus::Received => "Ontvangen",
        RequestStatus::InProgress => "We zijn ermee bezig",
        RequestStatus::Completed => "Beantwoord",
        RequestStatus::Rejected => "Afgewezen",
        RequestStatus::Cancelled => "Ingetrokken",
        RequestStatus::Unknown => UNKNOWN,
    }
}

/// What happened to it.
pub(crate) fn happened(kind: RequestEventKind) -> &'static str {
    match kind {
        RequestEventKind::Received => "Ontvangen",
        RequestEventKind::IdentityConfirmed => "Je bevestigde wie je bent",
        RequestEventKind::InProgress => "We zijn ermee bezig",
        RequestEventKind::Paused => "De termijn staat stil",
        RequestEventKind::Resumed => "De termijn loopt weer",
        RequestEventKind::Extended => "Wij hebben meer tijd nodig",
        RequestEventKind::Completed => "Beantwoord",
        RequestEventKind::Rejected => "Afgewezen",
        RequestEventKind::Cancelled => "Je trok je verzoek in",
        RequestEventKind::Accepted => "We gaan het doen",
        RequestEventKind::Restricted => "We gebruiken deze gegevens even niet",
        RequestEventKind::RestrictionLifted => "We gebruiken deze gegevens weer",
        RequestEventKind::LiftAnnounced => "We vertelden dat we deze gegevens weer gaan gebruiken",
        RequestEventKind::ResultReady => "Het bestand staat klaar",
        RequestEventKind::Unknown => UNKNOWN,
    }
}

/// What a pause is for.
pub(crate) fn pause(ground: PauseGround) -> &'static str {
    match ground {
        PauseGround::Identity => "We weten nog niet zeker of jij het bent",
        PauseGround::Specification => "We weten nog niet welke gegevens je bedoelt",
        PauseGround::Unknown => UNKNOWN,
    }
}

/// Why the use should stand still.
pub(crate) fn restriction(ground: RestrictionGround) -> &'static str {
    match ground {
        RestrictionGround::Accuracy => "De gegevens kloppen niet",
        RestrictionGround::Unlawful => "Het gebruik mag niet",
        RestrictionGround::LegalClaim => "Je hebt ze nodig voor een rechtszaak",
        RestrictionGround::Objection => "Je maakte bezwaar",
        RestrictionGround::Unknown => UNKNOWN,
    }
}

/// Who wrote.
pub(crate) fn author(author: Author) -> &'static str {
    match author {
        Author::Person => "Bericht van jou",
        Author::Officer => "Bericht van ons",
        Author::Unknown => "Bericht",
    }
}

/// What was looked at: the part of the address that was called.
pub(crate) fn looked_at(what: &str) -> &str {
    match what {
        "session" => "Of je bent ingelogd",
        "overview" => "Het overzicht",
        "profile" => "Je gegevens",
        "orders" => "Je bestellingen",
        "contact-messages" => "Je berichten",
        "activity" => "Wat je deed",
        "consents" => "Je keuzes",
        "requests" => "Je verzoeken",
        "results" => "Het bestand met je gegevens",
        "erasure-preview" => "Wat er bij verwijderen weggaat",
        "export" => "Alles, om dit bestand te maken",
        other => other,
    }
}

/// A right, and in one sentence what it is.
pub(crate) fn right(right: Right) -> (&'static str, &'static str) {
    match right {
        Right::Explanation => ("Uitleg krijgen", "Je mag vragen welke gegevens we gebruiken en wat we ermee doen."),
        Right::Access => ("Je gegevens inzien", "Je mag een kopie van je gegevens vragen. Dit bestand is er een."),
        Right::Rectification => {
            ("Fouten laten verbeteren", "Klopt er iets niet, dan mag je vragen om het te verbeteren.")
        }
        Right::Erasure => {
            ("Gegevens laten verwijderen", "Je mag vragen om gegevens te verwijderen die we niet meer nodig hebben.")
        }
        Right::Restriction => {
            ("Gebruik laten beperken", "Je mag vragen om gegevens wel te bewaren, maar even niet te gebruiken.")
        }
        Right::Portability => ("Gegevens meenemen", "Wat je ons zelf gaf, mag je meenemen naar een ander bedrijf."),
        Right::Objection => {
            ("Bezwaar maken", "Gebruiken we gegevens voor ons eigen belang, dan mag je daar bezwaar tegen maken.")
        }
        Right::AutomatedDecision => {
            ("Een mens laten beslissen", "Beslist een computer over jou, dan mag je vragen of een mens ernaar kijkt.")
        }
        Right::WithdrawConsent => {
            ("Je toestemming intrekken", "Gaf je toestemming, dan mag je die altijd weer intrekken.")
        }
        Right::Unknown => (UNKNOWN, ""),
    }
}

/// A legal basis as the law calls it.
pub(crate) fn basis(basis: LegalBasis) -> &'static str {
    match basis {
        LegalBasis::Consent => "toestemming",
        LegalBasis::Contract => "uitvoering van een overeenkomst",
        LegalBasis::LegalObligation => "wettelijke plicht",
        LegalBasis::VitalInterest => "vitaal belang",
        LegalBasis::PublicTask => "taak van algemeen belang",
        LegalBasis::LegitimateInterest => "gerechtvaardigd belang",
        LegalBasis::Unknown => "onbekend",
    }
}

/// The steps of a retention, a sentence each.
pub(crate) fn how_long(steps: &[RetentionStep]) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for step in steps {
        let year = if step.end_of_book_year { ", geteld vanaf het einde van dat jaar" } else { "" };
        sentences.push(match (&step.period, event(step.starts)) {
            (Some(period), None) => format!("Daarna nog {}{year}.", length(period)),
            (Some(period), Some(event)) => format!("Tot {} nadat {event}{year}.", length(period)),
            (None, event) => format!("Tot {}.", event.unwrap_or("onbekend")),
        });
        sentences.extend(step.ground.clone());
        sentences.extend(step.law.as_ref().map(|law| format!("Dat moet volgens {law}.")));
    }
    sentences.join(" ")
}

fn event(start: RetentionStart) -> Option<&'static str> {
    match start {
        RetentionStart::AccountClosed => Some("je account is opgeheven"),
        RetentionStart::OrderCompleted => Some("je bestelling is afgerond"),
        RetentionStart::Satisfied => Some("je tevreden bent met ons antwoord"),
        RetentionStart::SwitchedOff => Some("je dit uitzet"),
        RetentionStart::Recorded => Some("we dit opsloegen"),
        RetentionStart::RequestClosed => Some("je verzoek is afgesloten"),
        RetentionStart::PreviousStep => None,
        RetentionStart::Unknown => Some("onbekend"),
    }
}

fn length(period: &Period) -> String {
    let (number, unit) = period.parts();
    let word = match (unit, number) {
        ('Y', _) => "jaar",
        ('M', 1) => "maand",
        ('M', _) => "maanden",
        ('W', 1) => "week",
        ('W', _) => "weken",
        (_, 1) => "dag",
        _ => "dagen",
    };
    format!("{number} {word}")
}

/// Why there is no date.
pub(crate) fn no_date(reason: NoDateReason) -> &'static str {
    match reason {
        NoDateReason::AccountOpen => "Er is nog geen einddatum, want je account is open.",
        NoDateReason::OrderOpen => "Er is nog geen einddatum, want je bestelling loopt nog.",
        NoDateReason::NotSatisfied => "Er is nog geen einddatum, want we weten nog niet of je tevreden bent.",
        NoDateReason::SwitchedOn => "Er is nog geen einddatum, want dit staat aan.",
        NoDateReason::RequestOpen => "Er is nog geen einddatum, want je verzoek loopt nog.",
        NoDateReason::PerRecord => "Elk onderdeel heeft een eigen einddatum.",
        NoDateReason::NothingStored | NoDateReason::Unknown => "",
    }
}

/// A country in Dutch; another one by its code.
pub(crate) fn country(code: &str) -> &str {
    match code {
        "NL" => "Nederland",
        "BE" => "België",
        "DE" => "Duitsland",
        "FR" => "Frankrijk",
        "IE" => "Ierland",
        "LU" => "Luxemburg",
        "GB" => "Verenigd Koninkrijk",
        "US" => "Verenigde Staten",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retention_reads_as_sentences() {
        let step = |starts, period: Option<&str>, year, law: Option<&str>| RetentionStep {
            starts,
            period: period.map(|period| period.parse().unwrap()),
            end_of_book_year: year,
            ground: None,
            law: law.map(str::to_owned),
        };
        let steps = [
            step(RetentionStart::AccountClosed, None, false, None),
            step(RetentionStart::PreviousStep, Some("P7Y"), true, Some("artikel 52")),
        ];
        assert_eq!(
            how_long(&steps),
            "Tot je account is opgeheven. Daarna nog 7 jaar, geteld vanaf het einde van dat jaar. Dat moet volgens artikel 52."
        );
        assert_eq!(
            how_long(&[step(RetentionStart::Recorded, Some("P14D"), false, None)]),
            "Tot 14 dagen nadat we dit opsloegen."
        );
        assert_eq!(
            how_long(&[step(RetentionStart::Recorded, Some("P1M"), false, None)]),
            "Tot 1 maand nadat we dit opsloegen."
        );
    }
}
