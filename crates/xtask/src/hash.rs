//! Names and fingerprints that follow from contents.

use std::hash::{DefaultHasher, Hasher};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The sha384 of contents.
pub struct Sha(Vec<u8>);

/// Hashes contents.
pub fn sha(bytes: &[u8]) -> Sha {
    Sha(Sha384::digest(bytes).to_vec())
}

impl Sha {
    /// As subresource integrity writes it.
    pub fn integrity(&self) -> String {
        format!("sha384-{}", STANDARD.encode(&self.0))
    }

    /// `style.css` becomes `style-0123456789ab.css`: a name that may be cached for ever.
    pub fn name(&self, file: &str) -> String {
        let hash: String = self.0.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        match file.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
            None => format!("{file}-{hash}"),
        }
    }
}

/// A quick fingerprint for our own caches; it means nothing outside of this build of xtask.
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = DefaultHasher::new();
    for part in parts {
        hasher.write_usize(part.len());
        hasher.write(part);
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_contents() {
        assert_eq!(sha(b"").name("style.css"), "style-38b060a751ac.css");
        assert_ne!(sha(b"a").name("style.css"), sha(b"b").name("style.css"));
    }

    #[test]
    fn integrity_is_what_browsers_expect() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(sha(b"").integrity(), empty);
    }

    #[test]
    fn a_fingerprint_tells_parts_apart() {
        let (ab_c, a_bc): ([&[u8]; 2], [&[u8]; 2]) = ([b"ab", b"c"], [b"a", b"bc"]);
        assert_ne!(fingerprint(ab_c), fingerprint(a_bc));
    }
}
