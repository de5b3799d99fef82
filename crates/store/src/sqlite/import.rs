//! The import of a list that another system kept: one transaction, line by line.

use super::import_rows::{ImportRows, Known, Target};
use super::suppression::{self, Effect};
use super::{SqliteStore, consents, convert, digest, holder};
use crate::{Holder, Import, ImportLine, Imported, StoreError};
use mijn_privacy_api::{Channel, ConsentId, ConsentState, OpenEnum};
use sqlx::{Sqlite, Transaction};

/// Whether the address said no; holder, whether they may join the list (see [`holder::choosing`]), subject, state, revision,
/// channel, since when.
type Found =
    (bool, Option<String>, Option<bool>, Option<Vec<u8>>, Option<String>, Option<i64>, Option<String>, Option<i64>);

/// Everybody who has the address, with their present choice: one row at least.
const FIND: &str = "SELECT x.suppressed, h.holder, h.chooses, s.id, t.state, t.revision, t.channel, t.changed_at
    FROM (SELECT EXISTS (SELECT 1 FROM suppression WHERE digest = ?2) AS suppressed) x
    LEFT JOIN (SELECT p.id AS holder, EXISTS (SELECT 1 FROM membership m JOIN account o ON o.id = m.account
                                               WHERE m.person = p.id AND o.status <> 'closed') AS chooses
               FROM person p WHERE p.email_digest = ?1
               UNION ALL SELECT '@' || id, 1 FROM subscriber WHERE digest = ?1 AND ?3 = 'newsletter') h ON true
    LEFT JOIN subject s ON s.holder = h.holder
    LEFT JOIN consent_state t ON t.holder = h.holder AND t.consent = ?3";

/// For the check of its plan.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[FIND];

struct SqliteImport {
    store: SqliteStore,
    tx: Transaction<'static, Sqlite>,
    rows: ImportRows,
}

impl SqliteStore {
    pub(super) async fn start_import(&self) -> Result<Box<dyn Import>, StoreError> {
        // Who is sought by address must be found.
        self.digest_addresses().await?;
        let mut tx = self.write().await?;
        let rows = ImportRows::new(&mut tx).await?;
        Ok(Box::new(SqliteImport { store: self.clone(), tx, rows }))
    }
}

#[async_trait::async_trait]
impl Import for SqliteImport {
    async fn line(&mut self, line: &ImportLine) -> Result<Imported, StoreError> {
        let keys = &self.store.keys;
        let address = digest::address(keys, &line.address);
        let suppression = digest::suppression(keys, line.id, &line.address);
        if self.rows.has(&address) {
            self.rows.write(&mut self.tx).await?;
        }
        let found: Vec<Found> = sqlx::query_as(FIND)
            .bind(&address[..])
            .bind(&suppression[..])
            .bind(line.id.as_str())
            .fetch_all(&mut *self.tx)
            .await?;
        let suppressed = found.first().is_some_and(|row| row.0);
        // A no is everybody's; of the newsletter it is kept beside who is no customer any more, as it is without one.
        let takes =
            |row: &Found| row.2 == Some(true) || (line.id != ConsentId::Newsletter && consents::is_no(line.state));
        let known: Vec<Known> =
            found.into_iter().filter(takes).filter_map(|row| known(row).transpose()).collect::<Result<_, _>>()?;
        if known.is_empty() {
            return self.nobody(line, (address, suppression), suppressed).await;
        }
        let mut outcome = Imported::Same;
        for known in known {
            outcome = match (self.one(line, known, (address, suppression), suppressed).await?, outcome) {
                (Imported::Added, _) | (_, Imported::Added) => Imported::Added,
                (Imported::Kept, _) | (_, Imported::Kept) => Imported::Kept,
                (other, _) => other,
            };
        }
        Ok(outcome)
    }

    async fn commit(mut self: Box<Self>) -> Result<(), StoreError> {
        self.rows.write(&mut self.tx).await?;
        Ok(self.tx.commit().await?)
    }
}

impl SqliteImport {
    /// An address that nobody has. Its no is kept without it; only a yes that can be shown puts it on the list (NEW-4).
    async fn nobody(
        &mut self,
        line: &ImportLine,
        (address, suppression): ([u8; 32], [u8; 32]),
        suppressed: bool,
    ) -> Result<Imported, StoreError> {
        if line.id != ConsentId::Newsletter {
            return Ok(Imported::NotACustomer);
        }
        if consents::is_no(line.state) {
            let new = suppression::set(&mut self.tx, Effect::Put, &suppression, line.at).await?;
            return Ok(if new { Imported::Added } else { Imported::Same });
        }
        if line.state != ConsentState::Granted {
            return Ok(Imported::NotACustomer);
        }
        if suppressed {
            return Ok(Imported::Kept);
        }
        let new = Known { whose: self.store.subscriber_id()?, subject: None, present: None };
        let target = Target { address, suppression, joins: true };
        self.rows.push(&self.store, &mut self.tx, line, &new, &target).await?;
        Ok(Imported::Added)
    }

    async fn one(
        &mut self,
        line: &ImportLine,
        known: Known,
        (address, suppression): ([u8; 32], [u8; 32]),
        suppressed: bool,
    ) -> Result<Imported, StoreError> {
        if known.present.as_ref().is_some_and(|present| present.state == line.state) {
            return Ok(Imported::Same);
        }
        // What was said by a link is known of the address alone.
        let said_no = suppressed && !consents::is_no(line.state);
        // A list that proves nothing takes nothing away either.
        let proves_nothing = line.state == ConsentState::Unknown && known.present.is_some();
        if said_no || proves_nothing || stands(line, &known) {
            return Ok(Imported::Kept);
        }
        let target = Target { address, suppression, joins: false };
        self.rows.push(&self.store, &mut self.tx, line, &known, &target).await?;
        if matches!(known.whose, Holder::Subscriber(_)) && consents::is_no(line.state) {
            self.rows.write(&mut self.tx).await?;
            self.store.end_subscriber(&mut self.tx, &known.whose, line.at).await?;
        }
        Ok(Imported::Added)
    }
}

fn known((_, holder, _, subject, state, revision, channel, changed_at): Found) -> Result<Option<Known>, StoreError> {
    let Some(holder) = holder else { return Ok(None) };
    let present = match (state, revision, channel, changed_at) {
        (Some(state), Some(revision), Some(channel), Some(changed_at)) => Some(super::import_rows::Present {
            state: convert::state(&state)?,
            revision: convert::count(revision)?,
            imported: Channel::parse(&channel) == Some(Channel::Import),
            changed_at: convert::moment(changed_at)?,
        }),
        _ => None,
    };
    Ok(Some(Known { whose: holder::parse(&holder)?, subject, present }))
}

/// Whether what the person chose by another route stands. A no of the list holds, unless they chose something since.
fn stands(line: &ImportLine, known: &Known) -> bool {
    let Some(present) = known.present.as_ref().filter(|present| !present.imported) else { return false };
    let since = line.chosen_at.is_some_and(|chosen| present.changed_at > chosen);
    !consents::is_no(line.state) || consents::is_no(present.state) || since
}
