//! What an officer sent when nobody was logged in any more: kept for an hour, sealed, for this officer in this browser.
//!
//! Every form names its officer under a MAC. That proves nothing about who sends it; it says whose text it is, and only they
//! get it back once they are logged in.

use super::BASE;
use super::page::go;
use super::request::FORM;
use super::session::{Officer, OfficerCookie};
use crate::http::FormBody;
use crate::security::{Sealed, open, seal, token_hash};
use crate::{ApiError, ApiResult, App};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use mijn_privacy_api::{DeskVerb, OpenEnum, RequestId};
use mijn_privacy_store::OfficerDraft;

/// So long it is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(1);

/// A form that came too late.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Draft {
    request: RequestId,
    verb: String,
    fields: Vec<(String, String)>,
}

impl Draft {
    /// As it was sent, without what belonged to the session that ended.
    pub(super) fn new(request: RequestId, verb: DeskVerb, fields: Vec<(String, String)>) -> Self {
        let fields = fields.into_iter().filter(|(name, _)| name != "csrf" && name != "once").collect();
        Self { request, verb: verb.as_str().to_owned(), fields }
    }

    /// Where it belongs.
    pub(super) fn page(&self) -> String {
        format!("{BASE}/requests/{}?draft=1", self.request)
    }

    /// The form again, where it is one of this request.
    pub(super) fn of(self, request: &RequestId) -> Option<(DeskVerb, FormBody<FORM>)> {
        (self.request == *request).then_some(())?;
        Some((DeskVerb::parse(&self.verb)?, FormBody::from(self.fields)))
    }
}

/// Stands behind the token of the session in every form: whose form it is.
pub(super) fn whose(app: &App, officer: &str) -> String {
    format!("{officer}.{}", URL_SAFE_NO_PAD.encode(app.keys.csrf.mac(&message(officer))))
}

/// Whose form it was, by what stands behind the token of its session.
fn owner(app: &App, csrf: Option<&str>) -> Option<String> {
    let (_, whose) = csrf?.split_once('.')?;
    let (officer, mac) = whose.rsplit_once('.')?;
    let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
    (mac.len() == 32 && app.keys.csrf.verifies(&message(officer), &mac)).then(|| officer.to_owned())
}

fn message(officer: &str) -> Vec<u8> {
    format!("desk form of\n{officer}").into_bytes()
}

/// Whether it is a form of this officer's from a session before this one: they look at it again. Refuses every other form that is
/// not of this session.
pub(super) fn is_late(app: &App, officer: &Officer, csrf: Option<&str>) -> ApiResult<bool> {
    match officer.check(app, csrf) {
        Ok(()) => Ok(false),
        Err(_) if owner(app, csrf).as_ref() == Some(&officer.row.id) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Keeps it, and asks to log in. Of a form of nobody's nothing is kept.
pub(super) async fn keep(app: &App, csrf: Option<&str>, draft: &Draft, login: Response) -> ApiResult<Response> {
    let Some(officer) = owner(app, csrf) else { return Ok(login) };
    let token = URL_SAFE_NO_PAD.encode(app.random_bytes::<32>());
    let token_hash = token_hash(&token);
    let plain = serde_json::to_vec(draft).map_err(ApiError::internal)?;
    let place = Sealed::Draft { officer: &officer, token: &token_hash };
    let sealed = seal(&app.keys.results, &*app.random, &place, &plain).map_err(ApiError::internal)?;
    let expires_at = app.now().checked_add(KEPT).map_err(ApiError::internal)?;
    app.store.keep_draft(&OfficerDraft { token_hash, officer, sealed, expires_at }).await?;
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", &draft.page()).finish();
    let jar = CookieJar::new().add(OfficerCookie::of(app).draft(token));
    Ok((jar, go(&format!("{BASE}/login?{query}"))).into_response())
}

/// What this browser keeps for this officer.
pub(super) async fn find(app: &App, jar: &CookieJar, officer: &str) -> ApiResult<Option<Draft>> {
    let Some(cookie) = jar.get(OfficerCookie::of(app).draft_name()) else { return Ok(None) };
    let token = token_hash(cookie.value());
    let Some(sealed) = app.store.draft(&token, officer, app.now()).await? else { return Ok(None) };
    let plain = open(&app.keys.results, &Sealed::Draft { officer, token: &token }, &sealed);
    // Sealed under an earlier key, or of an earlier version: it is an hour of somebody's work, and no reason to show no page.
    Ok(plain.ok().and_then(|plain| serde_json::from_slice(&plain).ok()))
}

/// The officer sent something since: it is not needed any more.
pub(super) async fn drop(app: &App, jar: &CookieJar, then: Response) -> ApiResult<Response> {
    let own = OfficerCookie::of(app);
    let Some(cookie) = jar.get(own.draft_name()) else { return Ok(then) };
    app.store.drop_draft(&token_hash(cookie.value())).await?;
    Ok((CookieJar::new().add(own.draft(String::new())), then).into_response())
}
