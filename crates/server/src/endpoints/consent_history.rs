//! `GET consents/{id}/history`: what became of a switch, over every route.

use super::docs::{PageProblems, PersonProblems};
use crate::http::{PageQuery, PathParam, page};
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{ConsentEvent, ConsentId, OpenEnum, Page, Problem, ProblemCode};

/// A page of the changes, newest first, each as it was then.
#[utoipa::path(
    get,
    path = "/consents/{id}/history",
    tag = "consents",
    params(("id" = ConsentId, Path, description = "Which switch"), PageQuery),
    responses(
        (status = 200, description = "A page", body = Page<ConsentEvent>,
            headers(("Link" = String, description = "`rel=\"next\"`, while there is more"))),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems, PageProblems
    ),
    security(("session" = []))
)]
pub async fn list_history(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<String>,
    query: PageQuery,
) -> ApiResult<Response> {
    let text = ConsentId::parse(&id).and_then(|id| app.config.consent(id));
    let text = text.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let list = format!("consents/{}/history", text.id.as_str());
    let asked = query.of(&app, &whose, &list)?;
    let rows = app.store.consent_history(&whose.scope, text.id, &asked).await?;
    page(&app, &whose, &list, &asked, rows, |row| assemble::event(text, row))
}
