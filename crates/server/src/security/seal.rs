//! Sealing what lies in the database encrypted: files with answers, piece by piece, the officer's files and their drafts.
//!
//! XChaCha20-Poly1305 with a random nonce. What the bytes are is sealed with them, so that a piece opens only as the piece
//! that it is: not in another place, not in another file, and not as the last one when more should follow.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use mijn_privacy_api::RequestId;
use mijn_privacy_store::Random;

/// The form of what is below: this byte, the nonce, the text with its tag. Another form gets another byte.
const FORM: u8 = 1;
const NONCE: usize = 24;

/// A key that seals. It never prints.
#[derive(Clone)]
pub struct SealKey([u8; 32]);

impl SealKey {
    /// From the bytes of a key file.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("SealKey(…)")
    }
}

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed<'a> {
    /// A piece of a file with an answer.
    Piece {
        /// The file's random id.
        result: &'a str,
        /// Which piece, from 0.
        seq: u32,
        /// No piece follows it.
        last: bool,
    },
    /// A file that the officer added.
    Attachment {
        /// To which request.
        request: &'a RequestId,
        /// Its name there.
        name: &'a str,
    },
    /// What an officer sent when nobody was logged in any more.
    Draft {
        /// The officer's id.
        officer: &'a str,
        /// SHA-256 of the browser's token.
        token: &'a [u8; 32],
    },
    /// The secret of an officer's one-time codes.
    Code {
        /// The officer's id.
        officer: &'a str,
    },
}

/// It does not open: another key, another place, or changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it does not open under this key in this place")]
pub struct Broken;

impl Sealed<'_> {
    /// Every part with its length before it, so that no two things are the same bytes.
    fn aad(&self) -> Vec<u8> {
        let mut aad = vec![FORM];
        let mut part = |bytes: &[u8]| {
            aad.extend_from_slice(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            aad.extend_from_slice(bytes);
        };
        match self {
            Self::Piece { result, seq, last } => {
                part(b"result");
                part(result.as_bytes());
                part(&seq.to_be_bytes());
                part(&[u8::from(*last)]);
            }
            Self::Attachment { request, name } => {
                part(b"attachment");
                part(request.as_str().as_bytes());
                part(name.as_bytes());
            }
            Self::Draft { officer, token } => {
                part(b"draft");
                part(officer.as_bytes());
                part(&token[..]);
            }
            Self::Code { officer } => {
                part(b"code");
                part(officer.as_bytes());
            }
        }
        aad
    }
}

fn cipher(key: &SealKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(key.0))
}

/// Seals it.
///
/// # Errors
/// When there is more than the cipher takes, some 256 GB.
pub fn seal(key: &SealKey, random: &dyn Random, what: &Sealed<'_>, plain: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut nonce = [0; NONCE];
    random.fill(&mut nonce);
    let text =
        cipher(key).encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &what.aad() }).map_err(|_| Broken)?;
    Ok([&[FORM], &nonce[..], &text].concat())
}

/// Opens it as what it is said to be.
///
/// # Errors
/// When it is not that.
pub fn open(key: &SealKey, what: &Sealed<'_>, sealed: &[u8]) -> Result<Vec<u8>, Broken> {
    let (form, rest) = sealed.split_first().ok_or(Broken)?;
    let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or(Broken)?;
    if *form != FORM {
        return Err(Broken);
    }
    cipher(key).decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: &what.aad() }).map_err(|_| Broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_store::SystemRandom;

    const PIECE: Sealed<'_> = Sealed::Piece { result: "one", seq: 3, last: false };

    fn key() -> SealKey {
        SealKey::new([7; 32])
    }

    #[test]
    fn it_opens_as_what_it_is() {
        let request = "r1".parse().unwrap();
        for what in [PIECE, Sealed::Attachment { request: &request, name: "brief.pdf" }] {
            for plain in [&b""[..], b"x", &[9; 300]] {
                let sealed = seal(&key(), &SystemRandom, &what, plain).unwrap();
                assert_eq!(open(&key(), &what, &sealed).unwrap(), plain);
                assert!(plain.len() < 2 || !sealed.windows(plain.len()).any(|part| part == plain));
            }
        }
        let twice = [(), ()].map(|()| seal(&key(), &SystemRandom, &PIECE, b"same").unwrap());
        assert_ne!(twice[0], twice[1], "a new nonce each time");
        assert_eq!(format!("{:?}", key()), "SealKey(…)");
    }

    #[test]
    fn no_flipped_bit_and_no_cut_off_end_opens() {
        let sealed = seal(&key(), &SystemRandom, &PIECE, b"what is in it").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open(&key(), &PIECE, &changed), Err(Broken), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert_eq!(open(&key(), &PIECE, &sealed[..length]), Err(Broken), "{length} bytes");
        }
        assert_eq!(open(&key(), &PIECE, &[&sealed[..], b"x"].concat()), Err(Broken));
        assert_eq!(open(&SealKey::new([8; 32]), &PIECE, &sealed), Err(Broken));
    }

    #[test]
    fn it_opens_in_no_other_place() {
        let (one, other) = ("r1".parse().unwrap(), "r1r".parse().unwrap());
        let all = [
            PIECE,
            Sealed::Piece { result: "one", seq: 4, last: false },
            Sealed::Piece { result: "one", seq: 3, last: true },
            Sealed::Piece { result: "two", seq: 3, last: false },
            Sealed::Attachment { request: &one, name: "r2" },
            Sealed::Attachment { request: &other, name: "2" },
            Sealed::Attachment { request: &one, name: "r" },
        ];
        for what in &all {
            let sealed = seal(&key(), &SystemRandom, what, b"text").unwrap();
            for place in &all {
                assert_eq!(open(&key(), place, &sealed).is_ok(), place == what, "{what:?} as {place:?}");
            }
        }
    }
}
