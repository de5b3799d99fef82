//! The refusals that these pages have in common, for the description of the API.

use crate::endpoints::docs::list;
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

/// What every page can be refused with: as a problem, or as a page where `Accept` names `text/html`.
pub struct LinkProblems;

impl IntoResponses for LinkProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        list(&[
            ("404", "`not_found`: the link is none, whatever is wrong with it"),
            ("500", "`internal`"),
            ("503", "`unavailable`: the database or another part does not answer in time"),
        ])
    }
}
