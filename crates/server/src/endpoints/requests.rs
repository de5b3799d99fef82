//! `GET requests`: the person's requests about this account.

use super::docs::{PageProblems, PersonProblems};
use crate::http::{PageQuery, page};
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{Page, RequestSummary};

/// A page of the list, newest first.
#[utoipa::path(
    get,
    path = "/requests",
    tag = "requests",
    params(PageQuery),
    responses(
        (status = 200, description = "A page", body = Page<RequestSummary>,
            headers(("Link" = String, description = "`rel=\"next\"`, while there is more"))),
        PersonProblems, PageProblems
    ),
    security(("session" = []))
)]
pub async fn list_requests(State(app): State<App>, whose: Whose, query: PageQuery) -> ApiResult<Response> {
    let asked = query.of(&app, &whose, "requests")?;
    let rows = app.store.requests(&whose.scope, &asked).await?;
    let today = mijn_privacy_rules::local_date_nl(app.now());
    page(&app, &whose, "requests", &asked, rows, |row| assemble::summary(&row, today))
}
