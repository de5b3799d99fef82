//! `GET erasure-preview`: what goes, what stays and until when, before it is asked for.

use super::docs::{PageProblems, PersonProblems};
use crate::assemble::{self, Erase};
use crate::http::{Language, json};
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::response::Response;
use mijn_privacy_api::{ErasurePreview, OpenEnum, Problem, ProblemCode, PurposeId};
use mijn_privacy_rules::local_date_nl;

/// `?purposes=&closure=`.
#[derive(Debug, Default, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PreviewQuery {
    /// Of which purposes, with commas between them; of all when absent.
    #[serde(default)]
    purposes: Option<String>,
    /// Closing the account, and not an erasure.
    #[serde(default)]
    closure: bool,
}

impl FromRequestParts<App> for PreviewQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let query = Query::<Self>::from_request_parts(parts, app).await;
        query.map(|Query(query)| query).map_err(|_| invalid("query"))
    }
}

fn invalid(which: &str) -> ApiError {
    ApiError::new(ProblemCode::InvalidParameter).detail(which)
}

/// What would become of what is stored, by the rules that do the deleting. It changes nothing.
#[utoipa::path(
    get,
    path = "/erasure-preview",
    tag = "requests",
    params(PreviewQuery),
    responses(
        (status = 200, description = "What goes, what stays, and what is in the way of closing", body = ErasurePreview),
        (status = 403, description = "`not_allowed`: only the owner can close an account",
            body = Problem, content_type = "application/problem+json"),
        PersonProblems, PageProblems
    ),
    security(("session" = []))
)]
pub async fn get_erasure_preview(
    State(app): State<App>,
    whose: Whose,
    Language(language): Language,
    query: PreviewQuery,
) -> ApiResult<Response> {
    let words = query.purposes.as_deref().unwrap_or_default().split(',').filter(|word| !word.is_empty());
    let known = |word| PurposeId::parse(word).filter(|id| app.config.purpose(*id).is_some());
    let purposes: Option<Vec<PurposeId>> = words.map(known).collect();
    let mut purposes = purposes.ok_or_else(|| invalid("purposes"))?;
    if query.closure && !whose.scope.owns_account() {
        return Err(ApiError::new(ProblemCode::NotAllowed));
    }
    purposes.sort_unstable();
    purposes.dedup();
    let erase = Erase { purposes: &purposes, closure: query.closure, today: local_date_nl(app.now()) };
    let (_, preview) = assemble::erasure(&app, &whose.scope, &erase, &language).await?;
    json(&preview)
}
