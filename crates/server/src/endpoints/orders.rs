//! `GET orders`: each with the day on which it goes (ORD-4). Nothing for who does not own the account.

use super::docs::{PageProblems, PersonProblems};
use crate::http::{PageQuery, page};
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{Order, Page};
use mijn_privacy_rules::local_date_nl;

/// A page of the list, newest first.
#[utoipa::path(
    get,
    path = "/orders",
    tag = "overview",
    params(PageQuery),
    responses(
        (status = 200, description = "A page", body = Page<Order>,
            headers(("Link" = String, description = "`rel=\"next\"`, while there is more"))),
        PersonProblems, PageProblems
    ),
    security(("session" = []))
)]
pub async fn list_orders(State(app): State<App>, whose: Whose, query: PageQuery) -> ApiResult<Response> {
    let asked = query.of(&app, &whose, "orders")?;
    let rows = app.store.orders(&whose.scope, &asked).await?;

    let today = local_date_nl(app.now());
    page(&app, &whose, "orders", &asked, rows, |row| assemble::order(&app.config, &whose.membership, row, today))
}
