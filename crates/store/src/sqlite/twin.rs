//! Whether the same was asked before and is still open.

use super::convert::corrupt;
use super::{StoreKeys, digest};
use crate::{CorrectionRow, RequestRow, RequestWrite, Scope, StoreError};
use mijn_privacy_api::{PurposeId, RequestKind, RestrictionGround};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

/// What makes two requests the same. Person and account stand beside it.
struct Asked<'a> {
    kind: RequestKind,
    purposes: &'a [PurposeId],
    text: Option<&'a str>,
    with_suppliers: bool,
    ground: Option<RestrictionGround>,
    corrections: &'a [CorrectionRow],
}

impl<'a> From<&'a RequestWrite> for Asked<'a> {
    fn from(write: &'a RequestWrite) -> Self {
        Self {
            kind: write.kind,
            purposes: &write.purposes,
            text: write.text.as_deref(),
            with_suppliers: write.with_suppliers,
            ground: write.ground,
            corrections: &write.corrections,
        }
    }
}

impl<'a> From<&'a RequestRow> for Asked<'a> {
    fn from(row: &'a RequestRow) -> Self {
        Self {
            kind: row.kind,
            purposes: &row.purposes,
            text: row.text.as_deref(),
            with_suppliers: row.with_suppliers,
            ground: row.ground,
            corrections: &row.corrections,
        }
    }
}

impl Asked<'_> {
    /// Purposes and corrections in any order; a correction whatever was stored when it was asked.
    fn digest(&self) -> Result<[u8; 32], StoreError> {
        let mut words: Vec<&str> = self.purposes.iter().map(|purpose| purpose.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        let mut corrections: Vec<_> = self.corrections.iter().map(|one| (&one.category, &one.to)).collect();
        corrections.sort_unstable();
        let text = self.text.unwrap_or_default().trim();
        let plain = format!("{}\n{}\n{text}", self.kind.as_str(), words.join(","));
        // What was stored before the rest could be asked keeps its digest. No kind begins with a bracket.
        if !self.with_suppliers && self.ground.is_none() && corrections.is_empty() {
            return Ok(Sha256::digest(plain).into());
        }
        let ground = self.ground.map(|ground| ground.as_str());
        let whole = serde_json::to_string(&(plain, self.with_suppliers, ground, corrections));
        Ok(Sha256::digest(whole.map_err(|_| corrupt("request"))?).into())
    }
}

/// What a stored request is found by: a digest that nobody without the key can guess a short text from.
pub(super) fn of_row(keys: &StoreKeys, row: &RequestRow) -> Result<Vec<u8>, StoreError> {
    Ok(digest::twin(keys, &Asked::from(row).digest()?).to_vec())
}

/// The open one of the same person about the same account.
pub(super) async fn open(
    connection: &mut SqliteConnection,
    keys: &StoreKeys,
    scope: &Scope,
    write: &RequestWrite,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM request WHERE person = ?1 AND account = ?2 AND twin = ?3 AND closed_at IS NULL";
    let digest = digest::twin(keys, &Asked::from(write).digest()?).to_vec();
    let query = sqlx::query_scalar(sql).bind(scope.person.as_str()).bind(scope.account.as_str());
    Ok(query.bind(digest).fetch_optional(connection).await?)
}

/// The open one of the same person without an account.
pub(super) async fn open_of_stranger(
    connection: &mut SqliteConnection,
    keys: &StoreKeys,
    stranger: &str,
    write: &RequestWrite,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM request WHERE stranger = ?1 AND twin = ?2 AND closed_at IS NULL";
    let digest = digest::twin(keys, &Asked::from(write).digest()?).to_vec();
    Ok(sqlx::query_scalar(sql).bind(stranger).bind(digest).fetch_optional(connection).await?)
}
