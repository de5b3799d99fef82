//! Texts of one choice in full, in Dutch.

use crate::i18n::ChoiceTexts;

/// In Dutch.
pub static NL: ChoiceTexts = ChoiceTexts {
    version: "Tekst {}",
    under_notice: "Gekozen onder de privacyverklaring van {}",
    history: "Geschiedenis",
    no_history: "Je hebt hier nog niets gekozen.",
    changes: [
        "Aangezet",
        "Uit",
        "Uitgezet",
        "Bezwaar gemaakt",
        "Gevraagd, nog niet bevestigd",
        "Onbekend, telt als nee",
    ],
    channels: [
        "Hier, in je account",
        "Via de link om je af te melden in een e-mail",
        "Via onze klantenservice",
        "Overgenomen uit ons oude systeem",
        "Door een instelling van je browser",
        "Omdat je ons blokkeerde",
        "Via de link in onze e-mail om te bevestigen",
        "Vanzelf, want de tijd was om of je account werd opgeheven",
    ],
    actors: [", door een medewerker", ", automatisch"],
    receipt: "Bewijs",
    receipt_title: "Bewijs van je keuze",
    receipt_facts: ["Je keuze", "Wanneer", "Hoe", "De tekst die je zag", "Versie", "Privacyverklaring van", "Kenmerk"],
    shown: "{}, getoond op {}",
    wording_gone: "Deze tekst bewaren we niet meer.",
    keep_lead: "Wil je dit bewijs zelf bewaren? Kies hoe.",
    keep: ["Bewaar om te printen", "Bewaar als gegevens"],
    kept: "Je bewijs is opgeslagen als bestand.",
    sent: "Aanbiedingen van dit jaar",
    facts_title: "Goed om te weten",
    browser_title: "Wat deze browser nu doet",
    browser: [
        "Deze browser laat ons meten op onze website.",
        "Deze browser laat ons niet meten.",
        "Je browser vraagt websites om je niet te volgen. Daarom meten we niet.",
        "Je keuze in deze browser is onleesbaar. Daarom meten we niet.",
        "Op deze pagina kunnen we niet zien wat deze browser doet.",
    ],
    account_differs: "In je account staat meten aan. Dat geldt alleen in de browser waarin je het aanzette.",
    left: "Deze cookies konden we niet weghalen: {}. Dat kun je doen in je browser.",
    elsewhere: "Cookies van andere websites kunnen we niet weghalen. Dat kun je doen in je browser.",
    never_here: "Op de pagina's met jouw privacy meten we nooit.",
};
