//! Calls over HTTP, each caller on a connection that stays open.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{ACCEPT, COOKIE, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use mijn_privacy_server::app::API_BASE;
use mijn_privacy_server::security::CookieKind;
use tokio::net::TcpStream;

use super::AT_ONCE;
use super::turn::{self, Caller, Turn};

/// Asks for a path for some time.
pub async fn load(port: u16, path: &str, tokens: &[String], time: Duration) -> Result<Turn> {
    let cookies: Arc<[String]> =
        tokens.iter().map(|token| format!("{}={token}", CookieKind::Loopback.name())).collect();
    let mut callers = Vec::new();
    for _ in 0..AT_ONCE {
        callers.push(Connection::open(port, path, cookies.clone()).await?);
    }
    turn::take(callers, tokens.len(), time).await
}

struct Connection {
    sender: SendRequest<Empty<Bytes>>,
    host: String,
    path: String,
    cookies: Arc<[String]>,
}

impl Connection {
    async fn open(port: u16, path: &str, cookies: Arc<[String]>) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.context("the server takes no connection")?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with its sender.
        tokio::spawn(connection);
        Ok(Self { sender, host: format!("127.0.0.1:{port}"), path: format!("{API_BASE}/{path}"), cookies })
    }
}

impl Caller for Connection {
    async fn call(&mut self, person: usize) -> Result<()> {
        let request = Request::get(&self.path)
            .header(HOST, &self.host)
            .header(ACCEPT, "application/json")
            .header(COOKIE, &self.cookies[person])
            .body(Empty::new())?;
        self.sender.ready().await?;
        let answer = self.sender.send_request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        ensure!(status == StatusCode::OK, "{}: {status}: {}", self.path, String::from_utf8_lossy(&body));
        ensure!(body.first() == Some(&b'{'), "{} answers no object", self.path);
        Ok(())
    }
}
