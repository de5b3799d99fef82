//! `GET` and `POST public/requests`: a request without an account, and the link in the e-mail that confirms it.

use super::docs::LinkProblems;
use super::{Token, no_link};
use crate::app::API_BASE;
use crate::http::FormBody;
use crate::pages::{Frame, Mark, Notice, PublicAskPage, PublicConfirm, PublicKind, PublicKinds, page};
use crate::security::LinkToken;
use crate::work::{Event, events};
use crate::{ApiError, ApiResult, App, letters, public_link};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use mijn_privacy_api::{FieldCode, FreeText, OpenEnum, RequestKind, RequestText, RestrictionGround, contains_bsn};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{due_on, local_date_nl, target_on};
use mijn_privacy_store::{EmailAddress, MailLimit, MailOf, PublicAsk, RequestRow, RequestWrite};
use std::sync::Arc;

/// At most so many of these e-mails go to one address in a day.
const PUBLIC_MAILS: u32 = 10;

/// What is kept until the link is followed.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    kind: RequestKind,
    text: String,
    #[serde(default)]
    ground: Option<RestrictionGround>,
}

/// Which form.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Which {
    kind: Option<String>,
}

/// Closing an account needs one.
fn offered(app: &App) -> impl Iterator<Item = RequestKind> {
    app.config.requests.kinds.iter().copied().filter(|kind| *kind != RequestKind::AccountClosure)
}

/// The rights to choose from, or the form of one: `?kind=access`.
#[utoipa::path(
    get,
    path = "/public/requests",
    tag = "public",
    params(("kind" = Option<RequestKind>, Query, description = "Which form; absent: the list")),
    responses((status = 200, description = "The page", body = String, content_type = "text/html"), LinkProblems),
    security(())
)]
pub async fn show_public_form(State(app): State<App>, Query(which): Query<Which>) -> ApiResult<Response> {
    let kind = which.kind.as_deref().and_then(RequestKind::parse);
    match kind.filter(|kind| offered(&app).any(|own| own == *kind)) {
        Some(kind) => Ok(form(&app, kind, StatusCode::OK, &Typed::default(), None)),
        None => Ok(page(StatusCode::OK, &PublicKinds::new(Frame::new(&app), &action(), offered(&app)))),
    }
}

fn action() -> String {
    format!("{API_BASE}/public/requests")
}

/// What stood in the form.
#[derive(Default)]
struct Typed<'a> {
    name: &'a str,
    email: &'a str,
    text: &'a str,
    ground: &'a str,
    /// The text has what looks like a citizen number, and it is asked about.
    number: bool,
}

fn form(app: &App, kind: RequestKind, status: StatusCode, typed: &Typed<'_>, wrong: Option<&str>) -> Response {
    let template = PublicAskPage {
        frame: Frame::new(app),
        action: &action(),
        kind: PublicKind::of(kind),
        name: typed.name,
        email: typed.email,
        text: typed.text,
        ground: typed.ground,
        number: typed.number,
        wrong,
    };
    page(status, &template)
}

/// Sends the link. The answer is the same whether we know the address or not.
#[utoipa::path(
    post,
    path = "/public/requests",
    tag = "public",
    request_body(content = String, content_type = "application/x-www-form-urlencoded",
        description = "`kind`, `name`, `email`, `text`, and `ground` with a restriction"),
    responses(
        (status = 202, description = "Look in your mailbox", body = String, content_type = "text/html"),
        (status = 422, description = "The form, with what is wrong", body = String, content_type = "text/html"),
        (status = 429, description = "So many wait that nobody can ask now; the page names other ways",
            body = String, content_type = "text/html"),
        LinkProblems
    ),
    security(())
)]
pub async fn ask_in_public(State(app): State<App>, body: FormBody<{ 64 * 1024 }>) -> ApiResult<Response> {
    let field = |name: &str| body.get(name).unwrap_or_default();
    let kind = RequestKind::parse(field("kind")).filter(|kind| offered(&app).any(|own| own == *kind));
    let Some(kind) = kind else { return Ok(Redirect::to(&action()).into_response()) };
    let mut typed = Typed {
        name: field("name"),
        email: field("email"),
        text: field("text"),
        ground: field("ground"),
        number: false,
    };
    let (name, address, ask) = match checked(kind, &typed) {
        Ok(checked) => checked,
        Err(wrong) => return Ok(form(&app, kind, StatusCode::UNPROCESSABLE_ENTITY, &typed, Some(wrong))),
    };
    if contains_bsn(typed.text) && field("number").is_empty() {
        typed.number = true;
        let wrong = "Dit lijkt op een burgerservicenummer. Haal het weg: we hebben het niet nodig.";
        return Ok(form(&app, kind, StatusCode::UNPROCESSABLE_ENTITY, &typed, Some(wrong)));
    }
    let (now, token) = (app.now(), LinkToken::new(&app));
    let ask = PublicAsk {
        token_hash: token.hash,
        expires_at: now.checked_add(app.config.requests.public_link()).map_err(ApiError::internal)?,
        mail: letters::public_request(&app, &address, &token.text),
        address,
        name,
        ask: serde_json::to_string(&ask).map_err(ApiError::internal)?,
        // Two rights at once, or a mistake that is set right, are nobody's flood.
        limit: MailLimit { pause: SignedDuration::ZERO, most: PUBLIC_MAILS, within: SignedDuration::from_hours(24) },
        most: app.config.requests.public_most,
        at: now,
    };
    if !app.store.ask_in_public(&ask).await? {
        return Ok(full(&app));
    }
    let other = other_ways(&app);
    let paragraphs = [
        "Klopt je e-mailadres? Dan krijg je binnen een paar minuten een e-mail van ons. Druk op de knop achter de link in die \
         e-mail. Pas daarna krijgen we je verzoek.",
        "De link werkt een uur. Krijg je niets? Kijk dan bij je ongewenste e-mail, of probeer het later nog een keer.",
        other.as_str(),
    ];
    Ok(notice(&app, StatusCode::ACCEPTED, Mark::None, "Kijk in je e-mail", &paragraphs))
}

