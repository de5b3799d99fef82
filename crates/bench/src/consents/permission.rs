//! May these 10,000 addresses be mailed now?

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use e2e::server::Server;
use mijn_privacy_server::app::COMPANY_BASE;
use serde_json::{Value, json};
use sqlx::Row;
use tempfile::TempDir;

use super::Part;
use crate::report::{Aim, Table, grouped, median, percentile};
use crate::server::database::{self, FILE};

/// Milliseconds for all of them.
const LIMIT: f64 = 2_000.0;

/// Asks the server, and the database the bare question, in turn.
pub async fn run(folder: TempDir, customers: u32, turns: u32) -> Result<Part> {
    let file = folder.path().join(FILE);
    let keys = folder.path().join("keys");
    let server = Server::start_on(folder).await;
    let token = std::fs::read_to_string(keys.join("mailing.token")).context("the demo makes a token")?;
    let addresses: Vec<String> = (1..=customers).map(|number| format!("bulk-{number:07}@example.nl")).collect();
    let body = json!({ "purpose": "marketing", "addresses": addresses });
    let mut connection = database::reader(&file).await?;
    let client = reqwest::Client::new();
    let (mut asked, mut bare) = (Vec::new(), Vec::new());
    for turn in 1..=turns {
        let started = Instant::now();
        let answer = client
            .post(format!("{}{COMPANY_BASE}/mail/permissions", server.origin()))
            .bearer_auth(token.trim())
            .json(&body)
            .send()
            .await?;
        let status = answer.status();
        let items: Value = answer.json().await?;
        asked.push(started.elapsed().as_secs_f64() * 1_000.0);
        let permitted = items["items"].as_array().into_iter().flatten().filter(|one| one["permitted"] == true).count();
        ensure!(
            status.is_success() && permitted == addresses.len(),
            "{status}: {permitted} of {customers} may be mailed"
        );
        let started = Instant::now();
        for address in &addresses {
            let sql = "SELECT s.state FROM person p JOIN consent_state s ON s.holder = p.id AND s.consent = 'marketing'
                       WHERE p.username = ?1";
            let name = address.split('@').next().unwrap_or_default();
            let row = sqlx::query(sql).bind(name).fetch_one(&mut connection).await?;
            ensure!(row.get::<&str, _>(0) == "granted", "{address} said no");
        }
        bare.push(started.elapsed().as_secs_f64() * 1_000.0);
        eprintln!("permissions: turn {turn} of {turns}");
    }
    let mut table = Table::new(&["", "median (ms)", "most (ms)", "addresses/s"]);
    for (what, times) in [("one call over HTTP", &asked), ("bare look-ups of the state alone", &bare)] {
        let middle = median(times);
        let rate = (f64::from(customers) / middle * 1_000.0) as u64;
        table.row(&[what.to_owned(), format!("{middle:.0}"), format!("{:.0}", percentile(times, 1.0)), grouped(rate)]);
    }
    let text = format!(
        "{} addresses asked about at once, {turns} times. Over HTTP: parsed and digested, every person and address that has \
         it, account, suppression, wording and the year's number, and a link of its own for each, whose digest is stored. \
         Bare: the state of each person by name, one prepared query after the other.\n\n{}",
        grouped(customers.into()),
        table.text()
    );
    let what = format!("{} addresses: at most {LIMIT:.0} ms", grouped(customers.into()));
    Ok((text, vec![Aim::at_most(&what, median(&asked), LIMIT, format!("{:.0} ms", median(&asked)))]))
}
