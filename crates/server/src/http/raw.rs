//! A body as it is: a file.

use super::body::read;
use crate::{ApiError, App};
use axum::extract::{FromRequest, Request};

/// A body of at most so many bytes, whatever its type.
#[derive(Debug)]
pub struct RawBody<const LIMIT: usize>(pub Vec<u8>);

impl<const LIMIT: usize> FromRequest<App> for RawBody<LIMIT> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &App) -> Result<Self, ApiError> {
        read(request.into_body(), LIMIT).await.map(Self)
    }
}
