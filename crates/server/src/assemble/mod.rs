//! From rows and configuration to what the contract answers. Pure, but for reading facts from the store.

mod attention;
mod consent;
mod convert;
mod effective;
mod event;
mod facts;
mod kept;
mod next_state;
mod overview;
mod passed;
mod preview;
mod preview_items;
mod profile;
mod purpose;
mod records;
mod request;
mod request_parts;
mod retention;
mod rights;
mod session;

pub use consent::{ConsentView, consent, consents, etag_of, revision_of};
pub use convert::{date, stamp};
pub use effective::{Effective, effective};
pub use event::event;
pub use facts::Facts;
pub use next_state::{next_state, no};
pub use overview::overview;
pub use passed::{Erase, erasable, passed};
pub use preview::erasure;
pub use profile::{fields, is_editable, masked, profile, stored};
pub use purpose::purpose;
pub use records::{activity, is_kept_by_law, message, order};
pub use request::{full, overdue, summary};
pub use retention::steps;
pub use rights::objectable;
pub use session::session;
