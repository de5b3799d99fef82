//! `PUT consents/{id}`: a switch. Never limited, never a step-up: off is as easy as on (GDPR art. 7(3)).

use super::docs::{PersonProblems, WriteProblems};
use crate::assemble::{ConsentView, consent, etag_of, revision_of};
use crate::config::ConsentText;
use crate::http::{IdempotencyKey, IfMatch, JsonBody, PathParam, json_text, once_answer};
use crate::security::verify_shown;
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{
    Channel, Consent, ConsentChange, ConsentId, ConsentState, ConsentType, CsrfToken, Etag, OpenEnum, Problem,
    ProblemCode,
};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{Answer, ConsentRow, ConsentWrite};

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
        (status = 412, description = "`precondition_failed`: changed in the meantime",
            body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`",
            body = Problem, content_type = "application/problem+json"),
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
    let shown = verify_shown(&app.keys.shown, &body.value.shown_token, now)
        .filter(|shown| shown.consent == text.id && shown.wording == text.wording.id)
        .ok_or_else(|| ApiError::new(ProblemCode::ShownTokenInvalid))?;
    let current = app.store.consent(&whose.scope, text.id).await?;
    let language = shown.language.as_str();
    let write = ConsentWrite {
        id: text.id,
        state: next_state(text, current.state, body.value.granted),
        // A tag that is none of ours names a revision that never is.
        if_revision: revision_of(text.id, &tag).unwrap_or(u32::MAX),
        wording: shown.wording.clone(),
        wording_text: wording_text(text, language),
        language: language.to_owned(),
        shown_at: shown.at,
        notice: app.config.notice.version.clone(),
        channel: Channel::Portal,
        actor: whose.scope.person.to_string(),
        at: now,
    };
    let year = local_date_nl(now).year();
    let sent = app.store.mailings(&whose.scope, year).await?.sent;
    let view = ConsentView { text, language, now, sent };
    let answer = |row: &ConsentRow| answer(&app, row, view);
    once_answer(app.store.change_consent(&whose.scope, &write, &once, Box::new(answer)).await?)
}

/// The state that a choice leads to, by what kind of switch it is and where it comes from.
fn next_state(text: &ConsentText, now: ConsentState, granted: bool) -> ConsentState {
    match (text.kind, granted) {
        // Waiting for the click stays waiting, and what is given stays given.
        (_, true) if now == ConsentState::Granted => now,
        (ConsentType::Consent, true) if text.double_opt_in => ConsentState::PendingConfirmation,
        (_, true) => ConsentState::Granted,
        (ConsentType::Objection, false) => ConsentState::Objected,
        (_, false) => match now {
            ConsentState::Granted | ConsentState::PendingConfirmation | ConsentState::Withdrawn => {
                ConsentState::Withdrawn
            }
            _ => ConsentState::Denied,
        },
    }
}

/// The whole text as it stood beside the switch, for the proof.
fn wording_text(text: &ConsentText, language: &str) -> String {
    let wording = &text.wording;
    [&wording.title, &wording.summary, &wording.text].map(|text| text.get(language)).join("\n\n")
}

fn answer(app: &App, row: &ConsentRow, view: ConsentView<'_>) -> Answer {
    let tag = format!("\"{}\"", etag_of(row.id, row.revision));
    match consent(app, row, view).and_then(|consent| json_text(&consent)) {
        Ok(body) => Answer { status: 200, headers: vec![("etag".to_owned(), tag)], body },
        // It is stored all the same; the caller reads it again.
        Err(_) => Answer { status: 500, headers: Vec::new(), body: String::new() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ConsentState as S;

    fn text(id: &str) -> ConsentText {
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        config.consent(ConsentId::parse(id).unwrap()).unwrap().clone()
    }

    #[test]
    fn states_follow_the_kind_of_switch() {
        for (id, now, on, off) in [
            ("analytics", S::Unknown, S::Granted, S::Denied),
            ("analytics", S::Granted, S::Granted, S::Withdrawn),
            ("analytics", S::Withdrawn, S::Granted, S::Withdrawn),
            ("analytics", S::Denied, S::Granted, S::Denied),
            ("newsletter", S::Denied, S::PendingConfirmation, S::Denied),
            ("newsletter", S::Unknown, S::PendingConfirmation, S::Denied),
            ("newsletter", S::PendingConfirmation, S::PendingConfirmation, S::Withdrawn),
            ("newsletter", S::Granted, S::Granted, S::Withdrawn),
            ("marketing", S::Granted, S::Granted, S::Objected),
            ("marketing", S::Objected, S::Granted, S::Objected),
            ("marketing", S::Unknown, S::Granted, S::Objected),
        ] {
            assert_eq!(next_state(&text(id), now, true), on, "{id} {now:?} on");
            assert_eq!(next_state(&text(id), now, false), off, "{id} {now:?} off");
        }
    }
}
