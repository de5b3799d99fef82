//! Texts of what goes and what stays, in Dutch.

use crate::i18n::{Plural, PreviewTexts};

/// In Dutch.
pub static NL: PreviewTexts = PreviewTexts {
    goes: ["Dit verwijderen we meteen", "Er is niets dat we meteen kunnen verwijderen."],
    asked: [
        "Dit vragen we een ander bedrijf te verwijderen",
        "Alleen {} heeft deze gegevens. We vragen {} om ze te verwijderen.",
    ],
    stays: ["Dit blijft nog even", "Er blijft niets achter."],
    lifts: "Je vroeg ons eerder om je gegevens niet te gebruiken voor: {}. Die beperking houdt op als we doen wat je nu vraagt.",
    blocks: "Dit moet je eerst regelen",
    blocks_hint: "Zolang dit openstaat, kunnen we je account niet opheffen. Je kunt je verzoek wel gewoon versturen.",
    block_kinds: ["Dienst die nog loopt", "Domeinnaam die verhuist", "Factuur die nog openstaat"],
    solve: "Regel dit nu",
    count: Plural { one: "{} onderdeel", other: "{} onderdelen" },
    law: "Dat moet volgens {}.",
    until: ["Weg op {}.", "Uiterlijk weg op {}."],
    no_day: ["Er is nog geen einddatum.", "Elk onderdeel heeft een eigen einddatum."],
    kinds: Plural { one: "{} soort gegevens", other: "{} soorten gegevens" },
    login: "Daarna kun je niet meer inloggen. Voor het antwoord krijg je een link in je e\u{2011}mail.",
    on: "Zo is het op {}.",
};
