//! `GET consents/marketing/mailings`: this year's marketing e-mails (MKT-1).

use super::docs::PersonProblems;
use crate::http::{PathParam, json};
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{ConsentId, Mailing, Mailings, OpenEnum, Problem, ProblemCode};
use mijn_privacy_rules::local_date_nl;

/// This calendar year's, newest first. Only the switch that counts them has any.
#[utoipa::path(
    get,
    path = "/consents/{id}/mailings",
    tag = "consents",
    params(("id" = ConsentId, Path, description = "`marketing`")),
    responses(
        (status = 200, description = "The e-mails, and how many there may be", body = Mailings),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn list_mailings(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<String>,
) -> ApiResult<Response> {
    let max = ConsentId::parse(&id).and_then(|id| app.config.consent(id)).and_then(|text| text.max_mailings);
    let max = max.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let year = local_date_nl(app.now()).year();
    let rows = app.store.mailings_of(&whose.scope, year).await?;
    let items = rows.into_iter().map(|row| {
        let sent_on = assemble::date(row.sent_on)?;
        ApiResult::Ok(Mailing { sent_on, subject: row.subject })
    });
    let items = items.collect::<ApiResult<_>>()?;
    json(&Mailings { year: u16::try_from(year).map_err(ApiError::internal)?, max, items })
}
