//! `POST requests/{id}/lift`: the person lets what stands still be used again. It is their own wish: at once, and told nobody first.

use super::docs::PersonProblems;
use super::request_answer::changed;
use crate::desk::{lifted, state_of};
use crate::http::{Language, NoBody, PathParam};
use crate::{ApiResult, App, Whose, letters};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{CsrfToken, DeskRefusal, DeskVerb, Problem, Request, RequestEventKind, RequestId};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{check, local_date_nl};
use mijn_privacy_store::{ActRow, Holder, RequestChanged, RequestFull, RequestOf};

/// Let the data be used again, after a restriction or an objection that was answered. An open one is taken back instead. Asked
/// again, it is what it is: lifted.
#[utoipa::path(
    post,
    path = "/requests/{id}/lift",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")
    ),
    responses(
        (status = 200, description = "The request, for which nothing stands still any more", body = Request,
            headers(("Location" = String, description = "Of the request"))),
        (status = 403, description = "`csrf_failed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: nothing stands still for it, or it is not answered yet",
            body = Problem, content_type = "application/problem+json"),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn lift_own(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<RequestId>,
    Language(language): Language,
    _: NoBody,
) -> ApiResult<Response> {
    let now = app.now();
    let address = app.store.address_of(&Holder::Person(whose.scope.person.clone())).await?;
    let decide = |request: &RequestFull| {
        check(DeskVerb::Lift, None, &state_of(request, &app.holidays), local_date_nl(now))?;
        let mut change = lifted(request, ActRow { at: now, actor: "person".to_owned(), verb: DeskVerb::Lift });
        let news = RequestNews::LiftedByPerson;
        change.mails.extend(address.map(|to| letters::request(&app, &to, &request.row, news, &language)));
        Ok(change)
    };
    let done = app.store.change_request(&RequestOf::Scope(whose.scope.clone()), &id, Box::new(decide), None).await?;
    if done == RequestChanged::Refused(DeskRefusal::NotRestricted)
        && let Some(earlier) = app.store.request(&whose.scope, &id).await?
        && earlier.events.iter().any(|event| event.kind == RequestEventKind::RestrictionLifted)
    {
        return changed(&app, 200, RequestChanged::Done(Box::new(earlier)));
    }
    changed(&app, 200, done)
}
