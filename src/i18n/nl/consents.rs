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
    pending: [
        "Nog niet aan: wacht op je klik in onze e\u{2011}mail",
        "Nog niet aan: wacht op je klik in onze e\u{2011}mail van {}",
    ],
    not_chosen: "Uit. Je hebt hier nog niet gekozen.",
    unknown: [
        "Uit. De tekst bij deze keuze is veranderd, dus je eerdere ja telt niet meer.",
        "Onbekend. We hebben geen bewijs van je keuze, dus dat telt als nee.",
        "Uit. We weten niet of je bij een bestelling nee kon zeggen, dus dat telt als nee.",
        "Onbekend. Dat telt als nee.",
    ],
    here: [
        "Aan in deze browser. In je account heb je nog niet gekozen.",
        "Uit in deze browser. Je ja geldt alleen in de browser waarin je die gaf.",
    ],
    channels: [
        "",
        ", via de link in een e\u{2011}mail",
        ", via onze klantenservice",
        ", overgenomen uit ons oude systeem",
        ", door een instelling van je browser",
        ", want je blokkeerde ons",
        ", via de link in onze e\u{2011}mail",
        ", vanzelf",
    ],
    mailings: "{} van maximaal {} e-mails dit jaar",
    saving: ["We zetten dit aan…", "We zetten dit uit…"],
    off_here: "Uit in deze browser. We slaan dit nog op.",
    off_here_failed: "Uit in deze browser, maar nog niet opgeslagen. {}",
    not_saved: "Niet opgeslagen. {} {}",
    still: ["Dit staat nog aan.", "Dit staat nog uit."],
    reasons: [
        "We kunnen onze server niet bereiken.",
        "Je bent uitgelogd.",
        "Er is bij ons iets mis.",
        "We hebben geen e-mailadres van je.",
        "We konden je keuze niet verwerken.",
    ],
    kept: "Nog niet opgeslagen. {}",
    kept_until: "We kunnen onze server niet bereiken. Zodra dat weer lukt, slaan we je keuze op.",
    newer: "Je keuze is intussen ergens anders veranderd. Kies wat het moet worden.",
    newer_than: [
        "Je wilde dit aanzetten, maar ergens anders is intussen anders gekozen. Nu: {}. Wat moet het worden?",
        "Je wilde dit uitzetten, maar ergens anders is intussen anders gekozen. Nu: {}. Wat moet het worden?",
    ],
    after_all: ["Toch aanzetten", "Toch uitzetten"],
    leave: "Zo laten",
    send_again: "Stuur opnieuw",
    sent_again: "We hebben de e-mail nog een keer gestuurd. Klik daarin op de link.",
    sent_before: "We stuurden je net al een e-mail. Kijk ook bij je ongewenste e-mail, of wacht even.",
    history: "Geschiedenis en bewijs",
    show_again: "De tekst bij deze keuze was verlopen. Lees hem nog eens en kies opnieuw.",
    saved: [
        "{} staat nu aan. Dat is opgeslagen.",
        "{} staat nu uit. Dat is opgeslagen.",
        "{}: we stuurden je een e-mail. Klik daarin op de link.",
    ],
    not_after_all: "Toch niet",
    stored: "Opgeslagen",
};
