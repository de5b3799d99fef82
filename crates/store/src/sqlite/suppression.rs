//! The list of addresses that said no, one entry per address and purpose, of which nothing but a digest is left.

use crate::StoreError;
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use sqlx::SqliteConnection;

/// What a change does to the entry of its address and purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Put,
    Lift,
}

/// A no puts the entry there; only the person's own yes, by the portal or a link in a mail to that address, lifts it. What
/// ends by itself is nobody's no.
pub(super) fn effect(id: ConsentId, state: ConsentState, channel: Channel) -> Option<Effect> {
    if !matches!(id, ConsentId::Newsletter | ConsentId::Marketing) {
        return None;
    }
    match (state, channel) {
        (ConsentState::Denied | ConsentState::Withdrawn | ConsentState::Objected, Channel::Expiry) => None,
        (ConsentState::Denied | ConsentState::Withdrawn | ConsentState::Objected, _) => Some(Effect::Put),
        (ConsentState::Granted, Channel::Portal | Channel::ConfirmationLink | Channel::UnsubscribeLink) => {
            Some(Effect::Lift)
        }
        _ => None,
    }
}

/// Does it; says whether that changed the list.
pub(super) async fn set(
    connection: &mut SqliteConnection,
    effect: Effect,
    digest: &[u8; 32],
    at: Timestamp,
) -> Result<bool, StoreError> {
    let query = match effect {
        Effect::Put => {
            sqlx::query("INSERT INTO suppression (digest, at) VALUES (?1, ?2) ON CONFLICT (digest) DO NOTHING")
                .bind(&digest[..])
                .bind(at.as_microsecond())
        }
        Effect::Lift => sqlx::query("DELETE FROM suppression WHERE digest = ?1").bind(&digest[..]),
    };
    Ok(query.execute(connection).await?.rows_affected() > 0)
}

/// Whether the address said no to the purpose.
pub(super) async fn is_there(connection: &mut SqliteConnection, digest: &[u8; 32]) -> Result<bool, StoreError> {
    let query = sqlx::query_scalar::<_, i64>("SELECT 1 FROM suppression WHERE digest = ?1").bind(&digest[..]);
    Ok(query.fetch_optional(connection).await?.is_some())
}
