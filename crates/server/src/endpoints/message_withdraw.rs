//! `POST contact-messages/{id}/withdraw`: takes back the consent for one message (CON-3). Never a step-up.

use super::docs::{PersonProblems, WriteProblems};
use crate::http::{IdempotencyKey, JsonBody, Language, PathParam, json_text, once_answer};
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use mijn_privacy_api::{
    CsrfToken, MessageId, MessageWithdrawal, MessageWithdrawn, Problem, ProblemCode, WithdrawalResult,
};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{Answer, MessageOnce, MessageOutcome, MessageWithdraw};

/// The message goes, or is locked for as long as a named law keeps it, or waits for its answer.
#[utoipa::path(
    post,
    path = "/contact-messages/{id}/withdraw",
    tag = "overview",
    params(
        ("id" = MessageId, Path, description = "Which message"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`"),
        ("Idempotency-Key" = String, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    request_body = MessageWithdrawal,
    responses(
        (status = 200, description = "What became of it", body = MessageWithdrawn),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`open_question`: say whether the answer is to come first",
            body = Problem, content_type = "application/problem+json"),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn withdraw(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<MessageId>,
    Language(language): Language,
    key: IdempotencyKey,
    body: JsonBody<MessageWithdrawal>,
) -> ApiResult<Response> {
    let once = key.with(body.fingerprint);
    if let Some(earlier) = app.store.answered(&whose.scope, &once).await? {
        return once_answer(earlier);
    }
    let message = app.store.message(&whose.scope, &id).await?;
    let message = message.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let now = app.now();
    let today = local_date_nl(now);
    let write = MessageWithdraw {
        open_question: body.value.open_question,
        kept_by_law: assemble::is_kept_by_law(&app.config, message.counts_from().unwrap_or(today), today),
        wording: app.config.contact.wording.id.clone(),
        wording_text: app.config.contact.wording.in_full(&language),
        language: language.clone(),
        notice: app.config.notice.version.clone(),
        at: now,
    };
    let answer = |outcome: &MessageOutcome| answer(&app, &whose, &language, outcome, today);
    match app.store.withdraw_message(&whose.scope, &id, &write, &once, Box::new(answer)).await? {
        MessageOnce::Once(once) => once_answer(once),
        MessageOnce::OpenQuestion => Err(ApiError::new(ProblemCode::OpenQuestion)),
    }
}

fn answer(app: &App, whose: &Whose, language: &str, outcome: &MessageOutcome, today: Date) -> Answer {
    let withdrawn = match outcome {
        MessageOutcome::Deleted => Ok(MessageWithdrawn { result: WithdrawalResult::Deleted, message: None }),
        MessageOutcome::Stays(row) => {
            let result = if row.after_answer { WithdrawalResult::AfterAnswer } else { WithdrawalResult::Kept };
            assemble::message(&app.config, &whose.membership, language, row.clone(), today)
                .map(|message| MessageWithdrawn { result, message: Some(message) })
        }
    };
    match withdrawn.and_then(|withdrawn| json_text(&withdrawn)) {
        Ok(body) => Answer { status: 200, headers: Vec::new(), body },
        // It is done all the same; the caller reads it again.
        Err(_) => Answer { status: 500, headers: Vec::new(), body: String::new() },
    }
}
