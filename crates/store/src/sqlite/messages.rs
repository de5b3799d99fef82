//! Single contact messages: satisfied, withdrawn (CON-3, CON-4).

use super::chain::{Actor, CONTACT, Change};
use super::records::{self, MESSAGE};
use super::{SqliteStore, idempotency, link, people};
use crate::{
    AnswerOf, Holder, Idempotency, MessageOnce, MessageOutcome, MessageRow, MessageWithdraw, Once, Scope, StoreError,
};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{Channel, ConsentState, MessageId, OpenQuestion, PersonId};
use mijn_privacy_rules::local_date_nl;
use sqlx::{Executor, Sqlite, SqliteConnection};

impl SqliteStore {
    pub(super) async fn read_message(&self, scope: &Scope, id: &MessageId) -> Result<Option<MessageRow>, StoreError> {
        find(&self.readers, scope, id).await
    }

    pub(super) async fn write_satisfied(
        &self,
        scope: &Scope,
        id: &MessageId,
        on: Date,
        at: Timestamp,
        once: &Idempotency,
        answer: AnswerOf<'_, MessageRow>,
    ) -> Result<Once, StoreError> {
        let mut tx = self.write().await?;
        if !people::is_member(&mut tx, scope).await? {
            return Ok(Once::Missing);
        }
        if let Some(earlier) = idempotency::find(&mut tx, &self.vault, scope, once).await? {
            return Ok(earlier);
        }
        // One that is locked is used for nothing any more.
        let sql = "UPDATE contact_message SET satisfied_on = ?4 WHERE account = ?1 AND person = ?2 AND name = ?3
                   AND satisfied_on IS NULL AND (withdrawn_at IS NULL OR after_answer = 1)";
        named(sqlx::query(sql), scope, id).bind(on.to_string()).execute(&mut *tx).await?;
        let Some(row) = find(&mut *tx, scope, id).await? else { return Ok(Once::Missing) };
        let answer = answer(&row);
        idempotency::keep(&mut tx, &self.vault, scope, once, &answer, at).await?;
        tx.commit().await?;
        Ok(Once::Done(answer))
    }

    pub(super) async fn write_withdrawn(
        &self,
        scope: &Scope,
        id: &MessageId,
        withdraw: &MessageWithdraw,
        once: &Idempotency,
        answer: AnswerOf<'_, MessageOutcome>,
    ) -> Result<MessageOnce, StoreError> {
        let mut tx = self.write().await?;
        if !people::is_member(&mut tx, scope).await? {
            return Ok(MessageOnce::Once(Once::Missing));
        }
        if let Some(earlier) = idempotency::find(&mut tx, &self.vault, scope, once).await? {
            return Ok(MessageOnce::Once(earlier));
        }
        let Some(row) = find(&mut *tx, scope, id).await? else { return Ok(MessageOnce::Once(Once::Missing)) };
        let open = row.answered_at.is_none() && (row.withdrawn_at.is_none() || row.after_answer);
        if open && withdraw.open_question.is_none() {
            return Ok(MessageOnce::OpenQuestion);
        }
        if row.withdrawn_at.is_none() {
            self.append_withdrawal(&mut tx, &scope.person, withdraw).await?;
        }
        let waits = open && withdraw.open_question == Some(OpenQuestion::AnswerFirst);
        let sql = if waits {
            "UPDATE contact_message SET withdrawn_at = coalesce(withdrawn_at, ?4), after_answer = 1
             WHERE account = ?1 AND person = ?2 AND name = ?3"
        } else if withdraw.kept_by_law {
            "UPDATE contact_message SET withdrawn_at = coalesce(withdrawn_at, ?4), after_answer = 0
             WHERE account = ?1 AND person = ?2 AND name = ?3"
        } else {
            "DELETE FROM contact_message WHERE account = ?1 AND person = ?2 AND name = ?3 AND ?4 IS NOT NULL"
        };
        named(sqlx::query(sql), scope, id).bind(withdraw.at.as_microsecond()).execute(&mut *tx).await?;
        if withdraw.kept_by_law && !waits {
            // The law's period has to begin somewhere: here at the latest.
            let sql = "UPDATE contact_message SET satisfied_on = coalesce(satisfied_on, ?4)
                       WHERE account = ?1 AND person = ?2 AND name = ?3";
            named(sqlx::query(sql), scope, id).bind(local_date_nl(withdraw.at).to_string()).execute(&mut *tx).await?;
        }
        let left = find(&mut *tx, scope, id).await?;
        let answer = answer(&left.map_or(MessageOutcome::Deleted, MessageOutcome::Stays));
        idempotency::keep(&mut tx, &self.vault, scope, once, &answer, withdraw.at).await?;
        tx.commit().await?;
        Ok(MessageOnce::Once(Once::Done(answer)))
    }

    /// That the consent was taken back, and nothing of the message.
    pub(super) async fn append_withdrawal(
        &self,
        connection: &mut SqliteConnection,
        person: &PersonId,
        withdraw: &MessageWithdraw,
    ) -> Result<(), StoreError> {
        let sql = "SELECT max(revision) FROM consent_change
                   WHERE subject = (SELECT id FROM subject WHERE holder = ?1) AND consent = ?2";
        let last: Option<u32> =
            sqlx::query_scalar(sql).bind(person.as_str()).bind(CONTACT).fetch_one(&mut *connection).await?;
        let change = Change {
            consent: CONTACT,
            state: ConsentState::Withdrawn,
            wording: withdraw.wording.as_str(),
            wording_digest: link::wording_digest(&withdraw.wording_text),
            wording_text: Some(&withdraw.wording_text),
            language: &withdraw.language,
            shown_at: withdraw.at,
            notice: withdraw.notice.as_str(),
            channel: Channel::Portal,
            actor: Actor::Subject,
            at: withdraw.at,
            pending_until: None,
        };
        let whose = Holder::Person(person.clone());
        self.append(connection, &whose, &change, last.unwrap_or(0) + 1).await?;
        Ok(())
    }
}

type Query<'q> = sqlx::query::Query<'q, Sqlite, sqlx::sqlite::SqliteArguments>;

fn named<'q>(query: Query<'q>, scope: &Scope, id: &MessageId) -> Query<'q> {
    let (account, person) = (scope.account.as_str().to_owned(), scope.person.as_str().to_owned());
    query.bind(account).bind(person).bind(id.as_str().to_owned())
}

async fn find<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    scope: &Scope,
    id: &MessageId,
) -> Result<Option<MessageRow>, StoreError> {
    let row = sqlx::query_as(MESSAGE)
        .bind(scope.account.as_str())
        .bind(scope.person.as_str())
        .bind(id.as_str())
        .fetch_optional(database)
        .await?;
    Ok(row.map(records::message).transpose()?.map(|(_, row)| row))
}
