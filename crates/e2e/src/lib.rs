//! The parts that journeys are made of: a real server with a real database, a browser, and faults in between.
//!
//! Everything here panics with a readable sentence when something is not as a journey expects: it is for tests only.

pub mod analytics;
pub mod api;
pub mod axe;
pub mod browser;
pub mod company;
pub mod csp;
pub mod db;
pub mod driver;
pub mod fault;
pub mod journey;
pub mod mail;
pub mod officer;
pub mod paths;
pub mod plain;
pub mod portal;
pub mod proxy;
pub mod rights;
pub mod seed;
pub mod server;
pub mod wait;
pub mod widget;

pub use browser::{Browser, Look, PHONE, WIDE};
pub use company::{Company, Route};
pub use fault::Fault;
pub use journey::Journey;
pub use officer::Officer;
pub use widget::Widget;
