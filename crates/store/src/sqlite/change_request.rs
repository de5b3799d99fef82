//! Changing a request: what was decided from it as it is, all of it or nothing.

use super::vault::Vault;
use super::{SqliteStore, convert, idempotency, jobs, outbox, people, request_story as story, requests, restriction};
use crate::{Decide, OnceOf, RequestChange, RequestChanged, RequestOf, RequestRow, StoreError};
use mijn_privacy_api::{DeskRefusal, RequestId};
use sqlx::SqliteConnection;

/// A last day that moves is one that nobody was warned of yet.
const ROW: &str =
    "UPDATE request SET status = ?2, due_on = ?3, closed_at = ?4, extended_months = ?5, extended_until = ?6,
    extended_reason = ?7, paused_since = ?8, paused_ground = ?9, paused_question = ?10, paused_days = ?11, unread = ?12,
    unanswered = ?13, assignee = ?14, decision = ?15, decision_reason = ?16, lifts_on = ?17,
    failure = CASE WHEN ?4 IS NULL THEN ?18 END,
    revision = revision + 1,
    due_soon_at = CASE WHEN coalesce(?6, ?3) > coalesce(extended_until, due_on) THEN NULL ELSE due_soon_at END,
    overdue_at = CASE WHEN coalesce(?6, ?3) > coalesce(extended_until, due_on) THEN NULL ELSE overdue_at END
    WHERE id = ?1";

impl SqliteStore {
    pub(super) async fn write_request_change(
        &self,
        of: &RequestOf,
        id: &RequestId,
        decide: Decide<'_>,
        once: Option<OnceOf<'_>>,
    ) -> Result<RequestChanged, StoreError> {
        let mut tx = self.write().await?;
        let (key, answer) = once.map(|OnceOf { scope, once, answer }| ((scope, once), answer)).unzip();
        if let RequestOf::Scope(scope) = of
            && !people::is_member(&mut tx, scope).await?
        {
            return Ok(RequestChanged::Missing);
        }
        if let Some((scope, once)) = key
            && let Some(earlier) = idempotency::find(&mut tx, &self.vault, scope, once).await?
        {
            return Ok(RequestChanged::Once(earlier));
        }
        let Some(before) = requests::full(&mut tx, &self.vault, of, id.as_str()).await? else {
            return Ok(RequestChanged::Missing);
        };
        let change = match decide(&before) {
            Ok(change) => change,
            Err(refusal) => return Ok(RequestChanged::Refused(refusal)),
        };
        if !apply(&mut tx, &self.vault, id.as_str(), &change).await? {
            return Ok(RequestChanged::Refused(DeskRefusal::NotToTell));
        }
        let after =
            requests::full(&mut tx, &self.vault, of, id.as_str()).await?.ok_or_else(|| convert::corrupt("request"))?;
        let changed = match (key, answer) {
            (Some((scope, once)), Some(answer)) => {
                let answer = answer(&after);
                idempotency::keep(&mut tx, &self.vault, scope, once, &answer, change.act.at).await?;
                RequestChanged::Once(crate::Once::Done(answer))
            }
            _ => RequestChanged::Done(Box::new(after)),
        };
        tx.commit().await?;
        Ok(changed)
    }
}

/// False when what it says was told does not wait for that.
async fn apply(tx: &mut SqliteConnection, vault: &Vault, id: &str, change: &RequestChange) -> Result<bool, StoreError> {
    let at = change.act.at;
    update(tx, vault, id, &change.row).await?;
    for event in &change.events {
        story::add_event(tx, vault, id, event).await?;
    }
    for message in &change.messages {
        story::add_message(tx, vault, id, message).await?;
    }
    if let Some(outcome) = &change.outcome {
        story::set_outcome(tx, vault, id, outcome).await?;
    }
    story::add_act(tx, id, &change.act).await?;
    if change.lift {
        restriction::end(tx, id, at).await?;
    }
    restriction::begin(tx, id, &change.restrict, at).await?;
    for job in &change.jobs {
        jobs::insert(tx, job, at).await?;
    }
    for mail in &change.mails {
        outbox::insert(tx, vault, mail, at).await?;
    }
    for recipient in &change.tell {
        story::add_tell(tx, id, recipient).await?;
    }
    match &change.told {
        Some((recipient, on)) => story::set_told(tx, id, recipient, *on).await,
        None => Ok(true),
    }
}

async fn update(tx: &mut SqliteConnection, vault: &Vault, id: &str, row: &RequestRow) -> Result<(), StoreError> {
    let texts = vault.at("request", id);
    let decision = convert::json_opt(row.decision.as_ref())?;
    let (until, reason) = row.extended.as_ref().map(|(until, reason)| (until.to_string(), reason)).unzip();
    let pause = row.paused.as_ref();
    sqlx::query(ROW)
        .bind(id)
        .bind(row.status.as_str())
        .bind(row.due_on.to_string())
        .bind(row.closed_at.map(|at| at.as_microsecond()))
        .bind(row.extended_months)
        .bind(until)
        .bind(texts.seal_opt("extended_reason", reason.map(String::as_str))?)
        .bind(pause.map(|(since, ..)| since.as_microsecond()))
        .bind(pause.map(|(_, ground, _)| ground.as_str()))
        .bind(texts.seal_opt("paused_question", pause.and_then(|(.., question)| question.as_deref()))?)
        .bind(row.paused_days)
        .bind(row.unread)
        .bind(row.unanswered)
        .bind(&row.assignee)
        .bind(texts.seal_opt("decision", decision.as_deref())?)
        .bind(texts.seal_opt("decision_reason", row.decision_reason.as_deref())?)
        .bind(row.lifts_on.map(|day| day.to_string()))
        .bind(convert::json_opt(row.failure.as_ref())?)
        .execute(tx)
        .await?;
    Ok(())
}
