//! Work that outlives a call: leased from the database, done at least once, by any number of servers.
//!
//! Each kind of work is a file with a `run`; what it does, it may do again from the start.

mod answer;
mod backoff;
mod carry_out;
mod deliver;
mod due;
mod error;
mod events;
mod export;
mod failed;
mod import;
mod lease;
mod lift;
mod once;
mod webhooks;
mod worker;

pub use due::warn_due;
pub use error::JobError;
pub use events::{Event, events};
pub use import::{breathe, bring_in};
pub use once::{Ran, run_once};
pub use webhooks::Webhooks;
pub use worker::Worker;
