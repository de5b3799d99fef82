//! Whose data: the one place that decides it, for every call about a person.
//!
//! An endpoint that takes [`Whose`] has a person who is logged in, an account that is theirs *now* (membership is read
//! on every call), a write that came with the session's anti-CSRF token, and a line in the access log (SEC-7). Only
//! here is a [`Scope`] made, and no verb of the store about a person works without one.

use crate::security::{is_safe, token_hash, verify_csrf};
use crate::{ApiError, ApiResult, App};
use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum_extra::extract::cookie::CookieJar;
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::ProblemCode;
use mijn_privacy_store::{Lookup, Membership, Scope, SessionRow};

/// How old `seen_at` may get before it is written again.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_secs(60);

/// The checked answer to "whose data".
#[derive(Clone, Debug)]
pub struct Whose {
    /// For the store.
    pub scope: Scope,
    /// The session, as of now.
    pub session: SessionRow,
    /// The chosen account.
    pub membership: Membership,
    /// All accounts of the person.
    pub memberships: Vec<Membership>,
}

impl FromRequestParts<App> for Whose {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let jar = CookieJar::from_headers(&parts.headers);
        let session = session_of(app, &jar).await?.ok_or_else(|| ApiError::new(ProblemCode::SessionExpired))?;
        if !is_safe(&parts.method) {
            verify_csrf(&app.keys.csrf, &session.token_hash, &parts.headers)?;
        }
        let whose = Self::of(app, session).await?;
        whose.log(app, parts.extensions.get::<MatchedPath>()).await?;
        Ok(whose)
    }
}

impl Whose {
    /// For a session that is valid: the account must still be the person's.
    ///
    /// # Errors
    /// `session_expired` when it is not.
    pub async fn of(app: &App, session: SessionRow) -> ApiResult<Self> {
        let memberships = app.store.memberships(&session.person).await?;
        let membership = memberships.iter().find(|one| one.account == session.account).cloned();
        let membership = membership.ok_or_else(|| ApiError::new(ProblemCode::SessionExpired))?;
        let scope = Scope { person: session.person.clone(), account: session.account.clone(), role: membership.role };
        Ok(Self { scope, session, membership, memberships })
    }

    async fn log(&self, app: &App, path: Option<&MatchedPath>) -> ApiResult<()> {
        let path = path.map_or("", MatchedPath::as_str);
        let path = path.strip_prefix(crate::app::API_BASE).unwrap_or(path).trim_matches('/');
        let lookup = Lookup {
            at: app.now(),
            actor: self.scope.person.to_string(),
            system: app.config.server.name.clone(),
            what: path.split('/').next().unwrap_or_default().to_owned(),
            reason: None,
        };
        Ok(app.store.log_lookup(&self.scope, &lookup).await?)
    }
}

/// The session of a call, when it has not ended; remembers that it was used.
pub async fn session_of(app: &App, jar: &CookieJar) -> ApiResult<Option<SessionRow>> {
    let Some(token) = app.cookie.read(jar) else { return Ok(None) };
    let hash = token_hash(token);
    let now = app.now();
    let Some(mut session) = app.store.session(&hash).await? else { return Ok(None) };
    if now >= ends_at(app, &session) {
        app.store.end_session(&hash).await?;
        return Ok(None);
    }
    if now.duration_since(session.seen_at) >= TOUCH_AFTER {
        app.store.touch_session(&hash, now).await?;
        session.seen_at = now;
    }
    Ok(Some(session))
}

/// When a session ends without a further call: idle for too long, or too long ago begun.
pub fn ends_at(app: &App, session: &SessionRow) -> Timestamp {
    let idle = add(session.seen_at, app.config.session.idle());
    let absolute = add(session.created_at, app.config.session.absolute());
    idle.min(absolute)
}

/// Past the end of time stands the end of time.
fn add(at: Timestamp, time: SignedDuration) -> Timestamp {
    at.checked_add(time).unwrap_or(Timestamp::MAX)
}

/// Whether the person proved who they are recently enough for what is sensitive.
pub fn is_fresh(app: &App, session: &SessionRow) -> bool {
    app.now().duration_since(session.authenticated_at) <= app.config.session.step_up()
}
