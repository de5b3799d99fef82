//! JavaScript: links hand-written and generated modules into one, and minifies it.

mod link;
mod minify;
mod module;

pub use link::link;
pub use minify::minify;
