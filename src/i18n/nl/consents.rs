//! Texts of the choices, in Dutch.

use crate::i18n::ConsentTexts;

/// In Dutch.
pub static NL: ConsentTexts = ConsentTexts {
    title: "Jouw keuzes",
    failed: "Je keuzes kunnen we nu niet laten zien. Er is niets veranderd.",
    empty: "Er valt hier niets te kiezen.",
    meaning: "Wat betekent dit?",
    on: ["Aan", "Aan sinds {}"],
    on_until_objection: ["Aan, zolang jij geen bezwaar maakt", "Aan sinds {}, zolang jij geen bezwaar maakt"],
    off: ["Uit", "Uit sinds {}"],
    off_objected: ["Uit, want je maakte bezwaar", "Uit sinds {}, want je maakte bezwaar"],
    pending: ["Nog niet aan: wacht op je klik in onze e-mail", "Nog niet aan: wacht op je klik in onze e-mail van {}"],
    not_chosen: "Uit. Je hebt hier nog niet gekozen.",
    unknown: "Onbekend. Dat telt als nee.",
    channels: [
        "",
        ", via de link in een e-mail",
        ", via onze klantenservice",
        ", overgenomen uit ons oude systeem",
        ", door een instelling van je browser",
        ", want je blokkeerde ons",
    ],
    mailings: "Hoogstens {} e-mails per jaar, dit jaar {}",
    saving: ["We zetten dit aan…", "We zetten dit uit…"],
    off_here: "Uit in deze browser. We slaan dit nog op.",
    off_here_failed: "Uit in deze browser, maar nog niet opgeslagen. {}",
    not_saved: "Niet opgeslagen. {} {}",
    still: ["Dit staat nog aan.", "Dit staat nog uit."],
    reasons: [
        "We kunnen onze server niet bereiken.",
        "Je bent uitgelogd.",
        "Er is bij ons iets mis.",
        "We konden je keuze niet verwerken.",
    ],
    newer: "Je keuze was intussen ergens anders gewijzigd. Hier zie je de nieuwste stand. Wij hebben niets overschreven.",
    show_again: "De tekst bij deze keuze was verlopen. Lees hem nog eens en kies opnieuw.",
    saved: [
        "{} staat nu aan. Dat is opgeslagen.",
        "{} staat nu uit. Dat is opgeslagen.",
        "{}: we stuurden je een e-mail. Klik daarin op de link.",
    ],
    not_after_all: "Toch niet",
    stored: "Opgeslagen",
};
