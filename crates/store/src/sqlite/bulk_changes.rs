//! A long chain, for the benchmarks: many changes of the customers of `bulk`.

use super::bulk::{AT, TEXT};
use super::{SqliteStore, chain, convert, convert::hex, link, link::Link};
use crate::StoreError;
use serde_json::json;

const INSERT: &str = "INSERT INTO consent_change (seq, subject, consent, state, revision, wording, wording_digest, language,
    shown_at, notice, channel, actor, at, prev, hash, mac)
    SELECT value ->> 0, unhex(value ->> 1), 'training', value ->> 2, value ->> 3, 'training-1', ?2, 'nl', ?3, '2018-05-25',
    'portal', 'subject', ?3, unhex(value ->> 4), unhex(value ->> 5), unhex(value ->> 6) FROM json_each(?1)";
const STATES: &str =
    "INSERT OR REPLACE INTO consent_state (holder, consent, seq, state, revision, wording, notice, channel, changed_at)
    SELECT value ->> 7, 'training', value ->> 0, value ->> 2, value ->> 3, 'training-1', '2018-05-25', 'portal', ?2
    FROM json_each(?1)";

impl SqliteStore {
    /// So many rows, in turn of everybody whose turn was longest ago.
    pub(crate) async fn bulk_changes_batch(&self, rows: u32) -> Result<(), StoreError> {
        let sql = "SELECT s.holder, s.id, coalesce(t.revision, 0) FROM subject s
                   LEFT JOIN consent_state t ON t.holder = s.holder AND t.consent = 'training'
                   WHERE s.holder >= 'bulk-p-' AND s.holder < 'bulk-p.' ORDER BY 3, 1 LIMIT ?1";
        let mut tx = self.write().await?;
        let mut whose: Vec<(String, Vec<u8>, i64)> = sqlx::query_as(sql).bind(rows).fetch_all(&mut *tx).await?;
        let (mut seq, mut prev) = chain::head(&mut tx).await?;
        let digest = link::wording_digest(TEXT);
        chain::insert_wording(&mut tx, &digest, TEXT).await?;
        let mut links = Vec::new();
        let count = whose.len().max(1);
        for turn in 0..usize::try_from(rows).unwrap_or(0) {
            let Some((holder, subject, revision)) = whose.get_mut(turn % count) else { break };
            (seq, *revision) = (seq + 1, *revision + 1);
            let state = if *revision % 2 == 1 { "granted" } else { "withdrawn" };
            let link = link_of(seq, subject, *revision, state, &digest, prev);
            let hash = link.hash();
            let mac = link::mac(&self.keys, &hash);
            links.push(json!([seq, hex(subject), state, *revision, hex(&link.prev), hex(&hash), hex(&mac), holder]));
            prev = hash.to_vec();
        }
        let links = convert::json(&links)?;
        sqlx::query(INSERT).bind(&links).bind(&digest[..]).bind(AT).execute(&mut *tx).await?;
        sqlx::query(STATES).bind(&links).bind(AT).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}

fn link_of(seq: i64, subject: &[u8], revision: i64, state: &str, digest: &[u8; 32], prev: Vec<u8>) -> Link {
    Link {
        seq,
        subject: subject.to_vec(),
        consent: "training".to_owned(),
        state: state.to_owned(),
        revision,
        wording: "training-1".to_owned(),
        wording_digest: digest.to_vec(),
        language: "nl".to_owned(),
        shown_at: AT,
        notice: "2018-05-25".to_owned(),
        channel: "portal".to_owned(),
        actor: "subject".to_owned(),
        actor_digest: None,
        at: AT,
        prev,
    }
}
