//! A page that only says something.

use super::Frame;
use askama::Template;

/// The sign before the heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Done.
    Done,
    /// Something is not right.
    Wrong,
    /// No sign.
    None,
}

/// A heading and a few sentences.
#[derive(Debug, Template)]
#[template(path = "notice.html")]
pub struct Notice<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// The sign before the heading.
    pub mark: Mark,
    /// What it is.
    pub heading: &'a str,
    /// Which switch it is about.
    pub name: Option<&'a str>,
    /// What to know, and what to do.
    pub paragraphs: &'a [&'a str],
    /// Whether the account is where to go on.
    pub to_portal: bool,
}
