//! The demo portal's own log-in, outside the contract and only where the configuration asks for it.

mod customers;
mod login;
mod logout;

use crate::App;
use axum::Router;
use axum::routing::{get, post};

/// `/demo/…`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/demo/customers", get(customers::list_customers))
        .route("/demo/login", post(login::log_in))
        .route("/demo/logout", post(logout::log_out))
}
