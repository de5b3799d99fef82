//! Texts of what stands beside the switches, in Dutch.

use crate::i18n::{HomeTexts, Plural};

/// In Dutch.
pub static NL: HomeTexts = HomeTexts {
    requests: "Jouw verzoeken",
    no_requests: "Je hebt geen verzoeken gedaan.",
    no_open_requests: "Je hebt geen open verzoeken.",
    waits_for_you: "We wachten op jouw antwoord. Zolang staat de termijn stil.",
    new_request: "Nieuw verzoek",
    all_requests: "Al je verzoeken",
    due: "Antwoord uiterlijk {}",
    days_left: Plural { one: "nog {} dag", other: "nog {} dagen" },
    due_today: "vandaag is de laatste dag",
    is_overdue: "wij zijn te laat",
    received: "Ontvangen",
    in_progress: "We zijn ermee bezig",
    step_done: " (klaar)",
    rest: "Meer informatie",
    notice: "Privacyverklaring",
    notice_of: "Van {}",
    not_shown: "Wat je hier niet ziet",
    complain: [
        "Niet tevreden over ons antwoord? Dan kun je ",
        "een klacht indienen",
        " bij de Autoriteit Persoonsgegevens.",
    ],
    request_kinds: [
        "Uitleg over je gegevens",
        "Inzage in je gegevens",
        "Gegevens verbeteren",
        "Gegevens laten verwijderen",
        "Gebruik beperken",
        "Gegevens meenemen",
        "Bezwaar",
        "Een mens laten beslissen",
        "Lijst van leveranciers",
        "Account opheffen",
    ],
    attention: "Voor jou",
    result_ready: ["Je gegevens staan klaar", "Verzoek {}. Je kunt ze ophalen tot {}."],
    question: ["We hebben een vraag over je verzoek", "Verzoek {}. Lees onze vraag."],
    answered: ["We hebben je verzoek beantwoord", "Verzoek {}. Lees ons antwoord."],
    overdue: ["Wij zijn te laat met je verzoek", "Verzoek {}. We hadden voor {} moeten antwoorden."],
};
