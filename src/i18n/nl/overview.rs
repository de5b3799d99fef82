//! Texts of the overview, in Dutch.

use crate::i18n::{OverviewTexts, Plural};

/// In Dutch.
pub static NL: OverviewTexts = OverviewTexts {
    title: "Wat we van je bewaren",
    failed: "Je gegevens kunnen we nu niet laten zien. Er is niets mee gebeurd.",
    lists: [
        Plural { one: "{} bestelling", other: "{} bestellingen" },
        Plural { one: "{} bericht", other: "{} berichten" },
        Plural { one: "{} handeling", other: "{} handelingen" },
    ],
    first_goes: ", de eerste verwijderen we op {}",
};
