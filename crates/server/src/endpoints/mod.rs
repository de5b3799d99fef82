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
mod erasure_preview;
mod health;
mod mailings;
mod message_satisfied;
mod message_withdraw;
mod orders;
mod overview;
mod profile;
mod profile_change;
mod profile_checks;
pub mod public;
mod request;
mod request_answer;
mod request_attachment;
mod request_cancel;
mod request_checks;
mod request_create;
mod request_lift;
mod request_message;
mod request_read;
mod request_write;
mod requests;
mod result_file;
mod result_link;
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
        .routes(routes!(request_message::write_message))
        .routes(routes!(request_read::read_messages))
        .routes(routes!(request_attachment::get_attachment))
        .routes(routes!(request_cancel::cancel_request))
        .routes(routes!(request_lift::lift_own))
        .routes(routes!(result_link::link_result))
        .routes(routes!(result_file::get_result))
        .routes(routes!(erasure_preview::get_erasure_preview))
        .routes(routes!(profile::get_profile, profile_change::change_profile))
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
