//! A person's journeys through the widget, in a real browser against the real server with a real database.
//!
//! One program, so that the database is filled once and two browsers at most run at a time.

mod access_request;
mod backend_gone;
mod bad_answers;
mod choice;
mod conflict;
mod customers;
mod elements;
mod keyboard;
mod lost_answers;
mod messages;
mod newsletter;
mod officer_decides;
mod officer_keyboard;
mod officer_pages;
mod overview;
mod phone;
mod places;
mod public_requests;
mod requests_closure;
mod requests_every_kind;
mod requests_follow;
mod requests_forms;
mod requests_profile;
mod session_ends;
mod switches;
mod wasm_barred;
