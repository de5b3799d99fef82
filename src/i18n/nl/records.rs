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
    started: [
        "Je account is opgeheven. De bewaartermijn loopt sinds {}.",
        "Je vroeg ons om gegevens te verwijderen. De bewaartermijn loopt sinds {}.",
    ],
    satisfied: "Je bent tevreden sinds {}.",
    satisfy: "Ik ben tevreden",
    satisfied_now: "Dank je. We hebben genoteerd dat je tevreden bent.",
    withdraw: "Toestemming intrekken",
    what_goes: "We verwijderen dan dit bericht en ons antwoord. Alleen wat we van de wet moeten bewaren, blijft. Dat gebruiken we nergens anders voor.",
    open_question: "Je vraag is nog niet beantwoord. Wat wil je?",
    answer_first: "Eerst antwoord, dan verwijderen",
    delete_now: "Nu verwijderen",
    sending: "We slaan dit op…",
    kept: "Je trok je toestemming in. We moeten dit bewaren volgens {}, tot {}. We gebruiken het nergens anders voor.",
    after_answer: "Je trok je toestemming in. We beantwoorden eerst je vraag. Daarna verwijderen we dit bericht.",
    gone: "Je trok je toestemming in. Dit bericht is verwijderd.",
    withdrawn_now: [
        "Je bericht is verwijderd.",
        "Je toestemming is ingetrokken. Wat we van de wet moeten bewaren, blijft tot de datum die erbij staat.",
        "Je toestemming is ingetrokken. We beantwoorden eerst je vraag.",
    ],
    goes: "We verwijderen dit op {}.",
    systems: ["Mijn SoHosted", "Control Panel"],
    from_address: "vanaf {}",
};
