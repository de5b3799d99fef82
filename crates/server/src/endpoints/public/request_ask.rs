//! `GET` and `POST public/requests`: a request without an account, as a form for people and as JSON for programs. Of both
//! comes an e-mail with the link that confirms it.

use super::docs::LinkProblems;
use crate::app::API_BASE;
use crate::http::{ClientIp, FormBody, JsonBody, json};
use crate::pages::{Frame, Mark, Notice, PublicAskPage, PublicKind, PublicKinds, page};
use crate::security::LinkToken;
use crate::{ApiError, ApiResult, App, assemble, letters};
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::{
    FieldCode, FreeText, NewPublicRequest, OpenEnum, Problem, PublicRequestAsked, RequestKind, RequestText,
    RestrictionGround, contains_bsn,
};
use mijn_privacy_mail::moment;
use mijn_privacy_store::{EmailAddress, MailLimit, PublicAsk, PublicKept};

/// At most so many of these e-mails go to one address in a day.
const PUBLIC_MAILS: u32 = 10;
/// What may be sent, in bytes.
const BODY: usize = 64 * 1024;
/// An e-mail that leaves within so long leaves now, to who waits for it.
const SOON: SignedDuration = SignedDuration::from_mins(2);

/// What is kept until the link is followed.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    pub(super) kind: RequestKind,
    pub(super) text: String,
    #[serde(default)]
    pub(super) ground: Option<RestrictionGround>,
}

/// What is asked, by whom.
struct Checked {
    name: String,
    address: EmailAddress,
    ask: Ask,
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

/// As it was sent.
pub enum Sent {
    /// By a person, who gets a page.
    Form(FormBody<BODY>),
    /// By a program, which gets JSON.
    Json(NewPublicRequest),
}

impl FromRequest<App> for Sent {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        if crate::http::is_json(request.headers()) {
            Ok(Self::Json(JsonBody::<NewPublicRequest>::from_request(request, app).await?.value))
        } else {
            Ok(Self::Form(FormBody::from_request(request, app).await?))
        }
    }
}

/// Sends the link. The answer is the same whether we know the address or not. JSON is answered with JSON, a form with a page.
#[utoipa::path(
    post,
    path = "/public/requests",
    tag = "public",
    request_body(
        content((NewPublicRequest = "application/json"), (String = "application/x-www-form-urlencoded")),
        description = "As a form: `kind`, `name`, `email`, `text`, and `ground` with a restriction"
    ),
    responses(
        (status = 202, description = "Look in your mailbox",
            content((PublicRequestAsked = "application/json"), (String = "text/html"))),
        (status = 303, description = "A form for a kind that cannot be asked here; to the list"),
        (status = 400, description = "`invalid_json`", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`body_too_large`", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_body`; or the form, with what is wrong",
            content((Problem = "application/problem+json"), (String = "text/html"))),
        (status = 429, description = "`too_many_requests`: so many of this network wait for their link; the page names other ways",
            content((Problem = "application/problem+json"), (String = "text/html")), headers(("Retry-After" = u32))),
        LinkProblems
    ),
    security(())
)]
pub async fn ask_in_public(State(app): State<App>, ip: ClientIp, sent: Sent) -> ApiResult<Response> {
    match sent {
        Sent::Form(form) => by_form(app, ip, &form).await,
        Sent::Json(new) => by_json(app, ip, new).await,
    }
}

async fn by_form(app: App, ip: ClientIp, body: &FormBody<BODY>) -> ApiResult<Response> {
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
    let checked = match checked(kind, &typed) {
        Ok(checked) => checked,
        Err(wrong) => return Ok(form(&app, kind, StatusCode::UNPROCESSABLE_ENTITY, &typed, Some(wrong))),
    };
    if contains_bsn(typed.text) && field("number").is_empty() {
        typed.number = true;
        let wrong = "Dit lijkt op een burgerservicenummer. Haal het weg: we hebben het niet nodig.";
        return Ok(form(&app, kind, StatusCode::UNPROCESSABLE_ENTITY, &typed, Some(wrong)));
    }
    let (mail_at, until) = match send(&app, ip, checked).await? {
        PublicKept::Waits { mail_at, until } => (mail_at, until),
        PublicKept::Full(again_at) => return Ok(full(&app, again_at)),
    };
    let (other, until) = (other_ways(&app), in_dutch(until));
    let comes = if mail_at > app.now() + SOON {
        format!(
            "Er komen nu erg veel verzoeken binnen. Klopt je e-mailadres? Dan sturen we je een e-mail op {}.",
            in_dutch(mail_at)
        )
    } else {
        "Klopt je e-mailadres? Dan krijg je binnen een paar minuten een e-mail van ons.".to_owned()
    };
    let press = format!("{comes} Druk op de knop achter de link in die e-mail. Pas daarna krijgen we je verzoek.");
    let works = format!(
        "De link werkt tot {until}. Krijg je niets? Kijk dan bij je ongewenste e-mail, of probeer het later nog een keer."
    );
    let paragraphs = [press.as_str(), works.as_str(), other.as_str()];
    Ok(notice(&app, StatusCode::ACCEPTED, Mark::None, "Kijk in je e-mail", &paragraphs))
}

