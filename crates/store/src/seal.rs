//! Sealing what lies in the database encrypted: free text, files with answers, piece by piece, the officer's files and their
//! drafts.
//!
//! XChaCha20-Poly1305 with a random nonce. What the bytes are is sealed with them, so that a piece opens only as the piece
//! that it is: not in another place, not in another file, and not as the last one when more should follow. The key is named by
//! what it sealed, so that it can be changed (docs/adr/0025).

use crate::Random;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use mijn_privacy_api::RequestId;
use sha2::{Digest, Sha256};

/// As it was: this byte, the nonce, the text with its tag.
const UNNAMED: u8 = 1;
/// As it is: this byte, the id of the key, the nonce, the text with its tag.
const NAMED: u8 = 2;
const NONCE: usize = 24;
const ID: usize = 4;

/// A key that seals. It never prints.
#[derive(Clone)]
pub struct SealKey([u8; 32]);

impl SealKey {
    /// From the bytes of a key file.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Says which key it is, and nothing of it.
    pub(crate) fn print(&self) -> [u8; 32] {
        Sha256::new_with_prefix("mijn-privacy key print 1\0").chain_update(self.0).finalize().into()
    }

    /// How it is named by what it sealed.
    fn id(&self) -> [u8; ID] {
        let [a, b, c, d, ..] = self.print();
        [a, b, c, d]
    }
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("SealKey(…)")
    }
}

/// The key that seals and opens, and the one before it, which still opens.
#[derive(Clone, Debug)]
pub struct SealKeys {
    now: SealKey,
    before: Option<SealKey>,
}

impl SealKeys {
    /// Both, or one alone.
    pub const fn new(now: SealKey, before: Option<SealKey>) -> Self {
        Self { now, before }
    }

    /// That of the key which seals.
    pub(crate) fn print(&self) -> [u8; 32] {
        self.now.print()
    }

    /// Whether one of them has this print.
    pub(crate) fn know(&self, print: &[u8]) -> bool {
        self.both().any(|key| key.print() == print)
    }

    /// How everything begins that the present key sealed.
    pub(crate) fn mark(&self) -> Vec<u8> {
        [&[NAMED][..], &self.now.id()].concat()
    }

    /// Whether there is a key before.
    pub(crate) fn has_before(&self) -> bool {
        self.before.is_some()
    }

    fn both(&self) -> impl Iterator<Item = &SealKey> {
        std::iter::once(&self.now).chain(&self.before)
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
    /// A text in a column.
    Text {
        /// Of which table.
        table: &'static str,
        /// In which row, by what names it.
        row: &'a str,
        /// Which column.
        column: &'static str,
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
    fn aad(&self, form: u8) -> Vec<u8> {
        let mut aad = vec![form];
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
            Self::Text { table, row, column } => {
                part(b"text");
                part(table.as_bytes());
                part(row.as_bytes());
                part(column.as_bytes());
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
pub fn seal(keys: &SealKeys, random: &dyn Random, what: &Sealed<'_>, plain: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut nonce = [0; NONCE];
    random.fill(&mut nonce);
    let aad = what.aad(NAMED);
    let text =
        cipher(&keys.now).encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad }).map_err(|_| Broken)?;
    Ok([&keys.mark(), &nonce[..], &text].concat())
}

/// Opens it as what it is said to be.
///
/// # Errors
/// When it is not that, or neither of the keys is its own.
pub fn open(keys: &SealKeys, what: &Sealed<'_>, sealed: &[u8]) -> Result<Vec<u8>, Broken> {
    let (form, rest) = sealed.split_first().ok_or(Broken)?;
    let id = if *form == NAMED { rest.first_chunk::<ID>() } else { None };
    let rest = if id.is_some() { rest.get(ID..).ok_or(Broken)? } else { rest };
    let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or(Broken)?;
    if !(id.is_some() || *form == UNNAMED) {
        return Err(Broken);
    }
    let aad = what.aad(*form);
    // What names no key may be of either.
    let fits = |key: &&SealKey| id.is_none_or(|id| key.id() == *id);
    let open = |key| cipher(key).decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: &aad }).ok();
    keys.both().filter(fits).find_map(open).ok_or(Broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    const PIECE: Sealed<'_> = Sealed::Piece { result: "one", seq: 3, last: false };

    fn key() -> SealKeys {
        only(7)
    }

    fn only(byte: u8) -> SealKeys {
        SealKeys::new(SealKey::new([byte; 32]), None)
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
        assert_eq!(format!("{:?}", key()), "SealKeys { now: SealKey(…), before: None }");
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
        assert_eq!(open(&only(8), &PIECE, &sealed), Err(Broken));
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
            Sealed::Text { table: "request", row: "r1", column: "text" },
            Sealed::Text { table: "request", row: "r2", column: "text" },
            Sealed::Text { table: "request", row: "r1", column: "reason" },
            Sealed::Text { table: "request_event", row: "r1", column: "reason" },
        ];
        for what in &all {
            let sealed = seal(&key(), &SystemRandom, what, b"text").unwrap();
            for place in &all {
                assert_eq!(open(&key(), place, &sealed).is_ok(), place == what, "{what:?} as {place:?}");
            }
        }
    }

    #[test]
    fn the_key_before_opens_and_the_key_of_now_seals() {
        let old = seal(&only(7), &SystemRandom, &PIECE, b"old").unwrap();
        let both = SealKeys::new(SealKey::new([8; 32]), Some(SealKey::new([7; 32])));
        assert_eq!(open(&both, &PIECE, &old).unwrap(), b"old");
        let new = seal(&both, &SystemRandom, &PIECE, b"new").unwrap();
        assert_eq!((open(&only(8), &PIECE, &new), open(&only(7), &PIECE, &new)), (Ok(b"new".to_vec()), Err(Broken)));
        assert!(new.starts_with(&only(8).mark()) && old.starts_with(&only(7).mark()));
        assert!(both.know(&only(7).print()) && both.know(&only(8).print()) && !both.know(&only(9).print()));
    }

    /// From before keys were named: XChaCha20-Poly1305 under the bytes 7, nonce of ones.
    #[test]
    fn what_names_no_key_opens_under_either() {
        let (nonce, aad) = ([1; NONCE], PIECE.aad(UNNAMED));
        let text = cipher(&key().now).encrypt(&XNonce::from(nonce), Payload { msg: b"of then", aad: &aad }).unwrap();
        let sealed = [&[UNNAMED][..], &nonce, &text].concat();
        let both = SealKeys::new(SealKey::new([8; 32]), Some(SealKey::new([7; 32])));
        for keys in [key(), both] {
            assert_eq!(open(&keys, &PIECE, &sealed).unwrap(), b"of then");
        }
        assert_eq!(open(&only(8), &PIECE, &sealed), Err(Broken));
    }
}
