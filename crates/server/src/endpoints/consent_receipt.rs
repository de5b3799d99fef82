//! `GET consents/{id}/receipts/{receipt}`: the proof of one change, for a person and for a machine.

use super::docs::{PageProblems, PersonProblems};
use crate::http::{Language, PathPair};
use crate::pages::{Frame, ReceiptPage, page, wants_page};
use crate::receipt::{Facts, jsonld};
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{ConsentEvent, ConsentId, OpenEnum, Problem, ProblemCode, ReceiptId};

/// `?format=`.
#[derive(Debug, Default, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FormatQuery {
    /// In which form; absent: as `Accept` asks (`application/json` is the change as in the history), JSON-LD else.
    #[param(inline)]
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
enum Format {
    /// `application/ld+json`, to keep as a file.
    Jsonld,
    /// `text/html`, to read and to print.
    Html,
}

impl FromRequestParts<App> for FormatQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let invalid = |_| ApiError::new(ProblemCode::InvalidParameter).detail("query");
        Query::<Self>::from_request_parts(parts, app).await.map(|Query(query)| query).map_err(invalid)
    }
}

/// The receipt. Its JSON-LD has the shape of ISO/IEC TS 27560 in terms of the Data Privacy Vocabulary.
#[utoipa::path(
    get,
    path = "/consents/{id}/receipts/{receipt}",
    tag = "consents",
    params(
        ("id" = ConsentId, Path, description = "Which switch"),
        ("receipt" = ReceiptId, Path, description = "Which change, from its history"),
        FormatQuery
    ),
    responses(
        (status = 200, description = "The receipt", content(
            (serde_json::Value = "application/ld+json"),
            (ConsentEvent = "application/json"),
            (String = "text/html")
        )),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems, PageProblems
    ),
    security(("session" = []))
)]
pub async fn get_receipt(
    State(app): State<App>,
    whose: Whose,
    PathPair(id, receipt): PathPair<String, ReceiptId>,
    query: FormatQuery,
    Language(language): Language,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let text = ConsentId::parse(&id).and_then(|id| app.config.consent(id));
    let text = text.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let row = app.store.consent_event(&whose.scope, text.id, &receipt).await?;
    let row = row.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    if query.format.is_none() && wants_event(&headers) {
        return crate::http::json(&assemble::event(text, row)?);
    }
    let facts = Facts::new(&app, text, &row, &language)?;
    match query.format {
        Some(Format::Html) => Ok(as_page(&app, &facts)),
        None if wants_page(&headers) => Ok(as_page(&app, &facts)),
        format => {
            let body = serde_json::to_vec_pretty(&jsonld(&facts)).map_err(ApiError::internal)?;
            let mut response = ([(header::CONTENT_TYPE, "application/ld+json; charset=utf-8")], body).into_response();
            if format.is_some() {
                let name = format!("attachment; filename=\"{}-{receipt}.jsonld\"", text.id.as_str());
                let name = HeaderValue::try_from(name).map_err(ApiError::internal)?;
                response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
            }
            Ok(response)
        }
    }
}

/// What the widget asks for: the change itself, to be shown by it.
fn wants_event(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    accept.split(',').any(|kind| kind.split(';').next().is_some_and(|kind| kind.trim() == "application/json"))
}

fn as_page(app: &App, facts: &Facts<'_>) -> Response {
    page(StatusCode::OK, &ReceiptPage::new(Frame::new(app), facts))
}
