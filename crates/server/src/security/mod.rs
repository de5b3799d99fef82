//! Who may do what: keys, cookies, passwords, and proof that a write comes from the portal's own page.

mod clients;
mod cookie;
mod csrf;
mod key;
mod origin;
mod password;
mod proof;
mod sessions;
mod shown_token;
mod throttle;
mod tokens;

pub use clients::{ClientName, Clients, DeskClient, MailingClient};
pub use cookie::CookieKind;
pub use csrf::{csrf_token, is_safe, verify_csrf};
pub use key::{Keys, MacKey};
pub use mijn_privacy_store::seal::{Broken, SealKey, SealKeys, Sealed, open, seal};
pub use origin::same_origin_only;
pub use password::{Passwords, hash_password};
pub use proof::{Claim, prove};
pub use sessions::{begin, end_cookie, token_hash};
pub use shown_token::{ShownAt, read_shown, sign_shown, verify_shown};
pub use throttle::{Throttle, wait_after};
pub use tokens::{LinkToken, new_token};
