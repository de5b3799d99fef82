//! What stands in the way of a demo, each in one sentence that says what to do.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::Path;

use anyhow::{Result, bail};

/// Less than this left is a full disk.
const ENOUGH: u64 = 64 << 20;

/// Refuses a port that cannot be listened on.
pub fn port(port: u16) -> Result<()> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("Port {port} is taken: stop what uses it, or choose another with --port {}.", next(port))
        }
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            bail!("Port {port} is not allowed for you: choose one above 1023 with --port.")
        }
        Err(error) => bail!("Port {port} cannot be used ({error}): choose another with --port."),
    }
}

/// Makes the folder, and refuses one that cannot be written.
pub fn folder(dir: &Path) -> Result<()> {
    let probe = dir.join(".probe");
    let written = fs::create_dir_all(dir).and_then(|()| fs::write(&probe, "x")).and_then(|()| fs::remove_file(&probe));
    match written {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::StorageFull => Err(full(dir)),
        Err(error) => {
            bail!("The folder {} cannot be written ({error}): make it yours, or move the repository.", dir.display())
        }
    }
}

/// Refuses a disk that is as good as full.
pub fn space(dir: &Path) -> Result<()> {
    match free(dir) {
        Some(bytes) if bytes < ENOUGH => Err(full(dir)),
        _ => Ok(()),
    }
}

fn full(dir: &Path) -> anyhow::Error {
    let left = free(dir).unwrap_or(0) >> 20;
    anyhow::anyhow!("The disk with {} is full ({left} MB left): make room, then run the command again.", dir.display())
}

#[cfg(unix)]
fn free(dir: &Path) -> Option<u64> {
    let there = dir.ancestors().find(|path| path.exists())?;
    let stat = rustix::fs::statvfs(there).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

fn next(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8080)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_and_a_free_one_is_not() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let taken = listener.local_addr().unwrap().port();
        let error = port(taken).unwrap_err().to_string();
        assert!(error.starts_with(&format!("Port {taken} is taken: ")), "{error}");
        drop(listener);
        port(taken).unwrap();
    }

    #[test]
    fn a_folder_that_is_a_file_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        folder(&dir.path().join("new")).unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        let error = folder(&dir.path().join("file")).unwrap_err().to_string();
        assert!(error.contains("cannot be written"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn free_space_is_known_also_of_a_folder_to_come() {
        let dir = tempfile::tempdir().unwrap();
        assert!(free(&dir.path().join("not/there/yet")).is_some());
    }

    #[test]
    fn the_port_after_the_last_is_the_usual_one() {
        assert_eq!((next(8080), next(u16::MAX)), (8081, 8080));
    }
}
