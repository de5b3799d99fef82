//! Brotli at its best quality, kept by contents so that a second run costs nothing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use crate::hash::sha;

/// Compresses `bytes`; the answer is kept in `cache`.
pub fn compress(bytes: &[u8], cache: &Path) -> Result<Vec<u8>> {
    let kept = cache.join(sha(bytes).name("brotli"));
    if let Ok(known) = fs::read(&kept) {
        return Ok(known);
    }
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).context("brotli failed")?;
    fs::create_dir_all(cache)?;
    // Written aside first: a killed run must not leave half an answer behind.
    let aside = kept.with_extension("new");
    fs::write(&aside, &packed)?;
    fs::rename(&aside, &kept)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out_and_is_kept() {
        let cache = tempfile::tempdir().unwrap();
        let text = b"privacy ".repeat(100);
        let packed = compress(&text, cache.path()).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut back).unwrap();
        assert_eq!(back, text);
        assert!(packed.len() < 40);
        let kept: Vec<_> = fs::read_dir(cache.path()).unwrap().collect();
        assert_eq!(kept.len(), 1);
        assert_eq!(compress(&text, cache.path()).unwrap(), packed);
    }
}
