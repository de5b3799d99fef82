//! Who has the addresses of some lines of a list, with their present choice: two statements for all of them.

use super::{StoreKeys, consents, convert, convert::hex, digest, holder};
use crate::{EmailAddress, Holder, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentId, ConsentState, OpenEnum};
use sqlx::SqliteConnection;

/// Place of the line, holder, whether they may join the list (see [`holder::choosing`]), subject, state, revision, channel,
/// since when, when it was shown.
type Row = (i64, String, bool, Option<Vec<u8>>, Option<String>, Option<i64>, Option<String>, Option<i64>, Option<i64>);

const FIND: &str =
    "SELECT h.place, h.holder, h.chooses, s.id, t.state, t.revision, t.channel, t.changed_at, c.shown_at FROM
    (SELECT a.key AS place, p.id AS holder, EXISTS (SELECT 1 FROM membership m JOIN account o ON o.id = m.account
                                                    WHERE m.person = p.id AND o.status <> 'closed') AS chooses
     FROM json_each(?1) a CROSS JOIN person p ON p.email_digest = unhex(a.value)
     UNION ALL SELECT a.key, '@' || x.id, 1 FROM json_each(?1) a CROSS JOIN subscriber x ON x.digest = unhex(a.value)
     WHERE ?2 = 'newsletter') h
    LEFT JOIN subject s ON s.holder = h.holder
    LEFT JOIN consent_state t ON t.holder = h.holder AND t.consent = ?2
    LEFT JOIN consent_change c ON c.seq = t.seq";
const SUPPRESSED: &str = "SELECT a.key FROM json_each(?1) a CROSS JOIN suppression n ON n.digest = unhex(a.value)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[FIND, SUPPRESSED];

/// What is known of an address.
pub(super) struct Found {
    pub(super) address: [u8; 32],
    pub(super) suppression: [u8; 32],
    /// Whether the mailbox said no.
    pub(super) suppressed: bool,
    /// Everybody whose choice a line about it can be.
    pub(super) known: Vec<Known>,
}

/// Somebody who has it.
pub(super) struct Known {
    pub(super) whose: Holder,
    pub(super) subject: Option<Vec<u8>>,
    pub(super) present: Option<Present>,
}

/// Their present choice.
pub(super) struct Present {
    pub(super) state: ConsentState,
    pub(super) revision: u32,
    pub(super) imported: bool,
    /// When we knew of it.
    pub(super) changed_at: Timestamp,
    /// When they chose, as far as a list tells.
    pub(super) chosen_at: Timestamp,
}

/// Finds them, in the order asked; each with what its line says.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    keys: &StoreKeys,
    id: ConsentId,
    asked: &[(&EmailAddress, ConsentState)],
) -> Result<Vec<Found>, StoreError> {
    let digests = |(address, _): &(&EmailAddress, ConsentState)| Found {
        address: digest::address(keys, address),
        suppression: digest::suppression(keys, id, address),
        suppressed: false,
        known: Vec::new(),
    };
    let mut all: Vec<Found> = asked.iter().map(digests).collect();
    let of = |digest: fn(&Found) -> &[u8; 32]| {
        convert::json(&all.iter().map(|one| hex(digest(one)).into()).collect::<Vec<_>>())
    };
    let (addresses, suppressions) = (of(|one| &one.address)?, of(|one| &one.suppression)?);
    let no: Vec<i64> = sqlx::query_scalar(SUPPRESSED).bind(suppressions).fetch_all(&mut *connection).await?;
    for place in no {
        at(&mut all, place)?.suppressed = true;
    }
    let rows: Vec<Row> = sqlx::query_as(FIND).bind(addresses).bind(id.as_str()).fetch_all(connection).await?;
    for row in rows {
        let (place, chooses) = (row.0, row.2);
        let is_no = usize::try_from(place)
            .ok()
            .and_then(|place| asked.get(place))
            .is_some_and(|(_, state)| consents::is_no(*state));
        // A no is everybody's; of the newsletter it is kept beside who is no customer any more, as it is without one.
        if chooses || (id != ConsentId::Newsletter && is_no) {
            at(&mut all, place)?.known.push(known(row)?);
        }
    }
    Ok(all)
}

fn at(all: &mut [Found], place: i64) -> Result<&mut Found, StoreError> {
    usize::try_from(place).ok().and_then(|place| all.get_mut(place)).ok_or_else(|| convert::corrupt("place"))
}

fn known((_, holder, _, subject, state, revision, channel, changed_at, shown_at): Row) -> Result<Known, StoreError> {
    let present = match (state, revision, channel, changed_at) {
        (Some(state), Some(revision), Some(channel), Some(changed_at)) => Some(Present {
            state: convert::state(&state)?,
            revision: convert::count(revision)?,
            imported: Channel::parse(&channel) == Some(Channel::Import),
            changed_at: convert::moment(changed_at)?,
            chosen_at: convert::moment(shown_at.unwrap_or(changed_at))?,
        }),
        _ => None,
    };
    Ok(Known { whose: holder::parse(&holder)?, subject, present })
}
