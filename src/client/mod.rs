//! The way to the backend: one call, its retries, its errors. Features ask here and nowhere else.

mod bodies;
mod browser;
mod failure;
mod json;
mod retry;

use std::cell::RefCell;

use mijn_privacy_api::{Answer, ProblemHead, Session};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

pub use bodies::{Body, Nothing};
pub use browser::{new_key, sleep};
pub use failure::Failure;

use crate::config::Config;
use crate::mount::Host;

/// What makes a write safe to repeat.
#[derive(Clone, Copy, Default)]
pub struct Safe<'a> {
    /// `Idempotency-Key`, unquoted.
    pub key: Option<&'a str>,
    /// `If-Match`, unquoted.
    pub etag: Option<&'a str>,
}

struct Call<'a> {
    method: &'static str,
    path: &'a str,
    body: Option<String>,
    safe: Safe<'a>,
    /// What is asked for is a file to keep: of which kind, and what it is to be called.
    file: Option<[&'a str; 2]>,
}

/// What came back.
struct Given {
    json: JsValue,
    response: Response,
}

impl Given {
    fn tagged<T: Answer>(self) -> Result<(T, String), Failure> {
        let tag = self.response.headers().get("etag").ok().flatten().unwrap_or_default();
        Ok((read(self.json)?, tag.trim_matches('"').to_owned()))
    }
}

fn reading(path: &str) -> Call<'_> {
    Call { method: "GET", path, body: None, safe: Safe::default(), file: None }
}

struct Refusal {
    failure: Failure,
    status: u16,
    retry_after: Option<u32>,
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        let status = if failure == Failure::Offline { 0 } else { 200 };
        Self { failure, status, retry_after: None }
    }
}

/// Calls the backend for one element.
pub struct Client {
    host: Host,
    base: String,
    csrf_header: String,
    csrf_cookie: String,
    csrf_token: RefCell<Option<String>>,
    /// Whose session it was, and of which account.
    person: RefCell<Option<String>>,
}

impl Client {
    /// For the element's present attributes.
    pub fn new(host: Host, config: &Config) -> Self {
        Self {
            host,
            base: config.api_base.clone(),
            csrf_header: config.csrf_header.clone(),
            csrf_cookie: config.csrf_cookie.clone(),
            csrf_token: RefCell::new(None),
            person: RefCell::new(None),
        }
    }

    /// Reads `path`, relative to the base.
    pub async fn get<T: Answer>(&self, path: &str) -> Result<T, Failure> {
        read(self.ask(path).await?)
    }

    /// Reads `path` and leaves the answer as it came.
    pub async fn ask(&self, path: &str) -> Result<JsValue, Failure> {
        self.repeat(reading(path)).await.map(|answer| answer.json)
    }

    /// Reads `path`, with the entity tag of its state.
    pub async fn get_tagged<T: Answer>(&self, path: &str) -> Result<(T, String), Failure> {
        self.repeat(reading(path)).await?.tagged()
    }

    /// Writes to `path`. The anti-CSRF token is fetched when there is none yet.
    pub async fn send<T: Answer>(
        &self,
        method: &'static str,
        path: &str,
        body: &dyn Body,
        safe: Safe<'_>,
    ) -> Result<T, Failure> {
        read(self.write(method, path, body.json(), safe).await?.json)
    }

    /// Writes to `path`, and says the entity tag of the new state.
    pub async fn send_tagged<T: Answer>(
        &self,
        method: &'static str,
        path: &str,
        body: &dyn Body,
        safe: Safe<'_>,
    ) -> Result<(T, String), Failure> {
        self.write(method, path, body.json(), safe).await?.tagged()
    }

    async fn write(&self, method: &'static str, path: &str, body: String, safe: Safe<'_>) -> Result<Given, Failure> {
        self.need_token().await?;
        let first = self.repeat(Call { method, path, body: Some(body.clone()), safe, file: None }).await;
        if !matches!(first, Err(Failure::OldToken)) {
            return first;
        }
        // After a log-in in another tab the session is another, and so is its token. Of somebody else it is not ours to write.
        self.csrf_token.replace(None);
        let before = self.person.borrow().clone();
        self.need_token().await?;
        if before.is_some() && *self.person.borrow() != before {
            return Err(Failure::Expired);
        }
        self.repeat(Call { method, path, body: Some(body), safe, file: None }).await
    }

