//! What was read of the file and not yet used: for the number of a record's line, which the CSV reader gets wrong after CRLF
//! and empty lines, and so that a record without an end does not take the whole file into memory.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read};
use std::rc::Rc;

/// A record is at most so long, in bytes. Longer than this, a quote is missing.
const LONGEST: usize = 1 << 20;

/// Shared between the file and who reads records from it.
#[derive(Clone, Default)]
pub struct Recent(Rc<RefCell<Bytes>>);

#[derive(Default)]
struct Bytes {
    bytes: VecDeque<u8>,
    /// Where the first of them stands.
    offset: u64,
    /// Line breaks before it.
    breaks: u64,
}

/// A file that is remembered while it is read.
pub struct Remembered {
    file: File,
    recent: Recent,
}

impl Recent {
    /// Reads this file through it, from the beginning.
    pub fn remember(&self, file: File) -> Remembered {
        *self.0.borrow_mut() = Bytes::default();
        Remembered { file, recent: self.clone() }
    }

    /// The line, from 1, of the record that begins here. What was before it is forgotten.
    pub fn line_of(&self, offset: u64) -> u64 {
        let mut recent = self.0.borrow_mut();
        while recent.offset < offset && recent.forget() {}
        // The end of the record before, and empty lines, belong to no record.
        while matches!(recent.bytes.front(), Some(b'\r' | b'\n')) && recent.forget() {}
        recent.breaks + 1
    }
}

impl Bytes {
    fn forget(&mut self) -> bool {
        let Some(byte) = self.bytes.pop_front() else { return false };
        self.offset += 1;
        self.breaks += u64::from(byte == b'\n');
        true
    }
}

impl Read for Remembered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut recent = self.recent.0.borrow_mut();
        if recent.bytes.len() > LONGEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let read = self.file.read(buffer)?;
        recent.bytes.extend(buffer.iter().take(read));
        Ok(read)
    }
}
