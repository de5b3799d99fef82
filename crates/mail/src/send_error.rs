//! Why an e-mail was not sent, without anything about whom it was for.

use std::borrow::Cow;

/// It was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Trying again may help: the server does not answer, is busy, or refuses us.
    #[error("{0}")]
    Later(Cow<'static, str>),
    /// It never will be: the server refuses this e-mail, or it cannot be written.
    #[error("{0}")]
    Never(Cow<'static, str>),
}

impl SendError {
    pub(crate) fn later(why: impl Into<Cow<'static, str>>) -> Self {
        Self::Later(why.into())
    }

    pub(crate) fn never(why: impl Into<Cow<'static, str>>) -> Self {
        Self::Never(why.into())
    }
}
