//! The profile with its state, and changing it.

use super::{SqliteStore, account_values, convert, idempotency, new_email, people, records};
use crate::{ActivityRow, AnswerOf, EmailAddress, Idempotency, Once, ProfileState, ProfileWrite, Scope, StoreError};
use mijn_privacy_api::{AccountId, ActivitySystem, PersonId};
use sqlx::SqliteConnection;

/// How the activity names it.
const CHANGED: &str = "profile_changed";

impl SqliteStore {
    pub(super) async fn read_profile_state(&self, scope: &Scope) -> Result<ProfileState, StoreError> {
        // One snapshot for the values and their revision.
        state(&mut *self.readers.begin().await?, scope).await
    }

    pub(super) async fn write_profile(
        &self,
        scope: &Scope,
        write: &ProfileWrite,
        once: &Idempotency,
        answer: AnswerOf<'_, ProfileState>,
    ) -> Result<Once, StoreError> {
        let mut tx = self.write().await?;
        if !people::is_member(&mut tx, scope).await? {
            return Ok(Once::Missing);
        }
        if let Some(earlier) = idempotency::find(&mut tx, &self.vault, scope, once).await? {
            return Ok(earlier);
        }
        if revision(&mut tx, scope).await? != write.if_revision {
            return Ok(Once::Stale);
        }
        let theirs = |(category, _): &(String, String)| scope.owns_account() && !account_values::is_persons(category);
        if !write.values.iter().all(theirs) {
            return Ok(Once::Missing);
        }
        // Of several values one that names none of them would take the place of all.
        for (category, _) in &write.values {
            if account_values::count(&mut tx, &scope.account, category).await? > 1 {
                return Ok(Once::Missing);
            }
        }
        let mut of_person = false;
        if let Some(new) = &write.email {
            match self.ask_for_address(&mut tx, &scope.person, new, &write.limit, write.at).await? {
                new_email::Asked::Wait(free) => return Ok(Once::Wait(free.duration_since(write.at))),
                new_email::Asked::Same => {}
                new_email::Asked::Changed => of_person = true,
            }
        }
        let mut of_account = false;
        for (category, value) in &write.values {
            of_account |= account_values::replace(&mut tx, &scope.account, (category, value), write.at).await?;
        }
        if of_account {
            note_account_changed(&mut tx, &scope.account).await?;
        }
        if of_person {
            note_person_changed(&mut tx, &scope.person).await?;
        }
        if of_account || of_person {
            let row = ActivityRow {
                at: write.at,
                system: ActivitySystem::Portal,
                action: CHANGED.to_owned(),
                ip_address: write.ip_address.clone(),
            };
            records::insert_activity(&mut tx, (&scope.account, &scope.person), &row).await?;
        }
        let answer = answer(&state(&mut tx, scope).await?);
        idempotency::keep(&mut tx, &self.vault, scope, once, &answer, write.at).await?;
        tx.commit().await?;
        Ok(Once::Done(answer))
    }
}

async fn state(connection: &mut SqliteConnection, scope: &Scope) -> Result<ProfileState, StoreError> {
    let sql = "SELECT email, expires_at FROM new_email WHERE person = ?1";
    let row: Option<(String, i64)> =
        sqlx::query_as(sql).bind(scope.person.as_str()).fetch_optional(&mut *connection).await?;
    let pending = |(email, until): (String, i64)| {
        let address = EmailAddress::parse(&email).map_err(|_| convert::corrupt("address"))?;
        Ok::<_, StoreError>((address, convert::moment(until)?))
    };
    Ok(ProfileState {
        values: people::profile(&mut *connection, scope).await?,
        revision: revision(connection, scope).await?,
        pending: row.map(pending).transpose()?,
    })
}

/// `<account>-<person>`.
async fn revision(connection: &mut SqliteConnection, scope: &Scope) -> Result<String, StoreError> {
    let sql = "SELECT a.profile_revision, p.profile_revision FROM account a, person p WHERE a.id = ?1 AND p.id = ?2";
    let row: Option<(i64, i64)> =
        sqlx::query_as(sql).bind(scope.account.as_str()).bind(scope.person.as_str()).fetch_optional(connection).await?;
    let (account, person) = row.unwrap_or_default();
    Ok(format!("{account}-{person}"))
}

/// The account's values are others than they were.
pub(super) async fn note_account_changed(
    connection: &mut SqliteConnection,
    account: &AccountId,
) -> Result<(), StoreError> {
    let sql = "UPDATE account SET profile_revision = profile_revision + 1 WHERE id = ?1";
    sqlx::query(sql).bind(account.as_str()).execute(connection).await?;
    Ok(())
}

/// The person's own values are others than they were.
pub(super) async fn note_person_changed(
    connection: &mut SqliteConnection,
    person: &PersonId,
) -> Result<(), StoreError> {
    let sql = "UPDATE person SET profile_revision = profile_revision + 1 WHERE id = ?1";
    sqlx::query(sql).bind(person.as_str()).execute(connection).await?;
    Ok(())
}
