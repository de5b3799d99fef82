//! A subscriber's yes for who became a customer: it stays theirs until they choose for themselves, and ends with that. What it
//! proves stays in their history.

use super::{SqliteStore, confirmation, consents, digest, erase, holder};
use crate::{ConsentRow, Holder, StoreError};
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use sqlx::SqliteConnection;

/// The yes to the newsletter of the list's entry that has the person's address.
const YES: &str = "SELECT '@' || s.id FROM person p JOIN subscriber s ON s.digest = p.email_digest
    JOIN consent_state y ON y.holder = '@' || s.id AND y.consent = 'newsletter'
    WHERE p.id = ?1 AND y.state = 'granted'";

/// The rows that tell a person's choice of a switch: their own, those of the yes that they came with, and those of a yes in whose
/// place they chose.
macro_rules! rows {
    ($columns:literal, $and:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " WHERE c.subject IN (SELECT id FROM subject WHERE holder = ?1
          UNION ALL SELECT j.id FROM person p JOIN subscriber s ON s.digest = p.email_digest
          JOIN consent_state y ON y.holder = '@' || s.id AND y.consent = 'newsletter' AND y.state = 'granted'
          JOIN subject j ON j.holder = y.holder WHERE p.id = ?1 AND ?2 = 'newsletter'
          UNION ALL SELECT j.id FROM carried k JOIN subject j ON j.holder = k.entry WHERE k.person = ?1)
          AND c.consent = ?2",
            $and
        )
    };
}

/// All of them, newest first.
pub(super) const HISTORY: &str = rows!(
    "c.*, w.text AS wording_text FROM consent_change c LEFT JOIN wording_text w ON w.digest = c.wording_digest",
    " AND (c.at, c.revision) < (?3, ?4) ORDER BY c.at DESC, c.revision DESC LIMIT ?5"
);
/// How many.
pub(super) const TOTAL: &str = rows!("count(*) FROM consent_change c", "");
/// Those whose hash begins so.
pub(super) const RECEIPTS: &str = rows!(
    "c.*, w.text AS wording_text FROM consent_change c LEFT JOIN wording_text w ON w.digest = c.wording_digest",
    " AND substr(c.hash, 1, ?3) = unhex(?4)"
);

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[YES, HISTORY, TOTAL, RECEIPTS, KEEP];

/// What holds for them now: the last word, their own or that of the entry. The revision is their own, which a change follows.
pub(super) async fn state(
    connection: &mut SqliteConnection,
    whose: &Holder,
    id: ConsentId,
) -> Result<ConsentRow, StoreError> {
    let own = consents::state(&mut *connection, whose, id).await?;
    with_yes(connection, whose, own).await
}

/// The same, where their own is known.
pub(super) async fn with_yes(
    connection: &mut SqliteConnection,
    whose: &Holder,
    own: ConsentRow,
) -> Result<ConsentRow, StoreError> {
    let Holder::Person(person) = whose else { return Ok(own) };
    if own.id != ConsentId::Newsletter || own.state == ConsentState::Granted {
        return Ok(own);
    }
    let entry: Option<String> = sqlx::query_scalar(YES).bind(person.as_str()).fetch_optional(&mut *connection).await?;
    let Some(entry) = entry else { return Ok(own) };
    let yes = consents::state(connection, &holder::parse(&entry)?, own.id).await?;
    // What ended by itself nobody chose.
    let chose_since = own.channel.is_some_and(|channel| channel != Channel::Expiry) && own.changed_at >= yes.changed_at;
    Ok(if chose_since { own } else { ConsentRow { revision: own.revision, ..yes } })
}

/// Keeps what its rows prove.
const KEEP: &str = "INSERT INTO carried (person, entry) SELECT ?1, holder FROM subject WHERE holder = ?2
    ON CONFLICT (person, entry) DO NOTHING";

impl SqliteStore {
    /// The list's entry that has the person's address goes, since they chose for themselves; its rows are their history.
    pub(super) async fn end_entry(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        id: ConsentId,
    ) -> Result<(), StoreError> {
        let Some(address) = holder::address(&mut *connection, whose).await? else { return Ok(()) };
        for entry in holder::having(&mut *connection, &digest::address(&self.keys, &address)).await? {
            if matches!(entry, Holder::Subscriber(_)) {
                confirmation::take_back(connection, &entry, id).await?;
                let key = holder::key(&entry);
                sqlx::query(KEEP).bind(whose.id()).bind(&key).execute(&mut *connection).await?;
                erase::end_state(connection, &key).await?;
                holder::leave_list(connection, &entry).await?;
            }
        }
        Ok(())
    }
}
