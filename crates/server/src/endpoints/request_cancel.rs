//! `POST requests/{id}/cancel`: the person takes a request back.

use super::docs::PersonProblems;
use super::request_answer::changed;
use crate::desk::{resumed, state_of};
use crate::http::{Language, NoBody, PathParam};
use crate::work::{Event, events};
use crate::{ApiResult, App, Whose, letters};
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use mijn_privacy_api::{
    CsrfToken, DeskRefusal, DeskVerb, Problem, Request, RequestEventKind, RequestId, RequestStatus,
};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{check, local_date_nl};
use mijn_privacy_store::{
    ActRow, Holder, NewMail, RequestChange, RequestChanged, RequestEventRow, RequestFull, RequestOf, RequestRow,
};

/// Take it back. Asked again, it is what it is: taken back.
#[utoipa::path(
    post,
    path = "/requests/{id}/cancel",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")
    ),
    responses(
        (status = 200, description = "The request, taken back", body = Request,
            headers(("Location" = String, description = "Of the request"))),
        (status = 403, description = "`csrf_failed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: it is answered, or being carried out",
            body = Problem, content_type = "application/problem+json"),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn cancel_request(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<RequestId>,
    Language(language): Language,
    _: NoBody,
) -> ApiResult<Response> {
    let now = app.now();
    let address = app.store.address_of(&Holder::Person(whose.scope.person.clone())).await?;
    let mail =
        |row: &RequestRow| Some(letters::request(&app, address.as_ref()?, row, RequestNews::Cancelled, &language));
    let decide = |request: &RequestFull| cancelled(&app, request, mail, now);
    let of = RequestOf::Scope(whose.scope.clone());
    let done = app.store.change_request(&of, &id, Box::new(decide), None).await?;
    if done == RequestChanged::Refused(DeskRefusal::Closed)
        && let Some(earlier) = app.store.request(&whose.scope, &id).await?
        && earlier.row.status == RequestStatus::Cancelled
    {
        return changed(&app, 200, RequestChanged::Done(Box::new(earlier)));
    }
    changed(&app, 200, done)
}

/// What becomes of it; `mail` tells the person.
pub(super) fn cancelled(
    app: &App,
    request: &RequestFull,
    mail: impl FnOnce(&RequestRow) -> Option<NewMail>,
    now: Timestamp,
) -> Result<RequestChange, DeskRefusal> {
    check(DeskVerb::Cancel, None, &state_of(request, &app.holidays), local_date_nl(now))?;
    let mut row = resumed(request.row.clone(), now, &app.holidays);
    (row.status, row.closed_at) = (RequestStatus::Cancelled, Some(now));
    let event = |kind| RequestEventRow { kind, at: now, reason: None };
    let mut timeline = vec![event(RequestEventKind::Cancelled)];
    let lift = request.still.is_some();
    if lift {
        timeline.push(event(RequestEventKind::RestrictionLifted));
    }
    let mail = mail(&row);
    let act = ActRow { at: now, actor: "person".to_owned(), verb: DeskVerb::Cancel };
    Ok(RequestChange {
        events: timeline,
        lift,
        mails: mail.into_iter().collect(),
        jobs: events(app, Event::Answered, &request.row.id),
        ..RequestChange::of(row, act)
    })
}
