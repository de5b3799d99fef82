//! Pages by key: the next one starts after the last row's key, so that inserts neither repeat nor skip a row.

use crate::{PageOf, Rows, StoreError};
use std::fmt::Display;
use std::str::FromStr;

/// The two columns by which a list is sorted, newest first; the second makes the first unique.
pub(super) struct Key<A, B>(pub(super) A, pub(super) B);

impl<A: FromStr, B: FromStr> Key<A, B> {
    /// The key after which the page starts, or `newest`, which is past every row.
    pub(super) fn of(page: &PageOf, newest: Self) -> Result<Self, StoreError> {
        let Some(text) = &page.after else { return Ok(newest) };
        let (first, second) = text.split_once('~').ok_or(StoreError::Cursor)?;
        let first = first.parse().map_err(|_| StoreError::Cursor)?;
        let second = second.parse().map_err(|_| StoreError::Cursor)?;
        Ok(Self(first, second))
    }
}

impl<A: Display, B: Display> Display for Key<A, B> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}~{}", self.0, self.1)
    }
}

/// How many rows a page has.
fn size(page: &PageOf) -> u16 {
    u16::try_from(page.limit).unwrap_or(u16::MAX).clamp(1, 1_000)
}

/// How many rows to read for a page: one more tells whether there is a next one.
pub(super) fn limit(page: &PageOf) -> i64 {
    i64::from(size(page)) + 1
}

/// Makes the page of rows that were read with [`limit`].
pub(super) fn of<T>(page: &PageOf, mut rows: Vec<(String, T)>, total: u32) -> Rows<T> {
    let size = size(page).into();
    let more = rows.len() > size;
    rows.truncate(size);
    let next = if more { rows.last().map(|(key, _)| key.clone()) } else { None };
    Rows { items: rows.into_iter().map(|(_, row)| row).collect(), next, total }
}
