//! `POST mail/sent`: records a marketing e-mail before it goes out; the seventh in a year is refused (MKT-1).

use super::docs::CompanyProblems;
use super::{BODY_LIMIT, called_by, check_count, refusal, switch};
use crate::http::{JsonBody, json};
use crate::security::MailingClient;
use crate::{ApiError, ApiResult, App};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{FieldCode, MailPurpose, MailSent, Recorded, SentRecorded};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{EmailAddress, MailingWrite, Permit};

/// An answer for each address, in order; only where it was recorded the e-mail may go. The same `mailing_id` to the same
/// address counts once.
#[utoipa::path(
    post,
    path = "/mail/sent",
    tag = "company",
    request_body = MailSent,
    responses((status = 200, description = "In the order of the question", body = SentRecorded), CompanyProblems),
    security(("company" = []))
)]
pub async fn record_sent(
    State(app): State<App>,
    MailingClient(client): MailingClient,
    body: JsonBody<MailSent, BODY_LIMIT>,
) -> ApiResult<Response> {
    let MailSent { mailing_id, subject, addresses } = body.value;
    check_count(&addresses)?;
    // A subject is one line of a header.
    if subject.as_str().chars().any(char::is_control) {
        return Err(ApiError::field("/subject", FieldCode::InvalidCharacters));
    }
    let parsed: Vec<Option<EmailAddress>> = addresses.iter().map(|text| EmailAddress::parse(text).ok()).collect();
    let known: Vec<EmailAddress> = parsed.iter().flatten().cloned().collect();
    let permits = match switch(&app, MailPurpose::Marketing) {
        Some(text) => {
            let write = MailingWrite {
                mailing: mailing_id.as_str(),
                subject: subject.as_str(),
                addresses: &known,
                wordings: &text.holding(),
                max: text.max_mailings.unwrap_or(u32::MAX),
                day: local_date_nl(app.now()),
            };
            app.store.record_mailings(&write).await?
        }
        None => vec![Permit::NotPermitted; known.len()],
    };
    let mut permits = permits.into_iter();
    let items = addresses.into_iter().zip(parsed).map(|(address, parsed)| {
        let permit = parsed.and_then(|_| permits.next());
        let recorded = permit == Some(Permit::Permitted);
        Recorded { address, recorded, refusal: (!recorded).then(|| refusal(permit)) }
    });
    Ok((called_by(client), json(&SentRecorded { items: items.collect() })?).into_response())
}
