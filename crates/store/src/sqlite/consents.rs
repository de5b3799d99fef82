//! The present state of consents, and their changes by the portal's own switch.

use super::{SqliteStore, carried, convert, holder, idempotency, people};
use crate::{AnswerOf, ConsentRow, ConsentWrite, Holder, Idempotency, Once, Scope, StoreError};
use mijn_privacy_api::{ConsentId, ConsentState, OpenEnum};
use sqlx::{Executor, Sqlite};

type StateColumns = (String, String, i64, String, String, String, i64, Option<i64>);

impl SqliteStore {
    pub(super) async fn read_consents(&self, scope: &Scope) -> Result<Vec<ConsentRow>, StoreError> {
        // One snapshot for both tables.
        let mut tx = self.readers.begin().await?;
        let sql =
            "SELECT consent, state, revision, wording, notice, channel, changed_at, pending_until FROM consent_state
                   WHERE holder = ?1";
        let rows: Vec<StateColumns> = sqlx::query_as(sql).bind(scope.person.as_str()).fetch_all(&mut *tx).await?;
        let known: Vec<ConsentRow> = rows.into_iter().map(consent).collect::<Result<_, _>>()?;
        let row = |id: &ConsentId| known.iter().find(|row| row.id == *id).cloned().unwrap_or(never(*id));
        let whose = Holder::Person(scope.person.clone());
        let mut all = Vec::with_capacity(ConsentId::ALL.len());
        for own in ConsentId::ALL.iter().map(row) {
            all.push(carried::with_yes(&mut tx, &whose, own).await?);
        }
        Ok(all)
    }

    pub(super) async fn read_consent(&self, whose: &Holder, id: ConsentId) -> Result<ConsentRow, StoreError> {
        carried::state(&mut *self.readers.begin().await?, whose, id).await
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
        if let Some(earlier) = idempotency::find(&mut tx, &self.vault, scope, once).await? {
            return Ok(earlier);
        }
        let whose = Holder::Person(scope.person.clone());
        let present = carried::state(&mut tx, &whose, write.id).await?;
        if write.if_revision.is_some_and(|seen| seen != present.revision) {
            return Ok(Once::Stale);
        }
        // What is already so needs no row in the chain; it is answered under its key all the same.
        let row = if is_so(&present, write) {
            present
        } else {
            if let Some(new) = &write.confirmation
                && let Some(free) = self.wait(&mut tx, new, write.at).await?
            {
                return Ok(Once::Wait(free.duration_since(write.at)));
            }
            self.change(&mut tx, &whose, write, &present).await?
        };
        let answer = answer(&row);
        idempotency::keep(&mut tx, &self.vault, scope, once, &answer, write.at).await?;
        tx.commit().await?;
        Ok(Once::Done(answer))
    }
}

/// Whether it is already so, under the same wording.
pub(super) fn is_so(present: &ConsentRow, write: &ConsentWrite) -> bool {
    present.state == write.state && present.wording.as_ref() == Some(&write.wording)
}

/// Whether somebody said no. What was never chosen is none either, but nobody said so.
pub(super) fn is_no(state: ConsentState) -> bool {
    matches!(state, ConsentState::Denied | ConsentState::Withdrawn | ConsentState::Objected)
}

/// The present state, or revision 0 when nothing was ever chosen.
pub(super) async fn state<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    whose: &Holder,
    id: ConsentId,
) -> Result<ConsentRow, StoreError> {
    let sql = "SELECT consent, state, revision, wording, notice, channel, changed_at, pending_until FROM consent_state
               WHERE holder = ?1 AND consent = ?2";
    let row: Option<StateColumns> =
        sqlx::query_as(sql).bind(holder::key(whose)).bind(id.as_str()).fetch_optional(database).await?;
    row.map_or_else(|| Ok(never(id)), consent)
}

/// Silence is no consent. Marketing to a customer needs no consent but a sale with an opt-out, and none is on record.
fn never(id: ConsentId) -> ConsentRow {
    let state = if id == ConsentId::Marketing { ConsentState::Unknown } else { ConsentState::Denied };
    ConsentRow {
        id,
        state,
        revision: 0,
        wording: None,
        notice: None,
        changed_at: None,
        channel: None,
        pending_until: None,
    }
}

fn consent(columns: StateColumns) -> Result<ConsentRow, StoreError> {
    let (id, state, revision, wording, notice, channel, changed_at, pending_until) = columns;
    Ok(ConsentRow {
        id: convert::word(&id)?,
        state: convert::state(&state)?,
        revision: convert::count(revision)?,
        wording: Some(convert::id(&wording)?),
        notice: Some(convert::id(&notice)?),
        changed_at: Some(convert::moment(changed_at)?),
        channel: Some(convert::word(&channel)?),
        pending_until: convert::moment_opt(pending_until)?,
    })
}
