//! Sites on several host names, with a stand-in for Google's tag beside them that counts what reaches it.

mod answer;
mod page;
mod sites;
mod stand_alone;
mod visit;

pub use page::Page;
pub use sites::{Hit, Sites};
pub use stand_alone::{SCRIPT, StandAlone, markup};
pub use visit::Visit;

/// The website.
pub const WWW: &str = "www.voorbeeld.localhost";
/// The customer portal, of the same site.
pub const MIJN: &str = "mijn.voorbeeld.localhost";
/// The domain that both are in.
pub const DOMAIN: &str = "voorbeeld.localhost";
/// Another site.
pub const OTHER: &str = "ander.localhost";
/// Where Google would be.
pub const GOOGLE: &str = "tag.google.localhost";
/// The site's measurement id.
pub const ID: &str = "G-TEST1234";
