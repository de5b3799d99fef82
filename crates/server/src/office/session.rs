//! Who is logged in at the officer's pages.

use super::BASE;
use super::page::go;
use crate::desk::{Actor, Seen};
use crate::security::{CookieKind, token_hash};
use crate::{ApiError, ApiResult, App};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use mijn_privacy_api::ProblemCode;
use mijn_privacy_store::{OfficerRow, OfficerSession};

/// How old `seen_at` may get before it is written again.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_secs(60);

/// The cookie of the officer's session, another than the customers'.
#[derive(Clone, Copy, Debug)]
pub struct OfficerCookie(CookieKind);

impl OfficerCookie {
    /// As the server is reached.
    pub fn of(app: &App) -> Self {
        Self(app.cookie)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self.0 {
            CookieKind::Host => "__Host-mp_desk",
            CookieKind::Loopback => "mp_desk",
        }
    }

    /// Of a log-in that is under way at the OpenID provider: only the browser that began it may end it.
    pub(super) fn under_way(self, state: String) -> Cookie<'static> {
        self.named(self.under_way_name(), state)
    }

    /// Its name.
    pub(super) fn under_way_name(self) -> &'static str {
        match self.0 {
            CookieKind::Host => "__Host-mp_desk_oidc",
            CookieKind::Loopback => "mp_desk_oidc",
        }
    }

    /// Of a form that came too late.
    pub(super) fn draft(self, token: String) -> Cookie<'static> {
        self.named(self.draft_name(), token)
    }

    /// Its name.
    pub(super) fn draft_name(self) -> &'static str {
        match self.0 {
            CookieKind::Host => "__Host-mp_desk_draft",
            CookieKind::Loopback => "mp_desk_draft",
        }
    }

    /// Of a browser in which this officer logged in before: who guesses elsewhere does not keep them out here.
    pub(super) fn known(self, token: String) -> Cookie<'static> {
        let mut cookie = self.named(self.known_name(), token);
        cookie.set_max_age(time::Duration::days(90));
        cookie
    }

    /// Its name.
    pub(super) fn known_name(self) -> &'static str {
        match self.0 {
            CookieKind::Host => "__Host-mp_desk_known",
            CookieKind::Loopback => "mp_desk_known",
        }
    }

    fn write(self, token: String) -> Cookie<'static> {
        self.named(self.name(), token)
    }

    fn named(self, name: &'static str, token: String) -> Cookie<'static> {
        let mut cookie = Cookie::new(name, token);
        cookie.set_http_only(true);
        cookie.set_path("/");
        // A link in an e-mail leads to a page that then asks to log in; nothing is sent along from another site.
        cookie.set_same_site(SameSite::Lax);
        cookie.set_secure(self.0 == CookieKind::Host);
        if cookie.value().is_empty() {
            cookie.make_removal();
        }
        cookie
    }
}

/// An officer who is logged in.
#[derive(Clone, Debug)]
pub(super) struct Officer {
    pub(super) session: OfficerSession,
    pub(super) row: OfficerRow,
}

/// Begins a session, always under a new token, and ends the one that the browser had.
pub(super) async fn begin(app: &App, jar: &CookieJar, officer: &OfficerRow) -> ApiResult<CookieJar> {
    if let Some(old) = jar.get(OfficerCookie::of(app).name()) {
        app.store.end_officer_session(&token_hash(old.value())).await?;
    }
    let token = URL_SAFE_NO_PAD.encode(app.random_bytes::<32>());
    let now = app.now();
    let session = OfficerSession { token_hash: token_hash(&token), created_at: now, seen_at: now };
    app.store.begin_officer_session(&officer.id, &session).await?;
    Ok(CookieJar::new().add(OfficerCookie::of(app).write(token)))
}

/// The cookie that removes the cookie.
pub(super) fn end(app: &App) -> CookieJar {
    CookieJar::new().add(OfficerCookie::of(app).write(String::new()))
}

impl Officer {
    /// Who is logged in with these cookies, if anybody is.
    pub(super) async fn find(app: &App, jar: &CookieJar) -> ApiResult<Option<Self>> {
        let Some(cookie) = jar.get(OfficerCookie::of(app).name()) else { return Ok(None) };
        let found = app.store.officer_session(&token_hash(cookie.value())).await?;
        let Some((session, row)) = found else { return Ok(None) };
        let (now, times) = (app.now(), &app.config.officers);
        if now.duration_since(session.seen_at) > times.idle()
            || now.duration_since(session.created_at) > times.absolute()
        {
            app.store.end_officer_session(&session.token_hash).await?;
            return Ok(None);
        }
        if now.duration_since(session.seen_at) > TOUCH_AFTER {
            app.store.touch_officer_session(&session.token_hash, now).await?;
        }
        Ok(Some(Self { session, row }))
    }

    /// As the desk's verbs know them.
    pub(super) fn actor(&self, app: &App) -> Actor {
        Actor {
            name: self.row.name.clone(),
            role: self.row.role,
            system: app.config.server.name.clone(),
            seen: Seen::Everything,
        }
    }

    /// The same, by a form of a page that showed the thread up to what it names.
    pub(super) fn having_seen(&self, app: &App, last: Option<&str>) -> Actor {
        let seen = last.map_or(Seen::Everything, |last| Seen::UpTo(last.parse().ok()));
        Actor { seen, ..self.actor(app) }
    }

    /// Refuses a form without the token of this session.
    pub(super) fn check(&self, app: &App, sent: Option<&str>) -> ApiResult<()> {
        // Behind it stands whose form it is, for when the session has ended.
        let tag = sent.and_then(|sent| URL_SAFE_NO_PAD.decode(sent.split('.').next()?).ok());
        match tag {
            Some(tag) if tag.len() == 32 && app.keys.csrf.verifies(&self.session.token_hash, &tag) => Ok(()),
            _ => Err(ApiError::new(ProblemCode::CsrfFailed).detail("csrf")),
        }
    }
}

impl FromRequestParts<App> for Officer {
    type Rejection = Response;

    /// Whoever is not logged in goes to the log-in, and back to a page that was asked for.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let jar = CookieJar::from_headers(&parts.headers);
        match Self::find(app, &jar).await {
            Ok(Some(officer)) => Ok(officer),
            Ok(None) => Err(go(&login_for(parts))),
            Err(error) => Err(error.into_response()),
        }
    }
}

fn login_for(parts: &Parts) -> String {
    let wanted = parts.uri.path_and_query().map_or(BASE, |text| text.as_str());
    if parts.method != axum::http::Method::GET || wanted == BASE {
        return format!("{BASE}/login");
    }
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", wanted).finish();
    format!("{BASE}/login?{query}")
}

/// Where to go after the log-in: a page of ours, and no other.
pub(super) fn next_page(wanted: Option<&str>) -> &str {
    let own = |path: &&str| {
        let rest = path.strip_prefix(BASE);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
            && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
            && !path.contains("..")
    };
    wanted.filter(own).unwrap_or(BASE)
}

#[cfg(test)]
mod tests {
    use super::next_page;

    #[test]
    fn after_the_log_in_only_our_own_pages_follow() {
        for own in ["/desk", "/desk/requests/abc?x=1", "/desk?filter=open"] {
            assert_eq!(next_page(Some(own)), own);
        }
        for other in ["//evil.example", "https://evil.example/desk", "/deskx", "/desk/../x", "/desk\\x", "/desk/\n", ""]
        {
            assert_eq!(next_page(Some(other)), "/desk", "{other}");
        }
        assert_eq!(next_page(None), "/desk");
    }
}
