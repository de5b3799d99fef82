//! For the company's own systems, under a base and with credentials of their own.

mod blocked;
mod docs;
mod permissions;
mod requests_answer;
mod requests_attach;
mod requests_cursor;
mod requests_docs;
mod requests_extend;
mod requests_lift;
mod requests_list;
mod requests_message;
mod requests_pause;
mod requests_reject;
mod requests_repeat;
mod requests_report;
mod requests_resume;
mod requests_retry;
mod requests_show;
mod requests_take;
mod requests_told;
mod sent;

use crate::config::ConsentText;
use crate::http::json;
use crate::security::ClientName;
use crate::{ApiResult, App};
use axum::Extension;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{ConsentId, DeskRequest, FieldCode, MailPurpose, MailRefusal};
use mijn_privacy_store::Permit;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What a body with 10,000 addresses may weigh, in bytes.
const BODY_LIMIT: usize = 4 * 1024 * 1024;
/// At most so many addresses in one call.
const MOST: usize = 10_000;

/// Relative to its base.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(permissions::ask_permissions))
        .routes(routes!(sent::record_sent))
        .routes(routes!(blocked::report_blocked))
        .routes(routes!(requests_list::list_desk_requests))
        .routes(routes!(requests_report::report_desk_requests))
        .routes(routes!(requests_show::get_desk_request))
        .routes(routes!(requests_take::take_request))
        .routes(routes!(requests_message::write_message))
        .routes(routes!(requests_attach::attach_file))
        .routes(routes!(requests_pause::pause_request))
        .routes(routes!(requests_resume::resume_request))
        .routes(routes!(requests_retry::retry_request))
        .routes(routes!(requests_extend::extend_request))
        .routes(routes!(requests_answer::answer_request))
        .routes(routes!(requests_reject::reject_request))
        .routes(routes!(requests_lift::lift_restriction))
        .routes(routes!(requests_told::tell_recipient))
}

/// A request as whoever did something to it sees it now.
fn desk_answer(client: ClientName, request: &DeskRequest) -> ApiResult<Response> {
    Ok((called_by(client), json(request)?).into_response())
}

/// The switch that decides about mail for a purpose.
fn switch(app: &App, purpose: MailPurpose) -> Option<&ConsentText> {
    app.config.consent(match purpose {
        MailPurpose::Newsletter => ConsentId::Newsletter,
        MailPurpose::Marketing => ConsentId::Marketing,
        MailPurpose::Unknown => return None,
    })
}

/// 1 to 10,000 addresses.
fn check_count(addresses: &[String]) -> Result<(), crate::ApiError> {
    match addresses.len() {
        0 => Err(crate::ApiError::field("/addresses", FieldCode::Required)),
        1..=MOST => Ok(()),
        _ => Err(crate::ApiError::field("/addresses", FieldCode::TooLong)),
    }
}

/// Why an address may not be mailed; without an answer of the store it is none.
fn refusal(permit: Option<Permit>) -> MailRefusal {
    match permit {
        None => MailRefusal::InvalidAddress,
        Some(Permit::LimitReached) => MailRefusal::LimitReached,
        Some(Permit::NotPermitted | Permit::Permitted) => MailRefusal::NotPermitted,
    }
}

/// Who called, for the line in the log.
fn called_by(name: ClientName) -> Extension<ClientName> {
    Extension(name)
}
