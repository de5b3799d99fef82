//! `POST mail/blocked`: a spam complaint or a refusal for good, which counts as an objection (MKT-3).

use super::docs::CompanyProblems;
use super::{called_by, switch};
use crate::http::JsonBody;
use crate::security::MailingClient;
use crate::{ApiError, ApiResult, App};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{Channel, ConsentState, ConsentType, FieldCode, MailBlocked, MailPurpose, OpenEnum};
use mijn_privacy_store::{ConsentWrite, EmailAddress};

/// No more mail to this address. Answered alike whether anybody has it.
#[utoipa::path(
    post,
    path = "/mail/blocked",
    tag = "company",
    request_body = MailBlocked,
    responses((status = 204, description = "It gets no more mail of that kind"), CompanyProblems),
    security(("company" = []))
)]
pub async fn report_blocked(
    State(app): State<App>,
    MailingClient(client): MailingClient,
    body: JsonBody<MailBlocked>,
) -> ApiResult<Response> {
    let MailBlocked { address, kind, purpose } = body.value;
    let address = EmailAddress::parse(&address).map_err(|_| ApiError::field("/address", FieldCode::InvalidFormat))?;
    let now = app.now();
    let language = &app.config.language.default;
    let purposes = MailPurpose::ALL.iter().filter(|one| purpose.is_none_or(|only| only == **one));
    let writes: Vec<ConsentWrite> = purposes
        .filter_map(|one| switch(&app, *one))
        .map(|text| ConsentWrite {
            id: text.id,
            state: match text.kind {
                ConsentType::Objection => ConsentState::Objected,
                _ => ConsentState::Withdrawn,
            },
            if_revision: None,
            wording: text.wording.id.clone(),
            wording_text: text.wording.in_full(language),
            language: language.clone(),
            shown_at: now,
            notice: app.config.notice.version.clone(),
            channel: Channel::Block,
            actor: "system".to_owned(),
            note: Some(kind.as_str().to_owned()),
            confirmation: None,
            at: now,
        })
        .collect();
    app.store.block(&address, &writes).await?;
    Ok((called_by(client), StatusCode::NO_CONTENT).into_response())
}