fn checked(kind: RequestKind, typed: &Typed<'_>) -> Result<(String, EmailAddress, Ask), &'static str> {
    let name: FreeText<100> = match FreeText::try_from(typed.name.replace(['\r', '\n', '\t'], " ")) {
        Ok(name) => name,
        Err(FieldCode::Required) => return Err("Vul je naam in. Zo weten we hoe we je kunnen noemen."),
        Err(_) => return Err("Deze naam kunnen we niet opslaan. Maak hem korter, of haal vreemde tekens weg."),
    };
    let address = EmailAddress::parse(typed.email);
    let address = address.map_err(|_| "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")?;
    let text = match RequestText::try_from(typed.text.to_owned()) {
        Ok(text) => text.as_str().to_owned(),
        Err(FieldCode::Required) => {
            return Err("Schrijf op waar je verzoek over gaat. Zo kunnen we je gegevens vinden.");
        }
        Err(FieldCode::TooLong) => return Err("Je tekst is te lang. Maak hem korter dan 2.000 tekens."),
        Err(_) => return Err("Je tekst heeft tekens die we niet kunnen opslaan. Haal ze weg."),
    };
    let ground = match (kind, RestrictionGround::parse(typed.ground)) {
        (RequestKind::Restriction, None) => return Err("Kies waarom we je gegevens even niet mogen gebruiken."),
        (RequestKind::Restriction, ground) => ground,
        _ => None,
    };
    Ok((name.as_str().to_owned(), address, Ask { kind, text, ground }))
}

/// Whoever cannot or will not use the form has the same right.
fn other_ways(app: &App) -> String {
    let own = &app.config.controller;
    let address = own.address.join(", ");
    format!(
        "Lukt het niet? Neem dan contact met ons op, of schrijf een brief naar {}, {address}. Dat telt net zo goed.",
        own.name
    )
}

/// Nobody is kept from a right: the other ways stand there.
fn full(app: &App) -> Response {
    let other = other_ways(app);
    let paragraphs = ["Er komen nu erg veel verzoeken binnen. Probeer het over een uur nog een keer.", other.as_str()];
    notice(app, StatusCode::TOO_MANY_REQUESTS, Mark::Wrong, "Dit lukt nu niet", &paragraphs)
}

fn notice(app: &App, status: StatusCode, mark: Mark, heading: &str, paragraphs: &[&str]) -> Response {
    page(status, &Notice { frame: Frame::new(app), mark, heading, name: None, paragraphs, to_portal: false })
}

/// A page with one button. It changes nothing, however often it is fetched: a mail scanner follows every link.
#[utoipa::path(
    get,
    path = "/public/requests/confirm/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses((status = 200, description = "The page", body = String, content_type = "text/html"), LinkProblems),
    security(())
)]
pub async fn show_public_confirmation(State(app): State<App>, token: Token) -> ApiResult<Response> {
    let asked = app.store.public_ask(&token.hash, app.now()).await?.ok_or_else(no_link)?;
    let ask: Ask = serde_json::from_str(&asked.ask).map_err(ApiError::internal)?;
    let template =
        PublicConfirm { frame: Frame::new(&app), kind: PublicKind::of(ask.kind), name: &asked.name, text: &ask.text };
    Ok(page(StatusCode::OK, &template))
}

/// From now on it is a request. Where it can be followed is where this leads.
#[utoipa::path(
    post,
    path = "/public/requests/confirm/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses((status = 303, description = "It is received; to the page of the request"), LinkProblems),
    security(())
)]
pub async fn confirm_public(State(app): State<App>, token: Token) -> ApiResult<Response> {
    let now = app.now();
    let asked = app.store.public_ask(&token.hash, now).await?.ok_or_else(no_link)?;
    let ask: Ask = serde_json::from_str(&asked.ask).map_err(ApiError::internal)?;
    let stranger = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>());
    let write = write(&app, ask, asked.address)?;
    let stored = app.store.confirm_public(&token.hash, &stranger, &write, now).await?.ok_or_else(no_link)?;
    Ok(Redirect::to(&public_link::path(&app, &stored.row.id)).into_response())
}

fn write(app: &App, ask: Ask, address: EmailAddress) -> ApiResult<RequestWrite> {
    let (now, today) = (app.now(), local_date_nl(app.now()));
    let id = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>()).parse().map_err(ApiError::internal)?;
    let own = app.clone();
    let mail = MailOf(Arc::new(move |row: &RequestRow| {
        letters::request_of_stranger(&own, &address, row, RequestNews::Received(row.last_day()))
    }));
    Ok(RequestWrite {
        jobs: events(app, Event::Received, &id),
        id,
        kind: ask.kind,
        purposes: Vec::new(),
        text: Some(ask.text),
        with_suppliers: false,
        received_at: now,
        due_on: due_on(today, &app.holidays),
        target_on: target_on(today),
        year: today.year(),
        identity_confirmed_at: Some(now),
        ground: ask.ground,
        corrections: Vec::new(),
        preview: None,
        choices: Vec::new(),
        restrict: Vec::new(),
        done: false,
        outcome: Vec::new(),
        mail: Some(mail),
    })
}
