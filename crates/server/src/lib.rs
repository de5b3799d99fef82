//! The reference backend: the contract over HTTP, on any [`mijn_privacy_store::Store`].
//!
//! [`app()`] makes the router; everything that a call passes through stands in [`layers`], whose data it is about is
//! decided in [`whose`], and each endpoint is a file in [`endpoints`].

pub mod app;
pub mod assemble;
pub mod cli;
pub mod config;
pub mod desk;
pub mod endpoints;
pub mod files;
pub mod http;
pub mod layers;
pub mod letters;
pub mod links;
pub mod office;
pub mod pages;
pub mod problem;
pub mod public_link;
pub mod receipt;
pub mod security;
mod state;
pub mod sweep;
pub mod whose;
pub mod work;

pub use app::{app, openapi, openapi_yaml};
pub use problem::{ApiError, ApiResult};
pub use state::{App, Inner};
pub use whose::Whose;