async fn by_json(app: App, ip: ClientIp, new: NewPublicRequest) -> ApiResult<Response> {
    if !offered(&app).any(|own| own == new.kind) {
        return Err(ApiError::field("/kind", FieldCode::UnknownValue));
    }
    match (new.kind == RequestKind::Restriction, new.ground) {
        (true, None) => return Err(ApiError::field("/ground", FieldCode::Required)),
        (false, Some(_)) => return Err(ApiError::field("/ground", FieldCode::NotForThisKind)),
        _ => {}
    }
    let address = EmailAddress::parse(&new.email);
    let checked = Checked {
        name: one_line(new.name.as_str()),
        address: address.map_err(|_| ApiError::field("/email", FieldCode::InvalidFormat))?,
        ask: Ask { kind: new.kind, text: new.text.as_str().to_owned(), ground: new.ground },
    };
    match send(&app, ip, checked).await? {
        PublicKept::Waits { mail_at, until } => {
            let asked = PublicRequestAsked { mail_at: assemble::stamp(mail_at)?, until: assemble::stamp(until)? };
            Ok((StatusCode::ACCEPTED, json(&asked)?).into_response())
        }
        PublicKept::Full(again_at) => Err(ApiError::too_many(seconds_to(&app, again_at))),
    }
}

/// Keeps it, and sends the link.
async fn send(app: &App, ip: ClientIp, Checked { name, address, ask }: Checked) -> ApiResult<PublicKept> {
    let (now, token, own) = (app.now(), LinkToken::new(app), &app.config.requests);
    let ask = PublicAsk {
        token_hash: token.hash,
        works: own.public_link(),
        mail: letters::public_request(app, &address, &token.text),
        address,
        name,
        ask: serde_json::to_string(&ask).map_err(ApiError::internal)?,
        // Two rights at once, or a mistake that is set right, are nobody's flood.
        limit: MailLimit { pause: SignedDuration::ZERO, most: PUBLIC_MAILS, within: SignedDuration::from_hours(24) },
        network: ip.network(),
        most_of_network: own.public_most_per_network,
        most: own.public_most,
        at: now,
    };
    Ok(app.store.ask_in_public(&ask).await?)
}

fn seconds_to(app: &App, at: Timestamp) -> u64 {
    u64::try_from(at.duration_since(app.now()).as_secs()).unwrap_or(0).saturating_add(1)
}

fn in_dutch(at: Timestamp) -> String {
    moment("nl", at)
}

/// A name stands in one line of an e-mail.
fn one_line(text: &str) -> String {
    text.replace(['\r', '\n', '\t'], " ")
}

fn checked(kind: RequestKind, typed: &Typed<'_>) -> Result<Checked, &'static str> {
    let name: FreeText<100> = match FreeText::try_from(one_line(typed.name)) {
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
    Ok(Checked { name: name.as_str().to_owned(), address, ask: Ask { kind, text, ground } })
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
fn full(app: &App, again_at: Timestamp) -> Response {
    let other = other_ways(app);
    let wait = format!(
        "Vanaf jouw internetverbinding wachten al veel verzoeken op een klik in een e-mail. Klik eerst op de links in die \
         e-mails, of probeer het na {} nog een keer.",
        in_dutch(again_at)
    );
    let paragraphs = [wait.as_str(), other.as_str()];
    let page = notice(app, StatusCode::TOO_MANY_REQUESTS, Mark::Wrong, "Dit lukt nu niet", &paragraphs);
    ([(header::RETRY_AFTER, seconds_to(app, again_at).to_string())], page).into_response()
}

fn notice(app: &App, status: StatusCode, mark: Mark, heading: &str, paragraphs: &[&str]) -> Response {
    page(status, &Notice { frame: Frame::new(app), mark, heading, name: None, paragraphs, to_portal: false })
}
