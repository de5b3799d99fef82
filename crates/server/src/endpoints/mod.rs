//! One file per endpoint. What each answers, also when it refuses, stands in its `utoipa::path`.

mod activity;
pub mod company;
mod consent_change;
mod consent_confirmation;
mod consent_history;
mod consent_receipt;
mod consents;
mod contact_messages;
pub mod demo;
mod docs;
mod health;
mod mailings;
mod message_satisfied;
mod message_withdraw;
mod orders;
mod overview;
pub mod public;
mod request;
mod request_create;
mod requests;
mod session;
mod session_account;
mod session_confirm;

use crate::App;
use crate::layers::compressed;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The contract's part for the widget, relative to its base.
pub fn contract() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::get_session))
        .routes(routes!(session_confirm::confirm_session))
        .routes(routes!(session_account::choose_account))
        .merge(compressed(long()))
        .routes(routes!(consent_change::change_consent))
        .routes(routes!(consent_confirmation::resend_confirmation))
        .routes(routes!(consent_receipt::get_receipt))
        .routes(routes!(message_satisfied::satisfied))
        .routes(routes!(message_withdraw::withdraw))
        .routes(routes!(requests::list_requests, request_create::create_request))
        .routes(routes!(request::get_request))
}

/// What is read at once and worth compressing.
fn long() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(overview::get_overview))
        .routes(routes!(orders::list_orders))
        .routes(routes!(contact_messages::list_contact_messages))
        .routes(routes!(activity::list_activity))
        .routes(routes!(consents::list_consents))
        .routes(routes!(consent_history::list_history))
        .routes(routes!(mailings::list_mailings))
}

/// For whoever runs the server.
pub fn root() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(health::healthz)).routes(routes!(health::readyz))
}
