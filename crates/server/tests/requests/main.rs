//! Tests that read as requests: the real router, a real database, a clock that stands still.

mod after_all;
mod choices;
mod company;
mod compress;
mod config;
mod consents;
mod csrf;
mod demo;
mod demo_mail;
mod files;
mod headers;
mod history;
mod input;
mod links;
mod log;
mod messages;
mod openapi;
mod overview;
mod portal;
mod receipt;
mod records;
mod requests;
mod session;
mod statement;
mod sweeping;
mod whose;
