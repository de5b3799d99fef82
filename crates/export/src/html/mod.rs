//! `overzicht.html`: for a person, offline; no script, nothing from elsewhere. Written in parts, so that it is never whole in memory.

mod head;
mod list;
mod records;

pub(crate) use head::{Foot, HtmlHead};
pub(crate) use list::{ListEnd, ListHead, Table};
pub(crate) use records::{MessageView, MessagesPage, RequestView, RequestsPage};

/// The one style sheet.
const STYLE: &str = include_str!("../../templates/style.css");
