//! What the e-mails say, and that nothing in them can break out of its place.

use crate::parts::{LINK, address, asked, at, composer, mail, sender};
use jiff::Timestamp;
use jiff::civil::date;
use mail_parser::MessageParser;
use mijn_privacy_mail::{
    AskedBy, ConfirmationMail, NewEmailMail, ReminderMail, RequestMail, RequestNews, SendError, WarningMail, message,
};
use mijn_privacy_store::NewMail;

fn reminder(subject: &str, language: &str) -> NewMail {
    let mail = ReminderMail {
        language,
        subject,
        received_on: date(2026, 5, 3),
        link: "https://mijn.example.nl/#mijn-privacy/contact",
        until: date(2026, 12, 24),
        message_id: composer().message_id([9; 16]),
    };
    composer().contact_reminder(&address("anna@example.nl"), &mail)
}

#[test]
fn a_confirmation_says_what_it_is_and_what_happens_without_a_click() {
    let mail = mail("anna@example.nl");
    assert_eq!(mail.subject, "Bevestig je keuze: Nieuwsbrief");
    assert_eq!(mail.message_id, "07070707070707070707070707070707@example.nl");
    for said in [
        "Nieuwsbrief\nNieuws, tips",
        "De link werkt tot en met 1 december 2026.",
        "Dan hoef je niets te\ndoen. Het blijft uit",
        "verwijderen we deze aanvraag",
        "Voorbeeld Hosting B.V. (verzonnen)\nTestlaan 1\n9999 ZZ Teststad",
        "\nhttps://www.example.nl/contact\n",
    ] {
        assert!(mail.text.contains(said), "{said}: {}", mail.text);
    }
    assert!(mail.text.lines().any(|line| line == LINK), "the link stands alone: {}", mail.text);
    assert!(mail.html.contains(&format!("href=\"{LINK}\"")) && mail.html.contains("Dan hoef je niets te doen."));
}

#[test]
fn who_asked_is_said() {
    let text = |by, language| {
        let mail = ConfirmationMail { by, language, ..asked("Nieuwsbrief") };
        let mail = composer().confirmation(&address("anna@example.nl"), &mail);
        assert_eq!(mail.html.contains("lang=\"en\""), language == "en");
        mail.text
    };
    let all = [AskedBy::Portal, AskedBy::Helpdesk, AskedBy::UnsubscribePage].map(|by| text(by, "nl"));
    assert!(all[0].contains("In je account heb je") && all[1].contains("Je vroeg onze klantenservice"), "{all:?}");
    assert!(all[2].contains("Met dit e-mailadres is gevraagd"), "{all:?}");
    assert!(text(AskedBy::Portal, "en").contains("In your account you switched this on"));
}

#[test]
fn a_reminder_asks_once_and_tells_what_silence_does() {
    let mail = reminder("Website is traag", "nl");
    for said in ["Op 3 mei 2026", "\nWebsite is traag\n", "tot en met 24 december 2026", "enige herinnering"] {
        assert!(mail.text.contains(said), "{said}: {}", mail.text);
    }
    assert!(!mail.subject.contains("traag"), "what a person wrote stays out of the subject");
    assert!(reminder("Slow", "en").text.contains("On 3 May 2026 you sent us"));
}

#[test]
fn plain_text_fits_76_columns_and_the_html_loads_nothing() {
    let long = "Een titel die maar niet ophoudt ".repeat(20);
    let mails = [
        composer().confirmation(&address("anna@example.nl"), &asked(&long)),
        reminder(&long, "nl"),
        reminder(&long, "en"),
    ];
    for mail in mails {
        let wide = mail.text.lines().find(|line| line.chars().count() > 76 && !line.starts_with("https://"));
        assert_eq!(wide, None);
        for remote in ["<img", "<link", "<script", "src=", "url(", "@import", "<form"] {
            assert!(!mail.html.contains(remote), "{remote}: {}", mail.html);
        }
        assert!(mail.html.contains("prefers-color-scheme: dark") && mail.html.contains("name=\"color-scheme\""));
    }
}

