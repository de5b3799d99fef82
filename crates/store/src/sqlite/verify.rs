//! The check of the consent chain: one pass over the rows in one snapshot, with memory that does not grow.

use super::chain::CONTACT;
use super::link::{self, Link};
use super::{SqliteStore, convert, convert::hex};
use crate::{AuditReport, Checkpoint, Flaw, StoreError};
use futures_util::TryStreamExt;

/// Rule, time and MAC of a marker.
type Marker<'a> = (&'a Option<String>, Option<i64>, &'a Option<Vec<u8>>);

/// A row with everything that it is checked against.
#[derive(sqlx::FromRow)]
struct Checked {
    #[sqlx(flatten)]
    link: Link,
    hash: Vec<u8>,
    mac: Vec<u8>,
    wording_text: Option<String>,
    actor_salt: Option<Vec<u8>>,
    actor_name: Option<String>,
    actor_note: Option<String>,
    holder: Option<String>,
    holder_exists: bool,
    subject_mac: Option<Vec<u8>>,
    state_seq: Option<i64>,
    state_agrees: Option<bool>,
    has_later: bool,
    #[sqlx(flatten)]
    erased: Erased,
}

/// The markers of what was erased from a row.
#[derive(sqlx::FromRow)]
struct Erased {
    wording_rule: Option<String>,
    wording_erased_at: Option<i64>,
    wording_erased_mac: Option<Vec<u8>>,
    actor_rule: Option<String>,
    actor_erased_at: Option<i64>,
    actor_erased_mac: Option<Vec<u8>>,
    subject_rule: Option<String>,
    subject_erased_at: Option<i64>,
    subject_erased_mac: Option<Vec<u8>>,
}

const ROWS: &str = "SELECT c.*, w.text AS wording_text, a.salt AS actor_salt, a.name AS actor_name, a.note AS actor_note,
    s.holder AS holder, s.mac AS subject_mac,
    (EXISTS (SELECT 1 FROM person h WHERE h.id = s.holder)
        OR EXISTS (SELECT 1 FROM subscriber h WHERE h.id = substr(s.holder, 2) AND s.holder >= '@' AND s.holder < 'A')) AS holder_exists, st.seq AS state_seq,
    st.state = c.state AND st.revision = c.revision AND st.wording = c.wording AND st.notice = c.notice
        AND st.channel = c.channel AND st.changed_at = c.at AS state_agrees,
    EXISTS (SELECT 1 FROM consent_change l
            WHERE l.subject = c.subject AND l.consent = c.consent AND l.revision > c.revision) AS has_later,
    ew.rule AS wording_rule, ew.at AS wording_erased_at, ew.mac AS wording_erased_mac,
    ea.rule AS actor_rule, ea.at AS actor_erased_at, ea.mac AS actor_erased_mac,
    es.rule AS subject_rule, es.at AS subject_erased_at, es.mac AS subject_erased_mac
    FROM consent_change c
    LEFT JOIN wording_text w ON w.digest = c.wording_digest
    LEFT JOIN consent_actor a ON a.seq = c.seq
    LEFT JOIN subject s ON s.id = c.subject
    LEFT JOIN consent_state st ON st.holder = s.holder AND st.consent = c.consent
    LEFT JOIN consent_erasure ew ON ew.what = 'wording' AND ew.key = c.wording_digest
    LEFT JOIN consent_erasure ea ON ea.what = 'actor' AND ea.key = CAST(CAST(c.seq AS TEXT) AS BLOB)
    LEFT JOIN consent_erasure es ON es.what = 'subject' AND es.key = c.subject
    ORDER BY c.seq";

/// Present states whose row is not there, or is not that person's row of that consent.
const ORPHANS: &str = "SELECT st.seq FROM consent_state st
    LEFT JOIN subject s ON s.holder = st.holder
    LEFT JOIN consent_change c ON c.seq = st.seq AND c.subject = s.id AND c.consent = st.consent
    WHERE c.seq IS NULL";

