//! `[mail]`: how e-mails leave, and whom they come from.

use mijn_privacy_mail::{MailUrl, Sender, Transport};
use serde::{Deserialize, Deserializer, de::Error};
use std::num::NonZeroU32;
use std::path::Path;

/// `[mail]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtps://…`, `smtp://…` or `folder:…`. A password in it belongs in the environment (`MIJN_PRIVACY__MAIL__URL`), and
    /// never prints.
    #[serde(deserialize_with = "url")]
    pub url: MailUrl,
    /// `Name <name@example.nl>`.
    pub from: String,
    /// Where answers go, where that is another address.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// At most so many e-mails a minute; absent: as fast as the mail server takes them.
    #[serde(default)]
    pub per_minute: Option<NonZeroU32>,
}

/// The value itself stays out of the message: it may hold a password.
fn url<'de, D: Deserializer<'de>>(from: D) -> Result<MailUrl, D::Error> {
    let text = String::deserialize(from).map_err(|_| D::Error::custom("not a text"))?;
    text.parse().map_err(D::Error::custom)
}

impl Mail {
    /// Whom e-mails come from.
    ///
    /// # Errors
    /// A sentence that names the key.
    pub fn sender(&self) -> Result<Sender, String> {
        Sender::parse(&self.from, self.reply_to.as_deref()).map_err(|error| format!("mail.{error}"))
    }

    /// The way out.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn transport(&self) -> Result<Transport, String> {
        Transport::new(&self.url, self.sender()?)
    }

    /// The folder, where e-mails go to one.
    pub fn folder(&self) -> Option<&Path> {
        match &self.url {
            MailUrl::Folder(path) => Some(path),
            MailUrl::Smtp(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    fn parsed(name: &str, value: &str) -> Result<super::Mail, String> {
        let text = include_str!("../../config/demo.toml");
        crate::config::parse(text, [(format!("MAIL__{name}"), value.to_owned())]).map(|config| config.mail)
    }

    #[test]
    fn the_environment_sets_it_and_a_password_never_prints() {
        let mail = parsed("URL", "smtps://jan:geheim@mail.example.nl").unwrap();
        assert!(mail.folder().is_none() && !format!("{mail:?}").contains("geheim"), "{mail:?}");
        let mail = parsed("URL", "folder:elsewhere").unwrap();
        assert_eq!(mail.folder().and_then(|path| path.to_str()), Some("elsewhere"));
        assert_eq!(parsed("PER_MINUTE", "30").unwrap().per_minute.map(u32::from), Some(30));
    }

    #[test]
    fn a_line_that_is_no_toml_is_named_and_not_repeated() {
        let text = include_str!("../../config/demo.toml");
        let line = text.lines().position(|line| line.starts_with("url = \"folder:")).unwrap() + 1;
        let text = text.replace("url = \"folder:target/demo/mail\"", "url = smtps://jan:geheim@mail.example.nl");
        let error = crate::config::parse(&text, []).unwrap_err();
        assert!(error.contains(&format!("line {line}, no TOML: ")) && !error.contains("geheim"), "{error}");
    }

    #[test]
    fn what_cannot_be_is_refused_by_its_key_and_not_repeated() {
        for (name, value) in [
            ("URL", "smtp://jan:geheim@mail.example.nl"),
            ("URL", "geheim"),
            ("FROM", "geheim\r\nBcc: b@example.nl <a@example.nl>"),
            ("FROM", "geheim"),
            ("REPLY_TO", "geheim"),
            ("PER_MINUTE", "0"),
        ] {
            let error = parsed(name, value).unwrap_err();
            assert!(error.contains(&format!("mail.{}", name.to_lowercase())), "{value:?}: {error}");
            assert!(!error.contains("geheim"), "{error}");
        }
    }
}
