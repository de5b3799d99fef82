//! Takes out of a wasm file what no browser needs.

use anyhow::{Result, bail};

const PREAMBLE: usize = 8;
const CUSTOM: u8 = 0;

/// The module without custom sections: names, producers, relocations.
pub fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    if wasm.len() < PREAMBLE || &wasm[..4] != b"\0asm" {
        bail!("this is no wasm");
    }
    let mut kept = wasm[..PREAMBLE].to_vec();
    let mut at = PREAMBLE;
    while at < wasm.len() {
        let start = at;
        let id = wasm[at];
        let (size, read) = leb128(&wasm[at + 1..])?;
        at += 1 + read + size;
        if at > wasm.len() {
            bail!("the wasm ends in the middle of a section");
        }
        if id != CUSTOM {
            kept.extend_from_slice(&wasm[start..at]);
        }
    }
    Ok(kept)
}

fn leb128(bytes: &[u8]) -> Result<(usize, usize)> {
    let mut value = 0_usize;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Ok((value, index + 1));
        }
    }
    bail!("the wasm has a section without a size")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn custom_sections_go_and_others_stay() {
        let types = [1, 1, 0];
        let name = [0, 5, 4, b'n', b'a', b'm', b'e'];
        let wasm = [HEAD, &name, &types, &name].concat();
        assert_eq!(without_names(&wasm).unwrap(), [HEAD, &types].concat());
    }

    #[test]
    fn a_cut_file_is_refused() {
        assert!(without_names(&[HEAD, &[1, 9, 0]].concat()).is_err());
        assert!(without_names(b"<html>").is_err());
    }

    #[test]
    fn sizes_over_127_take_more_bytes() {
        assert_eq!(leb128(&[0xe5, 0x8e, 0x26]).unwrap(), (624_485, 3));
    }
}
