//! The demo's server: built, given its database, started, watched and ended.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::{self, Stopped, Told, end, stopped};
use crate::repo::Repo;

/// So long may it take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The server with the configuration of a demo.
pub struct Server<'a> {
    /// The built program.
    pub program: PathBuf,
    /// The repository.
    pub repo: &'a Repo,
    /// Where it keeps database, keys and e-mails.
    pub home: PathBuf,
    /// The folder that it serves at `/`.
    pub site: PathBuf,
    /// The port on loopback.
    pub port: u16,
    /// The address in the browser, where it is not the server's own.
    pub public_url: Option<String>,
}

impl Server<'_> {
    /// The database's file.
    pub fn database(&self) -> PathBuf {
        self.home.join("mijn-privacy.sqlite")
    }

    /// The folder that takes its e-mails.
    pub fn mail(&self) -> PathBuf {
        self.home.join("mail")
    }

    /// Runs a subcommand to its end. What it says on a failure is one sentence already.
    pub fn finish(&self, subcommand: &[&str]) -> Result<()> {
        let mut child = self.command(subcommand).spawn()?;
        if !process::wait(&mut child)?.success() {
            return Err(Told.into());
        }
        Ok(())
    }

    /// Serves until it ends or we are told to stop. `ready` runs once it answers.
    pub fn serve(&self, ready: impl FnOnce()) -> Result<()> {
        let mut child = self.command(&["serve"]).spawn()?;
        if let Err(error) = self.until_ready(&mut child) {
            end(&mut child)?;
            return if error.is::<Stopped>() { Ok(()) } else { Err(error) };
        }
        ready();
        match process::wait(&mut child) {
            Ok(status) => bail!("The server ended by itself ({status})."),
            Err(error) if error.is::<Stopped>() => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn command(&self, subcommand: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--config").arg(config(self.repo)).args(subcommand).current_dir(&self.repo.root);
        // What it has to tell goes to the error stream; the address is told once, by us.
        command.stdout(Stdio::null());
        command.env("MIJN_PRIVACY__SERVER__LISTEN", format!("127.0.0.1:{}", self.port));
        command.env("MIJN_PRIVACY__DATABASE__PATH", self.database());
        command.env("MIJN_PRIVACY__SECRETS__DIR", self.home.join("keys"));
        command.env("MIJN_PRIVACY__MAIL__URL", format!("folder:{}", self.mail().display()));
        command.env("MIJN_PRIVACY__STATIC__PKG", self.repo.dist());
        command.env("MIJN_PRIVACY__STATIC__SITE", &self.site);
        command.env("MIJN_PRIVACY__DEMO__ENABLED", "true");
        if let Some(url) = &self.public_url {
            command.env("MIJN_PRIVACY__SERVER__PUBLIC_URL", url);
        }
        command
    }

    fn until_ready(&self, child: &mut Child) -> Result<()> {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        let started = Instant::now();
        loop {
            if stopped() {
                return Err(Stopped.into());
            }
            if child.try_wait()?.is_some() {
                return Err(Told.into());
            }
            if answers(address) {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                bail!("The server does not answer on port {}.", self.port);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// The complete example of a configuration.
pub fn config(repo: &Repo) -> PathBuf {
    repo.root.join("crates/server/config/demo.toml")
}

fn answers(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_millis(200))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())?;
        let mut head = [0; 10];
        stream.read_exact(&mut head)?;
        Ok(&head == b"HTTP/1.1 2")
    };
    ask().unwrap_or(false)
}

/// The path of a built program of ours.
pub fn program(repo: &Repo, profile: &str) -> PathBuf {
    let name = format!("mijn-privacy-server{}", std::env::consts::EXE_SUFFIX);
    repo.target.join(Path::new(profile)).join(name)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn server_that_says(answer: &'static str) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 512];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(answer.as_bytes());
        });
        address
    }

    #[test]
    fn only_a_good_answer_is_ready() {
        assert!(answers(server_that_says("HTTP/1.1 204 No Content\r\n\r\n")));
        assert!(!answers(server_that_says("HTTP/1.1 503 Service Unavailable\r\n\r\n")));
        assert!(!answers(server_that_says("")));
    }
}
