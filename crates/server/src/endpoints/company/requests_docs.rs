//! The refusals that the endpoints about requests have in common, for the description of the API.

use crate::endpoints::docs::list;
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

/// What looking at a request can be refused with.
pub struct LookProblems;
/// What a verb can be refused with.
pub struct VerbProblems;

const COMMON: [(&str, &str); 4] = [
    ("400", "`invalid_parameter`: the query or `X-Actor`"),
    ("401", "`not_authorized`: the credentials are missing, wrong, or not for this path"),
    ("500", "`internal`"),
    ("503", "`unavailable`: the database or another part does not answer in time"),
];

impl IntoResponses for LookProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        list(&COMMON)
    }
}

impl IntoResponses for VerbProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let own = [
            ("400", "`invalid_json`, `invalid_parameter`, `idempotency_key_invalid`"),
            ("403", "`not_allowed`: the role does not allow it"),
            ("404", "`not_found`"),
            ("409", "`not_now`: `refusal` says why"),
            ("413", "`body_too_large`"),
            ("415", "`unsupported_media_type`"),
            ("422", "`invalid_body` with `errors[]`, `idempotency_key_reused`"),
        ];
        list(&[&COMMON[1..], &own].concat())
    }
}
