//! The refusals that these endpoints have in common, for the description of the API.

use crate::endpoints::docs::list;
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

/// What every call of a system can be refused with.
pub struct CompanyProblems;

impl IntoResponses for CompanyProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        list(&[
            ("400", "`invalid_json`"),
            ("401", "`not_authorized`: the credentials are missing, wrong, or not for this path"),
            ("413", "`body_too_large`: more than 4 MiB"),
            ("415", "`unsupported_media_type`"),
            ("422", "`invalid_body` with `errors[]`"),
            ("500", "`internal`"),
            ("503", "`unavailable`: the database or another part does not answer in time"),
        ])
    }
}
