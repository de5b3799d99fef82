//! Customers who are logged in, without a password: their sessions begin in the store.

use anyhow::{Context, Result};
use mijn_privacy_server::App;
use mijn_privacy_server::security::token_hash;
use mijn_privacy_store::SessionRow;

/// So many, spread evenly over all customers.
const LOGGED_IN: u32 = 500;

/// Which customers these are.
pub fn numbers(customers: u32) -> impl Iterator<Item = u64> {
    let count = LOGGED_IN.min(customers);
    (0..count).map(move |index| 1 + u64::from(index) * u64::from(customers) / u64::from(count))
}

/// Begins the sessions; answers their tokens, in the same order.
pub async fn log_in(app: &App, customers: u32) -> Result<Vec<String>> {
    let mut tokens = Vec::new();
    for number in numbers(customers) {
        let token = format!("bench-{number:07}-of-an-invented-customer");
        let now = app.now();
        let session = SessionRow {
            token_hash: token_hash(&token),
            person: format!("bulk-p-{number:07}").parse().ok().context("a customer has an id")?,
            account: format!("bulk-a-{number:07}").parse().ok().context("an account has an id")?,
            created_at: now,
            seen_at: now,
            authenticated_at: now,
        };
        app.store.begin_session(&session).await?;
        tokens.push(token);
    }
    Ok(tokens)
}
