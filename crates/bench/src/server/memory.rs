//! How much memory the server's process takes, where the system tells.

use e2e::server::Server;

use crate::report::{field, grouped};

/// In kilobytes of 1,024.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    now: Option<u64>,
    most: Option<u64>,
}

impl Memory {
    /// Of a server that runs.
    pub fn of(server: &Server) -> Self {
        let read = |key: &str| {
            let text = field(&format!("/proc/{}/status", server.pid()?), key, ':')?;
            text.strip_suffix("kB")?.trim().parse().ok()
        };
        Self { now: read("VmRSS"), most: read("VmHWM") }
    }

    /// What it takes now.
    pub fn now(self) -> String {
        megabytes(self.now)
    }

    /// The most it took.
    pub fn most(self) -> String {
        megabytes(self.most)
    }
}

fn megabytes(kilobytes: Option<u64>) -> String {
    kilobytes.map_or_else(|| "not told here".to_owned(), |kilobytes| format!("{} MB", grouped(kilobytes / 1024)))
}
