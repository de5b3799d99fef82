//! One-time codes (RFC 6238): six digits, thirty seconds, the secret sealed in the database.

use crate::security::{self, SealKeys, Sealed};
use crate::{ApiError, ApiResult, App};
use jiff::Timestamp;
use qrcode::{Color, EcLevel, QrCode};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

/// Bytes of a secret: as many as the digest of RFC 6238 has.
const BYTES: usize = 20;

/// A code generator for one officer.
pub(super) struct Codes(Totp);

impl Codes {
    /// From the secret.
    pub(super) fn new(secret: &[u8], company: &str, officer: &str) -> ApiResult<Self> {
        // A colon separates both in the address of the app.
        let plain = |text: &str| text.replace(':', " ");
        let builder = Builder::new()
            .with_secret(secret.to_vec())
            .with_account_name(plain(officer))
            .with_issuer(Some(plain(company)));
        Ok(Self(builder.build().map_err(ApiError::internal)?))
    }

    /// The time step of a code that is right now, or was half a minute ago.
    pub(super) fn check(&self, code: &str, now: Timestamp) -> Option<i64> {
        let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        let seconds = u64::try_from(now.as_second()).ok()?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.0.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// What the app on a phone reads.
    pub(super) fn address(&self) -> ApiResult<String> {
        self.0.to_url().map_err(ApiError::internal)
    }

    /// The secret to type over, in groups of four.
    pub(super) fn words(&self) -> String {
        let text = self.0.secret().to_base32();
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

/// A picture to scan: the path of its dark squares, and its width in squares, quiet zone included.
pub(super) fn picture(address: &str) -> ApiResult<(String, usize)> {
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(ApiError::internal)?;
    let width = code.width();
    let mut path = String::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (index % width + QUIET, index / width + QUIET);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    Ok((path, width + 2 * QUIET))
}

/// A new secret.
pub(super) fn new_secret(app: &App) -> [u8; BYTES] {
    app.random_bytes()
}

/// Sealed for the database.
pub(super) fn seal(app: &App, officer: &str, secret: &[u8]) -> ApiResult<Vec<u8>> {
    security::seal(&app.keys.results, &*app.random, &Sealed::Code { officer }, secret).map_err(ApiError::internal)
}

/// From the database.
pub(super) fn open(keys: &SealKeys, officer: &str, sealed: &[u8]) -> ApiResult<Vec<u8>> {
    security::open(keys, &Sealed::Code { officer }, sealed).map_err(ApiError::internal)
}

/// The secret of the demo's officer: no secret at all.
pub fn demo_secret(name: &str) -> [u8; BYTES] {
    let digest: [u8; 32] = Sha256::digest(format!("demo {name}")).into();
    let mut secret = [0; BYTES];
    secret.copy_from_slice(&digest[..BYTES]);
    secret
}

/// The demo officer's code of this moment, which the demo shows beside its form.
pub fn demo_code(name: &str, now: Timestamp) -> Option<String> {
    let codes = Codes::new(&demo_secret(name), "demo", name).ok()?;
    Some(codes.0.generate(u64::try_from(now.as_second()).ok()?).to_string())
}
