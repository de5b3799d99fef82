//! Texts of what goes and what stays, in Dutch.

use crate::i18n::{Plural, PreviewTexts};

/// In Dutch.
pub static NL: PreviewTexts = PreviewTexts {
    goes: ["Dit verwijderen we meteen", "Er is niets dat we meteen kunnen verwijderen."],
    stays: ["Dit blijft nog even", "Er blijft niets achter."],
    blocks: "Dit moet je eerst regelen",
    blocks_hint: "Zolang dit openstaat, kunnen we je account niet opheffen. Je kunt je verzoek wel gewoon versturen.",
    block_kinds: ["Dienst die nog loopt", "Domeinnaam die verhuist", "Factuur die nog openstaat"],
    solve: "Regel dit nu",
    count: Plural { one: "{} onderdeel", other: "{} onderdelen" },
    law: "Dat moet volgens {}.",
    until: "Weg op {}.",
    no_day: "Er is nog geen einddatum.",
    on: "Zo is het op {}.",
};
