//! The lists of rows, one file each: what it is called, its columns, and a row as JSON, as cells and on the page.

mod activity;
mod changes;
mod lookups;
mod mailings;
mod messages;
mod orders;
mod requests;

pub(crate) use activity::ActivityList;
pub(crate) use changes::Changes;
pub(crate) use lookups::Lookups;
pub(crate) use mailings::MailingList;
pub(crate) use messages::Messages;
pub(crate) use orders::Orders;
pub(crate) use requests::Requests;

use crate::html::Table;
use crate::{About, Page, Source, Totals};
use askama::Template;
use mijn_privacy_api::PurposeId;
use std::borrow::Cow;
use std::pin::Pin;

/// So many of a list, the newest, stand on the page.
pub(crate) const ON_PAGE: u64 = 500;

/// A page of rows to wait for.
pub(crate) type Coming<'a, T, E> = Pin<Box<dyn Future<Output = Result<Page<T>, E>> + Send + 'a>>;

/// A row as cells: one row of the sheet, or several.
pub(crate) type Cells<'a> = Vec<Vec<Cow<'a, str>>>;

/// A list of rows.
pub(crate) trait List {
    /// A row.
    type Row: Send + Sync;
    /// Its name in `gegevens.json`, and its place on the page.
    const NAME: &'static str;
    /// Its sheet.
    const SHEET: &'static str;
    /// The columns of its sheet.
    const COLUMNS: &'static [&'static str];
    /// Its heading on the page.
    const TITLE: &'static str;
    /// Where there is none.
    const EMPTY: &'static str;
    /// The columns on the page; none: it is no table there.
    const SHOWN: &'static [&'static str];
    /// No row is more bytes than this.
    const MOST: u64;
    /// The purposes that it belongs to.
    const PURPOSES: &'static [PurposeId];
    /// The person gave it, by what they typed and did (art. 20).
    const GIVEN: bool;

    /// How many there are.
    fn total(totals: &Totals) -> u64;
    /// A page of them.
    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, Self::Row, S::Error>;
    /// A row for a machine.
    fn json(row: &Self::Row, to: &mut Vec<u8>) -> serde_json::Result<()>;
    /// A row for a sheet.
    fn cells<'a>(row: &'a Self::Row, about: &About) -> Cells<'a>;
    /// A row of the table on the page.
    fn shown(row: &Self::Row) -> Vec<String>;

    /// Rows on the page.
    fn html(rows: &[Self::Row], _: &About) -> askama::Result<String> {
        let rows = rows.iter().map(|row| Self::SHOWN.iter().copied().zip(Self::shown(row)).collect()).collect();
        Table { rows }.render()
    }

    /// Whether a file with all of them may need the sizes of ZIP64.
    fn is_large(totals: &Totals) -> bool {
        Self::total(totals).saturating_mul(Self::MOST) > u64::from(u32::MAX / 2)
    }
}

/// Does something with every list: `run.work::<List>()`, and what follows it.
macro_rules! each_list {
    ($run:ident.$work:ident()$($then:tt)*) => {
        $run.$work::<crate::lists::Orders>()$($then)*;
        $run.$work::<crate::lists::Messages>()$($then)*;
        $run.$work::<crate::lists::Changes>()$($then)*;
        $run.$work::<crate::lists::ActivityList>()$($then)*;
        $run.$work::<crate::lists::MailingList>()$($then)*;
        $run.$work::<crate::lists::Requests>()$($then)*;
        $run.$work::<crate::lists::Lookups>()$($then)*;
    };
}
pub(crate) use each_list;

/// How many rows are read for the whole file: each once for the JSON, once for its sheet, and the newest once for the page.
pub fn rows_to_read(about: &About) -> u64 {
    let mut sum = Sum { about, rows: 0 };
    each_list!(sum.add());
    sum.rows
}

struct Sum<'a> {
    about: &'a About,
    rows: u64,
}

impl Sum<'_> {
    fn add<L: List>(&mut self) {
        if self.about.has::<L>() {
            let total = L::total(&self.about.totals);
            self.rows = self.rows.saturating_add(total.saturating_mul(2)).saturating_add(total.min(ON_PAGE));
        }
    }
}
