//! `PATCH profile`: a customer changes their own data, where the portal allows it (ACC-7).

use super::docs::{PersonProblems, WriteProblems};
use super::profile_checks::{Checked, checked};
use crate::http::{ClientIp, IdempotencyKey, IfMatch, JsonBody, Language, json_text, once_answer};
use crate::whose::is_fresh;
use crate::{ApiError, ApiResult, App, Whose, assemble, letters};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{CsrfToken, Etag, Problem, ProblemCode, Profile, ProfileChange};
use mijn_privacy_store::{Answer, EmailAddress, Holder, Once, ProfileState, ProfileWrite};

/// Change fields, all or none. A new e-mail address holds once the link that goes there is followed.
#[utoipa::path(
    patch,
    path = "/profile",
    tag = "overview",
    params(
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`"),
        ("If-Match" = String, Header, description = "The `ETag` of `GET profile`"),
        ("Idempotency-Key" = String, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    request_body = ProfileChange,
    responses(
        (status = 200, description = "The profile as stored", body = Profile, headers(("ETag" = Etag))),
        (status = 412, description = "`precondition_failed`: changed in the meantime",
            body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: the new address got too many of these e-mails",
            body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u32))),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn change_profile(
    State(app): State<App>,
    whose: Whose,
    ip: ClientIp,
    Language(language): Language,
    key: IdempotencyKey,
    seen: Result<IfMatch, ApiError>,
    body: JsonBody<ProfileChange>,
) -> ApiResult<Response> {
    let once = key.with(body.fingerprint);
    if let Some(earlier) = app.store.answered(&whose.scope, &once).await? {
        return once_answer(earlier);
    }
    let IfMatch(tag) = seen?;
    let holder = Holder::Person(whose.scope.person.clone());
    let (state, own) = tokio::try_join!(app.store.profile_state(&whose.scope), app.store.address_of(&holder))?;
    let change = checked(&app.config, &whose.scope, &state.values, &body.value)?;
    if change.step_up && !is_fresh(&app, &whose.session) {
        return Err(ApiError::new(ProblemCode::StepUpRequired));
    }
    let answer = |state: &ProfileState| answer(&app, &whose, state, own.as_ref(), &language);
    let Checked { values, email, .. } = without_what_is_so(change, &state, own.as_ref());
    if values.is_empty() && email.is_none() {
        let present = if tag == state.revision { Once::Done(answer(&state)) } else { Once::Stale };
        return once_answer(present);
    }
    let now = app.now();
    let write = ProfileWrite {
        values,
        email: email.map(|address| letters::new_email(&app, address, &language, now)),
        if_revision: tag,
        limit: app.config.links.limit(),
        ip_address: ip.text(),
        at: now,
    };
    once_answer(app.store.change_profile(&whose.scope, &write, &once, Box::new(answer)).await?)
}

/// What is already so is no change: it gets no line in the activity, and no e-mail. The present address takes back one that
/// waits for its click.
fn without_what_is_so(change: Checked, state: &ProfileState, own: Option<&EmailAddress>) -> Checked {
    let is_so = |(kind, value): &(String, String)| {
        let mut stored = state.values.iter().filter(|stored| stored.category == *kind);
        stored.next().is_some_and(|first| first.value == *value) && stored.next().is_none()
    };
    let is_own = |address: &EmailAddress| own.is_some_and(|own| own.compared() == address.compared());
    Checked {
        values: change.values.into_iter().filter(|both| !is_so(both)).collect(),
        email: change.email.filter(|address| state.pending.is_some() || !is_own(address)),
        step_up: change.step_up,
    }
}

fn answer(app: &App, whose: &Whose, state: &ProfileState, own: Option<&EmailAddress>, language: &str) -> Answer {
    let profile = assemble::profile(&app.config, &whose.scope, state, own, language);
    match profile.and_then(|profile| json_text(&profile)) {
        Ok(body) => Answer { status: 200, headers: vec![("etag".to_owned(), format!("\"{}\"", state.revision))], body },
        // It is stored all the same; the caller reads it again.
        Err(_) => Answer { status: 500, headers: Vec::new(), body: String::new() },
    }
}
