//! Digests of e-mail addresses, under a key that is not in the database.

use super::StoreKeys;
use crate::EmailAddress;
use hmac::{Hmac, KeyInit, Mac};
use mijn_privacy_api::ConsentId;
use sha2::Sha256;

/// Of an address, to find who has it.
pub(super) fn address(keys: &StoreKeys, address: &EmailAddress) -> [u8; 32] {
    digest(keys, "mijn-privacy address 1", address)
}

/// Of an address and a purpose: its entry in the suppression list. Nobody without the key can tell that two entries are of
/// one address.
pub(super) fn suppression(keys: &StoreKeys, id: ConsentId, address: &EmailAddress) -> [u8; 32] {
    digest(keys, &format!("mijn-privacy suppression 1 {}", id.as_str()), address)
}

/// Of the network that somebody asks from: tells whether two ask from the same one, and not from which.
pub(super) fn network(keys: &StoreKeys, network: &str) -> [u8; 32] {
    mac(keys, "mijn-privacy network 1", network)
}

/// Of no address: says which key it is, and nothing of it.
pub(super) fn print(keys: &StoreKeys) -> [u8; 32] {
    mac(keys, "mijn-privacy key 1", "")
}

/// Of what makes two requests the same, from its plain digest.
pub(super) fn twin(keys: &StoreKeys, plain: &[u8; 32]) -> [u8; 32] {
    bytes(keys, "mijn-privacy twin 1", plain)
}

fn digest(keys: &StoreKeys, what: &str, address: &EmailAddress) -> [u8; 32] {
    mac(keys, what, address.compared())
}

fn mac(keys: &StoreKeys, what: &str, text: &str) -> [u8; 32] {
    bytes(keys, what, text.as_bytes())
}

fn bytes(keys: &StoreKeys, what: &str, bytes: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(&keys.address).expect("HMAC takes a key of any length");
    mac.update(what.as_bytes());
    // No address has a zero in it, and no purpose either.
    mac.update(&[0]);
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}