impl SqliteStore {
    /// Checks every row of the chain, its side rows and the present states; with a checkpoint, also that nothing is gone
    /// since.
    pub async fn verify(&self, checkpoint: Option<&Checkpoint>) -> Result<AuditReport, StoreError> {
        let mut rows = self.readers.begin().await?;
        let mut report = AuditReport::default();
        let (mut last, mut prev) = (0_i64, link::START.to_vec());
        let mut stream = sqlx::query_as::<_, Checked>(ROWS).fetch(&mut *rows);
        while let Some(row) = stream.try_next().await? {
            let seq = row.link.seq;
            report.rows += 1;
            if seq != last + 1 {
                report.add(seq, Flaw::Gap);
            } else if row.link.prev != prev {
                report.add(seq, Flaw::Order);
            }
            self.content(&row, &mut report);
            self.side_rows(&row, &mut report);
            present_state(&row, &mut report);
            if let Some(checkpoint) = checkpoint.filter(|checkpoint| checkpoint.seq == seq)
                && (checkpoint.hash != hex(&row.hash) || checkpoint.count != report.rows)
            {
                report.add(seq, Flaw::Checkpoint);
            }
            (last, prev) = (seq, row.hash);
        }
        drop(stream);
        if checkpoint.is_some_and(|checkpoint| checkpoint.seq > last) {
            report.add(last + 1, Flaw::TailCut);
        }
        let mut orphans = sqlx::query_scalar::<_, i64>(ORPHANS).fetch(&mut *rows);
        while let Some(seq) = orphans.try_next().await? {
            report.add(seq, Flaw::StateWithoutRow);
        }
        Ok(report)
    }

    /// The head and the length now, to be kept outside the database.
    pub async fn export_checkpoint(&self) -> Result<Checkpoint, StoreError> {
        let sql =
            "SELECT seq, hash, (SELECT count(*) FROM consent_change) FROM consent_change ORDER BY seq DESC LIMIT 1";
        let head: Option<(i64, Vec<u8>, i64)> = sqlx::query_as(sql).fetch_optional(&self.readers).await?;
        let (seq, hash, count) = head.unwrap_or((0, link::START.to_vec(), 0));
        let count = u64::try_from(count).map_err(|_| convert::corrupt("count"))?;
        Ok(Checkpoint { seq, hash: hex(&hash), count })
    }

    fn content(&self, row: &Checked, report: &mut AuditReport) {
        let hash = row.link.hash();
        if row.hash != hash {
            report.add(row.link.seq, Flaw::Changed);
        } else if row.mac != link::mac(&self.keys, &hash) {
            report.add(row.link.seq, Flaw::Forged);
        }
    }

    fn side_rows(&self, row: &Checked, report: &mut AuditReport) {
        let (link, seq, erased) = (&row.link, row.link.seq, &row.erased);
        match &row.wording_text {
            Some(text) if link::wording_digest(text)[..] != link.wording_digest => {
                report.add(seq, Flaw::WordingChanged)
            }
            Some(_) => {}
            None => {
                let marker = (&erased.wording_rule, erased.wording_erased_at, &erased.wording_erased_mac);
                self.missing(seq, ("wording", &link.wording_digest), marker, Flaw::WordingMissing, report);
            }
        }
        if let Some(digest) = &link.actor_digest {
            match row.actor_salt.as_deref().zip(row.actor_name.as_deref()) {
                Some((salt, name)) if link::actor_digest(salt, name, row.actor_note.as_deref())[..] != digest[..] => {
                    report.add(seq, Flaw::ActorChanged);
                }
                Some(_) => {}
                None => {
                    let marker = (&erased.actor_rule, erased.actor_erased_at, &erased.actor_erased_mac);
                    self.missing(seq, ("actor", seq.to_string().as_bytes()), marker, Flaw::ActorMissing, report);
                }
            }
        }
        match row.holder.as_deref().zip(row.subject_mac.as_deref()) {
            Some((holder, mac)) if link::mac(&self.keys, &link::subject_digest(&link.subject, holder))[..] != *mac => {
                report.add(seq, Flaw::SubjectChanged);
            }
            Some(_) => {}
            None => {
                let marker = (&erased.subject_rule, erased.subject_erased_at, &erased.subject_erased_mac);
                self.missing(seq, ("subject", &link.subject), marker, Flaw::SubjectMissing, report);
            }
        }
    }

    /// Something is not there: counts the rule that erased it, or says that none did.
    fn missing(&self, seq: i64, (what, key): (&str, &[u8]), marker: Marker<'_>, flaw: Flaw, report: &mut AuditReport) {
        match marker {
            (Some(rule), Some(at), Some(mac)) => {
                if link::mac(&self.keys, &link::erasure_digest(what, key, rule, at))[..] == mac[..] {
                    *report.erased.entry(rule.clone()).or_default() += 1;
                } else {
                    report.add(seq, Flaw::ErasureForged);
                }
            }
            _ => report.add(seq, flaw),
        }
    }
}

/// The newest row of a switch must be the one that its present state says, as long as there is somebody whose it is.
fn present_state(row: &Checked, report: &mut AuditReport) {
    let is_state = row.state_seq == Some(row.link.seq);
    let wrong = match (row.holder_exists && row.link.consent != CONTACT, row.has_later) {
        (false, _) | (true, true) => is_state,
        (true, false) => !is_state || row.state_agrees != Some(true),
    };
    if wrong {
        report.add(row.link.seq, Flaw::State);
    }
}
