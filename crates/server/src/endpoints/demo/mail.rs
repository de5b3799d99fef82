//! `GET /demo/mail` and below: the folder of e-mails as a mailbox. Only where the configuration sends to a folder.

use crate::http::PathParam;
use crate::whose::session_of;
use crate::{ApiError, ApiResult, App};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use mijn_privacy_api::ProblemCode;
use mijn_privacy_mail::{Envelope, Letter, Mailbox};
use mijn_privacy_store::{EmailAddress, Holder};
use serde_json::{Value, json};

/// So many are listed.
const LISTED: usize = 100;

/// What was written for a mail program may have its own style, and nothing else.
const LETTER_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

/// The newest first; `mine` is to the person who is logged in.
pub async fn list_mail(State(app): State<App>, headers: HeaderMap) -> ApiResult<Response> {
    let mailbox = mailbox(&app)?;
    let mine = address(&app, &headers).await?;
    let envelopes = blocking(move || mailbox.list(LISTED)).await?;
    let items: Vec<Value> = envelopes.iter().map(|envelope| described(envelope, mine.as_ref())).collect();
    crate::http::json(&json!({ "items": items }))
}

/// One of them.
pub async fn open_mail(State(app): State<App>, headers: HeaderMap, id: PathParam<String>) -> ApiResult<Response> {
    let letter = letter(&app, id).await?;
    let mut body = described(&letter.envelope, address(&app, &headers).await?.as_ref());
    body["from"] = letter.from.into();
    body["text"] = letter.text.into();
    body["list_unsubscribe"] = letter.list_unsubscribe.into();
    crate::http::json(&body)
}

/// Its HTML, as a mail program would show it: without script, and as nobody's page.
pub async fn show_mail(State(app): State<App>, id: PathParam<String>) -> ApiResult<Response> {
    let policy = HeaderValue::from_static(LETTER_POLICY);
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(letter(&app, id).await?.html)).into_response())
}

fn described(envelope: &Envelope, mine: Option<&EmailAddress>) -> Value {
    let to = EmailAddress::parse(&envelope.to).ok();
    let is_mine = to.zip(mine).is_some_and(|(to, mine)| to.compared() == mine.compared());
    let Envelope { id, to, subject, at } = envelope;
    json!({ "id": id, "to": to, "subject": subject, "at": at, "mine": is_mine })
}

fn mailbox(app: &App) -> ApiResult<Mailbox> {
    let folder = app.config.mail.folder().ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    Ok(Mailbox::new(folder.to_owned()))
}

async fn letter(app: &App, PathParam(id): PathParam<String>) -> ApiResult<Letter> {
    let mailbox = mailbox(app)?;
    blocking(move || mailbox.open(&id)).await?.ok_or_else(|| ApiError::new(ProblemCode::NotFound))
}

/// The address of the person who is logged in.
async fn address(app: &App, headers: &HeaderMap) -> ApiResult<Option<EmailAddress>> {
    let Some(session) = session_of(app, &CookieJar::from_headers(headers)).await? else { return Ok(None) };
    Ok(app.store.address_of(&Holder::Person(session.person)).await?)
}

async fn blocking<T: Send + 'static>(read: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> ApiResult<T> {
    let read = tokio::task::spawn_blocking(read).await.map_err(std::io::Error::other).and_then(|read| read);
    read.map_err(|error| ApiError::new(ProblemCode::Internal).detail(error.kind().to_string()))
}
