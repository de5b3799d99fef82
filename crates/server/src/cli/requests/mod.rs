//! `requests`: what an employee does with requests, on the database itself, in the role of the privacy officer.

mod arguments;
mod fields;
mod list;
mod refusal;
mod report;
mod run;
mod show;
mod terminal;
mod text;

pub use arguments::Requests;
pub use run::run;
