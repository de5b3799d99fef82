//! An SMTP server on loopback that behaves as it is told, one way a connection.

use smtp_proto::request::receiver::{DataReceiver, RequestReceiver};
use smtp_proto::{
    AUTH_PLAIN, EXT_8BIT_MIME, EXT_AUTH, EXT_SMTP_UTF8, EXT_START_TLS, EhloResponse, Error, MAIL_SMTPUTF8, Request,
};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// What it does with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Accept,
    /// This to the greeting.
    Busy(&'static str),
    /// This to `RCPT`.
    Refuse(&'static str),
    /// This to the end of the data.
    RefuseData(&'static str),
    /// Says nothing after the data, and keeps the line.
    Hang,
    /// Ends the line in the middle of the data.
    Drop,
    /// Accepts, and never answers the goodbye.
    AcceptAndHang,
}

/// How its line is secured, and what it lets in.
#[derive(Clone, Default)]
pub struct Line {
    /// From the first byte.
    pub at_once: Option<TlsAcceptor>,
    /// When it is asked to.
    pub when_asked: Option<TlsAcceptor>,
    /// What `AUTH PLAIN` must say, in base64; on a secured line only.
    pub login: Option<&'static str>,
    pub smtputf8: bool,
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// What arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub from: String,
    pub to: String,
    pub smtputf8: bool,
    pub data: Vec<u8>,
}

#[derive(Default)]
struct State {
    ways: VecDeque<Way>,
    lines: u32,
    arrived: Vec<Arrived>,
}

/// The server; it ends with the test's runtime.
pub struct Server {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// After these ways, one a connection, it accepts.
    pub async fn start(ways: &[Way], smtputf8: bool) -> Self {
        Self::on(ways, Line { smtputf8, ..Line::default() }).await
    }

    /// The same, on such a line.
    pub async fn on(ways: &[Way], line: Line) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State { ways: ways.iter().copied().collect(), ..State::default() }));
        let shared = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let way = {
                    let mut state = shared.lock().unwrap();
                    state.lines += 1;
                    state.ways.pop_front().unwrap_or(Way::Accept)
                };
                let (line, shared) = (line.clone(), shared.clone());
                tokio::spawn(async move {
                    match &line.at_once {
                        Some(tls) => session(Box::new(tls.accept(stream).await?), way, &line, shared).await,
                        None => session(Box::new(stream), way, &line, shared).await,
                    }
                });
            }
        });
        Self { address, state }
    }

    pub fn url(&self) -> String {
        format!("smtp://{}/test.example.nl", self.address)
    }

    pub fn arrived(&self) -> Vec<Arrived> {
        self.state.lock().unwrap().arrived.clone()
    }

    pub fn lines(&self) -> u32 {
        self.state.lock().unwrap().lines
    }
}

async fn session(mut stream: Box<dyn Stream>, way: Way, line: &Line, state: Arc<Mutex<State>>) -> std::io::Result<()> {
    let (mut secured, mut may) = (line.at_once.is_some(), line.login.is_none());
    let greeting = if let Way::Busy(said) = way { said } else { "220 test.example.nl" };
    say(&mut stream, greeting).await?;
    let (mut requests, mut chunk) = (RequestReceiver::default(), vec![0; 4096]);
    let mut mail = Arrived { from: String::new(), to: String::new(), smtputf8: false, data: Vec::new() };
    loop {
        let read = stream.read(&mut chunk).await?;
        let mut bytes = chunk[..read].iter();
        let request = match requests.ingest(&mut bytes) {
            Ok(request) => request.into_owned(),
            Err(Error::NeedsMoreData { .. }) if read > 0 => continue,
            _ => return Ok(()),
        };
        match request {
            Request::Ehlo { .. } => {
                let mut hello = EhloResponse::new("test.example.nl");
                hello.capabilities = EXT_8BIT_MIME | if line.smtputf8 { EXT_SMTP_UTF8 } else { 0 };
                if line.when_asked.is_some() && !secured {
                    hello.capabilities |= EXT_START_TLS;
                }
                if line.login.is_some() && secured {
                    hello.capabilities |= EXT_AUTH;
                    hello.auth_mechanisms = AUTH_PLAIN;
                }
                let mut text = Vec::new();
                hello.write(&mut text)?;
                stream.write_all(&text).await?;
            }
            Request::StartTls => {
                let Some(tls) = line.when_asked.as_ref().filter(|_| !secured) else {
                    say(&mut stream, "502 Not here").await?;
                    continue;
                };
                say(&mut stream, "220 Go on").await?;
                (stream, secured) = (Box::new(tls.accept(stream).await?), true);
            }
            Request::Auth { initial_response, .. } => {
                may = secured && line.login == Some(initial_response.as_ref());
                say(&mut stream, if may { "235 Welcome" } else { "535 5.7.8 No" }).await?;
            }
            Request::Mail { .. } if !may => say(&mut stream, "530 5.7.0 log in first").await?,
            Request::Mail { from } => {
                mail.smtputf8 = from.flags & MAIL_SMTPUTF8 != 0;
                mail.from = from.address;
                say(&mut stream, "250 OK").await?;
            }
            Request::Rcpt { to } => {
                mail.to = to.address;
                say(&mut stream, if let Way::Refuse(said) = way { said } else { "250 OK" }).await?;
            }
            Request::Data => {
                say(&mut stream, "354 Go on").await?;
                let mut data = DataReceiver::new();
                loop {
                    let read = stream.read(&mut chunk).await?;
                    if read == 0 || way == Way::Drop {
                        return Ok(());
                    }
                    if data.ingest(&mut chunk[..read].iter(), &mut mail.data) {
                        break;
                    }
                }
                match way {
                    Way::Hang => std::future::pending().await,
                    Way::RefuseData(said) => say(&mut stream, said).await?,
                    _ => {
                        state.lock().unwrap().arrived.push(mail.clone());
                        say(&mut stream, "250 OK").await?;
                    }
                }
            }
            Request::Quit if way == Way::AcceptAndHang => std::future::pending().await,
            Request::Quit => return say(&mut stream, "221 Bye").await,
            _ => say(&mut stream, "502 Not here").await?,
        }
    }
}

async fn say(stream: &mut (impl AsyncWrite + Unpin), line: &str) -> std::io::Result<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await
}
