//! What belongs to a request: reading it.

use super::vault::Vault;
use super::{convert, results};
use crate::{ActRow, OutcomeRow, RequestEventRow, RequestFull, RequestRow, StoreError, ThreadRow};
use jiff::civil::Date;
use mijn_privacy_api::{OutcomeResult, PurposeId, RequestEventKind};
use sqlx::SqliteConnection;

type EventColumns = (i64, String, i64, Option<String>);
type OutcomeColumns = (i64, Option<String>, String, String, Option<String>, Option<String>);
type MessageColumns = (i64, String, i64, String, String, bool, bool);
type FileColumns = (i64, String, i64);

/// The row with all of it.
pub(super) async fn of(
    connection: &mut SqliteConnection,
    vault: &Vault,
    row: RequestRow,
) -> Result<RequestFull, StoreError> {
    let id = row.id.as_str();
    let sql = "SELECT seq, kind, at, reason FROM request_event WHERE request = ?1 ORDER BY at, seq";
    let events: Vec<EventColumns> = sqlx::query_as(sql).bind(id).fetch_all(&mut *connection).await?;
    let sql =
        "SELECT seq, purpose, category, result, ground, until FROM request_outcome WHERE request = ?1 ORDER BY seq";
    let outcome: Vec<OutcomeColumns> = sqlx::query_as(sql).bind(id).fetch_all(&mut *connection).await?;
    let sql = "SELECT at, actor, verb FROM request_act WHERE request = ?1 ORDER BY seq";
    let acts: Vec<(i64, String, String)> = sqlx::query_as(sql).bind(id).fetch_all(&mut *connection).await?;
    let sql = "SELECT recipient, told_on FROM request_tell WHERE request = ?1 ORDER BY recipient";
    let tell: Vec<(String, Option<String>)> = sqlx::query_as(sql).bind(id).fetch_all(&mut *connection).await?;
    let events = events.into_iter().map(|columns| event(vault, id, columns)).collect::<Result<Vec<_>, _>>()?;
    let outcome = outcome.into_iter().map(|columns| outcome_row(vault, id, columns)).collect::<Result<Vec<_>, _>>()?;
    let (still, restricted) = still(&mut *connection, &row, (&events, &outcome)).await?;
    Ok(RequestFull {
        thread: thread(&mut *connection, vault, id).await?,
        acts: acts.into_iter().map(act).collect::<Result<_, _>>()?,
        tell: tell.into_iter().map(told).collect::<Result<_, _>>()?,
        result: results::latest(&mut *connection, id).await?,
        still,
        restricted,
        events,
        outcome,
        row,
    })
}

/// What stands still for it, and what ever did.
async fn still(
    connection: &mut SqliteConnection,
    row: &RequestRow,
    (events, outcome): (&[RequestEventRow], &[OutcomeRow]),
) -> Result<(Option<Vec<PurposeId>>, Vec<PurposeId>), StoreError> {
    if row.role.is_none() {
        let done = outcome.iter().filter(|row| row.result == OutcomeResult::Done);
        let mut purposes: Vec<PurposeId> = done.filter_map(|row| row.purpose).collect();
        purposes.sort_unstable();
        purposes.dedup();
        let purposes = if purposes.is_empty() { &row.purposes } else { &purposes };
        let mut last = events.iter().rev().map(|event| event.kind);
        let last = last.find(|kind| matches!(kind, RequestEventKind::Restricted | RequestEventKind::RestrictionLifted));
        let ever = if last.is_some() { purposes.clone() } else { Vec::new() };
        return Ok(((last == Some(RequestEventKind::Restricted)).then(|| purposes.clone()), ever));
    }
    let sql = "SELECT purpose, ended_at IS NULL FROM restriction WHERE request = ?1";
    let mut rows: Vec<(String, bool)> = sqlx::query_as(sql).bind(row.id.as_str()).fetch_all(connection).await?;
    rows.sort();
    let rows = rows.iter().map(|(word, lasts)| Ok((convert::word(word)?, *lasts)));
    let rows = rows.collect::<Result<Vec<(PurposeId, bool)>, StoreError>>()?;
    let still: Vec<PurposeId> = rows.iter().filter(|(_, lasts)| *lasts).map(|(purpose, _)| *purpose).collect();
    let ever = rows.into_iter().map(|(purpose, _)| purpose).collect();
    Ok((Some(still).filter(|all| !all.is_empty()), ever))
}

fn event(vault: &Vault, id: &str, (seq, kind, at, reason): EventColumns) -> Result<RequestEventRow, StoreError> {
    let reason = vault.at("request_event", &part(id, seq)).open_opt("reason", reason)?;
    Ok(RequestEventRow { kind: convert::word(&kind)?, at: convert::moment(at)?, reason })
}

fn outcome_row(
    vault: &Vault,
    id: &str,
    (seq, purpose, category, result, ground, until): OutcomeColumns,
) -> Result<OutcomeRow, StoreError> {
    let ground = vault.at("request_outcome", &part(id, seq)).open_opt("ground", ground)?;
    let purpose = purpose.as_deref().map(convert::word).transpose()?;
    Ok(OutcomeRow { purpose, category, result: convert::word(&result)?, ground, until: convert::date_opt(until)? })
}

fn act((at, actor, verb): (i64, String, String)) -> Result<ActRow, StoreError> {
    Ok(ActRow { at: convert::moment(at)?, actor, verb: convert::word(&verb)? })
}

fn told((recipient, on): (String, Option<String>)) -> Result<(String, Option<Date>), StoreError> {
    Ok((recipient, convert::date_opt(on)?))
}

/// How a numbered part of a request is named.
pub(super) fn part(request: &str, seq: i64) -> String {
    format!("{request} {seq}")
}

/// Oldest first, each with the names and sizes of its files.
async fn thread(connection: &mut SqliteConnection, vault: &Vault, request: &str) -> Result<Vec<ThreadRow>, StoreError> {
    let sql = "SELECT seq, id, at, author, text, question, unread FROM request_message WHERE request = ?1 ORDER BY seq";
    let messages: Vec<MessageColumns> = sqlx::query_as(sql).bind(request).fetch_all(&mut *connection).await?;
    let sql = "SELECT message, name, size FROM request_attachment WHERE request = ?1 ORDER BY name";
    let files: Vec<FileColumns> = sqlx::query_as(sql).bind(request).fetch_all(connection).await?;
    let message = |(seq, id, at, author, text, question, unread): MessageColumns| {
        let of_message = files.iter().filter(|(message, ..)| *message == seq);
        let attachments = of_message.map(|(_, name, size)| Ok((name.clone(), convert::count(*size)?)));
        Ok(ThreadRow {
            id: convert::id(&id)?,
            at: convert::moment(at)?,
            author: convert::word(&author)?,
            text: vault.at("request_message", &part(request, seq)).open("text", text)?,
            question,
            unread,
            attachments: attachments.collect::<Result<_, StoreError>>()?,
        })
    };
    messages.into_iter().map(message).collect()
}
