//! What belongs to a request: adding to it, at the end of what is there.

use super::request_parts::part;
use super::vault::Vault;
use crate::{ActRow, NewThreadRow, OutcomeRow, RequestEventRow, StoreError};
use jiff::civil::Date;
use sqlx::SqliteConnection;

type Result<T> = std::result::Result<T, StoreError>;

/// A line of the timeline.
pub(super) async fn add_event(
    connection: &mut SqliteConnection,
    vault: &Vault,
    id: &str,
    event: &RequestEventRow,
) -> Result<()> {
    let sql = "SELECT coalesce(max(seq), 0) + 1 FROM request_event WHERE request = ?1";
    let seq: i64 = sqlx::query_scalar(sql).bind(id).fetch_one(&mut *connection).await?;
    let reason = vault.at("request_event", &part(id, seq)).seal_opt("reason", event.reason.as_deref())?;
    let sql = "INSERT INTO request_event (request, seq, kind, at, reason) VALUES (?1, ?2, ?3, ?4, ?5)";
    let query = sqlx::query(sql).bind(id).bind(seq).bind(event.kind.as_str()).bind(event.at.as_microsecond());
    query.bind(reason).execute(connection).await?;
    Ok(())
}

/// Who did what.
pub(super) async fn add_act(connection: &mut SqliteConnection, id: &str, act: &ActRow) -> Result<()> {
    let sql = "INSERT INTO request_act (request, seq, at, actor, verb)
               SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4 FROM request_act WHERE request = ?1";
    let query = sqlx::query(sql).bind(id).bind(act.at.as_microsecond()).bind(&act.actor).bind(act.verb.as_str());
    query.execute(connection).await?;
    Ok(())
}

/// A message with its files.
pub(super) async fn add_message(
    connection: &mut SqliteConnection,
    vault: &Vault,
    id: &str,
    new: &NewThreadRow,
) -> Result<()> {
    let sql = "SELECT coalesce(max(seq), 0) + 1 FROM request_message WHERE request = ?1";
    let seq: i64 = sqlx::query_scalar(sql).bind(id).fetch_one(&mut *connection).await?;
    let row = &new.row;
    let text = vault.at("request_message", &part(id, seq)).seal("text", &row.text)?;
    let sql = "INSERT INTO request_message (request, seq, id, at, author, text, question, unread)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let query = sqlx::query(sql).bind(id).bind(seq).bind(row.id.as_str()).bind(row.at.as_microsecond());
    let query = query.bind(row.author.as_str()).bind(text).bind(row.question).bind(row.unread);
    query.execute(&mut *connection).await?;
    let sql = "INSERT INTO request_attachment (request, name, message, size, content) VALUES (?1, ?2, ?3, ?4, ?5)";
    for file in &new.files {
        let query = sqlx::query(sql).bind(id).bind(&file.name).bind(seq).bind(file.size).bind(&file.content);
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// What became of each category for each purpose, in the place of what stood there.
pub(super) async fn set_outcome(
    connection: &mut SqliteConnection,
    vault: &Vault,
    id: &str,
    outcome: &[OutcomeRow],
) -> Result<()> {
    sqlx::query("DELETE FROM request_outcome WHERE request = ?1").bind(id).execute(&mut *connection).await?;
    let sql = "INSERT INTO request_outcome (request, seq, purpose, category, result, ground, until)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    for (seq, row) in (1_i64..).zip(outcome) {
        let ground = vault.at("request_outcome", &part(id, seq)).seal_opt("ground", row.ground.as_deref())?;
        let query = sqlx::query(sql).bind(id).bind(seq).bind(row.purpose.map(|purpose| purpose.as_str()));
        let query = query.bind(&row.category).bind(row.result.as_str()).bind(ground);
        query.bind(row.until.map(|day| day.to_string())).execute(&mut *connection).await?;
    }
    Ok(())
}

/// A recipient that has to be told; one that is there already stays as it is.
pub(super) async fn add_tell(connection: &mut SqliteConnection, id: &str, recipient: &str) -> Result<()> {
    let sql =
        "INSERT INTO request_tell (request, recipient) VALUES (?1, ?2) ON CONFLICT (request, recipient) DO NOTHING";
    sqlx::query(sql).bind(id).bind(recipient).execute(connection).await?;
    Ok(())
}

/// It was told. False when it does not wait for that.
pub(super) async fn set_told(connection: &mut SqliteConnection, id: &str, recipient: &str, on: Date) -> Result<bool> {
    let sql = "UPDATE request_tell SET told_on = ?3 WHERE request = ?1 AND recipient = ?2 AND told_on IS NULL";
    let query = sqlx::query(sql).bind(id).bind(recipient).bind(on.to_string());
    Ok(query.execute(connection).await?.rows_affected() > 0)
}
