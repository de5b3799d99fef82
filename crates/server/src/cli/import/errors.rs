//! The mistakes of a list: the first of them on the screen, all of them in a file.

use std::fs::File;
use std::path::{Path, PathBuf};

/// So many on the screen.
const SHOWN: u64 = 20;

/// Where they go.
pub struct Errors {
    list: PathBuf,
    file: Option<(PathBuf, csv::Writer<File>)>,
    count: u64,
    lines: u64,
    last: u64,
}

impl Errors {
    /// With a file for all of them, where one is wanted.
    ///
    /// # Errors
    /// A sentence, when the file cannot be written.
    pub fn open(path: Option<&Path>, list: &Path) -> Result<Self, String> {
        let same =
            |path: &Path| matches!((path.canonicalize(), list.canonicalize()), (Ok(one), Ok(other)) if one == other);
        let file = path.map(|path| {
            if same(path) {
                return Err("--errors is the list itself: name another file".to_owned());
            }
            let opened = csv::Writer::from_path(path).and_then(|mut file| {
                file.write_record(["line", "column", "mistake"])?;
                Ok(file)
            });
            opened.map(|file| (path.to_owned(), file)).map_err(|error| cannot(path, &error))
        });
        Ok(Self { list: list.to_owned(), file: file.transpose()?, count: 0, lines: 0, last: 0 })
    }

    /// Takes one.
    ///
    /// # Errors
    /// A sentence, when the file cannot be written.
    pub fn add(&mut self, line: u64, column: &str, mistake: &str) -> Result<(), String> {
        self.count += 1;
        self.lines += u64::from(line != self.last);
        self.last = line;
        if self.count <= SHOWN {
            let column = if column.is_empty() { String::new() } else { format!(", {column}") };
            eprintln!("line {line}{column}: {mistake}");
        }
        match &mut self.file {
            Some((path, file)) => {
                file.write_record([line.to_string().as_str(), column, mistake]).map_err(|error| cannot(path, &error))
            }
            None => Ok(()),
        }
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// What to do about them.
    ///
    /// # Errors
    /// A sentence, when the file cannot be written.
    pub fn sentence(mut self) -> Result<String, String> {
        self.close_file()?;
        let (count, lines, list) = (self.count, self.lines, self.list.display());
        let all = match &self.file {
            Some((path, _)) => format!("; all of them stand in {}", path.display()),
            None if count > SHOWN => "; --errors FILE writes all of them".to_owned(),
            None => String::new(),
        };
        Ok(format!(
            "{count} mistakes in {lines} lines of {list}: nothing was imported. Correct them and try again{all}"
        ))
    }

    /// Without any.
    ///
    /// # Errors
    /// A sentence, when the file cannot be written.
    pub fn close(mut self) -> Result<(), String> {
        self.close_file()
    }

    fn close_file(&mut self) -> Result<(), String> {
        match &mut self.file {
            Some((path, file)) => file.flush().map_err(|error| cannot(path, &error)),
            None => Ok(()),
        }
    }
}

fn cannot(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("cannot write {}: {error}", path.display())
}
