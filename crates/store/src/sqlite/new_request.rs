//! Storing a request: its reference, its first events, and its twin.

use super::{SqliteStore, idempotency, people, requests};
use crate::{AnswerOf, Idempotency, Once, RequestFull, RequestWrite, Scope, StoreError};
use mijn_privacy_api::{PurposeId, RequestEventKind, RequestKind, RequestStatus};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

impl SqliteStore {
    pub(super) async fn write_request(
        &self,
        scope: &Scope,
        write: &RequestWrite,
        once: &Idempotency,
        answer: AnswerOf<'_, RequestFull>,
        twin: AnswerOf<'_, RequestFull>,
    ) -> Result<Once, StoreError> {
        let mut tx = self.write().await?;
        if !people::is_member(&mut tx, scope).await? {
            return Ok(Once::Missing);
        }
        if let Some(earlier) = idempotency::find(&mut tx, scope, once).await? {
            return Ok(earlier);
        }
        let open_twin = open_twin(&mut tx, scope, write).await?;
        let is_twin = open_twin.is_some();
        let id = open_twin.unwrap_or_else(|| write.id.as_str().to_owned());
        if !is_twin {
            insert(&mut tx, scope, write).await?;
        }
        let stored = requests::full(&mut tx, scope, &id).await?;
        let stored = stored.ok_or_else(|| super::convert::corrupt("request"))?;
        let answer = if is_twin { twin(&stored) } else { answer(&stored) };
        idempotency::keep(&mut tx, scope, once, &answer, write.received_at).await?;
        tx.commit().await?;
        Ok(if is_twin { Once::Twin(answer) } else { Once::Done(answer) })
    }
}

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

/// What makes two requests the same: kind, purposes (in any order) and text. Person and account stand beside it.
pub(super) fn twin_digest(kind: RequestKind, purposes: &[PurposeId], text: Option<&str>) -> [u8; 32] {
    let mut words: Vec<&str> = purposes.iter().map(|purpose| purpose.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    Sha256::digest(format!("{}\n{}\n{}", kind.as_str(), words.join(","), text.unwrap_or_default().trim())).into()
}

pub(super) fn purposes_json(purposes: &[PurposeId]) -> Result<String, StoreError> {
    serde_json::to_string(purposes).map_err(|_| super::convert::corrupt("purposes"))
}

async fn open_twin(
    connection: &mut SqliteConnection,
    scope: &Scope,
    write: &RequestWrite,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM request WHERE person = ?1 AND account = ?2 AND twin = ?3 AND closed_at IS NULL";
    let twin = twin_digest(write.kind, &write.purposes, write.text.as_deref());
    let query = sqlx::query_scalar(sql).bind(scope.person.as_str()).bind(scope.account.as_str()).bind(twin.to_vec());
    Ok(query.fetch_optional(connection).await?)
}

async fn insert(connection: &mut SqliteConnection, scope: &Scope, write: &RequestWrite) -> Result<(), StoreError> {
    let sql = "INSERT INTO request (id, person, account, reference, kind, purposes, text, with_suppliers, status,
               received_at, due_on, target_on, twin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    let reference = reference(connection, write.kind, write.year).await?;
    let twin = twin_digest(write.kind, &write.purposes, write.text.as_deref());
    sqlx::query(sql)
        .bind(write.id.as_str())
        .bind(scope.person.as_str())
        .bind(scope.account.as_str())
        .bind(reference)
        .bind(write.kind.as_str())
        .bind(purposes_json(&write.purposes)?)
        .bind(&write.text)
        .bind(write.with_suppliers)
        .bind(RequestStatus::Received.as_str())
        .bind(write.received_at.as_microsecond())
        .bind(write.due_on.to_string())
        .bind(write.target_on.to_string())
        .bind(twin.to_vec())
        .execute(&mut *connection)
        .await?;
    let received = Some((RequestEventKind::Received, write.received_at));
    let confirmed = write.identity_confirmed_at.map(|at| (RequestEventKind::IdentityConfirmed, at));
    for (seq, (kind, at)) in (1_i64..).zip([received, confirmed].into_iter().flatten()) {
        sqlx::query("INSERT INTO request_event (request, seq, kind, at) VALUES (?1, ?2, ?3, ?4)")
            .bind(write.id.as_str())
            .bind(seq)
            .bind(kind.as_str())
            .bind(at.as_microsecond())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
