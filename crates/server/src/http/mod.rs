//! What calls carry besides their meaning: bodies, keys, tags, pages, languages.

mod body;
mod body_error;
mod client_ip;
mod download;
mod etag;
mod form;
mod idempotency;
mod json;
mod language;
mod paging;
mod path;
mod range;
mod raw;

pub use body::{BODY_LIMIT, JsonBody, NoBody, is_json};
pub use client_ip::ClientIp;
pub use download::download_headers;
pub use etag::{IfMatch, IfNoneMatch, tagged};
pub use form::FormBody;
pub use idempotency::{IdempotencyKey, once_answer};
pub use json::{JSON, json, json_text};
pub use language::Language;
pub use paging::{PageQuery, page};
pub use path::{PathPair, PathParam};
pub use range::{Wanted, wanted};
pub use raw::RawBody;
