//! A reverse proxy between the browser and the real server that makes faults on demand.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::fault::Fault;

type Answer = Response<Full<Bytes>>;
type Failure = Box<dyn std::error::Error + Send + Sync>;

struct Rule {
    method: Method,
    path: String,
    fault: Fault,
    times: usize,
}

#[derive(Default)]
struct State {
    rules: Vec<Rule>,
    seen: Vec<(Method, String)>,
}

/// A running proxy.
pub struct Proxy {
    port: u16,
    state: Arc<Mutex<State>>,
    task: JoinHandle<Infallible>,
}

impl Proxy {
    /// Starts one in front of a port on loopback.
    pub async fn start(upstream: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        let task = tokio::spawn(async move {
            loop {
                let Ok((stream, _)) = listener.accept().await else { continue };
                let state = shared.clone();
                let service = hyper::service::service_fn(move |request| pass(request, upstream, state.clone()));
                tokio::spawn(
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Self { port, state, task }
    }

    /// Where it is.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Makes a fault, for the next `times` calls of this method and path (without the query).
    pub fn fault(&self, method: Method, path: &str, fault: Fault, times: usize) {
        lock(&self.state).rules.push(Rule { method, path: path.to_owned(), fault, times });
    }

    /// Makes a fault for a path of the contract until [`Proxy::heal`].
    pub fn broken(&self, method: Method, path: &str, fault: Fault) {
        self.fault(method, &[crate::api::BASE, "/", path].concat(), fault, usize::MAX);
    }

    /// Makes a fault once, for a path of the contract.
    pub fn once(&self, method: Method, path: &str, fault: Fault) {
        self.fault(method, &[crate::api::BASE, "/", path].concat(), fault, 1);
    }

    /// Ends all faults.
    pub fn heal(&self) {
        lock(&self.state).rules.clear();
    }

    /// How often a path of the contract was called.
    pub fn seen(&self, method: &Method, path: &str) -> usize {
        let path = [crate::api::BASE, "/", path].concat();
        lock(&self.state).seen.iter().filter(|(one, other)| one == method && *other == path).count()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes the call, and takes the first fault that is meant for it.
fn note(state: &Mutex<State>, request: &Request<Incoming>) -> Option<Fault> {
    let mut state = lock(state);
    let path = request.uri().path();
    state.seen.push((request.method().clone(), path.to_owned()));
    let rule =
        state.rules.iter_mut().find(|rule| rule.times > 0 && rule.method == request.method() && rule.path == path)?;
    rule.times -= 1;
    Some(rule.fault.clone())
}

/// An error closes the connection without an answer, which is what a browser sees of a lost one.
async fn pass(request: Request<Incoming>, upstream: u16, state: Arc<Mutex<State>>) -> Result<Answer, Failure> {
    let fault = note(&state, &request);
    if let Some(Fault::Answer(status, kind, body)) = &fault {
        let answer = Response::builder().status(*status).header(CONTENT_TYPE, *kind);
        return Ok(answer.body(Full::from(*body))?);
    }
    let answer = forward(request, upstream).await?;
    match fault {
        Some(Fault::LoseAnswer) => Err("the answer is lost".into()),
        Some(fault) => spoil(answer, fault).await,
        None => Ok(answer),
    }
}

pub(crate) async fn forward(mut request: Request<Incoming>, upstream: u16) -> Result<Answer, Failure> {
    // What is changed on the way must be readable.
    request.headers_mut().remove(hyper::header::ACCEPT_ENCODING);
    let stream = TcpStream::connect(("127.0.0.1", upstream)).await?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let (head, body) = sender.send_request(request).await?.into_parts();
    Ok(Response::from_parts(head, Full::new(body.collect().await?.to_bytes())))
}

async fn spoil(answer: Answer, fault: Fault) -> Result<Answer, Failure> {
    let (mut head, body) = answer.into_parts();
    let body = body.collect().await?.to_bytes();
    let body = match fault {
        Fault::Delay(time) => {
            tokio::time::sleep(time).await;
            body
        }
        Fault::Hold(gate) => {
            gate.passed().await;
            body
        }
        Fault::Truncate => body.slice(..body.len() / 2),
        Fault::Edit(edit) => {
            let mut json = serde_json::from_slice(&body)?;
            edit(&mut json);
            Bytes::from(json.to_string())
        }
        Fault::Rewrite(rewrite) => Bytes::from(rewrite(std::str::from_utf8(&body)?)),
        Fault::Header(name, value) => {
            head.headers.insert(name, HeaderValue::from_static(value));
            body
        }
        Fault::LoseAnswer | Fault::Answer(..) => body,
    };
    debug_assert!(!head.headers.contains_key(CONTENT_ENCODING) && head.status != StatusCode::NOT_MODIFIED);
    head.headers.remove(CONTENT_LENGTH);
    Ok(Response::from_parts(head, Full::new(body)))
}
