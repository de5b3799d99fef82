//! Errors, RFC 9457 (`application/problem+json`), with two closed lists of codes that the widget translates.

use crate::open_enum::open_enum;

open_enum! {
    /// What went wrong with a call. One status each, in brackets.
    ProblemCode {
        /// The body is not JSON (400).
        InvalidJson = "invalid_json",
        /// A path or query parameter is not of its form (400).
        InvalidParameter = "invalid_parameter",
        /// A write came without its `Idempotency-Key` (400).
        IdempotencyKeyMissing = "idempotency_key_missing",
        /// The key is not a quoted string of 16 to 64 letters, digits, `-` or `_` (400).
        IdempotencyKeyInvalid = "idempotency_key_invalid",
        /// Nobody is logged in, or no longer (401).
        SessionExpired = "session_expired",
        /// The credentials of the company's system are missing, wrong, or not for this path (401).
        NotAuthorized = "not_authorized",
        /// The password is wrong (401, at log-in; 403 at the step-up).
        WrongPassword = "wrong_password",
        /// Confirm who you are first: `POST session/confirm` (403).
        StepUpRequired = "step_up_required",
        /// The write does not come from the portal's own page (403).
        CsrfFailed = "csrf_failed",
        /// This person may not do this, as a user of somebody else's account (403).
        NotAllowed = "not_allowed",
        /// There is no such thing, or it is somebody else's (404).
        NotFound = "not_found",
        /// The path does not know this method; `Allow` has those it knows (405).
        MethodNotAllowed = "method_not_allowed",
        /// The first call with this key is still being worked on (409).
        IdempotencyInProgress = "idempotency_in_progress",
        /// It can no longer be done, since the request is closed (409).
        Conflict = "conflict",
        /// What the preview showed is no longer so: show the new one (409).
        PreviewChanged = "preview_changed",
        /// The verb cannot be done now; `refusal` says why (409, company only).
        NotNow = "not_now",
        /// There is no e-mail address to send the confirmation to (409).
        NoAddress = "no_address",
        /// The message is not answered yet: say whether the answer is to come first (409).
        OpenQuestion = "open_question",
        /// `If-Match` names an older state (412).
        PreconditionFailed = "precondition_failed",
        /// The body is larger than this path takes (413).
        BodyTooLarge = "body_too_large",
        /// Not `application/json` (415).
        UnsupportedMediaType = "unsupported_media_type",
        /// `errors[]` says which field (422).
        InvalidBody = "invalid_body",
        /// The same key came with another body (422).
        IdempotencyKeyReused = "idempotency_key_reused",
        /// What was shown is not what is asked now, or too long ago: show it again (422).
        ShownTokenInvalid = "shown_token_invalid",
        /// A write came without `If-Match` (428).
        PreconditionRequired = "precondition_required",
        /// Too often; `Retry-After` says when (429).
        TooManyRequests = "too_many_requests",
        /// A mistake of ours (500).
        Internal = "internal",
        /// A part that is needed does not answer; `Retry-After` says when (503).
        Unavailable = "unavailable",
    }
}

open_enum! {
    /// What is wrong with a field.
    FieldCode {
        /// It is missing or empty.
        Required = "required",
        /// There is no such field.
        UnknownField = "unknown_field",
        /// A number where text belongs, and the like.
        WrongType = "wrong_type",
        /// A word that is not in the list.
        UnknownValue = "unknown_value",
        /// Longer than the field takes.
        TooLong = "too_long",
        /// NUL, control or text-reordering characters.
        InvalidCharacters = "invalid_characters",
        /// A date, time, period or address that is none.
        InvalidFormat = "invalid_format",
        /// The portal does not let a customer change this field; a rectification request does.
        NotEditable = "not_editable",
        /// A field that does not go with this kind of request.
        NotForThisKind = "not_for_this_kind",
    }
}

impl std::fmt::Display for FieldCode {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(self.as_str())
    }
}

impl std::error::Error for FieldCode {}

/// One field that was refused.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON pointer (RFC 6901) into the body that was sent; the empty string is the whole body.
    pub pointer: String,
    /// What is wrong.
    pub code: FieldCode,
    /// For logs, never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// The body of every answer from 400 on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A stable URI of the kind of problem: `urn:mijn-privacy:problem:` and the code.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// A few words in English.
    #[serde(default)]
    pub title: String,
    /// The HTTP status.
    #[serde(default)]
    pub status: u16,
    /// What went wrong; what the widget goes by.
    pub code: ProblemCode,
    /// For logs, never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// `urn:mijn-privacy:request:` and the request id, to find it in the logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// The fields, with [`ProblemCode::InvalidBody`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Why a verb cannot be done, with [`ProblemCode::NotNow`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<crate::DeskRefusal>,
}

/// The part of a [`Problem`] that the widget goes by. It reads from the same answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct ProblemHead {
    /// As in [`Problem`].
    pub code: ProblemCode,
    /// As in [`Problem`].
    #[serde(default)]
    pub errors: Vec<FieldError>,
}
