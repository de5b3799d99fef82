//! The `{id}` of a path, parsed; one that cannot exist is not found.

use crate::{ApiError, App};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use mijn_privacy_api::ProblemCode;

/// The one parameter of the path.
#[derive(Debug)]
pub struct PathParam<T>(pub T);

/// The two parameters of the path.
#[derive(Debug)]
pub struct PathPair<A, B>(pub A, pub B);

impl<A: std::str::FromStr + Send, B: std::str::FromStr + Send> FromRequestParts<App> for PathPair<A, B> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let not_found = || ApiError::new(ProblemCode::NotFound);
        let pair = Path::<(String, String)>::from_request_parts(parts, app).await;
        let Path((one, other)) = pair.map_err(|_| not_found())?;
        Ok(Self(one.parse().map_err(|_| not_found())?, other.parse().map_err(|_| not_found())?))
    }
}

impl<T: std::str::FromStr + Send> FromRequestParts<App> for PathParam<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let not_found = || ApiError::new(ProblemCode::NotFound);
        let Path(text) = Path::<String>::from_request_parts(parts, app).await.map_err(|_| not_found())?;
        text.parse().map(Self).map_err(|_| not_found())
    }
}
