//! `GET /desk/requests/{id}`: one request, with everything that can be done with it.

use super::draft;
use super::page::{Frame, message, page};
use super::session::Officer;
use super::view::{View, view};
use super::words;
use crate::desk::{self, DeskError};
use crate::http::FormBody;
use crate::{ApiError, ApiResult, App};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{DeskRequest, DeskVerb, OpenEnum, RequestId};

/// What a form of these pages may weigh, in bytes: the longest texts, percent-encoded.
pub(super) const FORM: usize = 256 * 1024;

#[derive(Template)]
#[template(path = "desk/request.html")]
struct Page<'a> {
    frame: Frame<'a>,
    /// What was done a moment ago.
    done: Option<&'static str>,
    wrong: Option<&'a str>,
    /// The form that was refused, with what was typed in it.
    typed: Typed<'a>,
    id: &'a str,
    /// Names a message of this page: sent twice, it is there once.
    once: String,
    /// The last message that this page shows; whoever writes from it has seen no more.
    seen: &'a str,
    v: View,
}

/// A form as it was sent.
#[derive(Clone, Copy, Default)]
pub(super) struct Typed<'a>(pub(super) Option<(DeskVerb, &'a FormBody<FORM>)>);

impl<'a> Typed<'a> {
    /// Whether this verb's form was refused.
    pub(super) fn is(&self, verb: &str) -> bool {
        self.0.is_some_and(|(own, _)| own.as_str() == verb)
    }

    /// Whether the refused answer says of the so-many-th kind that it is done.
    pub(super) fn did(&self, index: &usize) -> bool {
        self.field("answer", &format!("result-{index}")) == "done"
    }

    /// Whether the refused answer keeps the so-many-th kind.
    pub(super) fn keeps(&self, index: &usize) -> bool {
        self.field("answer", &format!("result-{index}")) == "kept"
    }

    /// Why it does.
    pub(super) fn ground(&self, index: &usize) -> &'a str {
        self.field("answer", &format!("ground-{index}"))
    }

    /// What was said of the so-many-th kind that somebody looked for: its result, ground or day.
    pub(super) fn hand(&self, name: &str, index: &usize) -> &'a str {
        self.field("answer", &format!("hand-{name}-{index}"))
    }

    /// What stood in a field of it.
    pub(super) fn field(&self, verb: &str, name: &str) -> &'a str {
        self.0.filter(|(own, _)| own.as_str() == verb).and_then(|(_, form)| form.get(name)).unwrap_or_default()
    }
}

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    done: Option<String>,
    /// Back from the log-in, with what was sent too late.
    draft: Option<String>,
}

/// The page.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(text): Path<String>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> ApiResult<Response> {
    let Ok(id) = text.parse::<RequestId>() else { return Ok(missing(&app, &officer)) };
    let kept = match asked.draft {
        Some(_) => draft::find(&app, &CookieJar::from_headers(&headers), &officer.row.id).await?,
        None => None,
    };
    let kept = kept.and_then(|draft| draft.of(&id));
    let (typed, late) = (Typed(kept.as_ref().map(|(verb, form)| (*verb, form))), kept.as_ref().map(|_| words::LATE));
    let done = asked.done.as_deref().and_then(DeskVerb::parse).map(words::done);
    match desk::show(&app, &officer.actor(&app), &id).await {
        Ok(request) => Ok(render(&app, &officer, &request, StatusCode::OK, done, late, typed)),
        Err(DeskError::Missing) => Ok(missing(&app, &officer)),
        Err(error) => Err(error.into()),
    }
}

/// There is no such request (any more).
pub(super) fn missing(app: &App, officer: &Officer) -> Response {
    message(
        Frame::of(app, officer),
        StatusCode::NOT_FOUND,
        "Dit verzoek is er niet",
        "Misschien klopt het adres niet, of is het verzoek verwijderd omdat zijn bewaartermijn voorbij is.",
        (super::BASE, "Naar de werklijst"),
    )
}

/// The page again, with what is wrong and with what was typed.
pub(super) async fn again(
    app: &App,
    officer: &Officer,
    id: &RequestId,
    wrong: &str,
    typed: Typed<'_>,
) -> ApiResult<Response> {
    match desk::show(app, &officer.actor(app), id).await {
        Ok(request) => Ok(render(app, officer, &request, StatusCode::UNPROCESSABLE_ENTITY, None, Some(wrong), typed)),
        Err(DeskError::Missing) => Ok(missing(app, officer)),
        Err(error) => Err(error.into()),
    }
}

fn render(
    app: &App,
    officer: &Officer,
    request: &DeskRequest,
    status: StatusCode,
    done: Option<&'static str>,
    wrong: Option<&str>,
    typed: Typed<'_>,
) -> Response {
    let id = request.line.id.as_str();
    let once = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>());
    let seen = request.request.thread.last().map_or("", |last| last.id.as_str());
    page(status, &Page { frame: Frame::of(app, officer), done, wrong, typed, id, once, seen, v: view(app, request) })
}

/// `GET /desk/requests/{id}/attachments/{name}`: a file that was added.
pub(super) async fn attachment(
    State(app): State<App>,
    officer: Officer,
    Path((text, name)): Path<(String, String)>,
) -> ApiResult<Response> {
    let Ok(id) = text.parse::<RequestId>() else { return Ok(missing(&app, &officer)) };
    // Whoever opens a file has seen the request.
    if let Err(error) = desk::show(&app, &officer.actor(&app), &id).await {
        return Err(error.into());
    }
    let sealed = app.store.attachment(&mijn_privacy_store::RequestOf::Desk, &id, &name).await?;
    let Some(sealed) = sealed else { return Ok(missing(&app, &officer)) };
    let place = crate::security::Sealed::Attachment { request: &id, name: &name };
    let content = crate::security::open(&app.keys.results, &place, &sealed).map_err(ApiError::internal)?;
    Ok((crate::http::download_headers(&name)?, content).into_response())
}
