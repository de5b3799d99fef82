//! A change of a consent with all that follows from it: its link and e-mail, the suppression list, and the end of an address
//! that only its yes kept.

use super::chain::Change;
use super::{SqliteStore, carried, confirmation, consents, convert, digest, holder, suppression};
use crate::{Changed, ConsentRow, ConsentWrite, Holder, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use sqlx::SqliteConnection;

/// The rule under which the address of a non-customer goes (NEW-5).
const NO_CUSTOMER: &str = "NEW-5";

/// Whether it is somebody's word, and not what waits for one or ended by itself.
fn is_chosen(change: &Change<'_>) -> bool {
    (consents::is_no(change.state) || change.state == ConsentState::Granted) && change.channel != Channel::Expiry
}

impl SqliteStore {
    pub(super) async fn write_change_of(&self, whose: &Holder, write: &ConsentWrite) -> Result<Changed, StoreError> {
        let mut tx = self.write().await?;
        let on_its_list = write.id == ConsentId::Newsletter || matches!(whose, Holder::Person(_));
        if !on_its_list || !holder::exists(&mut tx, whose).await? {
            return Ok(Changed::Missing);
        }
        let present = carried::state(&mut tx, whose, write.id).await?;
        if write.if_revision.is_some_and(|seen| seen != present.revision) {
            return Ok(Changed::Stale(present));
        }
        if consents::is_so(&present, write) {
            return Ok(Changed::Same(present));
        }
        let row = self.change(&mut tx, whose, write, &present).await?;
        tx.commit().await?;
        Ok(Changed::Done(row))
    }

    /// Appends it after what is `present` now.
    pub(super) async fn change(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        write: &ConsentWrite,
        present: &ConsentRow,
    ) -> Result<ConsentRow, StoreError> {
        let change = Change::of(whose, write);
        let seq = self.append_with_effects(connection, whose, write.id, &change, present.revision + 1).await?;
        if let (ConsentState::PendingConfirmation, Some(new)) = (write.state, &write.confirmation) {
            self.insert_confirmation(connection, (whose, write.id, seq), new, write.at).await?;
        }
        Ok(ConsentRow {
            id: write.id,
            state: write.state,
            revision: present.revision + 1,
            wording: Some(write.wording.clone()),
            notice: Some(write.notice.clone()),
            changed_at: Some(convert::stored(write.at)),
            channel: Some(write.channel),
            pending_until: change.waits_until().map(convert::stored),
        })
    }

    /// Appends it and does to the suppression list what it says; the address of a non-customer goes with their no.
    pub(super) async fn append_with_effects(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        id: ConsentId,
        change: &Change<'_>,
        revision: u32,
    ) -> Result<i64, StoreError> {
        let seq = self.append(connection, whose, change, revision).await?;
        if let Some(effect) = suppression::effect(id, change.state, change.channel)
            && let Some(address) = holder::address(&mut *connection, whose).await?
        {
            let digest = digest::suppression(&self.keys, id, &address);
            suppression::set(connection, effect, &digest, change.at).await?;
        }
        if consents::is_no(change.state) {
            confirmation::take_back(connection, whose, id).await?;
        }
        match whose {
            Holder::Subscriber(_) if consents::is_no(change.state) => {
                self.end_subscriber(connection, whose, change.at).await?;
            }
            Holder::Person(_) if id == ConsentId::Newsletter && is_chosen(change) => {
                self.end_entry(connection, whose, id).await?;
            }
            _ => {}
        }
        Ok(seq)
    }

    /// The address goes, and with it whose the rows of the chain are.
    pub(super) async fn end_subscriber(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.erase_holder(connection, whose, NO_CUSTOMER, at).await?;
        holder::leave_list(connection, whose).await
    }
}
