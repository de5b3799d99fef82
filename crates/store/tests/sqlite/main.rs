//! SQLite as a database of the backend: the suite that every database runs, and what is SQLite's alone.

mod audit;
mod audit_kept;
mod common;
mod demo;
mod erasure;
mod imports;
mod older;
mod older_requests;
mod open;
mod plans;
mod sealed;
mod strangers;
mod suite;
