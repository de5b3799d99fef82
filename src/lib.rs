//! The privacy widget: a Yew component that a custom element mounts into its shadow root.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod app;
mod config;
mod mount;
