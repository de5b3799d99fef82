//! `GET /demo/customers`: the invented customers and their passwords, for the log-in form of the demo.

use crate::ApiResult;
use axum::response::Response;
use mijn_privacy_store::demo::CUSTOMERS;

/// One customer of the demo.
#[derive(serde::Serialize)]
struct Customer {
    username: &'static str,
    password: &'static str,
    description: &'static str,
}

/// Who can log in.
pub async fn list_customers() -> ApiResult<Response> {
    let items: Vec<Customer> = CUSTOMERS
        .iter()
        .map(|one| Customer { username: one.username, password: one.password, description: one.description })
        .collect();
    crate::http::json(&serde_json::json!({ "items": items }))
}
