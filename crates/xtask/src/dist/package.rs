//! The files of the package, and how they get to disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use crate::brotli;
use crate::hash::sha;
use crate::manifest::{File, Manifest};

/// The package while it is put together.
pub struct Package {
    dist: PathBuf,
    cache: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    /// The paths that are loaded before the first usable switch.
    pub first: Vec<String>,
    /// Per section the paths that it needs besides.
    pub sections: BTreeMap<String, Vec<String>>,
}

/// A file under a name that carries its hash.
pub struct Hashed {
    /// Its address, relative to `build.js`.
    pub url: String,
    /// Its subresource integrity.
    pub integrity: String,
}

impl Package {
    /// An empty package, to be written to `dist`.
    pub fn new(dist: PathBuf, cache: PathBuf) -> Self {
        Self { dist, cache, files: BTreeMap::new(), first: Vec::new(), sections: BTreeMap::new() }
    }

    /// Adds a file that keeps its name.
    pub fn add(&mut self, name: &str, contents: Vec<u8>) {
        self.files.insert(name.to_owned(), contents);
    }

    /// Adds a file whose name follows its contents.
    pub fn add_hashed(&mut self, file: &str, contents: Vec<u8>) -> Hashed {
        let sha = sha(&contents);
        let name = sha.name(file);
        let url = format!("./{name}");
        self.files.insert(name, contents);
        Hashed { url, integrity: sha.integrity() }
    }

    /// Writes all files with their brotli, and takes away what an earlier build left.
    pub fn write(self, fingerprint: String) -> Result<Manifest> {
        let packed = self.compress()?;
        let mut files = Vec::new();
        for ((name, contents), packed) in self.files.iter().zip(packed) {
            put(&self.dist.join(name), contents)?;
            put(&self.dist.join(format!("{name}.br")), &packed)?;
            files.push(File { path: in_pkg(name), raw: contents.len(), brotli: packed.len() });
        }
        for entry in fs::read_dir(&self.dist)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !self.files.contains_key(name.strip_suffix(".br").unwrap_or(&name)) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(Manifest { fingerprint, files, first: self.first, sections: self.sections })
    }

    fn compress(&self) -> Result<Vec<Vec<u8>>> {
        std::thread::scope(|scope| {
            let threads: Vec<_> =
                self.files.values().map(|contents| scope.spawn(|| brotli::compress(contents, &self.cache))).collect();
            threads.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("brotli panicked"))?).collect()
        })
    }
}

/// Writes only a difference, so that a server that watches sees no change where there is none.
fn put(path: &Path, contents: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|there| there == contents) {
        return Ok(());
    }
    fs::write(path, contents).with_context(|| format!("cannot write {}", path.display()))
}

/// Where in `pkg/` an address of `build.js` is.
pub fn in_pkg(url: &str) -> String {
    format!("dist/{}", url.trim_start_matches("./"))
}
