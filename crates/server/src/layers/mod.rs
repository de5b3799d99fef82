//! What wraps every call, from the outside in: id and log, headers, problems, time-out, panics.

mod compress;
mod headers;
mod log;
mod problems;
mod request_id;

pub use compress::compressed;
pub use headers::{document_headers, security_headers};
pub use log::log;
pub use problems::{on_panic, problems};
pub use request_id::{RequestIdText, request_id};
