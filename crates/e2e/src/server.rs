//! The real server on a free port, with a database of its own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use tempfile::TempDir;

use crate::{seed, wait};

/// A server that can be stopped and started again on the same port.
pub struct Server {
    folder: TempDir,
    port: u16,
    running: Option<Child>,
}

impl Server {
    /// Starts one on a copy of the seeded database.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("there is room for temporary files");
        seed::copy_into(folder.path());
        Self::start_on(folder).await
    }

    /// Starts one on a folder that holds a database, `privacy.sqlite`, and its `keys`.
    pub async fn start_on(folder: TempDir) -> Self {
        let mut server = Self { folder, port: wait::free_port(), running: None };
        server.run().await;
        server
    }

    /// Where it is: `http://127.0.0.1:port`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The number of its process, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.running.as_ref().map(Child::id)
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("privacy.sqlite")
    }

    /// Runs a command of its program beside it, as an operator does.
    pub fn operate(&self, args: &[&str]) -> String {
        let done = seed::command(self.folder.path(), self.port).args(args).output().expect("the program can be run");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "`mijn-privacy-server {}` failed: {said}", args.join(" "));
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    /// What it wrote to its log since the first start.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }

    /// Starts it again after [`Server::stop`] or [`Server::kill`], on the same port and database.
    pub async fn run(&mut self) {
        let log = log_file(&self.log_path());
        let second = log.try_clone().expect("a file handle can be doubled");
        let child = seed::command(self.folder.path(), self.port)
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(second)
            .spawn()
            .expect("the server's program can be run");
        self.running = Some(child);
        let ready = format!("{}/readyz", self.origin());
        let up = wait::until(|| async {
            reqwest::get(&ready).await.ok().filter(|answer| answer.status().is_success()).map(drop)
        });
        assert!(up.await.is_some(), "the server did not come up:\n{}", self.log());
    }

    /// Asks it to stop, as an operator does, and waits until it has.
    pub async fn stop(&mut self) {
        let Some(mut child) = self.running.take() else { return };
        let asked = std::process::Command::new("kill").arg(child.id().to_string()).status();
        assert!(asked.is_ok_and(|status| status.success()), "the server could not be asked to stop");
        let gone = wait::until(|| {
            let status = child.try_wait().ok().flatten();
            async move { status }
        });
        assert!(gone.await.is_some(), "the server did not stop:\n{}", self.log());
    }

    /// Ends it at once, as a power failure does.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.running.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn log_file(path: &Path) -> File {
    File::options().create(true).append(true).open(path).expect("a log can be written in a temporary folder")
}
