//! Dutch: short, active, "je", level B1.

pub mod choices;
pub mod common;
pub mod confirm;
pub mod consents;
pub mod details;
pub mod forms;
pub mod home;
pub mod overview;
pub mod preview;
pub mod profile;
pub mod records;
pub mod requests;
pub mod writing;
