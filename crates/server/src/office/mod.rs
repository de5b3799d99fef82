//! The officer's pages: rendered here, without script, under a log-in of their own.

mod acts;
mod answer_form;
mod attach;
mod dates;
mod draft;
mod login;
mod oidc;
mod page;
mod proof;
mod queue;
mod report;
mod request;
mod session;
mod setup;
mod totp;
mod view;
mod view_facts;
mod view_hand;
mod view_outcome;
mod words;

pub use session::OfficerCookie;
pub use totp::{demo_code, demo_secret};

use crate::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Where they begin.
pub const BASE: &str = "/desk";

/// All of them.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/desk/login", get(login::show).post(login::log_in))
        .route("/desk/logout", post(login::log_out))
        .route("/desk/setup/{token}", get(setup::show).post(setup::finish))
        .route("/desk", get(queue::show))
        .route("/desk/report", get(report::show))
        .route("/desk/requests/{id}", get(request::show))
        .route("/desk/requests/{id}/act/{verb}", post(acts::act))
        .route("/desk/requests/{id}/attach", post(attach::attach).layer(DefaultBodyLimit::max(attach::LIMIT)))
        .route("/desk/requests/{id}/attachments/{name}", get(request::attachment))
        .route("/desk/oidc", get(oidc::begin))
        .route("/desk/oidc/callback", get(oidc::come_back))
}
