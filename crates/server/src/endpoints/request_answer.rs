//! The answer of a write about a request: the request as it is now.

use crate::http::{json_text, once_answer};
use crate::{ApiError, ApiResult, App, assemble};
use axum::response::Response;
use mijn_privacy_api::ProblemCode;
use mijn_privacy_store::{Answer, Once, RequestChanged, RequestFull};

/// With where it is, to be stored with the write.
pub(super) fn answer(app: &App, status: u16, request: &RequestFull) -> Answer {
    let location = format!("{}/requests/{}", crate::app::API_BASE, request.row.id);
    let full = assemble::full(request, app.now(), &app.holidays);
    match full.and_then(|request| json_text(&request)) {
        Ok(body) => Answer { status, headers: vec![("location".to_owned(), location)], body },
        // It is stored all the same; the caller finds it in the list.
        Err(_) => Answer { status: 500, headers: Vec::new(), body: String::new() },
    }
}

/// What became of a change by the person. What cannot be done any more is a conflict, whatever the reason.
pub(super) fn changed(app: &App, status: u16, changed: RequestChanged) -> ApiResult<Response> {
    match changed {
        RequestChanged::Done(request) => once_answer(Once::Done(answer(app, status, &request))),
        RequestChanged::Once(once) => once_answer(once),
        RequestChanged::Refused(refusal) => Err(ApiError::new(ProblemCode::Conflict).detail(refusal.as_str())),
        RequestChanged::Missing => Err(ApiError::new(ProblemCode::NotFound)),
    }
}
