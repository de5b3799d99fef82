//! `GET requests/report`: the counts of a period.

use super::called_by;
use super::requests_docs::LookProblems;
use crate::desk::{report, report_csv};
use crate::http::json;
use crate::security::DeskClient;
use crate::{ApiError, ApiResult, App};
use axum::extract::{FromRequestParts, Query, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use mijn_privacy_api::{ProblemCode, Report};

/// `?from=&to=&format=`.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// The first day of the period.
    #[param(value_type = mijn_privacy_api::Date)]
    from: String,
    /// The last one.
    #[param(value_type = mijn_privacy_api::Date)]
    to: String,
    /// `json`, also when absent, or `csv`.
    format: Option<String>,
}

impl FromRequestParts<App> for ReportQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Query::<Self>::from_request_parts(parts, app).await.map(|Query(query)| query).map_err(|_| invalid("query"))
    }
}

fn invalid(which: &str) -> ApiError {
    ApiError::new(ProblemCode::InvalidParameter).detail(which)
}

/// Of each kind, and the sum last.
#[utoipa::path(
    get,
    path = "/requests/report",
    tag = "company",
    params(ReportQuery),
    responses(
        (status = 200, description = "The counts", content((Report = "application/json"), (String = "text/csv"))),
        LookProblems
    ),
    security(("company" = []))
)]
pub async fn report_desk_requests(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    query: ReportQuery,
) -> ApiResult<Response> {
    let day = |text: &str, which| text.parse::<Date>().map_err(|_| invalid(which));
    let (from, to) = (day(&query.from, "from")?, day(&query.to, "to")?);
    if to < from {
        return Err(invalid("to"));
    }
    let report = report(&app, &actor, from, to).await?;
    match query.format.as_deref() {
        None | Some("json") => Ok((called_by(client), json(&report)?).into_response()),
        Some("csv") => {
            let csv = report_csv(&report).map_err(ApiError::internal)?;
            let kind = [(header::CONTENT_TYPE, "text/csv; charset=utf-8")];
            Ok((called_by(client), kind, csv).into_response())
        }
        Some(_) => Err(invalid("format")),
    }
}
