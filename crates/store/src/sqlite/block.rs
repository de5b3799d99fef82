//! An objection by blocking us: a spam complaint, or a mailbox that refuses our mail for good (MKT-3).

use super::suppression::{self, Effect};
use super::{SqliteStore, chain::Change, consents, convert, digest, event, holder};
use crate::{ConsentWrite, EmailAddress, Holder, StoreError};
use mijn_privacy_api::ConsentId;

impl SqliteStore {
    pub(super) async fn write_block(&self, address: &EmailAddress, writes: &[ConsentWrite]) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let having = digest::address(&self.keys, address);
        for write in writes {
            for whose in holder::having(&mut *tx, &having).await? {
                if matches!(whose, Holder::Subscriber(_)) && write.id != ConsentId::Newsletter {
                    continue;
                }
                let present = consents::state(&mut *tx, &whose, write.id).await?;
                if consents::is_no(present.state) {
                    continue;
                }
                let last = event::last(&mut *tx, &holder::key(&whose), write.id).await?;
                let mut change = Change::of(&whose, write);
                if let Some((_, last)) = &last {
                    (change.wording, change.language, change.notice) =
                        (last.wording.as_str(), &last.language, last.notice.as_str());
                    (change.wording_digest, change.wording_text) = (convert::digest(&last.wording_digest)?, None);
                    change.shown_at = last.shown_at;
                }
                self.append_with_effects(&mut tx, &whose, write.id, &change, present.revision + 1).await?;
            }
            let digest = digest::suppression(&self.keys, write.id, address);
            suppression::set(&mut tx, Effect::Put, &digest, write.at).await?;
        }
        Ok(tx.commit().await?)
    }
}
