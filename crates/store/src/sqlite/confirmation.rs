//! Double opt-in: the links that confirm a choice.

use super::chain::{Actor, Change};
use super::{SqliteStore, consents, convert, event, holder, outbox, people};
use crate::{
    ConfirmationLink, ConfirmationState, ConsentEventRow, Holder, MailLimit, NewConfirmation, NewMail, Resent, Scope,
    StoreError,
};
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use sqlx::SqliteConnection;

/// Stores a link for the row that waits.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    whose: &Holder,
    id: ConsentId,
    seq: i64,
    link: &NewConfirmation,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO confirmation (token_hash, holder, consent, seq, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    sqlx::query(sql)
        .bind(&link.token_hash[..])
        .bind(holder::key(whose))
        .bind(id.as_str())
        .bind(seq)
        .bind(link.expires_at.as_microsecond())
        .execute(connection)
        .await?;
    Ok(())
}

impl SqliteStore {
    /// One more link for what waits already, which then waits as long as that link works.
    pub(super) async fn another_link(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        id: ConsentId,
        (link, mail): &(NewConfirmation, NewMail),
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE consent_state SET pending_until = max(pending_until, ?3)
                   WHERE holder = ?1 AND consent = ?2 AND state = 'pending_confirmation' RETURNING seq";
        let seq: i64 = sqlx::query_scalar(sql)
            .bind(holder::key(whose))
            .bind(id.as_str())
            .bind(link.expires_at.as_microsecond())
            .fetch_one(&mut *connection)
            .await?;
        insert(connection, whose, id, seq, link).await?;
        outbox::insert(connection, mail, at).await?;
        self.note_try(connection, &mail.to, at).await
    }

    pub(super) async fn write_resent(
        &self,
        scope: &Scope,
        id: ConsentId,
        new: &(NewConfirmation, NewMail),
        limit: &MailLimit,
        at: Timestamp,
    ) -> Result<Resent, StoreError> {
        let whose = Holder::Person(scope.person.clone());
        let mut tx = self.write().await?;
        let present = consents::state(&mut *tx, &whose, id).await?;
        let waits = present.pending_until.is_some_and(|until| at < until);
        if !waits || !people::is_member(&mut tx, scope).await? {
            return Ok(Resent::NotPending);
        }
        if let Some(free) = self.wait(&mut tx, &new.1.to, limit, at).await? {
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
        find(&mut tx, token_hash, now).await
    }

    pub(super) async fn write_confirmed(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
    ) -> Result<Option<ConfirmationLink>, StoreError> {
        let mut tx = self.write().await?;
        let Some(link) = find(&mut tx, token_hash, at).await? else { return Ok(None) };
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

async fn find(
    connection: &mut SqliteConnection,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<ConfirmationLink>, StoreError> {
    let sql = "SELECT holder, seq, expires_at FROM confirmation WHERE token_hash = ?1";
    let row: Option<(String, i64, i64)> =
        sqlx::query_as(sql).bind(&token_hash[..]).fetch_optional(&mut *connection).await?;
    let Some((key, seq, expires_at)) = row else { return Ok(None) };
    let waiting = event::at(&mut *connection, seq).await?;
    let last = event::last(&mut *connection, &key, waiting.id).await?;
    let late = now >= convert::moment(expires_at)?;
    let state = match last {
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
    Ok(Some(ConfirmationLink { id: waiting.id, holder: holder::parse(&key)?, state, waiting }))
}
