//! `GET overview`: what is stored, why, until when.

use super::docs::PersonProblems;
use crate::http::{IfNoneMatch, Language, tagged};
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{Etag, Overview};

/// Everything at a glance.
#[utoipa::path(
    get,
    path = "/overview",
    tag = "overview",
    params(("If-None-Match" = Option<String>, Header, description = "The tag of an earlier answer")),
    responses(
        (status = 200, description = "The overview", body = Overview, headers(("ETag" = Etag))),
        (status = 304, description = "Not changed since that tag"),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn get_overview(
    State(app): State<App>,
    whose: Whose,
    Language(language): Language,
    known: IfNoneMatch,
) -> ApiResult<Response> {
    tagged(&assemble::overview(&app, &whose, &language).await?, &known)
}