#[test]
fn no_title_gets_into_the_headers_or_out_of_its_place() {
    for (title, subject) in [
        ("Nieuws\r\nBcc: b@example.nl\r\n\r\nhallo", "Bevestig je keuze: Nieuws Bcc: b@example.nl hallo"),
        ("\u{202e}feirbsweiN", "Bevestig je keuze: feirbsweiN"),
        ("מכתב חדשות", "Bevestig je keuze: מכתב חדשות"),
        ("Nieuws 🎉 für dich", "Bevestig je keuze: Nieuws 🎉 für dich"),
        ("<b onload=x>\"&", "Bevestig je keuze: <b onload=x>\"&"),
    ] {
        let mail = composer().confirmation(&address("anna@example.nl"), &asked(title));
        assert!(!mail.html.contains("<b onload"), "{}", mail.html);
        let raw = message(&sender(), &mail, at(), None).unwrap().formatted();
        let read = MessageParser::default().parse(&raw).unwrap();
        assert_eq!(read.subject(), Some(subject));
        assert!(read.bcc().is_none() && read.headers().len() == 9, "{:?}", read.headers());
    }
}

#[test]
fn a_very_long_subject_is_folded_so_that_every_server_takes_it() {
    let mail = composer().confirmation(&address("anna@example.nl"), &asked(&"é".repeat(10_000)));
    let raw = message(&sender(), &mail, at(), None).unwrap().formatted();
    let text = String::from_utf8(raw).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
    let subject = MessageParser::default().parse(text.as_bytes()).unwrap().subject().unwrap().to_owned();
    assert_eq!(subject.chars().count(), 201);
}

#[test]
fn a_line_break_that_comes_past_the_composer_is_refused() {
    let good = mail("anna@example.nl");
    let id = |id: &str| NewMail { message_id: id.into(), ..good.clone() };
    let bad = [
        NewMail { subject: "Hallo\r\nBcc: b@example.nl".into(), ..good.clone() },
        id("a@example.nl>\r\nBcc: b@example.nl"),
        id("../../etc@example.nl"),
        id("a b@example.nl"),
        id("geen"),
        id(""),
    ];
    for mail in bad {
        let refused = message(&sender(), &mail, at(), None);
        assert!(matches!(refused, Err(SendError::Never(_))), "{:?}", mail.message_id);
    }
}

#[test]
fn the_headers_say_who_and_that_no_answer_by_a_machine_is_wanted() {
    let raw = message(&sender(), &mail("anna@example.nl"), at(), None).unwrap().formatted();
    let read = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert_eq!(read.reply_to().and_then(|to| to.first()?.address()), Some("vragen@example.nl"));
    assert_eq!(read.date().map(|date| date.to_rfc3339()), Some("2026-11-24T11:30:00Z".into()));
}

const NEWS: [RequestNews; 13] = [
    RequestNews::Received(date(2026, 12, 24)),
    RequestNews::DoneAtOnce,
    RequestNews::Message,
    RequestNews::Question,
    RequestNews::Paused,
    RequestNews::Extended(date(2027, 2, 24)),
    RequestNews::ResultReady(Timestamp::constant(1_796_721_300, 0)),
    RequestNews::Answered,
    RequestNews::Rejected,
    RequestNews::Cancelled,
    RequestNews::Lifted(date(2026, 12, 1)),
    RequestNews::LiftedByPerson,
    RequestNews::AnsweredInPart,
];

fn about(news: RequestNews, language: &str) -> NewMail {
    written(news, language, false)
}

fn written(news: RequestNews, language: &str, without_account: bool) -> NewMail {
    let mail = RequestMail {
        language,
        news,
        reference: "INZ-2026-0142",
        received_on: date(2026, 11, 24),
        link: "https://mijn.example.nl/#mijn-privacy/requests/1",
        without_account,
        authority: ("Autoriteit Test (verzonnen)", "https://klacht.example.nl/een-klacht"),
        message_id: composer().message_id([9; 16]),
    };
    composer().request(&address("anna@example.nl"), &mail)
}

#[test]
fn who_has_no_account_is_not_told_to_log_in() {
    for (language, word) in [("nl", "ingelogd"), ("en", "logged in")] {
        for without_account in [false, true] {
            let mail = written(RequestNews::Message, language, without_account);
            let text = mail.text.replace('\n', " ");
            assert_eq!(text.contains(word), !without_account, "{text}");
        }
    }
}

