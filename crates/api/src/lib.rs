//! The contract between the widget and a portal's backend, used by both: types only, no I/O, wasm and native.
//!
//! What the backend answers is read leniently (an unknown field is ignored, an unknown word becomes `Unknown`);
//! what the widget sends is read strictly (`deny_unknown_fields`, newtypes that refuse at the edge).

mod answer;
mod consent;
mod history;
mod ids;
mod mail;
mod open_enum;
mod overview;
mod page;
mod problem;
mod purpose;
mod records;
mod request;
mod schema;
mod session;
mod text;
mod time;

pub use answer::{Answer, Source};
pub use consent::*;
pub use history::*;
pub use ids::*;
pub use mail::*;
pub use mijn_privacy_api_derive::Answer;
pub use open_enum::{OpenEnum, known, known_list, known_option};
pub use overview::*;
pub use page::*;
pub use problem::*;
pub use purpose::*;
pub use records::*;
pub use request::*;
pub use session::*;
pub use text::*;
pub use time::*;
