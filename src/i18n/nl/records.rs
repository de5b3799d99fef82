//! Texts of the lists in the cards, in Dutch.

use crate::i18n::RecordTexts;

/// In Dutch.
pub static NL: RecordTexts = RecordTexts {
    titles: ["Je bestellingen", "Je berichten", "Wat je deed"],
    empty: ["Er zijn geen bestellingen.", "Er zijn geen berichten.", "Er is niets vastgelegd."],
    shown: "{} van {}",
    ordered: "besteld op {}",
    completed: "afgerond op {}",
    running: "loopt nog",
    answered: "beantwoord op {}",
    open: "nog niet beantwoord",
    goes: "We verwijderen dit op {}.",
    systems: ["Mijn SoHosted", "Control Panel"],
    from_address: "vanaf {}",
};
