//! The e-mail that warns the company: the last day of a request is near, or has passed.

use crate::Composer;
use crate::language::Language;
use crate::sheet::Sheet;
use crate::tidy::one_line;
use jiff::civil::Date;
use mijn_privacy_store::{EmailAddress, NewMail};

/// A warning about one request.
#[derive(Clone, Debug)]
pub struct WarningMail<'a> {
    /// BCP 47.
    pub language: &'a str,
    /// Its reference.
    pub reference: &'a str,
    /// The last day.
    pub due_on: Date,
    /// It has passed.
    pub overdue: bool,
    /// From [`Composer::message_id`].
    pub message_id: String,
}

impl Composer {
    /// Warns the company.
    pub fn warning(&self, to: &EmailAddress, mail: &WarningMail<'_>) -> NewMail {
        let language = Language::of(mail.language);
        let (reference, day) = (one_line(mail.reference), language.date(mail.due_on));
        let (heading, line) = match (language, mail.overdue) {
            (Language::Dutch, false) => (
                format!("Verzoek {reference} moet uiterlijk {day} af zijn"),
                format!(
                    "{day} is de laatste dag om verzoek {reference} te beantwoorden. Lukt dat niet? Verleng de termijn dan nu, en leg de klant uit waarom. Na de eerste maand kan dat niet meer."
                ),
            ),
            (Language::Dutch, true) => (
                format!("Verzoek {reference} is te laat"),
                format!(
                    "{day} was de laatste dag om verzoek {reference} te beantwoorden. De klant ziet dat wij te laat zijn, en kan een klacht indienen. Beantwoord het vandaag."
                ),
            ),
            (Language::English, false) => (
                format!("Request {reference} is due on {day}"),
                format!(
                    "{day} is the last day to answer request {reference}. If that does not work, extend it now and tell the customer why. After the first month that is no longer possible."
                ),
            ),
            (Language::English, true) => (
                format!("Request {reference} is overdue"),
                format!(
                    "{day} was the last day to answer request {reference}. The customer sees that we are late, and can complain. Answer it today."
                ),
            ),
        };
        Sheet { language, sender: self.config(), heading, before: vec![line], act: None, after: Vec::new() }
            .write(&mail.message_id, to)
    }
}
