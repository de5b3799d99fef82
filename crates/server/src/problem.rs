//! What an endpoint answers when it cannot do what was asked: one type, the codes of the contract, RFC 9457.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{DeskRefusal, FieldCode, FieldError, Problem, ProblemCode};
use mijn_privacy_store::StoreError;

/// A refusal or a failure. Becomes a [`Problem`] in [`crate::layers::problems`], which knows the request's id.
#[derive(Clone, Debug)]
pub struct ApiError {
    /// What went wrong.
    pub code: ProblemCode,
    /// The status that goes with it.
    pub status: StatusCode,
    /// For the caller's developer; never about a person, never about our insides.
    pub detail: Option<String>,
    /// Fields, with `invalid_body`.
    pub errors: Vec<FieldError>,
    /// Why a verb cannot be done, with `not_now`.
    pub refusal: Option<DeskRefusal>,
    /// Seconds, for `Retry-After`.
    pub retry_after: Option<u64>,
    /// For our own log only.
    pub cause: Option<String>,
}

/// What a handler returns.
pub type ApiResult<T> = Result<T, ApiError>;

/// The status of a code, as the contract's list has it.
pub fn status_of(code: ProblemCode) -> StatusCode {
    use ProblemCode as C;
    match code {
        C::InvalidJson | C::InvalidParameter | C::IdempotencyKeyMissing | C::IdempotencyKeyInvalid => {
            StatusCode::BAD_REQUEST
        }
        C::SessionExpired | C::WrongPassword | C::NotAuthorized => StatusCode::UNAUTHORIZED,
        C::StepUpRequired | C::CsrfFailed | C::NotAllowed => StatusCode::FORBIDDEN,
        C::NotFound => StatusCode::NOT_FOUND,
        C::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        C::IdempotencyInProgress | C::Conflict | C::NoAddress | C::OpenQuestion | C::PreviewChanged | C::NotNow => {
            StatusCode::CONFLICT
        }
        C::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        C::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        C::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        C::InvalidBody | C::IdempotencyKeyReused | C::ShownTokenInvalid => StatusCode::UNPROCESSABLE_ENTITY,
        C::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
        C::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        C::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        C::Internal | C::Unknown => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The code of a status that came from the router or a library and not from an endpoint.
pub fn code_of(status: StatusCode) -> ProblemCode {
    match status.as_u16() {
        401 => ProblemCode::SessionExpired,
        403 => ProblemCode::NotAllowed,
        404 => ProblemCode::NotFound,
        405 => ProblemCode::MethodNotAllowed,
        413 => ProblemCode::BodyTooLarge,
        415 => ProblemCode::UnsupportedMediaType,
        408 | 503 | 504 => ProblemCode::Unavailable,
        400..=499 => ProblemCode::InvalidParameter,
        _ => ProblemCode::Internal,
    }
}

impl ApiError {
    /// An error of this kind, with nothing more to say.
    pub fn new(code: ProblemCode) -> Self {
        let retry_after = (code == ProblemCode::Unavailable).then_some(5);
        Self {
            code,
            status: status_of(code),
            detail: None,
            errors: Vec::new(),
            refusal: None,
            retry_after,
            cause: None,
        }
    }

    /// The same with a word for the caller's developer.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same with a cause for our log.
    pub fn cause(mut self, cause: impl std::fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// One refused field.
    pub fn field(pointer: impl Into<String>, code: FieldCode) -> Self {
        let mut error = Self::new(ProblemCode::InvalidBody);
        error.errors.push(FieldError { pointer: pointer.into(), code, detail: None });
        error
    }

    /// A verb that cannot be done now.
    pub fn not_now(refusal: DeskRefusal) -> Self {
        Self { refusal: Some(refusal), ..Self::new(ProblemCode::NotNow) }
    }

    /// Too often; again after so many seconds.
    pub fn too_many(retry_after: u64) -> Self {
        Self { retry_after: Some(retry_after.max(1)), ..Self::new(ProblemCode::TooManyRequests) }
    }

    /// A mistake of ours, with the cause for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::new(ProblemCode::Internal).cause(cause)
    }

    /// The body of the answer.
    pub fn problem(self, request_id: Option<&str>) -> Problem {
        Problem {
            kind: format!("urn:mijn-privacy:problem:{}", self.code.as_str()),
            title: title(self.code).to_owned(),
            status: self.status.as_u16(),
            code: self.code,
            detail: self.detail,
            instance: request_id.map(|id| format!("urn:mijn-privacy:request:{id}")),
            errors: self.errors,
            refusal: self.refusal,
        }
    }
}

fn title(code: ProblemCode) -> &'static str {
    use ProblemCode as C;
    match code {
        C::InvalidJson => "The body is not JSON",
        C::InvalidParameter => "A parameter is not of its form",
        C::IdempotencyKeyMissing => "The Idempotency-Key is missing",
        C::IdempotencyKeyInvalid => "The Idempotency-Key is not of its form",
        C::SessionExpired => "Nobody is logged in",
        C::NotAuthorized => "The credentials are missing or wrong",
        C::WrongPassword => "The password is wrong",
        C::StepUpRequired => "Confirm who you are first",
        C::CsrfFailed => "Not sent by the portal's own page",
        C::NotAllowed => "Not allowed",
        C::NotFound => "Not found",
        C::MethodNotAllowed => "Method not allowed",
        C::IdempotencyInProgress => "The first call with this key is still being worked on",
        C::Conflict => "It can no longer be done",
        C::PreviewChanged => "The preview is another one now",
        C::NotNow => "It cannot be done now",
        C::NoAddress => "There is no e-mail address",
        C::OpenQuestion => "The question is still open",
        C::PreconditionFailed => "Changed in the meantime",
        C::BodyTooLarge => "The body is too large",
        C::UnsupportedMediaType => "Not application/json",
        C::InvalidBody => "A field is refused",
        C::IdempotencyKeyReused => "The key was used for something else",
        C::ShownTokenInvalid => "What was shown is not what is asked now",
        C::PreconditionRequired => "If-Match is missing",
        C::TooManyRequests => "Too often",
        C::Internal | C::Unknown => "A mistake of ours",
        C::Unavailable => "A part that is needed does not answer",
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Cursor => Self::new(ProblemCode::InvalidParameter).detail("cursor"),
            StoreError::Unavailable(_) => Self::new(ProblemCode::Unavailable).cause(error),
            StoreError::Newer { .. } | StoreError::OtherKey | StoreError::OtherTexts | StoreError::Corrupt(_) => {
                Self::internal(error)
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}
