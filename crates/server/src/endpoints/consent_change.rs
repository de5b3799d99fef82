//! `PUT consents/{id}`: a switch. Never a step-up, and off is never limited: it is as easy as on (GDPR art. 7(3)). A yes that
//! sends an e-mail waits where the address got too many.

use super::docs::{PersonProblems, WriteProblems};
use crate::assemble::{ConsentView, consent, etag_of, next_state, revision_of};
use crate::config::ConsentText;
use crate::http::{IdempotencyKey, IfMatch, JsonBody, PathParam, json_text, once_answer};
use crate::links::{self, ToConfirm};
use crate::security::{ShownAt, read_shown, verify_shown};
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use mijn_privacy_api::{
    Channel, Consent, ConsentChange, ConsentId, ConsentState, CsrfToken, Etag, FieldCode, OpenEnum, PersonId, Problem,
    ProblemCode, PurposeId,
};
use mijn_privacy_mail::AskedBy;
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{Answer, ConsentRow, ConsentWrite, Holder, Once};

/// Switch on or off. Setting what is already set changes nothing and answers with what there is.
#[utoipa::path(
    put,
    path = "/consents/{id}",
    tag = "consents",
    params(
        ("id" = ConsentId, Path, description = "Which switch"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`"),
        ("If-Match" = String, Header, description = "The consent's `etag`, quoted"),
        ("Idempotency-Key" = String, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    request_body = ConsentChange,
    responses(
        (status = 200, description = "The consent as stored", body = Consent, headers(("ETag" = Etag))),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`no_address`: there is no e-mail address to send the confirmation to",
            body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`precondition_failed`: changed in the meantime",
            body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: a yes that sends an e-mail to confirm it; never a no",
            body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u32))),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn change_consent(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<String>,
    key: IdempotencyKey,
    seen: Result<IfMatch, ApiError>,
    body: JsonBody<ConsentChange>,
) -> ApiResult<Response> {
    let text = ConsentId::parse(&id).and_then(|id| app.config.consent(id));
    let text = text.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let once = key.with(body.fingerprint);
    if let Some(earlier) = app.store.answered(&whose.scope, &once).await? {
        return once_answer(earlier);
    }
    let IfMatch(tag) = seen?;
    let now = app.now();
    let change = body.value;
    if change.signal.is_some() && (change.granted || text.purpose != PurposeId::Analytics) {
        return Err(ApiError::field("/signal", FieldCode::UnknownValue));
    }
    let (shown, wording_text) = shown(&app, &whose.scope.person, text, &change, now)?;
    let holder = Holder::Person(whose.scope.person.clone());
    let mut current = app.store.consent(&whose.scope, text.id).await?;
    if change.granted && current.pending_until.is_some_and(|until| until <= now) {
        // Too late to be confirmed, and not swept away yet: what waits no longer must not pass for what is asked now.
        current = app.store.end_late(&holder, text.id, now).await?;
    }
    let is_signal = change.signal.is_some();
    if is_signal && current.revision > 0 {
        return present(&app, &whose, text, &shown.language, now).await;
    }
    let state = next_state(text, &current, change.granted);
    let confirmation = match state {
        ConsentState::PendingConfirmation => {
            let address = app.store.address_of(&holder).await?;
            let address = address.ok_or_else(|| ApiError::new(ProblemCode::NoAddress))?;
            let ask = ToConfirm {
                text,
                language: &shown.language,
                by: AskedBy::Portal,
                expires_at: links::confirm_by(&app, now),
            };
            Some(links::confirmation(&app, &address, ask))
        }
        _ => None,
    };
    let write = ConsentWrite {
        id: text.id,
        state,
        // A tag that is none of ours names a revision that never is. A signal is for who chose nothing yet.
        if_revision: Some(if is_signal { 0 } else { revision_of(text.id, &tag).unwrap_or(u32::MAX) }),
        wording: shown.wording.clone(),
        wording_text,
        language: shown.language.clone(),
        shown_at: shown.at,
        notice: app.config.notice.version.clone(),
        channel: if is_signal { Channel::BrowserSignal } else { Channel::Portal },
        actor: whose.scope.person.to_string(),
        note: None,
        confirmation,
        at: now,
    };
    let year = local_date_nl(now).year();
    let sent = app.store.mailings(&whose.scope, year).await?.sent;
    let view = ConsentView { text, language: &shown.language, now, sent, whose: &whose.scope.person };
    let answer = |row: &ConsentRow| answer(&app, row, view);
    match app.store.change_consent(&whose.scope, &write, &once, Box::new(answer)).await? {
        Once::Stale if is_signal => present(&app, &whose, text, &shown.language, now).await,
        done => once_answer(done),
    }
}

/// What was shown, and its text. A yes needs the words in force, shown within a day. A no takes whatever we once showed beside
/// this switch, however long ago: that it holds must not hang on it (GDPR art. 7(3)).
fn shown(
    app: &App,
    whose: &PersonId,
    text: &ConsentText,
    change: &ConsentChange,
    now: Timestamp,
) -> ApiResult<(ShownAt, String)> {
    let read = if change.granted { verify_shown } else { read_shown };
    let shown = read(&app.keys.shown, whose, &change.shown_token, now).filter(|shown| shown.consent == text.id);
    let shown = shown.filter(|shown| !change.granted || shown.wording == text.wording.id);
    let with_text = shown.and_then(|shown| Some((text.full_text(&shown.wording, &shown.language)?, shown)));
    with_text.map(|(full, shown)| (shown, full)).ok_or_else(|| ApiError::new(ProblemCode::ShownTokenInvalid))
}

/// The switch as it stands, for a signal that changes nothing.
async fn present(app: &App, whose: &Whose, text: &ConsentText, language: &str, now: Timestamp) -> ApiResult<Response> {
    let year = local_date_nl(now).year();
    let (row, mailings) =
        tokio::try_join!(app.store.consent(&whose.scope, text.id), app.store.mailings(&whose.scope, year))?;
    let view = ConsentView { text, language, now, sent: mailings.sent, whose: &whose.scope.person };
    once_answer(Once::Done(answer(app, &row, view)))
}

fn answer(app: &App, row: &ConsentRow, view: ConsentView<'_>) -> Answer {
    let tag = format!("\"{}\"", etag_of(row.id, row.revision));
    match consent(app, row, view).and_then(|consent| json_text(&consent)) {
        Ok(body) => Answer { status: 200, headers: vec![("etag".to_owned(), tag)], body },
        // It is stored all the same; the caller reads it again.
        Err(_) => Answer { status: 500, headers: Vec::new(), body: String::new() },
    }
}
