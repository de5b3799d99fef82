//! Many customers at once, for the benchmarks: one statement a table, numbered by a recursive query.

use super::{SqliteStore, convert, convert::hex, link, link::Link};
use crate::StoreError;
use sqlx::SqliteConnection;

/// `n` runs over the batch's numbers.
macro_rules! each {
    ($insert:literal) => {
        concat!("WITH RECURSIVE c (n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?2) ", $insert)
    };
}

/// `n` as above, and `k` from 1 to what the statement says.
macro_rules! each_times {
    ($times:literal, $insert:literal) => {
        concat!(
            "WITH RECURSIVE c (n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?2), t (k) AS (SELECT 1 UNION ALL ",
            "SELECT k + 1 FROM t WHERE k < ",
            $times,
            ") ",
            $insert
        )
    };
}

const ROWS: [&str; 9] = [
    each!(
        "INSERT INTO person (id, username, password_hash, email, created_at)
         SELECT printf('bulk-p-%07d', n), printf('bulk-%07d', n), '!', printf('bulk-%07d@example.nl', n), 1577836800000000
         FROM c"
    ),
    each!(
        "INSERT INTO account (id, name, status, opened_on)
         SELECT printf('bulk-a-%07d', n), printf('Klant %07d (verzonnen)', n), 'open', '2020-01-01' FROM c"
    ),
    each!(
        "INSERT INTO membership (person, account, role)
         SELECT printf('bulk-p-%07d', n), printf('bulk-a-%07d', n), 'owner' FROM c"
    ),
    each!(
        "INSERT INTO account_value (account, category, position, value, at)
         SELECT printf('bulk-a-%07d', n), v.column1, 0, v.column2, 1577836800000000 FROM c, (VALUES
         ('name_address', 'Klant (verzonnen), Voorbeeldstraat 1, 1234 AB Voorbeeldstad'), ('phone', '+31 6 00000000'),
         ('billing_address', 'Voorbeeldstraat 1, 1234 AB Voorbeeldstad'), ('email', 'klant@example.nl'),
         ('payment', 'NL91ABNA0417164300')) v"
    ),
    each!(
        "INSERT INTO login_address (person, address, seen_at)
         SELECT printf('bulk-p-%07d', n), '192.0.2.' || (n % 254 + 1), 1790000000000000 FROM c"
    ),
    each_times!(
        12,
        "INSERT INTO purchase (account, ordered_on, id, number, description, domain, amount_cents, completed_on)
         SELECT printf('bulk-a-%07d', n), date('2020-01-15', (k * 6) || ' months'), k, printf('BK-%07d-%02d', n, k),
         'Webhosting, 6 maanden', printf('site-%07d.example.nl', n), 7260, date('2020-01-20', (k * 6) || ' months')
         FROM c, t ORDER BY 1, 2"
    ),
    each_times!(
        20,
        "INSERT INTO activity (account, person, at, id, system, action, ip_address)
         SELECT printf('bulk-a-%07d', n), printf('bulk-p-%07d', n), 1760000000000000 + k * 86400000000, k, 'portal',
         'login', '192.0.2.' || (n % 254 + 1) FROM c, t ORDER BY 1, 3"
    ),
    each_times!(
        2,
        "INSERT INTO contact_message (account, person, received_at, id, subject, body, answered_at, satisfied_on, name)
         SELECT printf('bulk-a-%07d', n), printf('bulk-p-%07d', n), 1760000000000000 + k * 86400000000, k, 'Vraag',
         'Hoe werkt dit?', 1760000000000000 + k * 86400000000, NULL, lower(hex(randomblob(16))) FROM c, t ORDER BY 1, 3"
    ),
    each_times!(
        3,
        "INSERT INTO mailing (person, sent_on, id, subject)
         SELECT printf('bulk-p-%07d', n), date('2026-01-15', k || ' months'), k, 'Nieuws' FROM c, t ORDER BY 1, 2"
    ),
];

const CHOICES: [(&str, &str, &str); 3] =
    [("marketing", "granted", "import"), ("newsletter", "granted", "portal"), ("analytics", "denied", "portal")];
pub(super) const TEXT: &str = "Tekst van de proef (verzonnen)";
pub(super) const AT: i64 = 1_760_000_000_000_000;

