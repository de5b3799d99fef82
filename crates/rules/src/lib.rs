//! The rules of the law and the statement as pure functions. No clock, no I/O: dates in, dates out.

mod desk;
mod due;
mod erasure;
mod holidays;
mod retention;
mod rights;

pub use desk::{By, RequestState, allowed, check, check_pause};
pub use due::{
    MOST_EXTRA, day_end_nl, due_on, extended_due_on, last_day, local_date_nl, local_time_nl, paused_days, roll,
    target_on,
};
pub use erasure::erasure_steps;
pub use holidays::{Holidays, Rule, easter};
pub use retention::{Events, delete_on, over_by};
pub use rights::{applies, rights};
