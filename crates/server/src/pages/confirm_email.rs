//! The page behind the link that confirms a new e-mail address.

use super::Frame;
use askama::Template;

/// One button that confirms. Looking at it changes nothing.
#[derive(Debug, Template)]
#[template(path = "confirm_email.html")]
pub struct ConfirmEmail<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// The new address.
    pub address: &'a str,
}
