//! Texts of whatever a person writes in, in Dutch.

use crate::i18n::{Message, Plural, WritingTexts};

/// In Dutch.
pub static NL: WritingTexts = WritingTexts {
    no_bsn: "Zet hier geen burgerservicenummer in.",
    left: Plural { one: "Nog {} teken", other: "Nog {} tekens" },
    too_long: Plural { one: "Je tekst is {} teken te lang", other: "Je tekst is {} tekens te lang" },
    kept: "Wat je invulde, staat er nog.",
    bsn_ways: ["Haal het weg", "Het is iets anders, verstuur toch"],
    bsn_gone: "Het nummer is weg. Kijk je tekst nog even na en verstuur hem dan.",
    bsn: Message {
        title: "Dit lijkt op een burgerservicenummer",
        text: "We hebben je burgerservicenummer niet nodig en mogen het meestal niet bewaren. Haal het liever weg.",
    },
    faults: [
        "Je tekst heeft tekens die we niet kunnen opslaan. Haal ze weg.",
        "Je tekst is te lang. Maak hem korter.",
        "Dit kunnen we zo niet aannemen.",
    ],
};
