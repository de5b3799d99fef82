//! Double opt-in: the links that confirm a choice.

use super::chain::{Actor, Change};
use super::{SqliteStore, consents, convert, digest, event, holder, outbox, people};
use crate::{
    ConfirmationLink, ConfirmationState, ConsentEventRow, Holder, NewConfirmation, NewMail, Resent, Scope, StoreError,
};
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use sqlx::SqliteConnection;

/// The e-mails that ask for this and still wait to be sent go: somebody said no.
pub(super) async fn take_back(
    connection: &mut SqliteConnection,
    whose: &Holder,
    id: ConsentId,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM outbox WHERE due_at IS NOT NULL
               AND message_id IN (SELECT message_id FROM confirmation WHERE holder = ?1 AND consent = ?2)";
    sqlx::query(sql).bind(holder::key(whose)).bind(id.as_str()).execute(connection).await?;
    Ok(())
}

impl SqliteStore {
    /// Stores a link for the row that waits, and the e-mail that brings it.
    pub(super) async fn insert_confirmation(
        &self,
        connection: &mut SqliteConnection,
        (whose, id, seq): (&Holder, ConsentId, i64),
        (link, mail): &(NewConfirmation, NewMail),
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO confirmation (token_hash, holder, consent, seq, expires_at, address, message_id)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        sqlx::query(sql)
            .bind(&link.token_hash[..])
            .bind(holder::key(whose))
            .bind(id.as_str())
            .bind(seq)
            .bind(link.expires_at.as_microsecond())
            .bind(&digest::address(&self.keys, &mail.to)[..])
            .bind(&mail.message_id)
            .execute(&mut *connection)
            .await?;
        outbox::insert(connection, &self.vault, mail, at).await?;
        self.note_try(connection, &mail.to, at).await
    }

    /// One more link for what waits already, which then waits as long as that link works.
    pub(super) async fn another_link(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        id: ConsentId,
        new: &(NewConfirmation, NewMail),
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE consent_state SET pending_until = max(pending_until, ?3)
                   WHERE holder = ?1 AND consent = ?2 AND state = 'pending_confirmation' RETURNING seq";
        let seq: i64 = sqlx::query_scalar(sql)
            .bind(holder::key(whose))
            .bind(id.as_str())
            .bind(new.0.expires_at.as_microsecond())
            .fetch_one(&mut *connection)
            .await?;
        self.insert_confirmation(connection, (whose, id, seq), new, at).await
    }

    pub(super) async fn write_resent(
        &self,
        scope: &Scope,
        id: ConsentId,
        new: &(NewConfirmation, NewMail),
        at: Timestamp,
    ) -> Result<Resent, StoreError> {
        let whose = Holder::Person(scope.person.clone());
        let mut tx = self.write().await?;
        let present = consents::state(&mut *tx, &whose, id).await?;
        let waits = present.pending_until.is_some_and(|until| at < until);
        if !waits || !people::is_member(&mut tx, scope).await? {
            return Ok(Resent::NotPending);
        }
        if let Some(free) = self.wait(&mut tx, new, at).await? {
            return Ok(Resent::Wait(free));
        }
        self.another_link(&mut tx, &whose, id, new, at).await?;
        tx.commit().await?;
        Ok(Resent::Sent)
    }

    pub(super) async fn read_confirmation(
        &self,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<ConfirmationLink>, StoreError> {
        // One snapshot for link, row and state.
        let mut tx = self.readers.begin().await?;
        self.find_confirmation(&mut tx, token_hash, now).await
    }

    pub(super) async fn write_confirmed(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
    ) -> Result<Option<ConfirmationLink>, StoreError> {
        let mut tx = self.write().await?;
        let Some(link) = self.find_confirmation(&mut tx, token_hash, at).await? else { return Ok(None) };
        if link.state != ConfirmationState::Waiting {
            return Ok(Some(link));
        }
        let change = again(&link.waiting, ConsentState::Granted, Channel::ConfirmationLink, Actor::Subject, at)?;
        self.append_with_effects(&mut tx, &link.holder, link.id, &change, link.waiting.revision + 1).await?;
        tx.commit().await?;
        Ok(Some(ConfirmationLink { state: ConfirmationState::Confirmed, ..link }))
    }
}

/// A change under the wording, language and statement of an earlier row; what was shown then stands beside that row.
pub(super) fn again<'a>(
    row: &'a ConsentEventRow,
    state: ConsentState,
    channel: Channel,
    actor: Actor<'a>,
    at: Timestamp,
) -> Result<Change<'a>, StoreError> {
    Ok(Change {
        consent: row.id.as_str(),
        state,
        wording: row.wording.as_str(),
        wording_digest: convert::digest(&row.wording_digest)?,
        wording_text: None,
        language: &row.language,
        shown_at: row.shown_at,
        notice: row.notice.as_str(),
        channel,
        actor,
        at,
        pending_until: None,
    })
}

impl SqliteStore {
    async fn find_confirmation(
        &self,
        connection: &mut SqliteConnection,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<ConfirmationLink>, StoreError> {
        let sql = "SELECT holder, seq, expires_at, address FROM confirmation WHERE token_hash = ?1";
        let row: Option<(String, i64, i64, Option<Vec<u8>>)> =
            sqlx::query_as(sql).bind(&token_hash[..]).fetch_optional(&mut *connection).await?;
        let Some((key, seq, expires_at, sent_to)) = row else { return Ok(None) };
        let whose = holder::parse(&key)?;
        let address = holder::address(&mut *connection, &whose).await?;
        // The mailbox that it was sent to is not theirs any more.
        let elsewhere = sent_to.is_some_and(|sent_to| {
            address.is_some_and(|address| digest::address(&self.keys, &address)[..] != sent_to[..])
        });
        let waiting = event::at(&mut *connection, seq).await?;
        let last = event::last(&mut *connection, &key, waiting.id).await?;
        let late = now >= convert::moment(expires_at)?;
        let state = match last {
            Some((present, _)) if present == seq && elsewhere => ConfirmationState::Superseded,
            Some((present, _)) if present == seq && !late => ConfirmationState::Waiting,
            Some((present, _)) if present == seq => ConfirmationState::Expired,
            Some((_, row)) if row.revision == waiting.revision + 1 && row.channel == Channel::ConfirmationLink => {
                ConfirmationState::Confirmed
            }
            Some((_, row)) if row.revision == waiting.revision + 1 && row.channel == Channel::Expiry => {
                ConfirmationState::Expired
            }
            // The address went: because nobody followed the link, or because somebody said no.
            None if late => ConfirmationState::Expired,
            _ => ConfirmationState::Superseded,
        };
        Ok(Some(ConfirmationLink { id: waiting.id, holder: whose, state, waiting }))
    }
}
