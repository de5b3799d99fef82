//! The tokens of links in e-mails: 256 random bits, of which the database knows the SHA-256 only.

use super::token_hash;
use crate::App;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_store::Random;

/// 256 random bits, as they stand in a link.
pub fn new_token(random: &dyn Random) -> String {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A token for a link, as it stands in the link, and what the database knows it by. It never prints.
pub struct LinkToken {
    /// For the link.
    pub text: String,
    /// For the database.
    pub hash: [u8; 32],
}

impl LinkToken {
    /// A new one.
    pub fn new(app: &App) -> Self {
        let text = new_token(&*app.random);
        Self { hash: token_hash(&text), text }
    }
}

impl std::fmt::Debug for LinkToken {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("LinkToken(…)")
    }
}
