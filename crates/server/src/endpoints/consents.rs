//! `GET consents`: every switch, with what to show beside it.

use super::docs::PersonProblems;
use crate::http::Language;
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::Consents;
use mijn_privacy_rules::local_date_nl;

/// Every switch.
#[utoipa::path(
    get,
    path = "/consents",
    tag = "consents",
    responses((status = 200, description = "The switches, in the order of the page", body = Consents), PersonProblems),
    security(("session" = []))
)]
pub async fn list_consents(State(app): State<App>, whose: Whose, Language(language): Language) -> ApiResult<Response> {
    let now = app.now();
    let year = local_date_nl(now).year();
    let (rows, mailings) = tokio::try_join!(app.store.consents(&whose.scope), app.store.mailings(&whose.scope, year))?;
    crate::http::json(&assemble::consents(&app, (&whose.scope.person, &rows), &language, now, mailings.sent)?)
}
