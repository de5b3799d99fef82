//! Texts that several parts use, in Dutch.

use crate::i18n::{Common, Message};

/// In Dutch.
pub static NL: Common = Common {
    title: "Jouw privacy",
    lead: "Zie wat we van je bewaren, waarom, en tot wanneer. Kies wat wij mogen. Vraag wat je wilt weten.",
    at_time: " om {} uur",
    loading: "Even geduld, we halen je gegevens op.",
    again: "Probeer opnieuw",
    back: "Terug",
    unknown: "onbekend",
    more: "Meer laden",
    stuck: ["Kom je er niet uit?", " Neem ", "contact met ons op", "."],
    account: "Je bekijkt: {}.",
    other_accounts: "Bekijk in plaats daarvan:",
    closed: "Dit account is opgeheven op {}. Hier zie je wat we nog van je bewaren, en tot wanneer.",
    blocked: "Dit account is geblokkeerd. Je privacyrechten houd je gewoon: je kunt hier alles zien, kiezen en vragen.",
    expired: Message { title: "Je bent uitgelogd", text: "Log opnieuw in om verder te gaan." },
    typed_is_kept: "Wat je typte, hebben we voor je bewaard.",
    still_out: "Je bent nog niet ingelogd. Log eerst in.",
    logged_in: "Ik ben weer ingelogd",
    offline: Message {
        title: "Geen verbinding",
        text: "We kunnen onze server niet bereiken. Kijk of je internet werkt en probeer het opnieuw.",
    },
    down: Message { title: "Dit werkt even niet", text: "Er is bij ons iets mis. Probeer het straks opnieuw." },
    not_allowed: Message {
        title: "Dit mag je niet zien",
        text: "Alleen de eigenaar van dit account kan dit zien. Je eigen gegevens zie je wel.",
    },
    not_found: Message { title: "Dit is er niet", text: "We kunnen dit niet vinden. Misschien is het al verwijderd." },
    busy: Message {
        title: "Even wachten",
        text: "Dit ging te vaak achter elkaar. Probeer het over een minuut opnieuw.",
    },
    unreadable: Message {
        title: "Dit kunnen we niet laten zien",
        text: "We kregen een antwoord dat we niet begrijpen. Probeer het straks opnieuw.",
    },
    section: Message {
        title: "Dit onderdeel laadt niet",
        text: "De rest van de pagina werkt gewoon. Kijk of je internet werkt en probeer het opnieuw.",
    },
    contact: "Of neem ",
};
