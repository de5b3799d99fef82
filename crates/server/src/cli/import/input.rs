//! The file: its mark at the start, what separates its cells, and its records with their lines. However it is made, no more
//! of it than a record is in memory.

use super::recent::{Recent, Remembered};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// An open list.
pub struct Input {
    path: PathBuf,
    file: File,
    start: u64,
    separator: u8,
    reader: Reader<Remembered>,
    recent: Recent,
    /// Where the next record begins.
    next: u64,
}

/// A record, as bytes.
pub struct Record {
    /// The line of the file that it begins on, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: ByteRecord,
}

impl Input {
    /// Opens it and looks at its first line.
    ///
    /// # Errors
    /// A sentence, when it cannot be read or is no text.
    pub fn open(path: &Path) -> Result<Self, String> {
        let failed = |error: io::Error| format!("cannot read {}: {error}", path.display());
        let file = File::open(path).map_err(failed)?;
        if file.metadata().map_err(failed)?.is_dir() {
            return Err(format!("{} is a folder: name a CSV file", path.display()));
        }
        let mut head = Vec::new();
        BufReader::new(&file).take(64 * 1024).read_until(b'\n', &mut head).map_err(failed)?;
        if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || head.contains(&0) {
            return Err(format!("{} is UTF-16 or no text: save it as CSV in UTF-8", path.display()));
        }
        if head.trim_ascii().is_empty() {
            return Err(format!("{} begins with an empty line: the first line has the column names", path.display()));
        }
        let start = if head.starts_with(UTF8_MARK) { 3 } else { 0 };
        let count = |sign| head.iter().filter(|byte| **byte == sign).count();
        let separator = if count(b';') > count(b',') { b';' } else { b',' };
        let recent = Recent::default();
        let reader = reader(&file, start, separator, &recent).map_err(failed)?;
        Ok(Self { path: path.to_owned(), file, start, separator, reader, recent, next: 0 })
    }

    /// The names of the columns.
    ///
    /// # Errors
    /// A sentence, when they cannot be read.
    pub fn header(&mut self) -> Result<ByteRecord, String> {
        let header = self.reader.byte_headers().cloned();
        self.next = self.reader.position().byte();
        header.map_err(|error| self.sentence(&error))
    }

    /// The next record.
    ///
    /// # Errors
    /// A sentence, when it cannot be read.
    pub fn next(&mut self) -> Result<Option<Record>, String> {
        let mut cells = ByteRecord::new();
        match self.reader.read_byte_record(&mut cells) {
            Ok(true) => {
                let line = self.recent.line_of(cells.position().map_or(0, csv::Position::byte));
                self.next = self.reader.position().byte();
                Ok(Some(Record { line, cells }))
            }
            Ok(false) => Ok(None),
            Err(error) => Err(self.sentence(&error)),
        }
    }

    /// Begins again, after the column names.
    ///
    /// # Errors
    /// A sentence, when it cannot be read.
    pub fn rewind(&mut self) -> Result<(), String> {
        let reader = reader(&self.file, self.start, self.separator, &self.recent);
        self.reader = reader.map_err(|error| format!("cannot read {}: {error}", self.path.display()))?;
        self.header().map(drop)
    }

    /// It is not what it was.
    pub fn changed(&self) -> String {
        format!("{} was changed while it was read: nothing was imported; try again", self.path.display())
    }

    fn sentence(&self, error: &csv::Error) -> String {
        match error.kind() {
            csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                let line = self.recent.line_of(self.next);
                format!("{}: the record at line {line} never ends: a quote is missing there", self.path.display())
            }
            _ => format!("cannot read {}: {error}", self.path.display()),
        }
    }
}

fn reader(file: &File, start: u64, separator: u8, recent: &Recent) -> io::Result<Reader<Remembered>> {
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(start))?;
    Ok(ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(recent.remember(file)))
}
