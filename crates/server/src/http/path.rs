//! The `{id}` of a path, parsed; one that cannot exist is not found.

use crate::{ApiError, App};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use mijn_privacy_api::ProblemCode;

/// The one parameter of the path.
#[derive(Debug)]
pub struct PathParam<T>(pub T);

impl<T: std::str::FromStr + Send> FromRequestParts<App> for PathParam<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let not_found = || ApiError::new(ProblemCode::NotFound);
        let Path(text) = Path::<String>::from_request_parts(parts, app).await.map_err(|_| not_found())?;
        text.parse().map(Self).map_err(|_| not_found())
    }
}