impl SqliteStore {
    /// How many there are already.
    pub(crate) async fn bulk_count(&self) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM person WHERE id >= 'bulk-p-' AND id < 'bulk-p.'";
        convert::count(sqlx::query_scalar(sql).fetch_one(&self.readers).await?)
    }

    /// Those with numbers after `from` up to `to`, in one transaction.
    pub(crate) async fn bulk_batch(&self, from: u32, to: u32) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        for sql in ROWS {
            sqlx::query(sql).bind(from).bind(to).execute(&mut *tx).await?;
        }
        self.bulk_choices(&mut tx, from, to).await?;
        Ok(tx.commit().await?)
    }

    /// Lets the query planner look at the tables, as it would have long ago in a database of that size.
    pub(crate) async fn bulk_done(&self) -> Result<(), StoreError> {
        self.digest_addresses().await?;
        let mut connection = self.writer.acquire().await?;
        sqlx::query("PRAGMA optimize").execute(&mut *connection).await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *connection).await?;
        Ok(())
    }

    /// The chain is computed here, and its rows go in as one JSON list, with blobs as hexadecimal.
    async fn bulk_choices(&self, tx: &mut SqliteConnection, from: u32, to: u32) -> Result<(), StoreError> {
        let head: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT seq, hash FROM consent_change ORDER BY seq DESC LIMIT 1")
                .fetch_optional(&mut *tx)
                .await?;
        let (mut seq, mut prev) = head.unwrap_or((0, link::START.to_vec()));
        let digest = link::wording_digest(TEXT);
        let (mut subjects, mut links) = (Vec::new(), Vec::new());
        for number in from + 1..=to {
            let person = format!("bulk-p-{number:07}");
            let subject = self.bytes::<16>().to_vec();
            let mac = link::mac(&self.keys, &link::subject_digest(&subject, &person));
            subjects.push(serde_json::json!([person, hex(&subject), hex(&mac)]));
            for (consent, state, channel) in CHOICES {
                seq += 1;
                let link = link_of(seq, &subject, (consent, state, channel), &digest, prev);
                let hash = link.hash();
                let mac = link::mac(&self.keys, &hash);
                let actor = &link.actor;
                links.push(serde_json::json!([
                    seq,
                    hex(&subject),
                    consent,
                    state,
                    channel,
                    actor,
                    hex(&link.prev),
                    hex(&hash),
                    hex(&mac),
                    person
                ]));
                prev = hash.to_vec();
            }
        }
        insert_choices(tx, &subjects, &links, &digest).await
    }
}

fn link_of(seq: i64, subject: &[u8], choice: (&str, &str, &str), digest: &[u8; 32], prev: Vec<u8>) -> Link {
    let (consent, state, channel) = choice;
    Link {
        seq,
        subject: subject.to_vec(),
        consent: consent.to_owned(),
        state: state.to_owned(),
        revision: 1,
        wording: format!("{consent}-1"),
        wording_digest: digest.to_vec(),
        language: "nl".to_owned(),
        shown_at: AT,
        notice: "2018-05-25".to_owned(),
        channel: channel.to_owned(),
        actor: if channel == "import" { "system" } else { "subject" }.to_owned(),
        actor_digest: None,
        at: AT,
        prev,
    }
}

async fn insert_choices(
    tx: &mut SqliteConnection,
    subjects: &[serde_json::Value],
    links: &[serde_json::Value],
    digest: &[u8; 32],
) -> Result<(), StoreError> {
    let json = |rows: &[serde_json::Value]| serde_json::to_string(rows).map_err(|_| convert::corrupt("json"));
    sqlx::query("INSERT INTO subject (holder, id, mac) SELECT value ->> 0, unhex(value ->> 1), unhex(value ->> 2) FROM json_each(?1)")
        .bind(json(subjects)?)
        .execute(&mut *tx)
        .await?;
    sqlx::query("INSERT INTO wording_text (digest, text) VALUES (?1, ?2) ON CONFLICT (digest) DO NOTHING")
        .bind(&digest[..])
        .bind(TEXT)
        .execute(&mut *tx)
        .await?;
    let links = json(links)?;
    let sql = "INSERT INTO consent_change (seq, subject, consent, state, revision, wording, wording_digest, language, shown_at,
               notice, channel, actor, at, prev, hash, mac)
               SELECT value ->> 0, unhex(value ->> 1), value ->> 2, value ->> 3, 1, (value ->> 2) || '-1', ?2, 'nl', ?3,
               '2018-05-25', value ->> 4, value ->> 5, ?3, unhex(value ->> 6), unhex(value ->> 7), unhex(value ->> 8)
               FROM json_each(?1)";
    sqlx::query(sql).bind(&links).bind(&digest[..]).bind(AT).execute(&mut *tx).await?;
    let sql = "INSERT INTO consent_state (holder, consent, seq, state, revision, wording, notice, channel, changed_at)
               SELECT value ->> 9, value ->> 2, value ->> 0, value ->> 3, 1, (value ->> 2) || '-1', '2018-05-25',
               value ->> 4, ?2 FROM json_each(?1)";
    sqlx::query(sql).bind(&links).bind(AT).execute(tx).await?;
    Ok(())
}
