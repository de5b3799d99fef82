//! The e-mails about a changed e-mail address: one to the new address, one to the old.

use crate::Composer;
use crate::language::Language;
use crate::sheet::Sheet;
use jiff::Timestamp;
use mijn_privacy_store::{EmailAddress, NewMail};

/// Asks who has the new address to confirm it.
#[derive(Clone, Debug)]
pub struct NewEmailMail<'a> {
    /// BCP 47.
    pub language: &'a str,
    /// The page that confirms, absolute.
    pub link: &'a str,
    /// The first moment at which the link no longer works.
    pub until: Timestamp,
    /// From [`Composer::message_id`].
    pub message_id: String,
}

impl Composer {
    /// To the new address: nothing changes without a click.
    pub fn new_email(&self, to: &EmailAddress, mail: &NewEmailMail<'_>) -> NewMail {
        let language = Language::of(mail.language);
        let until = language.moment(mail.until);
        let (heading, label, before, after) = match language {
            Language::Dutch => (
                "Bevestig je nieuwe e-mailadres",
                "Naar de knop",
                vec!["Met dit e-mailadres is een wijziging in een account aangevraagd. Wil je dat we dit adres voortaan gebruiken? Open dan deze link en druk op de knop op die pagina:".to_owned()],
                vec![
                    format!("De link werkt tot {until}."),
                    "Heb je dit niet zelf gevraagd? Dan hoef je niets te doen. Er verandert niets.".to_owned(),
                ],
            ),
            Language::English => (
                "Confirm your new e-mail address",
                "Go to the button",
                vec!["Somebody asked to use this e-mail address for an account. Do you want us to use it from now on? Then open this link and press the button on that page:".to_owned()],
                vec![
                    format!("The link works until {until}."),
                    "You did not ask for this yourself? Then you need not do anything. Nothing changes.".to_owned(),
                ],
            ),
        };
        Sheet {
            language,
            sender: self.config(),
            heading: heading.to_owned(),
            before,
            act: Some((label, mail.link)),
            after,
        }
        .write(&mail.message_id, to)
    }

    /// To the old address: it was changed, and what to do if that was somebody else. The new address does not stand in it.
    pub fn email_changed(&self, to: &EmailAddress, language: &str, message_id: &str) -> NewMail {
        let language = Language::of(language);
        let (heading, before) = match language {
            Language::Dutch => (
                "Je e-mailadres is gewijzigd",
                [
                    "Je account heeft een nieuw e-mailadres. We sturen voortaan niets meer over je account naar dit oude adres.",
                    "Heb je dit niet zelf gedaan? Neem dan meteen contact met ons op.",
                ],
            ),
            Language::English => (
                "Your e-mail address was changed",
                [
                    "Your account has a new e-mail address. From now on we send nothing about your account to this old one.",
                    "You did not do this yourself? Then contact us at once.",
                ],
            ),
        };
        let before = before.map(str::to_owned).into();
        Sheet { language, sender: self.config(), heading: heading.to_owned(), before, act: None, after: Vec::new() }
            .write(message_id, to)
    }
}
