//! The contract between the widget and a portal's backend, used by both: types only, no I/O, wasm and native.
//!
//! What the backend answers is read leniently (an unknown field is ignored, an unknown word becomes `Unknown`);
//! what the widget sends is read strictly (`deny_unknown_fields`, newtypes that refuse at the edge).

mod alike;
mod answer;
mod bsn;
mod consent;
mod desk;
mod history;
mod ids;
mod mail;
mod open_enum;
mod overview;
mod page;
mod preview;
mod problem;
mod profile;
mod public;
mod purpose;
mod records;
mod request;
mod result;
mod schema;
mod session;
mod text;
mod thread;
mod time;

pub use alike::{Alike, Kinds, alike};
pub use answer::{Answer, Source};
pub use bsn::{contains_bsn, find_bsn, without_bsn};
pub use consent::*;
pub use desk::*;
pub use history::*;
pub use ids::*;
pub use mail::*;
pub use mijn_privacy_api_derive::Answer;
pub use open_enum::{OpenEnum, known, known_list, known_option};
pub use overview::*;
pub use page::*;
pub use preview::*;
pub use problem::*;
pub use profile::*;
pub use public::*;
pub use purpose::*;
pub use records::*;
pub use request::*;
pub use result::*;
pub use session::*;
pub use text::*;
pub use thread::*;
pub use time::*;
