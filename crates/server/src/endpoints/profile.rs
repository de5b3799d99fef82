//! `GET profile`: what the portal lets a customer edit (ACC-7).

use super::docs::PersonProblems;
use crate::http::{Language, json};
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use mijn_privacy_api::{Etag, Profile};
use mijn_privacy_store::Holder;

/// The profile. Its tag is what a change has to name.
#[utoipa::path(
    get,
    path = "/profile",
    tag = "overview",
    responses((status = 200, description = "The profile", body = Profile, headers(("ETag" = Etag))), PersonProblems),
    security(("session" = []))
)]
pub async fn get_profile(State(app): State<App>, whose: Whose, Language(language): Language) -> ApiResult<Response> {
    let holder = Holder::Person(whose.scope.person.clone());
    let (state, own) = tokio::try_join!(app.store.profile_state(&whose.scope), app.store.address_of(&holder))?;
    let profile = assemble::profile(&app.config, &whose.scope, &state, own.as_ref(), &language)?;
    let mut response = json(&profile)?;
    let tag = HeaderValue::try_from(format!("\"{}\"", state.revision)).map_err(ApiError::internal)?;
    response.headers_mut().insert(header::ETAG, tag);
    Ok(response)
}
