//! The demo portal's own log-in and its mailbox, outside the contract and only where the configuration asks for it.

mod customers;
mod login;
mod logout;
mod mail;
mod officer;

use crate::App;
use axum::Router;
use axum::routing::{get, post};

/// `/demo/…`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/demo/customers", get(customers::list_customers))
        .route("/demo/login", post(login::log_in))
        .route("/demo/logout", post(logout::log_out))
        .route("/demo/officer", get(officer::show_officer))
        .route("/demo/mail", get(mail::list_mail))
        .route("/demo/mail/{id}", get(mail::open_mail))
        .route("/demo/mail/{id}/html", get(mail::show_mail))
}
