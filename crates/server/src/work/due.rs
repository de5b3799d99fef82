//! Warns the company that the last day of a request is near, or has passed: once of each, its systems and its own mailbox.

use super::{Event, events};
use crate::App;
use crate::desk::due;
use jiff::Span;
use mijn_privacy_mail::WarningMail;
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{EmailAddress, NewMail, RequestRow, StoreError};
use sha2::{Digest, Sha256};

/// So many days before the last day.
const SOON: i32 = 7;
/// So many at a time; the next look warns of more.
const AT_ONCE: u32 = 100;

/// Warns of every request that nobody was warned of, and says how many those were.
///
/// # Errors
/// When the store does not answer. What was warned of stays so.
pub async fn warn_due(app: &App) -> Result<usize, StoreError> {
    let today = local_date_nl(app.now());
    let soon = today.saturating_add(Span::new().days(SOON));
    let unwarned = app.store.unwarned(soon, today, AT_ONCE).await?;
    for row in &unwarned.due_soon {
        warn(app, row, false).await?;
    }
    for row in &unwarned.overdue {
        warn(app, row, true).await?;
    }
    Ok(unwarned.due_soon.len() + unwarned.overdue.len())
}

async fn warn(app: &App, row: &RequestRow, overdue: bool) -> Result<(), StoreError> {
    let now = app.now();
    // Before it is noted: rather twice than never.
    if let Some(to) = &app.config.desk.warn {
        app.store.post(&mail(app, to, row, overdue), now).await?;
    }
    let event = if overdue { Event::Overdue } else { Event::DueSoon };
    app.store.warned(&row.id, overdue, now, &events(app, event, &row.id)).await
}

/// The same warning by another server, or after a kill, is the same message: mailboxes show it once.
fn mail(app: &App, to: &EmailAddress, row: &RequestRow, overdue: bool) -> NewMail {
    let due_on = due(row);
    let digest: [u8; 32] = Sha256::digest(format!("warning {} {due_on} {overdue}", row.id)).into();
    let mut name = [0; 16];
    name.copy_from_slice(&digest[..16]);
    let mail = WarningMail {
        language: &app.config.language.default,
        reference: row.reference.as_str(),
        due_on,
        overdue,
        message_id: app.composer.message_id(name),
    };
    app.composer.warning(to, &mail)
}
