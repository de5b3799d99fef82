//! The machine's side of the configuration: addresses, files, times.

use super::Network;
use jiff::SignedDuration;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

/// `[server]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The address that it listens on: `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// How a browser reaches it: `https://mijn.example.nl`. Absent: http on the address itself, which must then be
    /// loopback.
    #[serde(default)]
    pub public_url: Option<String>,
    /// The portal's page that holds the widget, for links in e-mails and on pages. Absent: `/` of the address above.
    #[serde(default)]
    pub portal_url: Option<String>,
    /// The system's name in the access log (SEC-7).
    pub name: String,
    /// A call that takes longer is given up, in seconds.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
    /// The company's own proxies, as the server sees them: `["127.0.0.1", "192.0.2.0/24"]`. What they write in
    /// `X-Forwarded-For` is believed; of anybody else it is not.
    #[serde(default)]
    pub trusted_proxies: Vec<Network>,
}

fn ten() -> u64 {
    10
}

impl Server {
    /// How a browser reaches it, without a slash at the end.
    pub fn url(&self) -> String {
        let url = self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        url.trim_end_matches('/').to_owned()
    }

    /// The portal's page that holds the widget.
    pub fn portal(&self) -> String {
        self.portal_url.clone().unwrap_or_else(|| format!("{}/", self.url()))
    }

    /// Whether browsers come over https.
    pub fn is_https(&self) -> bool {
        self.url().starts_with("https://")
    }

    /// The origins of its own pages.
    pub fn origins(&self) -> Vec<String> {
        let mut own = vec![self.url()];
        if !self.is_https() {
            own.push(format!("http://localhost:{}", self.listen.port()));
        }
        own
    }

    /// Whether one of the company's own proxies has this address.
    pub fn is_proxy(&self, ip: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.has(ip))
    }

    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        let url = self.url();
        let host = url.split("://").nth(1).unwrap_or_default();
        if host.is_empty() || host.contains('/') || !(url.starts_with("https://") || url.starts_with("http://")) {
            return Err("server.public_url: write it as https://host or https://host:port".to_owned());
        }
        if self.portal_url.as_ref().is_some_and(|url| !(url.starts_with("https://") || url.starts_with("http://"))) {
            return Err("server.portal_url: write it as https://host/path".to_owned());
        }
        let is_local = host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
        let is_private = is_local && self.listen.ip().is_loopback();
        if !self.is_https() && !is_private {
            return Err("server.public_url: http is for loopback only; write an https address".to_owned());
        }
        Ok(())
    }
}

/// `[database]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// The SQLite file.
    pub path: PathBuf,
}

/// `[session]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SessionTimes {
    /// A session ends after so many minutes without a call.
    pub idle_minutes: u32,
    /// A session ends so many hours after the log-in, whatever happens.
    pub absolute_hours: u32,
    /// What is sensitive needs a password not older than so many minutes.
    pub step_up_minutes: u32,
}

impl Default for SessionTimes {
    fn default() -> Self {
        Self { idle_minutes: 30, absolute_hours: 8, step_up_minutes: 5 }
    }
}

impl SessionTimes {
    /// See `idle_minutes`.
    pub fn idle(&self) -> SignedDuration {
        SignedDuration::from_mins(self.idle_minutes.into())
    }

    /// See `absolute_hours`.
    pub fn absolute(&self) -> SignedDuration {
        SignedDuration::from_hours(self.absolute_hours.into())
    }

    /// See `step_up_minutes`.
    pub fn step_up(&self) -> SignedDuration {
        SignedDuration::from_mins(self.step_up_minutes.into())
    }
}

/// `[login]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Login {
    /// So many failures before a wait, which then doubles from one second.
    pub free_failures: u32,
    /// So many passwords are checked at a time.
    pub parallel: usize,
}

impl Default for Login {
    fn default() -> Self {
        Self { free_failures: 5, parallel: 2 }
    }
}

/// `[log]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// Lines for a person or for a machine.
    pub format: LogFormat,
}

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Readable.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// `[static]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StaticFiles {
    /// The folder that is served under `/privacy/`.
    pub pkg: Option<PathBuf>,
    /// The folder that is served at `/`.
    pub site: Option<PathBuf>,
}

/// `[demo]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Demo {
    /// Whether `/demo/…` exists: a log-in form that tells its passwords. Never with data of real people.
    pub enabled: bool,
}

/// `[language]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// Used when the browser asks for none that is offered.
    pub default: String,
    /// Every language in which all texts are there.
    pub offered: Vec<String>,
}

impl Server {
    /// See `timeout_seconds`.
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }
}
