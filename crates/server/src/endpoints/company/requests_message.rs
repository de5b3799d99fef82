//! `POST requests/{id}/messages` under the company's base: writes to the person.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use super::requests_repeat::Repeat;
use crate::desk::{Said, ask, find};
use crate::http::{JsonBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskMessage, DeskRequest};

/// A message, or with `question` one that waits for an answer; the clock runs on. With a key, sent again it is there once.
#[utoipa::path(
    post,
    path = "/requests/{id}/messages",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls"),
        ("X-Seen" = Option<String>, Header,
            description = "The last message of the thread that the employee was shown; `none`: there was none"),
        ("Idempotency-Key" = Option<String>, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    request_body = DeskMessage,
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn write_message(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    repeat: Repeat,
    body: JsonBody<DeskMessage>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    let said = Said { message: body.value, id: repeat.id(&client, &id) };
    desk_answer(client, &ask(&app, &actor, &id, said).await?)
}
