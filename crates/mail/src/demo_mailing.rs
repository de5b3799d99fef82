//! An invented newsletter and an invented offer, so that the demo has unsubscribe links to try.

use crate::composer::{Composer, ComposerConfig, whole};
use crate::language::Language;
use askama::Template;
use mijn_privacy_store::{EmailAddress, NewMail};

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoMailing {
    /// News.
    Newsletter,
    /// An offer to customers.
    Marketing,
}

impl DemoMailing {
    /// The subject line.
    pub fn subject(self) -> &'static str {
        match self {
            Self::Newsletter => "Nieuwsbrief: drie tips voor een veilig wachtwoord",
            Self::Marketing => "Een tweede domeinnaam voor de helft van de prijs",
        }
    }
}

impl Composer {
    /// Writes it, with the link that stops it.
    pub fn demo_mailing(
        &self,
        to: &EmailAddress,
        what: DemoMailing,
        unsubscribe_url: &str,
        message_id: &str,
    ) -> NewMail {
        let m = Mailing {
            language: Language::Dutch,
            sender: self.config(),
            heading: what.subject(),
            is_newsletter: what == DemoMailing::Newsletter,
            unsubscribe_url,
        };
        let (text, html) = (MailingText { m: &m }.render(), MailingHtml { m: &m }.render());
        whole(message_id, to, m.heading.to_owned(), text, html)
    }
}

struct Mailing<'a> {
    language: Language,
    sender: &'a ComposerConfig,
    heading: &'static str,
    is_newsletter: bool,
    unsubscribe_url: &'a str,
}

#[derive(Template)]
#[template(path = "demo_mailing.txt")]
struct MailingText<'a> {
    m: &'a Mailing<'a>,
}

#[derive(Template)]
#[template(path = "demo_mailing.html")]
struct MailingHtml<'a> {
    m: &'a Mailing<'a>,
}
