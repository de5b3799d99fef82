//! What an employee does with a request: one file per verb, for the command line, the company's API and the officer's pages.
//!
//! Each verb asks the one state machine ([`mijn_privacy_rules::check`]) within the transaction that changes the request, keeps
//! who did it, and sends what belongs to it: e-mails, webhooks, work.

mod about;
mod actor;
mod answer;
mod ask;
mod attach;
mod change;
mod complete;
mod corrections;
mod error;
mod extend;
mod file_name;
mod finish;
mod give_back;
mod lift;
mod list;
mod mails;
mod outcome;
mod pause;
mod proposal;
mod reject;
mod report;
mod report_csv;
mod resume;
mod retry;
mod show;
mod state;
mod strangers;
mod take;
mod tell;
mod view;
mod withheld;

pub use actor::{Actor, Seen, actor_name};
pub use answer::answer;
pub use ask::{Said, ask};
pub use attach::{MOST_BYTES, NewFile, attach};
pub use complete::complete;
pub use corrections::planned;
pub use error::DeskError;
pub use extend::extend;
pub use file_name::file_name;
pub use finish::begins_at_receipt;
pub use give_back::give_back;
pub use lift::{lift, lift_told, lifted};
pub use list::{ListAsk, list};
pub use mails::mail;
pub use pause::pause;
pub use reject::reject;
pub use report::report;
pub use report_csv::report_csv;
pub use resume::resume;
pub use retry::retry;
pub use show::{find, show};
pub use state::{due, resumed, state_of};
pub use strangers::off_the_list;
pub use take::take;
pub use tell::tell;
pub use withheld::withheld;
