//! `/desk/login`: name, password and one-time code, or the company's own log-in.

use super::page::{Frame, go, page};
use super::proof::{self, Claim, Proof, prove};
use super::session::{self, Officer, OfficerCookie, next_page};
use super::{BASE, oidc};
use crate::http::FormBody;
use crate::{ApiResult, App};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use mijn_privacy_api::Password;

#[derive(Template)]
#[template(path = "desk/login.html")]
struct Login<'a> {
    frame: Frame<'a>,
    /// What the button of the company's own log-in says.
    elsewhere: Option<&'a str>,
    next: &'a str,
    name: &'a str,
    wrong: Option<String>,
    /// Something that was sent too late is kept.
    kept: bool,
}

/// Where to go afterwards.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Next {
    next: Option<String>,
}

/// The form; or on to the pages, for who is logged in.
pub(super) async fn show(State(app): State<App>, headers: HeaderMap, Query(query): Query<Next>) -> ApiResult<Response> {
    let next = next_page(query.next.as_deref());
    if Officer::find(&app, &CookieJar::from_headers(&headers)).await?.is_some() {
        return Ok(go(next));
    }
    Ok(form(&app, StatusCode::OK, next, "", None))
}

fn form(app: &App, status: StatusCode, next: &str, name: &str, wrong: Option<String>) -> Response {
    let elsewhere = oidc::label(app);
    let kept = next.ends_with("?draft=1");
    page(status, &Login { frame: Frame::outside(app), elsewhere, next, name, wrong, kept })
}

/// Logs in.
pub(super) async fn log_in(State(app): State<App>, headers: HeaderMap, body: FormBody) -> ApiResult<Response> {
    let text = |name: &str| body.get(name).unwrap_or_default();
    let (name, next) = (text("name").trim(), next_page(body.get("next")));
    let password = Password::try_from(text("password").to_owned());
    let (Ok(password), false) = (password, name.is_empty() || name.len() > 100 || text("code").is_empty()) else {
        let wrong = "Vul je naam, je wachtwoord en de code van je telefoon in.".to_owned();
        return Ok(form(&app, StatusCode::UNPROCESSABLE_ENTITY, next, name, Some(wrong)));
    };
    let (jar, own) = (CookieJar::from_headers(&headers), OfficerCookie::of(&app));
    let known = jar.get(own.known_name()).map(|cookie| cookie.value().to_owned());
    let claim = Claim { name, password: &password, code: text("code"), known: known.as_deref() };
    match prove(&app, &claim).await? {
        Proof::Right(row) => {
            let jar = session::begin(&app, &jar, &row).await?.add(own.known(proof::known(&app, &row.name)));
            Ok((jar, go(next)).into_response())
        }
        Proof::Wrong => {
            let wrong =
                "Je naam, je wachtwoord of de code klopt niet. Een code werkt maar één keer: wacht op de volgende.";
            Ok(form(&app, StatusCode::UNPROCESSABLE_ENTITY, next, name, Some(wrong.to_owned())))
        }
        Proof::Wait(seconds) => {
            let wrong = format!("Dit ging te vaak mis. Wacht {seconds} seconden en probeer het dan opnieuw.");
            let mut response = form(&app, StatusCode::TOO_MANY_REQUESTS, next, name, Some(wrong));
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(response)
        }
    }
}

/// Logs out.
pub(super) async fn log_out(State(app): State<App>, officer: Officer, body: FormBody) -> ApiResult<Response> {
    officer.check(&app, body.get("csrf"))?;
    app.store.end_officer_session(&officer.session.token_hash).await?;
    Ok((session::end(&app), go(&format!("{BASE}/login"))).into_response())
}
