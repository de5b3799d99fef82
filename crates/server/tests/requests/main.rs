//! Tests that read as requests: the real router, a real database, a clock that stands still.

mod compress;
mod config;
mod consents;
mod csrf;
mod demo;
mod files;
mod headers;
mod input;
mod log;
mod openapi;
mod overview;
mod portal;
mod records;
mod requests;
mod session;
mod statement;
mod whose;
