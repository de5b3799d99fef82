//! Whether addresses may be mailed: one statement for all of them.

use super::{SqliteStore, convert, convert::hex, digest, holder};
use crate::{EmailAddress, PermissionAsk, Permit, StoreError};
use jiff::civil::Date;
use mijn_privacy_api::{ConsentId, WordingId};
use serde_json::json;
use sqlx::{Executor, Sqlite};

/// `y` is a grant that counts. A sale with an opt-out that came by import is bound to no wording.
macro_rules! counts {
    ($and:literal) => {
        concat!(
            "y.consent = ?2 AND y.state = 'granted' AND (y.wording IN (SELECT value FROM json_each(?3))
                 OR (y.consent = 'marketing' AND y.channel = 'import')) ",
            $and
        )
    };
}

/// With the last account a yes from before ends (NEW-5); one from since, of who still can log in, counts.
///
/// A customer's own word since takes the place of the yes that they came with (see `carried`). While its use stands still
/// (GDPR art. 18), a yes permits nothing.
///
/// Each asked address with whose grant permits it, and how often it was mailed in the year: a mailing stands there once for
/// each person who has the mailbox, all on one day.
const FOUND: &str = concat!(
    "SELECT a.key AS place,
     CASE WHEN EXISTS (SELECT 1 FROM suppression x WHERE x.digest = unhex(a.value ->> 1))
        OR EXISTS (SELECT 1 FROM person p JOIN restriction r ON r.person = p.id
                   WHERE p.email_digest = unhex(a.value ->> 0) AND r.purpose = ?2 AND r.ended_at IS NULL)
     THEN NULL ELSE coalesce(
        (SELECT p.id FROM person p JOIN consent_state y ON y.holder = p.id
         WHERE p.email_digest = unhex(a.value ->> 0) AND ",
    counts!(
        "AND (EXISTS (SELECT 1 FROM membership m JOIN account o ON o.id = m.account
                      WHERE m.person = p.id AND o.status <> 'closed') OR y.changed_at > "
    ),
    holder::closed_at!("p.id"),
    ") LIMIT 1),
        (SELECT y.holder FROM subscriber s JOIN consent_state y ON y.holder = '@' || s.id
         WHERE ?2 = 'newsletter' AND s.digest = unhex(a.value ->> 0)
         AND NOT EXISTS (SELECT 1 FROM person p JOIN consent_state c ON c.holder = p.id AND c.consent = 'newsletter'
                         JOIN membership m ON m.person = p.id JOIN account o ON o.id = m.account
                         WHERE p.email_digest = s.digest AND o.status <> 'closed' AND c.channel <> 'expiry'
                         AND c.changed_at >= y.changed_at) AND ",
    counts!(""),
    ")) END AS holder,
     CASE WHEN ?4 IS NULL THEN 0 ELSE max(
        (SELECT count(*) FROM (SELECT 1 FROM mailing g
         WHERE g.address = unhex(a.value ->> 0) AND g.sent_on BETWEEN ?4 AND ?5 GROUP BY g.sent_on, g.mailing)),
        (SELECT coalesce(max((SELECT count(*) FROM mailing g WHERE g.person = p.id AND g.sent_on BETWEEN ?4 AND ?5)), 0)
         FROM person p WHERE p.email_digest = unhex(a.value ->> 0))) END AS sent
     FROM json_each(?1) a"
);

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[FOUND];

/// What is asked of each address.
pub(super) struct Asked<'a> {
    pub(super) id: ConsentId,
    pub(super) wordings: &'a [WordingId],
    /// The day in whose year e-mails are counted; absent: they are not.
    pub(super) counted: Option<Date>,
}

/// What was found of one.
pub(super) struct Found {
    /// Whose grant permits it, as in the column `holder`.
    pub(super) holder: Option<String>,
    /// So many this year.
    pub(super) sent: u32,
}

impl Found {
    pub(super) fn permit(&self, max: Option<u32>) -> Permit {
        match (&self.holder, max) {
            (None, _) => Permit::NotPermitted,
            (Some(_), Some(max)) if self.sent >= max => Permit::LimitReached,
            (Some(_), _) => Permit::Permitted,
        }
    }
}

/// Both digests of an address.
pub(super) struct Digests {
    pub(super) address: [u8; 32],
    pub(super) suppression: [u8; 32],
}

impl SqliteStore {
    pub(super) fn digests<'a>(&self, id: ConsentId, addresses: impl Iterator<Item = &'a EmailAddress>) -> Vec<Digests> {
        let both = |address: &EmailAddress| Digests {
            address: digest::address(&self.keys, address),
            suppression: digest::suppression(&self.keys, id, address),
        };
        addresses.map(both).collect()
    }

    pub(super) async fn answer_permissions(&self, ask: &PermissionAsk<'_>) -> Result<Vec<Permit>, StoreError> {
        let digests = self.digests(ask.id, ask.addresses.iter().map(|(address, _)| address));
        let asked = Asked { id: ask.id, wordings: ask.wordings, counted: ask.max.map(|_| ask.day) };
        let found = find(&self.readers, &asked, &digests).await?;
        let permits: Vec<Permit> = found.iter().map(|found| found.permit(ask.max)).collect();
        let mut links = Vec::new();
        for (((_, token), digests), found) in ask.addresses.iter().zip(&digests).zip(&found) {
            if found.permit(ask.max) == Permit::Permitted {
                let (address, suppression) = (hex(&digests.address), hex(&digests.suppression));
                links.push(json!([hex(token), found.holder, address, suppression]));
            }
        }
        if !links.is_empty() {
            // In the order of the table: each of its pages is written once, however many there are.
            links.sort_unstable_by(|one, other| one[0].as_str().cmp(&other[0].as_str()));
            let mut tx = self.write().await?;
            let sql = "INSERT INTO unsubscribe_link (token_hash, consent, holder, address, suppression, at)
                       SELECT unhex(value ->> 0), ?2, value ->> 1, unhex(value ->> 2), unhex(value ->> 3), ?3
                       FROM json_each(?1)";
            sqlx::query(sql)
                .bind(convert::json(&links)?)
                .bind(ask.id.as_str())
                .bind(ask.at.as_microsecond())
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
        }
        Ok(permits)
    }
}

/// In the order asked.
pub(super) async fn find<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    asked: &Asked<'_>,
    digests: &[Digests],
) -> Result<Vec<Found>, StoreError> {
    if !matches!(asked.id, ConsentId::Newsletter | ConsentId::Marketing) {
        return Ok(digests.iter().map(|_| Found { holder: None, sent: 0 }).collect());
    }
    let pairs: Vec<_> = digests.iter().map(|both| json!([hex(&both.address), hex(&both.suppression)])).collect();
    let wordings: Vec<_> = asked.wordings.iter().map(|wording| json!(wording)).collect();
    let year = asked.counted.map(|day| day.year());
    let mut rows: Vec<(i64, Option<String>, i64)> = sqlx::query_as(FOUND)
        .bind(convert::json(&pairs)?)
        .bind(asked.id.as_str())
        .bind(convert::json(&wordings)?)
        .bind(year.map(|year| format!("{year:04}-01-01")))
        .bind(year.map(|year| format!("{year:04}-12-31")))
        .fetch_all(database)
        .await?;
    rows.sort_unstable_by_key(|row| row.0);
    rows.into_iter().map(|(_, holder, sent)| Ok(Found { holder, sent: convert::count(sent)? })).collect()
}
