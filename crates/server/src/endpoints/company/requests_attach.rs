//! `POST requests/{id}/attachments`: a file for the person.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use super::requests_repeat::Repeat;
use crate::desk::{MOST_BYTES, NewFile, attach, file_name, find};
use crate::http::{PathParam, RawBody};
use crate::security::DeskClient;
use crate::{ApiError, ApiResult, App};
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::response::Response;
use mijn_privacy_api::{DeskRequest, MessageText, ProblemCode};

/// `?name=&text=`.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FileQuery {
    /// The file's name, at most 100 characters. A name that is taken gets a number.
    name: String,
    /// What is written beside it.
    #[param(value_type = Option<MessageText>)]
    text: Option<MessageText>,
}

impl FromRequestParts<App> for FileQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Query::<Self>::from_request_parts(parts, app).await.map(|Query(query)| query).map_err(|_| invalid("query"))
    }
}

fn invalid(which: &str) -> ApiError {
    ApiError::new(ProblemCode::InvalidParameter).detail(which)
}

/// The body is the file, at most 10 MB. With a key, sent again it is there once. (Role `officer`.)
#[utoipa::path(
    post,
    path = "/requests/{id}/attachments",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        FileQuery,
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls"),
        ("X-Seen" = Option<String>, Header,
            description = "The last message of the thread that the employee was shown; `none`: there was none"),
        ("Idempotency-Key" = Option<String>, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn attach_file(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    query: FileQuery,
    repeat: Repeat,
    RawBody(content): RawBody<MOST_BYTES>,
) -> ApiResult<Response> {
    let name = file_name(&query.name).map_err(|_| invalid("name"))?;
    let id = find(&app, &id).await?;
    let file = NewFile { name, content, text: query.text, id: repeat.id(&client, &id) };
    desk_answer(client, &attach(&app, &actor, &id, file).await?)
}
