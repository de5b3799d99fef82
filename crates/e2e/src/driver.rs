//! One chromedriver for one browser, ended with it whatever happens.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::{paths, wait};

/// A running chromedriver.
pub struct Driver {
    child: Child,
    port: u16,
    session: Option<String>,
}

impl Driver {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        let port = wait::free_port();
        let child = Command::new(paths::chromedriver())
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is not installed (Debian: chromium-driver)");
        let driver = Self { child, port, session: None };
        let status = format!("{}/status", driver.url());
        let up = wait::until(|| async { reqwest::get(&status).await.ok().map(drop) });
        assert!(up.await.is_some(), "chromedriver did not come up");
        driver
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Which session to end with it.
    pub fn hold(&mut self, session: String) {
        self.session = Some(session);
    }

    /// Ends the browser. Blocking, since it also happens while a journey fails.
    fn end_session(&self) -> std::io::Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n")?;
        let _ = stream.read(&mut [0; 512])?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.end_session();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
