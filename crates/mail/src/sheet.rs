//! An e-mail of a few sentences and at most one link.

use crate::composer::{ComposerConfig, whole};
use crate::language::Language;
use askama::Template;
use mijn_privacy_store::{EmailAddress, NewMail};

/// What it says, in its language.
pub(crate) struct Sheet<'a> {
    pub(crate) language: Language,
    pub(crate) sender: &'a ComposerConfig,
    /// The subject too.
    pub(crate) heading: String,
    /// Before the link.
    pub(crate) before: Vec<String>,
    /// What the button says, and where it leads.
    pub(crate) act: Option<(&'a str, &'a str)>,
    /// After it.
    pub(crate) after: Vec<String>,
}

#[derive(Template)]
#[template(path = "sheet.txt")]
struct SheetText<'a> {
    m: &'a Sheet<'a>,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetHtml<'a> {
    m: &'a Sheet<'a>,
}

impl Sheet<'_> {
    pub(crate) fn write(self, message_id: &str, to: &EmailAddress) -> NewMail {
        let (text, html) = (SheetText { m: &self }.render(), SheetHtml { m: &self }.render());
        whole(message_id, to, self.heading, text, html)
    }
}
