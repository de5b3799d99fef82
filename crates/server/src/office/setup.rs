//! `/desk/setup/{token}`: choosing a password and scanning the secret of the one-time codes, once.

use super::page::{Frame, message, page};
use super::totp::{self, Codes};
use super::{BASE, page::go};
use crate::http::FormBody;
use crate::security::{hash_password, token_hash};
use crate::{ApiError, ApiResult, App};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_store::OfficerRow;

/// As NIST SP 800-63B asks of a password that a person chooses: long, and nothing else.
const SHORTEST: usize = 12;
const LONGEST: usize = 128;

#[derive(Template)]
#[template(path = "desk/setup.html")]
struct Setup<'a> {
    frame: Frame<'a>,
    name: &'a str,
    /// The picture's dark squares, and its width in squares.
    picture: (String, usize),
    words: String,
    /// The secret, sealed, until the form comes back.
    secret: String,
    wrong: Option<&'a str>,
}

/// The form, with a new secret each time.
pub(super) async fn show(State(app): State<App>, Path(token): Path<String>) -> ApiResult<Response> {
    match app.store.setup(&token_hash(&token), app.now()).await? {
        Some(row) => form(&app, &row, &totp::new_secret(&app), StatusCode::OK, None),
        None => Ok(no_link(&app)),
    }
}

fn form(app: &App, row: &OfficerRow, secret: &[u8], status: StatusCode, wrong: Option<&str>) -> ApiResult<Response> {
    let codes = Codes::new(secret, &app.config.controller.name, &row.name)?;
    let template = Setup {
        frame: Frame::outside(app),
        name: &row.name,
        picture: totp::picture(&codes.address()?)?,
        words: codes.words(),
        secret: URL_SAFE_NO_PAD.encode(totp::seal(app, &row.id, secret)?),
        wrong,
    };
    Ok(page(status, &template))
}

fn no_link(app: &App) -> Response {
    message(
        Frame::outside(app),
        StatusCode::NOT_FOUND,
        "Deze link werkt niet",
        "Hij is al gebruikt, of te oud. Vraag je beheerder om een nieuwe.",
        (&format!("{BASE}/login"), "Naar het inloggen"),
    )
}

/// Sets the account up, when the code shows that the secret arrived.
pub(super) async fn finish(State(app): State<App>, Path(token): Path<String>, body: FormBody) -> ApiResult<Response> {
    let (hash, now) = (token_hash(&token), app.now());
    let Some(row) = app.store.setup(&hash, now).await? else { return Ok(no_link(&app)) };
    let sealed = body.get("secret").and_then(|text| URL_SAFE_NO_PAD.decode(text).ok()).unwrap_or_default();
    let Ok(secret) = totp::open(&app.keys.results, &row.id, &sealed) else {
        return form(&app, &row, &totp::new_secret(&app), StatusCode::UNPROCESSABLE_ENTITY, None);
    };
    let again = |wrong| form(&app, &row, &secret, StatusCode::UNPROCESSABLE_ENTITY, Some(wrong));
    let password = body.get("password").unwrap_or_default();
    if !(SHORTEST..=LONGEST).contains(&password.chars().count()) {
        return again("Kies een wachtwoord van 12 tot 128 tekens. Een zin is ook goed.");
    }
    if password.to_lowercase().contains(&row.name.to_lowercase()) {
        return again("Kies een wachtwoord waar je naam niet in staat.");
    }
    let codes = Codes::new(&secret, &app.config.controller.name, &row.name)?;
    let Some(step) = codes.check(body.get("code").unwrap_or_default(), now) else {
        return again("Deze code klopt niet. Staat de klok van je telefoon goed? Vul de code in die je nu ziet.");
    };
    let password = password.to_owned();
    let turn = app.passwords.turn().await?;
    let hashed = tokio::task::spawn_blocking(move || hash_password(&password));
    let hashed = hashed.await.map_err(ApiError::internal)?.map_err(ApiError::internal)?;
    drop(turn);
    let sealed = totp::seal(&app, &row.id, &secret)?;
    let done = app.store.finish_setup(&hash, &hashed, &sealed, step, now).await?;
    Ok(if done { go(&format!("{BASE}/login")) } else { no_link(&app) })
}
