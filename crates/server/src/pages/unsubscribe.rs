//! The pages behind the links in e-mails: stop, stopped, on again, confirm.

use super::Frame;
use askama::Template;

/// One button. Looking at it changes nothing.
#[derive(Debug, Template)]
#[template(path = "unsubscribe.html")]
pub struct Unsubscribe<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// The switch's name.
    pub title: &'a str,
    /// Its one line.
    pub summary: &'a str,
    /// It waits for a click in an e-mail.
    pub is_pending: bool,
    /// Where the button leads.
    pub action: &'a str,
}

/// It has stopped.
#[derive(Debug, Template)]
#[template(path = "unsubscribed.html")]
pub struct Unsubscribed<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// The switch's name.
    pub title: &'a str,
    /// Its one line.
    pub summary: &'a str,
    /// A non-customer's address was deleted (NEW-5).
    pub address_gone: bool,
    /// The way back.
    pub offer: Option<Offer<'a>>,
    /// What was typed, where that is no address.
    pub wrong: Option<&'a str>,
}

/// *Toch niet?*
#[derive(Clone, Copy, Debug)]
pub struct Offer<'a> {
    /// The full text of the switch.
    pub text: &'a str,
    /// Where the button leads.
    pub action: &'a str,
    /// The address is gone and has to be typed.
    pub asks_address: bool,
}

/// An e-mail is on its way.
#[derive(Debug, Template)]
#[template(path = "asked_again.html")]
pub struct AskedAgain<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// The switch's name.
    pub title: &'a str,
    /// Its one line.
    pub summary: &'a str,
    /// The address was typed.
    pub asks_address: bool,
}

/// One button that confirms.
#[derive(Debug, Template)]
#[template(path = "confirm.html")]
pub struct Confirm<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// What was shown when it was asked: name, line and full text.
    pub wording: Vec<&'a str>,
}
