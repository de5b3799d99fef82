//! Writes the e-mails: who we are, what was asked, what happens without a click.

use crate::language::Language;
use crate::tidy::{fold, one_line};
use askama::Template;
use jiff::civil::Date;
use mijn_privacy_store::{EmailAddress, NewMail};

/// What every e-mail says of its sender.
#[derive(Clone, Debug)]
pub struct ComposerConfig {
    /// The company's name.
    pub company: String,
    /// Its postal address, a line each.
    pub address: Vec<String>,
    /// Its contact page.
    pub contact_url: String,
    /// The domain of its sending address, for `Message-ID`s: `example.nl`.
    pub domain: String,
}

/// By which route a choice was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBy {
    /// The person, logged in.
    Portal,
    /// An employee, for the person.
    Helpdesk,
    /// Somebody who is not logged in, over the page behind an unsubscribe link.
    UnsubscribePage,
}

/// An e-mail that asks to confirm a choice.
#[derive(Clone, Debug)]
pub struct ConfirmationMail<'a> {
    /// BCP 47: the language that the wording was shown in.
    pub language: &'a str,
    /// The switch's name.
    pub title: &'a str,
    /// The switch's one line.
    pub summary: &'a str,
    /// The page that confirms, absolute.
    pub link: &'a str,
    /// The last day on which the link works.
    pub until: Date,
    /// Who asked.
    pub by: AskedBy,
    /// From [`Composer::message_id`].
    pub message_id: String,
}

/// The one e-mail that asks whether a contact message is dealt with (CON-4).
#[derive(Clone, Debug)]
pub struct ReminderMail<'a> {
    /// BCP 47.
    pub language: &'a str,
    /// The subject of the person's message.
    pub subject: &'a str,
    /// When it came in.
    pub received_on: Date,
    /// The portal's page, absolute.
    pub link: &'a str,
    /// The last day of the silence after which the person counts as satisfied.
    pub until: Date,
    /// From [`Composer::message_id`].
    pub message_id: String,
}

/// Writes e-mails for one company.
#[derive(Clone, Debug)]
pub struct Composer(ComposerConfig);

impl Composer {
    /// One company's.
    pub fn new(config: ComposerConfig) -> Self {
        Self(config)
    }

    pub(crate) fn config(&self) -> &ComposerConfig {
        &self.0
    }

    /// A message id from bytes that nobody can guess. It says nothing of whom the e-mail is for.
    pub fn message_id(&self, random: [u8; 16]) -> String {
        let name: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{name}@{}", self.0.domain)
    }

    /// Asks to confirm a choice, and says that nothing happens without a click.
    pub fn confirmation(&self, to: &EmailAddress, mail: &ConfirmationMail<'_>) -> NewMail {
        let (language, title) = (Language::of(mail.language), one_line(mail.title));
        let heading = match language {
            Language::Dutch => format!("Bevestig je keuze: {title}"),
            Language::English => format!("Confirm your choice: {title}"),
        };
        let m = Confirmation {
            language,
            sender: &self.0,
            heading: one_line(&heading),
            title,
            summary: one_line(mail.summary),
            link: mail.link,
            until: language.date(mail.until),
            by: mail.by,
        };
        let (text, html) = (ConfirmationText { m: &m }.render(), ConfirmationHtml { m: &m }.render());
        whole(&mail.message_id, to, m.heading, text, html)
    }

    /// Asks once whether a contact message is dealt with.
    pub fn contact_reminder(&self, to: &EmailAddress, mail: &ReminderMail<'_>) -> NewMail {
        let language = Language::of(mail.language);
        let heading = match language {
            Language::Dutch => "Ben je geholpen met ons antwoord?",
            Language::English => "Did our answer help you?",
        };
        let m = Reminder {
            language,
            sender: &self.0,
            heading: heading.to_owned(),
            subject: one_line(mail.subject),
            received_on: language.date(mail.received_on),
            link: mail.link,
            until: language.date(mail.until),
        };
        let (text, html) = (ReminderText { m: &m }.render(), ReminderHtml { m: &m }.render());
        whole(&mail.message_id, to, m.heading, text, html)
    }
}

struct Confirmation<'a> {
    language: Language,
    sender: &'a ComposerConfig,
    heading: String,
    title: String,
    summary: String,
    link: &'a str,
    until: String,
    by: AskedBy,
}

struct Reminder<'a> {
    language: Language,
    sender: &'a ComposerConfig,
    heading: String,
    subject: String,
    received_on: String,
    link: &'a str,
    until: String,
}

#[derive(Template)]
#[template(path = "confirmation.txt")]
struct ConfirmationText<'a> {
    m: &'a Confirmation<'a>,
}

#[derive(Template)]
#[template(path = "confirmation.html")]
struct ConfirmationHtml<'a> {
    m: &'a Confirmation<'a>,
}

#[derive(Template)]
#[template(path = "contact_reminder.txt")]
struct ReminderText<'a> {
    m: &'a Reminder<'a>,
}

#[derive(Template)]
#[template(path = "contact_reminder.html")]
struct ReminderHtml<'a> {
    m: &'a Reminder<'a>,
}

pub(crate) fn whole(
    message_id: &str,
    to: &EmailAddress,
    subject: String,
    text: askama::Result<String>,
    html: askama::Result<String>,
) -> NewMail {
    let written = "a template fails only where its text cannot be written, and these write to a string";
    let (text, html) = (fold(&text.expect(written)), html.expect(written));
    NewMail { message_id: message_id.to_owned(), to: to.clone(), subject, text, html }
}
