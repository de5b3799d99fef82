//! From rows and configuration to what the contract answers. Pure, but for reading facts from the store.

mod attention;
mod consent;
mod convert;
mod effective;
mod event;
mod facts;
mod overview;
mod passed;
mod purpose;
mod records;
mod request;
mod retention;
mod rights;
mod session;

pub use consent::{ConsentView, consent, consents, etag_of, revision_of};
pub use convert::{date, stamp};
pub use effective::{Effective, effective};
pub use event::event;
pub use facts::Facts;
pub use overview::overview;
pub use passed::passed;
pub use records::{activity, is_kept_by_law, message, order};
pub use request::{full, overdue, summary};
pub use retention::steps;
pub use session::session;
