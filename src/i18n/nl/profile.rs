//! Texts of what a person can change by themselves, in Dutch.

use crate::i18n::{Message, ProfileTexts};

/// In Dutch.
pub static NL: ProfileTexts = ProfileTexts {
    title: "Je gegevens aanpassen",
    lead: "Klopt er iets niet? Pas het hier aan. Wat je hier niet zelf kunt aanpassen, passen wij voor je aan.",
    nothing: "Niets opgeslagen",
    change: "Aanpassen",
    ask: "Vraag ons dit aan te passen",
    new_value: "{}: nieuw",
    ways: ["Verder", "Toch niet", "Terug"],
    both: ["Klopt dit?", "Nu", "Wordt"],
    save: ["Sla op", "We slaan dit op…", "Sla opnieuw op"],
    saved: "Opgeslagen: {}.",
    email: "We sturen een e-mail met een link naar {}. Pas als je daarop klikt, gaat het nieuwe adres gelden. We laten het ook weten op {}.",
    email_first: "We sturen een e-mail met een link naar {}. Pas als je daarop klikt, gaat het adres gelden.",
    pending: "Wacht op je klik in de e-mail aan {}. De link werkt tot {}.",
    sent: "We stuurden een e-mail naar {}. Klik daarin op de link.",
    not_saved: "Dit is niet opgeslagen",
    changed: Message {
        title: "Dit is intussen ergens anders veranderd",
        text: "Er staat nu: “{}”. Jij vulde in: “{}”. Sla opnieuw op als jouw tekst moet gelden.",
    },
    faults: [
        "Vul in wat het moet worden.",
        "Dit staat er al.",
        "Dit is geen e-mailadres. Een e-mailadres ziet er zo uit: naam@example.nl.",
        "Dit is geen telefoonnummer. Gebruik alleen cijfers, spaties en eventueel een plus vooraan.",
        "Je tekst heeft tekens die we niet kunnen opslaan. Haal ze weg.",
        "Je tekst is te lang. Maak hem korter.",
        "Dit kun je hier niet zelf aanpassen. Vraag het ons met een verzoek.",
        "Dit kunnen we zo niet opslaan.",
    ],
};
