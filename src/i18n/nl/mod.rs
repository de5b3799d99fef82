//! Dutch: short, active, "je", level B1.

pub mod choices;
pub mod common;
pub mod consents;
pub mod details;
pub mod home;
pub mod overview;
pub mod records;
pub mod requests;
