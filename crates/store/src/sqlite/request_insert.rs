//! Puts the row of a request in.

use super::StoreKeys;
use super::convert::{self, corrupt};
use super::twin;
use super::vault::Vault;
use crate::{RequestRow, StoreError};
use mijn_privacy_api::{AccountId, PersonId, PurposeId, RequestKind};
use sqlx::SqliteConnection;

/// Whose request it is.
#[derive(Clone, Copy)]
pub(super) enum Of<'a> {
    /// Of a person about an account.
    Person(&'a PersonId, &'a AccountId),
    /// Of who has no account, by their id.
    Stranger(&'a str),
}

const ROW: &str = "INSERT INTO request (id, person, account, role, reference, kind, purposes, text, with_suppliers, ground,
    corrections, preview, proof, status, received_at, due_on, target_on, closed_at, extended_months, extended_until,
    extended_reason, paused_since, paused_ground, paused_question, paused_days, unread, unanswered, assignee, decision,
    decision_reason, revision, twin, stranger, lifts_on, preview_kind, failure)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
    ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36)";

/// The next reference of the year; the number is one of the year's, whatever the kind.
pub(super) async fn reference(
    connection: &mut SqliteConnection,
    kind: RequestKind,
    year: i16,
) -> Result<String, StoreError> {
    let sql = "INSERT INTO reference_counter (year, last) VALUES (?1, 1)
               ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last";
    let number: i64 = sqlx::query_scalar(sql).bind(year).fetch_one(connection).await?;
    Ok(format!("{}-{year}-{number:04}", letters(kind)))
}

fn letters(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Explanation => "UIT",
        RequestKind::Access => "INZ",
        RequestKind::Rectification => "COR",
        RequestKind::Erasure => "VER",
        RequestKind::Restriction => "BEP",
        RequestKind::Portability => "MEE",
        RequestKind::Objection => "BEZ",
        RequestKind::AutomatedDecision => "MEN",
        RequestKind::SupplierList => "LEV",
        RequestKind::AccountClosure => "OPH",
        RequestKind::Unknown => "OVR",
    }
}

fn purposes_json(purposes: &[PurposeId]) -> Result<String, StoreError> {
    serde_json::to_string(purposes).map_err(|_| corrupt("purposes"))
}

/// The row as it is.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    (keys, vault): (&StoreKeys, &Vault),
    of: Of<'_>,
    row: &RequestRow,
) -> Result<(), StoreError> {
    let texts = vault.at("request", row.id.as_str());
    let (until, reason) = row.extended.as_ref().map(|(until, reason)| (until.to_string(), reason)).unzip();
    let pause = row.paused.as_ref();
    let (person, account, stranger) = match of {
        Of::Person(person, account) => (Some(person.as_str()), Some(account.as_str()), None),
        Of::Stranger(id) => (None, None, Some(id)),
    };
    let preview = convert::json_opt(row.preview.as_ref().map(|kept| &kept.preview))?;
    let decision = convert::json_opt(row.decision.as_ref())?;
    let corrections = serde_json::to_string(&row.corrections).map_err(|_| corrupt("corrections"))?;
    sqlx::query(ROW)
        .bind(row.id.as_str())
        .bind(person)
        .bind(account)
        .bind(row.role.map(|role| role.as_str()))
        .bind(row.reference.as_str())
        .bind(row.kind.as_str())
        .bind(purposes_json(&row.purposes)?)
        .bind(texts.seal_opt("text", row.text.as_deref())?)
        .bind(row.with_suppliers)
        .bind(row.ground.map(|ground| ground.as_str()))
        .bind(texts.seal("corrections", &corrections)?)
        .bind(texts.seal_opt("preview", preview.as_deref())?)
        .bind(row.proof.as_str())
        .bind(row.status.as_str())
        .bind(row.received_at.as_microsecond())
        .bind(row.due_on.to_string())
        .bind(row.target_on.to_string())
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
        .bind(row.revision)
        .bind(twin::of_row(keys, row)?)
        .bind(stranger)
        .bind(row.lifts_on.map(|day| day.to_string()))
        .bind(row.preview.as_ref().map(|kept| kept.kind.as_str()))
        .bind(convert::json_opt(row.failure.as_ref())?)
        .execute(connection)
        .await?;
    Ok(())
}
