//! What the tests compose and send.

use jiff::Timestamp;
use jiff::civil::date;
use mijn_privacy_mail::{AskedBy, Composer, ComposerConfig, ConfirmationMail, Sender};
use mijn_privacy_store::{EmailAddress, NewMail};

pub const LINK: &str =
    "https://mijn.example.nl/api/privacy/v1/public/confirmations/Zm9yLXRoZS10ZXN0LW9ubHktbm8tcmVhbC10b2tlbg";

pub fn composer() -> Composer {
    Composer::new(ComposerConfig {
        company: "Voorbeeld Hosting B.V. (verzonnen)".into(),
        address: vec!["Testlaan 1".into(), "9999 ZZ Teststad".into()],
        contact_url: "https://www.example.nl/contact".into(),
        domain: "example.nl".into(),
    })
}

pub fn sender() -> Sender {
    Sender::parse("Voorbeeld Hosting <privacy@example.nl>", Some("vragen@example.nl")).unwrap()
}

pub fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

pub fn at() -> Timestamp {
    "2026-11-24T11:30:00Z".parse().unwrap()
}

pub fn asked(title: &str) -> ConfirmationMail<'_> {
    ConfirmationMail {
        language: "nl",
        title,
        summary: "Nieuws, tips en informatie over onze producten, per e-mail.",
        link: LINK,
        until: date(2026, 12, 1),
        by: AskedBy::Portal,
        message_id: composer().message_id([7; 16]),
    }
}

pub fn mail(to: &str) -> NewMail {
    composer().confirmation(&address(to), &asked("Nieuwsbrief"))
}
