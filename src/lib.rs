//! The privacy widget: a Yew component that a custom element mounts into its shadow root.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(target_arch = "wasm32")]
mod allocator;
mod app;
mod choices;
mod client;
pub mod config;
mod confirm;
mod consents;
mod context;
mod details;
mod home;
mod i18n;
mod load;
pub mod mount;
mod overview;
mod part;
mod person;
mod profile;
mod records;
mod requests;
mod route;
mod sections;
mod ui;
