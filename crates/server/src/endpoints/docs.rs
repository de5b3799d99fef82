//! The refusals that endpoints have in common, for the description of the API.

use mijn_privacy_api::Problem;
use std::collections::BTreeMap;
use utoipa::openapi::{Content, HeaderBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

/// What every endpoint about a person can refuse with.
pub struct PersonProblems;
/// What a write adds: proof that it is the portal's own, and a body.
pub struct WriteProblems;
/// What a list adds.
pub struct PageProblems;

fn problem(text: &str) -> RefOr<Response> {
    let schema = Ref::from_schema_name(Problem::name());
    ResponseBuilder::new()
        .description(text)
        .content("application/problem+json", Content::new(Some(RefOr::Ref(schema))))
        .build()
        .into()
}

fn again_later(text: &str) -> RefOr<Response> {
    let RefOr::T(mut response) = problem(text) else { return problem(text) };
    let header = HeaderBuilder::new().schema(Some(u32::schema())).description(Some("Seconds")).build();
    response.headers.insert("Retry-After".to_owned(), header.into());
    response.into()
}

/// Statuses with what they mean; those that pass have `Retry-After`.
pub fn list(items: &[(&str, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let describe = |(status, text): &(&str, &str)| {
        let response = if matches!(*status, "429" | "503") { again_later(text) } else { problem(text) };
        ((*status).to_owned(), response)
    };
    items.iter().map(describe).collect()
}

impl IntoResponses for PersonProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        list(&[
            ("401", "`session_expired`"),
            ("500", "`internal`"),
            ("503", "`unavailable`: the database or another part does not answer in time"),
        ])
    }
}

impl IntoResponses for WriteProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        list(&[
            ("400", "`invalid_json`, `idempotency_key_missing`, `idempotency_key_invalid`"),
            ("403", "`csrf_failed`; `step_up_required` or `wrong_password` where that is asked"),
            ("413", "`body_too_large`: more than 64 KiB"),
            ("415", "`unsupported_media_type`"),
            ("422", "`invalid_body` with `errors[]`; `idempotency_key_reused`, `shown_token_invalid`"),
        ])
    }
}

impl IntoResponses for PageProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        list(&[("400", "`invalid_parameter`")])
    }
}
