//! What the reference backend keeps: domain verbs on one trait, and the databases behind it.
//!
//! Every verb about a person's data takes a [`Scope`], which only the decision "whose data" makes.

mod address;
mod audit;
mod carry_verbs;
mod consent_rows;
mod consent_verbs;
pub mod demo;
mod desk_rows;
mod env;
mod error;
mod idempotency;
mod import_verbs;
mod job_verbs;
mod mail_rows;
mod mail_verbs;
mod message_verbs;
mod officer_verbs;
mod passed;
mod profile_verbs;
mod public_verbs;
mod request_change;
mod request_parts;
mod request_rows;
mod request_verbs;
mod result_verbs;
mod rows;
mod scope;
pub mod seal;
mod seed;
pub mod sqlite;
#[cfg(feature = "suite")]
pub mod suite;
mod value_change;
mod verbs;

pub use address::EmailAddress;
pub use audit::{AuditReport, Checkpoint, Finding, Flaw};
pub use carry_verbs::*;
pub use consent_rows::*;
pub use consent_verbs::ConsentVerbs;
pub use desk_rows::*;
pub use env::{Clock, Random, SystemClock, SystemRandom};
pub use error::StoreError;
pub use idempotency::{Answer, Idempotency, Once};
pub use import_verbs::*;
pub use job_verbs::*;
pub use mail_rows::*;
pub use mail_verbs::MailVerbs;
pub use message_verbs::*;
pub use officer_verbs::*;
pub use passed::{Passed, PassedValue};
pub use profile_verbs::*;
pub use public_verbs::*;
pub use request_change::*;
pub use request_parts::*;
pub use request_rows::*;
pub use request_verbs::*;
pub use result_verbs::*;
pub use rows::*;
pub use scope::Scope;
pub use seed::{Item, NewPerson, Seed};
pub use sqlite::{SqliteStore, StoreKeys};
pub use value_change::{NotPut, ValueChange};
pub use verbs::{AnswerOf, Sealing, Store};
