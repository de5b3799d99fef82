//! One server for all hosts: pages, the package, the API of the real server behind it, and Google's side.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::answer::answer;
use super::{GOOGLE, Page};

/// A request that reached Google's side.
#[derive(Clone, Debug)]
pub struct Hit {
    /// When.
    pub at: Instant,
    /// Path and query, decoded.
    pub what: String,
}

/// What is shared with each connection.
#[derive(Default)]
pub(super) struct State {
    pub pages: HashMap<String, Page>,
    pub scripts: HashMap<String, String>,
    pub hits: Vec<Hit>,
    pub upstream: Option<u16>,
}

/// The running server.
pub struct Sites {
    port: u16,
    state: Arc<Mutex<State>>,
    task: JoinHandle<Infallible>,
}

impl Sites {
    /// Starts it; calls of the API go to a port on loopback, where there is one.
    pub async fn start(upstream: Option<u16>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let state = Arc::new(Mutex::new(State { upstream, ..State::default() }));
        let shared = state.clone();
        let task = tokio::spawn(async move {
            loop {
                let Ok((stream, _)) = listener.accept().await else { continue };
                let state = shared.clone();
                let service = hyper::service::service_fn(move |request| answer(request, state.clone(), port));
                tokio::spawn(
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Self { port, state, task }
    }

    /// Puts a page under a path, on every host.
    pub fn page(&self, path: &str, page: Page) {
        lock(&self.state).pages.insert(path.to_owned(), page);
    }

    /// Puts a script under a path, on every host.
    pub fn script(&self, path: &str, code: &str) {
        lock(&self.state).scripts.insert(path.to_owned(), code.to_owned());
    }

    /// An address on a host.
    pub fn at(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.port)
    }

    /// The address of Google's tag.
    pub fn tag(&self) -> String {
        self.at(GOOGLE, "/gtag/js")
    }

    /// All that reached Google's side so far.
    pub fn hits(&self) -> Vec<Hit> {
        lock(&self.state).hits.clone()
    }

    /// Forgets it.
    pub fn forget_hits(&self) {
        lock(&self.state).hits.clear();
    }
}

impl Drop for Sites {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(super) fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
