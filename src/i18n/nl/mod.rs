//! Dutch: short, active, "je", level B1.

pub mod common;
pub mod consents;
pub mod overview;
pub mod records;
pub mod requests;