#[test]
fn every_news_of_a_request_names_it_and_leads_to_it_and_says_nothing_of_it() {
    for language in ["nl", "en"] {
        let subjects: Vec<String> = NEWS.map(|news| about(news, language).subject).into();
        let mut different = subjects.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), NEWS.len(), "{subjects:?}");
        for mail in NEWS.map(|news| about(news, language)) {
            assert!(mail.subject.contains("INZ-2026-0142") && mail.subject.len() < 78, "{}", mail.subject);
            assert!(mail.text.lines().any(|line| line == "https://mijn.example.nl/#mijn-privacy/requests/1"));
            assert!(mail.text.contains("24 november 2026") || mail.text.contains("24 November 2026"), "{}", mail.text);
            assert!(mail.html.contains("href=\"https://mijn.example.nl/#mijn-privacy/requests/1\""));
            assert!(mail.text.lines().all(|line| line.chars().count() <= 76), "{}", mail.text);
        }
    }
}

#[test]
fn what_counts_of_a_request_stands_in_its_mail() {
    let received = about(NEWS[0], "nl").text;
    assert!(received.contains("Je krijgt uiterlijk 24 december 2026 antwoord"), "{received}");
    let paused = about(RequestNews::Paused, "nl").text;
    assert!(paused.contains("staat de termijn stil") && paused.contains("nooit een kopie"), "{paused}");
    let ready = about(NEWS[6], "nl").text;
    assert!(ready.replace('\n', " ").contains("ophalen tot 8 december 2026 om 10.15 uur"), "{ready}");
    let lifted = about(NEWS[10], "nl").text.replace('\n', " ");
    assert!(lifted.contains("Vanaf 1 december 2026 doen we dat weer") && lifted.contains("niet mee eens"), "{lifted}");
    assert!(about(NEWS[10], "en").text.replace('\n', " ").contains("From 1 December 2026"));
    assert!(about(NEWS[5], "en").text.contains("by 24 February 2027"));
}

/// GDPR art. 12(4).
#[test]
fn what_is_not_done_brings_both_ways_on_and_nothing_else_does() {
    for (language, court) in [("nl", "vraag de rechter"), ("en", "ask the court")] {
        for news in NEWS {
            let mail = about(news, language);
            let refused = matches!(news, RequestNews::Rejected | RequestNews::AnsweredInPart);
            let has = |text: &str| {
                let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let link = flat.contains("https://klacht.example.nl/een-klacht");
                (link, flat.contains("Autoriteit Test (verzonnen)"), flat.contains(court))
            };
            assert_eq!(has(&mail.text), (refused, refused, refused), "{}", mail.text);
            assert_eq!(has(&mail.html), (refused, refused, refused), "{}", mail.html);
        }
    }
}

#[test]
fn a_changed_address_is_asked_at_the_new_one_and_told_at_the_old() {
    for (language, until, asked, told) in [
        ("nl", "tot 24 november 2026 om 12.30 uur.", "Heb je dit niet zelf gevraagd? Dan", "Neem dan meteen contact"),
        ("en", "until 24 November 2026, 12:30.", "Nothing changes.", "contact us at once"),
    ] {
        let mail = NewEmailMail { language, link: LINK, until: at(), message_id: "a@example.nl".into() };
        let new = composer().new_email(&address("new@example.nl"), &mail);
        let flat = |text: &str| text.replace('\n', " ");
        assert!(flat(&new.text).contains(until), "{}", new.text);
        assert!(flat(&new.text).contains(asked) && new.text.lines().any(|line| line == LINK), "{}", new.text);
        let old = composer().email_changed(&address("old@example.nl"), language, "b@example.nl");
        assert!(flat(&old.text).to_lowercase().contains(&told.to_lowercase()), "{}", old.text);
        assert!(!old.text.contains("new@example.nl") && !old.html.contains("new@example.nl"));
    }
}

#[test]
fn a_warning_names_the_request_and_its_last_day() {
    for (language, overdue, subject) in [
        ("nl", false, "Verzoek INZ-2026-0142 moet uiterlijk 24 december 2026 af zijn"),
        ("nl", true, "Verzoek INZ-2026-0142 is te laat"),
        ("en", false, "Request INZ-2026-0142 is due on 24 December 2026"),
        ("en", true, "Request INZ-2026-0142 is overdue"),
    ] {
        let mail = WarningMail {
            language,
            reference: "INZ-2026-0142",
            due_on: date(2026, 12, 24),
            overdue,
            message_id: "c@example.nl".into(),
        };
        assert_eq!(composer().warning(&address("privacy@example.nl"), &mail).subject, subject);
    }
}
