//! What the passing of time does: data past their period go, choices and messages move on, reminders leave.

use crate::{App, assemble};
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::{PurposeId, RetentionStart};
use mijn_privacy_mail::ReminderMail;
use mijn_privacy_rules::{day_end_nl, local_date_nl, over_by};
use mijn_privacy_store::{ConsentSweep, Reminder, Sealing, SilentMessage, StoreError};

/// So many reminders at a time; the next sweep sends more.
const REMINDERS: u32 = 200;
/// The rule under which proof loses its owner, as `audit verify` names it.
const PROOF_RULE: &str = "proof_period";

/// Does all of it once, and says how many rows it changed or deleted.
///
/// # Errors
/// When the store does not answer. What was done stays done.
pub async fn sweep(app: &App) -> Result<u64, StoreError> {
    let now = app.now();
    let today = local_date_nl(now);
    let mut rows = app.store.delete_passed(&assemble::passed(&app.config, today)).await?;
    rows += app.store.sweep(now).await?;
    rows += app.store.expire_results(now).await?;
    rows += app.store.expire_emails(now).await?;
    rows += app.store.expire_asks(now).await?;
    let officers = &app.config.officers;
    rows += app.store.sweep_officers(before(now, officers.idle()), before(now, officers.absolute()), now).await?;
    rows += app.store.sweep_consents(&consents(app, now, today)).await?;
    let kept_by_law = assemble::is_kept_by_law(&app.config, today, today);
    rows += app.store.finish_withdrawals(kept_by_law, now).await?;
    rows += satisfy(app, now, today).await?;
    rows += remind(app, now, today).await?;
    seal(app).await?;
    Ok(rows)
}

/// What lies plain, from an earlier version, or under the key before. The line says when that key can go.
async fn seal(app: &App) -> Result<(), StoreError> {
    if let Some(Sealing { sealed, broken }) = app.store.seal().await? {
        tracing::info!(sealed, "all texts, files and codes lie under the present keys");
        if broken > 0 {
            tracing::error!(broken, "texts, files or codes open under no key: put back what is from another database");
        }
    }
    Ok(())
}

fn consents(app: &App, now: Timestamp, today: Date) -> ConsentSweep {
    ConsentSweep {
        now,
        proof_before: proof_before(app, today).map_or(Timestamp::MIN, day_end_nl),
        proof_rule: PROOF_RULE.to_owned(),
        links_before: before(now, app.config.links.unsubscribe()),
        // The number is one of a calendar year.
        mailings_before: Date::new(today.year(), 1, 1).unwrap_or(today),
    }
}

/// What was switched off on this day or before is past the period of our proof of choices.
fn proof_before(app: &App, today: Date) -> Option<Date> {
    let purpose = app.config.purposes.iter().find(|purpose| purpose.id == PurposeId::Privacy)?;
    let steps = purpose.categories.iter().map(|category| category.retention.as_ref().unwrap_or(&purpose.retention));
    let days = steps.filter_map(|steps| over_by(&assemble::steps(steps, ""), today));
    days.filter(|(start, _)| *start == RetentionStart::SwitchedOff).map(|(_, day)| day).min()
}

/// Counts as satisfied who stayed silent for long enough after the reminder; without an address it would have come when it comes
/// to others.
async fn satisfy(app: &App, now: Timestamp, today: Date) -> Result<u64, StoreError> {
    let contact = &app.config.contact;
    let reminded = before(now, contact.silence());
    app.store.satisfy_silent(reminded, before(reminded, contact.reminder_after()), today).await
}

/// Asks once, about each message that was answered long enough ago, whether that helped (CON-4).
async fn remind(app: &App, now: Timestamp, today: Date) -> Result<u64, StoreError> {
    let answered_before = before(now, app.config.contact.reminder_after());
    let silent = app.store.silent_messages(answered_before, REMINDERS).await?;
    let mut sent = 0;
    for message in silent {
        app.store.remind(&reminder(app, message, now, today)).await?;
        sent += 1;
    }
    Ok(sent)
}

fn reminder(app: &App, message: SilentMessage, now: Timestamp, today: Date) -> Reminder {
    let until = now.checked_add(app.config.contact.silence()).map_or(today, local_date_nl);
    let mail = ReminderMail {
        language: &app.config.language.default,
        subject: &message.subject,
        received_on: local_date_nl(message.received_at),
        link: &app.portal_url,
        until,
        message_id: app.composer.message_id(app.random_bytes()),
    };
    let mail = app.composer.contact_reminder(&message.address, &mail);
    Reminder { id: message.id, at: now, mail }
}

fn before(now: Timestamp, time: jiff::SignedDuration) -> Timestamp {
    now.checked_sub(time).unwrap_or(Timestamp::MIN)
}
