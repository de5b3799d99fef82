//! The choices: one switch each, which tells the truth.

mod hook;
mod shared;
mod state;
mod view;

pub use hook::{UseConsents, use_consents};
pub use view::panel;
