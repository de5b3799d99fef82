//! Why a verb did nothing.

use crate::ApiError;
use mijn_privacy_api::{DeskRefusal, ProblemCode};
use mijn_privacy_store::StoreError;

/// A verb that did nothing.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// It cannot be done now, and why.
    #[error("it cannot be done now: {}", .0.as_str())]
    Refused(DeskRefusal),
    /// There is no such request.
    #[error("there is no such request")]
    Missing,
    /// The same message was sent before with another text.
    #[error("this key was used for another message")]
    Reused,
    /// The file is larger than it may be.
    #[error("the file is larger than 10 MB")]
    TooLarge,
    /// The database, or a row that cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DeskRefusal> for DeskError {
    fn from(refusal: DeskRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What was read could not be put in the contract's words.
impl From<ApiError> for DeskError {
    fn from(error: ApiError) -> Self {
        let cause = error.cause.unwrap_or_else(|| error.code.as_str().to_owned());
        match error.code {
            ProblemCode::Unavailable => Self::Store(StoreError::Unavailable(cause)),
            _ => Self::Store(StoreError::Corrupt(cause)),
        }
    }
}

impl From<DeskError> for ApiError {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Refused(DeskRefusal::NotAllowed) => Self::new(ProblemCode::NotAllowed),
            DeskError::Refused(refusal) => Self::not_now(refusal),
            DeskError::Missing => Self::new(ProblemCode::NotFound),
            DeskError::Reused => Self::new(ProblemCode::IdempotencyKeyReused),
            DeskError::TooLarge => Self::new(ProblemCode::BodyTooLarge),
            DeskError::Store(error) => error.into(),
        }
    }
}
