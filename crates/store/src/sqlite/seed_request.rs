//! Puts a request with its whole story in.

use super::new_request::{purposes_json, reference, twin_digest};
use crate::{RequestFull, StoreError};
use jiff::civil::Date;
use mijn_privacy_api::{AccountId, PersonId};
use mijn_privacy_rules::local_date_nl;
use sqlx::SqliteConnection;

pub(super) async fn put(
    tx: &mut SqliteConnection,
    account: &AccountId,
    person: &PersonId,
    full: &RequestFull,
    target_on: Date,
) -> Result<(), StoreError> {
    let row = &full.row;
    let reference = reference(tx, row.kind, local_date_nl(row.received_at).year()).await?;
    let sql = "INSERT INTO request (id, person, account, reference, kind, purposes, text, with_suppliers, status,
               received_at, due_on, target_on, closed_at, extended_until, extended_reason, paused_since, paused_ground,
               paused_question, unread, decision_reason, revision, twin)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)";
    let (until, reason) = row.extended.clone().unzip();
    let (since, ground, question) = match &row.paused {
        Some((since, ground, question)) => (Some(since.as_microsecond()), Some(ground.as_str()), question.clone()),
        None => (None, None, None),
    };
    sqlx::query(sql)
        .bind(row.id.as_str())
        .bind(person.as_str())
        .bind(account.as_str())
        .bind(reference)
        .bind(row.kind.as_str())
        .bind(purposes_json(&row.purposes)?)
        .bind(&row.text)
        .bind(row.with_suppliers)
        .bind(row.status.as_str())
        .bind(row.received_at.as_microsecond())
        .bind(row.due_on.to_string())
        .bind(target_on.to_string())
        .bind(row.closed_at.map(|at| at.as_microsecond()))
        .bind(until.map(|day: Date| day.to_string()))
        .bind(reason)
        .bind(since)
        .bind(ground)
        .bind(question)
        .bind(row.unread)
        .bind(&row.decision_reason)
        .bind(row.revision)
        .bind(twin_digest(row.kind, &row.purposes, row.text.as_deref()).to_vec())
        .execute(&mut *tx)
        .await?;
    story(tx, full).await
}

async fn story(tx: &mut SqliteConnection, full: &RequestFull) -> Result<(), StoreError> {
    let id = full.row.id.as_str();
    for (seq, event) in (1_i64..).zip(&full.events) {
        let query =
            sqlx::query("INSERT INTO request_event (request, seq, kind, at, reason) VALUES (?1, ?2, ?3, ?4, ?5)");
        let query = query.bind(id).bind(seq).bind(event.kind.as_str()).bind(event.at.as_microsecond());
        query.bind(&event.reason).execute(&mut *tx).await?;
    }
    for outcome in &full.outcome {
        let sql = "INSERT INTO request_outcome (request, category, result, ground, until) VALUES (?1, ?2, ?3, ?4, ?5)";
        let query = sqlx::query(sql).bind(id).bind(&outcome.category).bind(outcome.result.as_str());
        let query = query.bind(&outcome.ground).bind(outcome.until.map(|day| day.to_string()));
        query.execute(&mut *tx).await?;
    }
    Ok(())
}
