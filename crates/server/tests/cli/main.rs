//! The program itself: what each command does, what it says when it cannot, and how it ends.

mod basics;
mod consents;
mod import;
mod import_wrong;
mod killed;
mod mail;
mod program;
mod requests;
mod retried;
