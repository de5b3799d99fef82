//! Why a piece of work was not done.

use crate::desk::DeskError;
use mijn_privacy_store::StoreError;

/// A piece of work that was not done. Nothing about a person stands in its text: it is kept with the work and logged.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Something is in the way now; it is tried again.
    #[error("{0}")]
    Later(String),
    /// It can never be done.
    #[error("{0}")]
    Never(String),
    /// A mistake of ours broke it off; it is tried again. What it said may quote a person's data: it is in no log.
    #[error("it broke off: a mistake in the program")]
    Broke,
    /// The database; it is tried again.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DeskError> for JobError {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store(error) => Self::Store(error),
            other => Self::Later(other.to_string()),
        }
    }
}
