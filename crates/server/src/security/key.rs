//! Keys of the server, each with one use, none of which ever prints.

use super::SealKeys;
use hmac::{Hmac, KeyInit, Mac};
use mijn_privacy_store::StoreKeys;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// A key for HMAC-SHA-256.
#[derive(Clone)]
pub struct MacKey([u8; 32]);

impl MacKey {
    /// From the bytes of a key file.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the store's own chain.
    pub fn expose(&self) -> [u8; 32] {
        self.0
    }

    /// The MAC of a message.
    pub fn mac(&self, message: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(message);
        mac.finalize().into_bytes().into()
    }

    /// Whether `tag`, of 16 bytes or more, is how the MAC of the message begins, in constant time.
    pub fn verifies(&self, message: &[u8], tag: &[u8]) -> bool {
        let mac = self.mac(message);
        tag.len() >= 16 && mac.get(..tag.len()).is_some_and(|own| own.ct_eq(tag).into())
    }
}

impl std::fmt::Debug for MacKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("MacKey(…)")
    }
}

/// Every key of the server.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Anti-CSRF tokens.
    pub csrf: MacKey,
    /// Tokens of what was shown beside a switch.
    pub shown: MacKey,
    /// Cursors of pages.
    pub cursor: MacKey,
    /// The chain of consent changes.
    pub audit: MacKey,
    /// Digests of e-mail addresses: the suppression list.
    pub address: MacKey,
    /// Links by which somebody without an account follows their request.
    pub links: MacKey,
    /// Files with answers, the officer's files and codes.
    pub results: SealKeys,
    /// Free text in the database.
    pub texts: SealKeys,
}

impl Keys {
    /// Those of the store.
    pub fn store(&self) -> StoreKeys {
        StoreKeys {
            audit: self.audit.expose(),
            address: self.address.expose(),
            results: self.results.clone(),
            texts: self.texts.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_not_print_and_a_short_tag_proves_nothing() {
        let key = MacKey::new([7; 32]);
        assert_eq!(format!("{key:?}"), "MacKey(…)");
        let mac = key.mac(b"text");
        assert!(key.verifies(b"text", &mac) && key.verifies(b"text", &mac[..16]));
        assert!(!key.verifies(b"text", &mac[..15]) && !key.verifies(b"text", b"") && !key.verifies(b"other", &mac));
        assert!(!key.verifies(b"text", &[&mac[..], b"x"].concat()));
    }
}
