//! Links in e-mails that stop them.

use super::chain::Actor;
use super::suppression::{self, Effect};
use super::{SqliteStore, confirmation, consents, convert, event, holder};
use crate::{Holder, StoreError, UnsubscribeLink};
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use sqlx::SqliteConnection;

type LinkColumns = (String, Option<String>, Vec<u8>, Vec<u8>);

/// As stored.
struct Link {
    id: ConsentId,
    holder: Option<Holder>,
    address: Vec<u8>,
    suppression: [u8; 32],
}

impl SqliteStore {
    pub(super) async fn read_unsubscribe_link(
        &self,
        token_hash: &[u8; 32],
    ) -> Result<Option<UnsubscribeLink>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let Some(link) = find(&mut tx, token_hash).await? else { return Ok(None) };
        shown(&mut tx, &link).await.map(Some)
    }

    /// The no is of the mailbox: of everybody who has the address, and of whom the e-mail was for.
    pub(super) async fn write_unsubscribed(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
    ) -> Result<Option<UnsubscribeLink>, StoreError> {
        let mut tx = self.write().await?;
        let Some(link) = find(&mut tx, token_hash).await? else { return Ok(None) };
        let mut holders = holder::having(&mut *tx, &link.address).await?;
        holders.extend(link.holder.clone().filter(|whose| !holders.contains(whose)));
        for whose in &holders {
            self.stop(&mut tx, whose, link.id, (Channel::UnsubscribeLink, Actor::Subject), at).await?;
        }
        suppression::set(&mut tx, Effect::Put, &link.suppression, at).await?;
        // A non-customer's address is gone now, and their place in the link with it.
        let link = find(&mut tx, token_hash).await?.unwrap_or(link);
        let shown = shown(&mut tx, &link).await?;
        tx.commit().await?;
        Ok(Some(shown))
    }

    /// Appends the no that ends what is on or waits, under the wording of the last change. Without a change there is
    /// nothing to end.
    pub(super) async fn stop(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        id: ConsentId,
        (channel, actor): (Channel, Actor<'_>),
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let Some((_, last)) = event::last(&mut *connection, &holder::key(whose), id).await? else { return Ok(()) };
        if consents::is_no(last.state) {
            return Ok(());
        }
        let change = confirmation::again(&last, stopped(id, last.state), channel, actor, at)?;
        self.append_with_effects(connection, whose, id, &change, last.revision + 1).await?;
        Ok(())
    }
}

/// What a no makes of a state: marketing is objected to, a consent withdrawn, and what was never given is refused.
fn stopped(id: ConsentId, present: ConsentState) -> ConsentState {
    match (id, present) {
        (ConsentId::Marketing, _) => ConsentState::Objected,
        (_, ConsentState::PendingConfirmation) => ConsentState::Denied,
        _ => ConsentState::Withdrawn,
    }
}

async fn find(connection: &mut SqliteConnection, token_hash: &[u8; 32]) -> Result<Option<Link>, StoreError> {
    let sql = "SELECT consent, holder, address, suppression FROM unsubscribe_link WHERE token_hash = ?1";
    let row: Option<LinkColumns> = sqlx::query_as(sql).bind(&token_hash[..]).fetch_optional(connection).await?;
    let Some((id, holder, address, suppression)) = row else { return Ok(None) };
    Ok(Some(Link {
        id: convert::word(&id)?,
        holder: holder.as_deref().map(holder::parse).transpose()?,
        address,
        suppression: suppression.try_into().map_err(|_| convert::corrupt("digest"))?,
    }))
}

async fn shown(connection: &mut SqliteConnection, link: &Link) -> Result<UnsubscribeLink, StoreError> {
    let Some(whose) = present_holder(connection, link).await? else {
        return Ok(UnsubscribeLink { id: link.id, holder: None, state: ConsentState::Withdrawn, last: None });
    };
    let present = consents::state(&mut *connection, &whose, link.id).await?;
    let last = event::last(&mut *connection, &holder::key(&whose), link.id).await?.map(|(_, row)| row);
    Ok(UnsubscribeLink { id: link.id, holder: Some(whose), state: present.state, last })
}

/// Whom the e-mail was for; once that address was deleted, who has it now, for it may have joined the list again. Who said no,
/// or is no customer any more, stands back for who gets the e-mails now.
async fn present_holder(connection: &mut SqliteConnection, link: &Link) -> Result<Option<Holder>, StoreError> {
    let mut all = Vec::new();
    if let Some(whose) = &link.holder
        && holder::exists(connection, whose).await?
    {
        all.push(whose.clone());
    }
    all.extend(holder::having(&mut *connection, &link.address).await?);
    for whose in &all {
        if consents::state(&mut *connection, whose, link.id).await?.state == ConsentState::Granted {
            return Ok(Some(whose.clone()));
        }
    }
    Ok(all.into_iter().next())
}
