//! For the company's own systems, under a base and with credentials of their own.

mod blocked;
mod docs;
mod permissions;
mod sent;

use crate::App;
use crate::config::ConsentText;
use crate::security::ClientName;
use axum::Extension;
use mijn_privacy_api::{ConsentId, FieldCode, MailPurpose, MailRefusal};
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
