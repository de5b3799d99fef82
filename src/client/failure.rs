//! What a call can come back with instead of an answer.

use mijn_privacy_api::{FieldError, ProblemCode, ProblemHead};

/// A failed call, as far as the person can do something about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No connection, or the backend cannot be reached.
    Offline,
    /// Nobody is logged in any more.
    Expired,
    /// Confirm who you are first.
    StepUp,
    /// The password is wrong.
    WrongPassword,
    /// This person may not see or do this.
    NotAllowed,
    /// The anti-CSRF token is not of this session any more.
    OldToken,
    /// There is no such thing.
    NotFound,
    /// Changed elsewhere in the meantime; nothing was overwritten.
    Stale,
    /// What goes and what stays is no longer what was shown.
    PreviewChanged,
    /// There is no e-mail address to write to.
    NoAddress,
    /// What was shown is too old to act on.
    ShowAgain,
    /// Too often; seconds to wait, where the backend says so.
    Busy(Option<u32>),
    /// The backend, or a part of it, does not work now.
    Down,
    /// Fields were refused.
    Refused(Vec<FieldError>),
    /// The answer is not what the contract says.
    Unreadable,
    /// The code of a section could not be loaded; only where sections are chunks of their own.
    #[cfg_attr(not(feature = "split"), expect(dead_code, reason = "a whole build has every section"))]
    Section,
}

impl Failure {
    /// From an answer's status and, where its body was one, its problem.
    pub fn of(status: u16, problem: Option<ProblemHead>, retry_after: Option<u32>) -> Self {
        let code = problem.as_ref().map_or(ProblemCode::Unknown, |problem| problem.code);
        match (status, code) {
            (_, ProblemCode::StepUpRequired) => Self::StepUp,
            (_, ProblemCode::WrongPassword) => Self::WrongPassword,
            (_, ProblemCode::ShownTokenInvalid) => Self::ShowAgain,
            (_, ProblemCode::PreviewChanged) => Self::PreviewChanged,
            (_, ProblemCode::CsrfFailed) => Self::OldToken,
            (_, ProblemCode::NoAddress) => Self::NoAddress,
            (401, _) => Self::Expired,
            (403, _) => Self::NotAllowed,
            (404 | 410, _) => Self::NotFound,
            (409 | 412, _) => Self::Stale,
            (429, _) => Self::Busy(retry_after),
            (422, ProblemCode::InvalidBody) => Self::Refused(problem.map(|problem| problem.errors).unwrap_or_default()),
            (500.., _) => Self::Down,
            _ => Self::Unreadable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(code: ProblemCode) -> Option<ProblemHead> {
        Some(ProblemHead { code, errors: vec![] })
    }

    #[test]
    fn the_code_says_more_than_the_status() {
        assert_eq!(Failure::of(403, problem(ProblemCode::StepUpRequired), None), Failure::StepUp);
        assert_eq!(Failure::of(403, problem(ProblemCode::CsrfFailed), None), Failure::OldToken);
        assert_eq!(Failure::of(422, problem(ProblemCode::ShownTokenInvalid), None), Failure::ShowAgain);
        assert_eq!(Failure::of(409, problem(ProblemCode::PreviewChanged), None), Failure::PreviewChanged);
    }

    #[test]
    fn a_status_alone_is_enough() {
        for (status, failure) in [
            (401, Failure::Expired),
            (404, Failure::NotFound),
            (412, Failure::Stale),
            (429, Failure::Busy(Some(7))),
            (500, Failure::Down),
            (503, Failure::Down),
            (418, Failure::Unreadable),
        ] {
            assert_eq!(Failure::of(status, None, Some(7)), failure, "{status}");
        }
    }
}
