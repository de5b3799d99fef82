//! The ZIP, streamed: what is written comes out as pieces of one size, and nothing is ever gone back to.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Bytes in a piece; the last one may have fewer.
pub const PIECE: usize = 256 * 1024;

/// A piece that is full, or the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which, from 0.
    pub seq: u32,
    /// What is in it: never nothing.
    pub bytes: Vec<u8>,
    /// None follows.
    pub last: bool,
    /// So many rows were read so far, of [`crate::rows_to_read`].
    pub rows_done: u64,
}

/// Takes pieces.
#[async_trait::async_trait]
pub trait Pieces: Send {
    /// What can go wrong.
    type Error: Send;
    /// Takes the next one. False: no more are wanted.
    async fn take(&mut self, piece: Piece) -> Result<bool, Self::Error>;
}

/// What the ZIP has written and nobody has taken yet.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<Vec<u8>>>);

impl Waiting {
    fn with<T>(&self, work: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        // Bytes are whole whoever panicked beside them.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A piece that more bytes follow.
    fn full(&self) -> Option<Vec<u8>> {
        self.with(|bytes| {
            if bytes.len() <= PIECE {
                return None;
            }
            let mut rest = Vec::with_capacity(PIECE + PIECE / 4);
            rest.extend_from_slice(bytes.get(PIECE..).unwrap_or_default());
            let mut piece = std::mem::replace(bytes, rest);
            piece.truncate(PIECE);
            Some(piece)
        })
    }
}

impl Write for Waiting {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        self.with(|bytes| bytes.extend_from_slice(more));
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A ZIP that is being written.
pub(crate) struct Archive {
    zip: ZipWriter<StreamWriter<Waiting>>,
    waiting: Waiting,
    modified: DateTime,
    seq: u32,
    size: u64,
}

impl Archive {
    /// A new one; its files carry this time, which a ZIP has without a zone.
    pub(crate) fn new(at: jiff::civil::DateTime) -> Self {
        let small = |number: i8| u8::try_from(number).unwrap_or_default();
        let year = u16::try_from(at.year()).unwrap_or_default();
        let (month, day) = (small(at.month()), small(at.day()));
        let time = (small(at.hour()), small(at.minute()), small(at.second()));
        let modified = DateTime::from_date_and_time(year, month, day, time.0, time.1, time.2).unwrap_or_default();
        let waiting = Waiting::default();
        Self { zip: ZipWriter::new_stream(waiting.clone()), waiting, modified, seq: 0, size: 0 }
    }

    /// Begins a file. `large`: it may become more than 4 GB.
    pub(crate) fn file(&mut self, name: &str, large: bool) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(self.modified)
            .unix_permissions(0o600)
            .large_file(large);
        Ok(self.zip.start_file(name, options)?)
    }

    /// The next full piece.
    pub(crate) fn full(&mut self, rows_done: u64) -> io::Result<Option<Piece>> {
        self.waiting.full().map(|bytes| self.piece(bytes, rows_done, false)).transpose()
    }

    /// Ends it: the pieces that are left, and the size of all.
    pub(crate) fn end(mut self, rows_done: u64) -> io::Result<(Vec<Piece>, u64)> {
        let zip = std::mem::replace(&mut self.zip, ZipWriter::new_stream(Waiting::default()));
        zip.finish()?.into_inner();
        let mut left = Vec::new();
        while let Some(piece) = self.full(rows_done)? {
            left.push(piece);
        }
        let rest = self.waiting.with(std::mem::take);
        left.push(self.piece(rest, rows_done, true)?);
        Ok((left, self.size))
    }

    fn piece(&mut self, bytes: Vec<u8>, rows_done: u64, last: bool) -> io::Result<Piece> {
        let piece = Piece { seq: self.seq, rows_done, last, bytes };
        self.size += u64::try_from(piece.bytes.len()).map_err(io::Error::other)?;
        self.seq = self.seq.checked_add(1).ok_or_else(|| io::Error::other("more pieces than there are numbers"))?;
        Ok(piece)
    }
}

impl Write for Archive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
