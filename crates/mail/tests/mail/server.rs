//! An SMTP server on loopback that behaves as it is told, one way a connection.

use smtp_proto::request::receiver::{DataReceiver, RequestReceiver};
use smtp_proto::{EXT_8BIT_MIME, EXT_SMTP_UTF8, EhloResponse, Error, MAIL_SMTPUTF8, Request};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

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
                tokio::spawn(session(stream, way, smtputf8, shared.clone()));
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

async fn session(mut stream: TcpStream, way: Way, smtputf8: bool, state: Arc<Mutex<State>>) -> std::io::Result<()> {
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
                hello.capabilities = EXT_8BIT_MIME | if smtputf8 { EXT_SMTP_UTF8 } else { 0 };
                let mut text = Vec::new();
                hello.write(&mut text)?;
                stream.write_all(&text).await?;
            }
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

async fn say(stream: &mut TcpStream, line: &str) -> std::io::Result<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await
}
