//! `consents show`: the state of every switch and how it came about.

use super::{Show, who};
use crate::assemble::effective;
use crate::cli::{open, print};
use crate::config::{Config, ConsentText};
use mijn_privacy_api::{Channel, ConsentId, ConsentState, OpenEnum};
use mijn_privacy_store::{Clock, ConsentEventRow, Holder, Lookup, PageOf, Scope, Store, SystemClock};
use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;

/// One switch.
#[derive(Serialize)]
struct Choice {
    consent: &'static str,
    /// What it counts for.
    state: &'static str,
    /// Why it acts as no although something was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    revision: u32,
    history: Vec<Change>,
}

/// One change, newest first.
#[derive(Serialize)]
struct Change {
    at: String,
    state: &'static str,
    channel: &'static str,
    actor: &'static str,
    wording: String,
    notice: String,
    receipt: String,
}

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: &Config, show: &Show) -> Result<ExitCode, String> {
    let (store, _) = open::open_migrated(config).await?;
    let holder = who::find(config, &store, &show.person).await?;
    let scope = scope(config, &store, &holder).await?;
    if let Some(scope) = &scope {
        log(config, &store, scope, &show.actor).await?;
    }
    let mut choices = Vec::new();
    for text in config.consents.iter().filter(|text| scope.is_some() || text.id == ConsentId::Newsletter) {
        choices.push(choice(config, &store, &holder, text).await?);
    }
    store.close().await;
    if show.json {
        let json = serde_json::json!({ "holder": holder.id(), "is_customer": scope.is_some(), "consents": choices });
        print(&format!("{json:#}\n"))?;
    } else {
        print(&table(&holder, scope.is_some(), &choices))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A person's own; nobody's where an address belongs to no account.
async fn scope(config: &Config, store: &dyn Store, holder: &Holder) -> Result<Option<Scope>, String> {
    let Holder::Person(person) = holder else { return Ok(None) };
    let accounts = store.memberships(person).await.map_err(|error| open::sentence(config, &error))?;
    let first = accounts.into_iter().next().ok_or("this person has no account any more")?;
    Ok(Some(Scope { person: person.clone(), account: first.account, role: first.role }))
}

/// Who looks is seen (SEC-7).
async fn log(config: &Config, store: &dyn Store, scope: &Scope, actor: &str) -> Result<(), String> {
    let system = config.server.name.clone();
    let lookup =
        Lookup { at: SystemClock.now(), actor: actor.to_owned(), system, what: "consents".to_owned(), reason: None };
    store.log_lookup(scope, &lookup).await.map_err(|error| open::sentence(config, &error))
}

async fn choice(config: &Config, store: &dyn Store, holder: &Holder, text: &ConsentText) -> Result<Choice, String> {
    let failed = |error| open::sentence(config, &error);
    let row = store.consent_of(holder, text.id).await.map_err(failed)?;
    let mut history = Vec::new();
    let mut page = PageOf { after: None, limit: 100 };
    loop {
        let rows = store.consent_history_of(holder, text.id, &page).await.map_err(failed)?;
        history.extend(rows.items.iter().map(change));
        match rows.next {
            Some(next) => page.after = Some(next),
            None => break,
        }
    }
    let counts = effective(text, &row);
    Ok(Choice {
        consent: text.id.as_str(),
        state: counts.state.as_str(),
        reason: counts.reason.map(OpenEnum::as_str),
        revision: row.revision,
        history,
    })
}

fn change(row: &ConsentEventRow) -> Change {
    Change {
        at: row.at.strftime("%FT%TZ").to_string(),
        state: ConsentState::as_str(row.state),
        channel: Channel::as_str(row.channel),
        actor: row.actor.as_str(),
        wording: row.wording.to_string(),
        notice: row.notice.to_string(),
        receipt: row.receipt.to_string(),
    }
}

fn table(holder: &Holder, is_customer: bool, choices: &[Choice]) -> String {
    let kind = if is_customer { "customer" } else { "address on the newsletter's list" };
    let mut text = format!("{kind} {}\n", holder.id());
    for choice in choices {
        let reason = choice.reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n{}: {}{reason}", choice.consent, choice.state);
        for change in &choice.history {
            let Change { at, state, channel, actor, wording, notice, receipt } = change;
            let _ = writeln!(text, "  {at:<22}{state:<22}{channel:<18}{actor:<9}{wording:<20}{notice:<12}{receipt}");
        }
    }
    text
}
