//! The present state of consents, and their changes.

use super::{SqliteStore, convert, idempotency, people};
use crate::{AnswerOf, ConsentRow, ConsentWrite, Idempotency, Once, Scope, StoreError};
use mijn_privacy_api::{ConsentId, ConsentState, OpenEnum, PersonId};
use sqlx::{Executor, Sqlite};

type StateColumns = (String, String, i64, String, String, String, i64);

impl SqliteStore {
    pub(super) async fn read_consents(&self, scope: &Scope) -> Result<Vec<ConsentRow>, StoreError> {
        let sql = "SELECT consent, state, revision, wording, notice, channel, changed_at FROM consent_state
                   WHERE person = ?1";
        let rows: Vec<StateColumns> = sqlx::query_as(sql).bind(scope.person.as_str()).fetch_all(&self.readers).await?;
        let known: Vec<ConsentRow> = rows.into_iter().map(consent).collect::<Result<_, _>>()?;
        let row = |id: &ConsentId| known.iter().find(|row| row.id == *id).cloned().unwrap_or(never(*id));
        Ok(ConsentId::ALL.iter().map(row).collect())
    }

    pub(super) async fn read_consent(&self, scope: &Scope, id: ConsentId) -> Result<ConsentRow, StoreError> {
        state(&self.readers, &scope.person, id).await
    }

    pub(super) async fn write_consent(
        &self,
        scope: &Scope,
        write: &ConsentWrite,
        once: &Idempotency,
        answer: AnswerOf<'_, ConsentRow>,
    ) -> Result<Once, StoreError> {
        let mut tx = self.write().await?;
        if !people::is_member(&mut tx, scope).await? {
            return Ok(Once::Missing);
        }
        if let Some(earlier) = idempotency::find(&mut tx, scope, once).await? {
            return Ok(earlier);
        }
        let present = state(&mut *tx, &scope.person, write.id).await?;
        if present.revision != write.if_revision {
            return Ok(Once::Stale);
        }
        // What is already so, under the same wording, needs no row in the chain; it is answered under its key all the same.
        let is_so = present.state == write.state && present.wording.as_ref() == Some(&write.wording);
        let row =
            if is_so { present } else { self.append(&mut tx, &scope.person, write, present.revision + 1).await? };
        let answer = answer(&row);
        idempotency::keep(&mut tx, scope, once, &answer, write.at).await?;
        tx.commit().await?;
        Ok(Once::Done(answer))
    }
}

/// The present state, or revision 0 when nothing was ever chosen.
pub(super) async fn state<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    person: &PersonId,
    id: ConsentId,
) -> Result<ConsentRow, StoreError> {
    let sql = "SELECT consent, state, revision, wording, notice, channel, changed_at FROM consent_state
               WHERE person = ?1 AND consent = ?2";
    let row: Option<StateColumns> =
        sqlx::query_as(sql).bind(person.as_str()).bind(id.as_str()).fetch_optional(database).await?;
    row.map_or_else(|| Ok(never(id)), consent)
}

/// Silence is no consent. Marketing to a customer needs no consent but a sale with an opt-out, and none is on record.
fn never(id: ConsentId) -> ConsentRow {
    let state = if id == ConsentId::Marketing { ConsentState::Unknown } else { ConsentState::Denied };
    ConsentRow { id, state, revision: 0, wording: None, notice: None, changed_at: None, channel: None }
}

fn consent(columns: StateColumns) -> Result<ConsentRow, StoreError> {
    let (id, state, revision, wording, notice, channel, changed_at) = columns;
    Ok(ConsentRow {
        id: convert::word(&id)?,
        state: if state == ConsentState::Unknown.as_str() { ConsentState::Unknown } else { convert::word(&state)? },
        revision: convert::count(revision)?,
        wording: Some(convert::id(&wording)?),
        notice: Some(convert::id(&notice)?),
        changed_at: Some(convert::moment(changed_at)?),
        channel: Some(convert::word(&channel)?),
    })
}
