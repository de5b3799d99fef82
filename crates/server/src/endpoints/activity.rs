//! `GET activity`: what the person did and when (POR-1).

use super::docs::{PageProblems, PersonProblems};
use crate::http::{Language, PageQuery, page};
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{Activity, Page};

/// A page of the list, newest first.
#[utoipa::path(
    get,
    path = "/activity",
    tag = "overview",
    params(PageQuery),
    responses(
        (status = 200, description = "A page", body = Page<Activity>,
            headers(("Link" = String, description = "`rel=\"next\"`, while there is more"))),
        PersonProblems, PageProblems
    ),
    security(("session" = []))
)]
pub async fn list_activity(
    State(app): State<App>,
    whose: Whose,
    Language(language): Language,
    query: PageQuery,
) -> ApiResult<Response> {
    let asked = query.of(&app, &whose, "activity")?;
    let rows = app.store.activity(&whose.scope, &asked).await?;

    page(&app, &whose, "activity", &asked, rows, |row| assemble::activity(&app.config, &language, row))
}
