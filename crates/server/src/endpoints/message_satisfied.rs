//! `POST contact-messages/{id}/satisfied`: the person is content with our answer (CON-4).

use super::docs::{PersonProblems, WriteProblems};
use crate::http::{IdempotencyKey, Language, NoBody, PathParam, json_text, once_answer};
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{ContactMessage, CsrfToken, MessageId, Problem};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{Answer, MessageRow};

/// From today on the period runs after which the message goes. Said again, the first day stays.
#[utoipa::path(
    post,
    path = "/contact-messages/{id}/satisfied",
    tag = "overview",
    params(
        ("id" = MessageId, Path, description = "Which message"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`"),
        ("Idempotency-Key" = String, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    responses(
        (status = 200, description = "The message as it is now", body = ContactMessage),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn satisfied(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<MessageId>,
    Language(language): Language,
    key: IdempotencyKey,
    body: NoBody,
) -> ApiResult<Response> {
    let once = key.with(body.fingerprint);
    let now = app.now();
    let today = local_date_nl(now);
    let answer = |row: &MessageRow| {
        let message = assemble::message(&app.config, &whose.membership, &language, row.clone(), today);
        match message.and_then(|message| json_text(&message)) {
            Ok(body) => Answer { status: 200, headers: Vec::new(), body },
            // It is stored all the same; the caller reads it again.
            Err(_) => Answer { status: 500, headers: Vec::new(), body: String::new() },
        }
    };
    once_answer(app.store.satisfy_message(&whose.scope, &id, today, now, &once, Box::new(answer)).await?)
}
