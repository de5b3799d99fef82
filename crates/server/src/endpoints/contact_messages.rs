//! `GET contact-messages`: each with the day on which it goes (CON-6).

use super::docs::{PageProblems, PersonProblems};
use crate::http::{Language, PageQuery, page};
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{ContactMessage, Page};
use mijn_privacy_rules::local_date_nl;

/// A page of the list, newest first.
#[utoipa::path(
    get,
    path = "/contact-messages",
    tag = "overview",
    params(PageQuery),
    responses(
        (status = 200, description = "A page", body = Page<ContactMessage>,
            headers(("Link" = String, description = "`rel=\"next\"`, while there is more"))),
        PersonProblems, PageProblems
    ),
    security(("session" = []))
)]
pub async fn list_contact_messages(
    State(app): State<App>,
    whose: Whose,
    Language(language): Language,
    query: PageQuery,
) -> ApiResult<Response> {
    let asked = query.of(&app, &whose, "contact-messages")?;
    let rows = app.store.messages(&whose.scope, &asked).await?;

    let today = local_date_nl(app.now());
    page(&app, &whose, "contact-messages", &asked, rows, |row| {
        assemble::message(&app.config, &whose.membership, &language, row, today)
    })
}