    /// Reads `path` as another kind of content, and gives it to the person as a file.
    pub async fn save(&self, path: &str, kind: &str, name: &str) -> Result<(), Failure> {
        self.repeat(Call { file: Some([kind, name]), ..reading(path) }).await.map(drop)
    }

    /// The address of `path`.
    pub fn address(&self, path: &str) -> String {
        [&self.base, "/", path].concat()
    }

    /// Remembers what `GET session` said.
    pub fn note_session(&self, session: &Session) {
        self.csrf_token.replace(Some(session.csrf_token.as_str().to_owned()));
        self.person.replace(Some([session.person_id.as_str(), " ", session.account_id.as_str()].concat()));
    }

    async fn need_token(&self) -> Result<(), Failure> {
        if self.csrf_cookie.is_empty() && self.csrf_token.borrow().is_none() {
            self.note_session(&read(self.ask("session").await?)?);
        }
        Ok(())
    }

    async fn repeat(&self, call: Call<'_>) -> Result<Given, Failure> {
        let repeatable = call.body.is_none() || call.safe.key.is_some() || call.safe.etag.is_some();
        let mut attempt = 0;
        loop {
            let refusal = match self.once(&call).await {
                Ok(given) => return Ok(given),
                Err(refusal) => refusal,
            };
            let [chance] = browser::random();
            match retry::wait(attempt, refusal.status, refusal.retry_after, chance).filter(|_| repeatable) {
                Some(milliseconds) => browser::sleep(milliseconds).await,
                None => return Err(refusal.failure),
            }
            attempt += 1;
        }
    }

    async fn once(&self, call: &Call<'_>) -> Result<Given, Refusal> {
        let early = if call.body.is_none() { self.host.prefetched(call.path) } else { None };
        let promise = match early {
            Some(promise) => promise,
            None => {
                let request = self.request(call).map_err(|_| Failure::Unreadable)?;
                match call.file {
                    Some([_, name]) => self.host.save(&request, name),
                    None => self.host.fetch(&request),
                }
            }
        };
        let response = JsFuture::from(promise).await.map_err(|_| Failure::Offline)?;
        let response: Response = response.dyn_into().map_err(|_| Failure::Unreadable)?;
        let header = |name| response.headers().get(name).ok().flatten();
        let is_json = header("content-type")
            .is_some_and(|kind| kind.split(';').next().is_some_and(|kind| kind.trim_end().ends_with("json")));
        let json = match is_json.then(|| response.json()) {
            Some(Ok(json)) => JsFuture::from(json).await.map_err(|_| Failure::Unreadable),
            _ => Err(Failure::Unreadable),
        };
        if response.ok() {
            // An answer without a body is one to who expects none.
            return Ok(Given { json: json.unwrap_or(JsValue::UNDEFINED), response });
        }
        let status = response.status();
        let retry_after = header("retry-after").and_then(|seconds| seconds.parse().ok());
        let problem = json.ok().and_then(|json| read::<ProblemHead>(json).ok());
        Err(Refusal { failure: Failure::of(status, problem, retry_after), status, retry_after })
    }

    fn request(&self, call: &Call<'_>) -> Result<Request, JsValue> {
        let init = RequestInit::new();
        init.set_method(call.method);
        if let Some(body) = &call.body {
            init.set_body(&JsValue::from_str(body));
        }
        let request = Request::new_with_str_and_init(&self.address(call.path), &init)?;
        let headers = request.headers();
        headers.set("accept", call.file.map_or("application/json, application/problem+json", |[kind, _]| kind))?;
        if call.body.is_some() {
            headers.set("content-type", "application/json")?;
            let token = match self.csrf_cookie.as_str() {
                "" => self.csrf_token.borrow().clone(),
                name => browser::cookie(name),
            };
            headers.set(&self.csrf_header, &token.unwrap_or_default())?;
        }
        for (name, value) in [("idempotency-key", call.safe.key), ("if-match", call.safe.etag)] {
            if let Some(value) = value {
                headers.set(name, &["\"", value, "\""].concat())?;
            }
        }
        Ok(request)
    }
}

/// Reads an answer of the contract.
pub fn read<T: Answer>(value: JsValue) -> Result<T, Failure> {
    json::read(value).ok_or(Failure::Unreadable)
}
