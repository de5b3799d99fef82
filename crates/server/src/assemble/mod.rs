//! From rows and configuration to what the contract answers. Pure, but for reading facts from the store.

mod attention;
mod consent;
mod convert;
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
pub use facts::Facts;
pub use overview::overview;
pub use passed::passed;
pub use records::{activity, message, order};
pub use request::{full, overdue, summary};
pub use session::session;
