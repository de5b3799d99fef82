//! A list on the page: its heading, its rows, and what to say when not all of them are there.

use crate::lists::{List, ON_PAGE};
use crate::shown;
use askama::Template;

/// What stands above a list.
#[derive(Template)]
#[template(path = "list_head.html")]
pub(crate) struct ListHead {
    id: &'static str,
    title: &'static str,
    empty: Option<&'static str>,
    columns: &'static [&'static str],
}

impl ListHead {
    /// Of a list.
    pub(crate) fn new<L: List>(total: u64) -> Self {
        Self { id: L::NAME, title: L::TITLE, empty: (total == 0).then_some(L::EMPTY), columns: L::SHOWN }
    }
}

/// Rows of a table, each cell under its column's name.
#[derive(Template)]
#[template(path = "table.html")]
pub(crate) struct Table {
    /// The rows.
    pub(crate) rows: Vec<Vec<(&'static str, String)>>,
}

/// What stands below a list.
#[derive(Template)]
#[template(path = "list_end.html")]
pub(crate) struct ListEnd {
    is_table: bool,
    rest: Option<Rest>,
}

/// Not all of them are there.
struct Rest {
    shown: u64,
    total: String,
    sheet: &'static str,
}

impl ListEnd {
    /// Of a list.
    pub(crate) fn new<L: List>(total: u64) -> Self {
        let rest = || Rest { shown: ON_PAGE, total: shown::count(total), sheet: L::SHEET };
        Self { is_table: total > 0 && !L::SHOWN.is_empty(), rest: (total > ON_PAGE).then(rest) }
    }
}
