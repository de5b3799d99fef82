//! The file with the answer to an access or portability request (GDPR art. 15, 20): a ZIP with `gegevens.json`, one CSV per
//! kind and `overzicht.html`, described in docs/EXPORT.md.
//!
//! [`write()`] reads rows from a [`Source`], page by page, and hands out [`Piece`]s of one size as they are full: what it
//! holds does not grow with how much there is.

mod about;
mod archive;
mod cell;
mod html;
mod json;
mod lists;
pub mod plain;
mod shown;
mod source;
mod words;
mod writer;

pub use about::*;
pub use archive::{PIECE, Piece, Pieces};
pub use lists::rows_to_read;
pub use source::{ConsentChange, Lookup, LookupBy, Page, Source};
pub use writer::{ExportError, Written, write};

/// The schema of `gegevens.json`: docs/export.schema.json.
pub const SCHEMA: &str = "urn:mijn-privacy:export:1";
