//! Changing a request: what was decided from it as it is, all of it or nothing.

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
            && let Some(earlier) = idempotency::find(&mut tx, scope, once).await?
        {
            return Ok(RequestChanged::Once(earlier));
        }
        let Some(before) = requests::full(&mut tx, of, id.as_str()).await? else { return Ok(RequestChanged::Missing) };
        let change = match decide(&before) {
            Ok(change) => change,
            Err(refusal) => return Ok(RequestChanged::Refused(refusal)),
        };
        if !apply(&mut tx, id.as_str(), &change).await? {
            return Ok(RequestChanged::Refused(DeskRefusal::NotToTell));
        }
        let after = requests::full(&mut tx, of, id.as_str()).await?.ok_or_else(|| convert::corrupt("request"))?;
        let changed = match (key, answer) {
            (Some((scope, once)), Some(answer)) => {
                let answer = answer(&after);
                idempotency::keep(&mut tx, scope, once, &answer, change.act.at).await?;
                RequestChanged::Once(crate::Once::Done(answer))
            }
            _ => RequestChanged::Done(Box::new(after)),
        };
        tx.commit().await?;
        Ok(changed)
    }
}

/// False when what it says was told does not wait for that.
async fn apply(tx: &mut SqliteConnection, id: &str, change: &RequestChange) -> Result<bool, StoreError> {
    let at = change.act.at;
    update(tx, id, &change.row).await?;
    for event in &change.events {
        story::add_event(tx, id, event).await?;
    }
    for message in &change.messages {
        story::add_message(tx, id, message).await?;
    }
    if let Some(outcome) = &change.outcome {
        story::set_outcome(tx, id, outcome).await?;
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
        outbox::insert(tx, mail, at).await?;
    }
    for recipient in &change.tell {
        story::add_tell(tx, id, recipient).await?;
    }
    match &change.told {
        Some((recipient, on)) => story::set_told(tx, id, recipient, *on).await,
        None => Ok(true),
    }
}

async fn update(tx: &mut SqliteConnection, id: &str, row: &RequestRow) -> Result<(), StoreError> {
    let (until, reason) = row.extended.as_ref().map(|(until, reason)| (until.to_string(), reason)).unzip();
    let pause = row.paused.as_ref();
    sqlx::query(ROW)
        .bind(id)
        .bind(row.status.as_str())
        .bind(row.due_on.to_string())
        .bind(row.closed_at.map(|at| at.as_microsecond()))
        .bind(row.extended_months)
        .bind(until)
        .bind(reason)
        .bind(pause.map(|(since, ..)| since.as_microsecond()))
        .bind(pause.map(|(_, ground, _)| ground.as_str()))
        .bind(pause.and_then(|(.., question)| question.as_deref()))
        .bind(row.paused_days)
        .bind(row.unread)
        .bind(row.unanswered)
        .bind(&row.assignee)
        .bind(convert::json_opt(row.decision.as_ref())?)
        .bind(&row.decision_reason)
        .bind(row.lifts_on.map(|day| day.to_string()))
        .bind(convert::json_opt(row.failure.as_ref())?)
        .execute(tx)
        .await?;
    Ok(())
}
