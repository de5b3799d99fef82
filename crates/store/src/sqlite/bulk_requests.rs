//! Many requests at once, for the benchmarks: one statement a table, numbered by a recursive query.

use super::SqliteStore;
use crate::StoreError;

/// Over the batch's numbers `n`: `id`; `r` is when it came in, a minute after the one before; its kind, of eleven in turn, of
/// which some come twice, with what is asked of that kind; and whether it is done: one of 199 is open. Both numbers are
/// primes, so that every customer has requests of many kinds, and the open ones are of many customers.
macro_rules! each {
    ($insert:literal) => {
        concat!(
            "WITH RECURSIVE c (n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?2),
             k (m, kind, letters, purposes, proof, text) AS (VALUES
             (0, 'access', 'INZ', '[]', 'password', 'Ik wil weten wat jullie van mij bewaren.'),
             (1, 'erasure', 'VER', '[\"order\"]', 'password', 'Verwijder mijn bestellingen.'),
             (2, 'explanation', 'UIT', '[\"account\"]', 'session', 'Waar halen jullie mijn telefoonnummer vandaan?'),
             (3, 'rectification', 'COR', '[\"account\"]', 'session', NULL),
             (4, 'access', 'INZ', '[\"portal\"]', 'password', 'Ik wil alles zien van mijn oude website.'),
             (5, 'objection', 'BEZ', '[\"account\"]', 'session', 'Ik wil niet dat jullie dit gebruiken.'),
             (6, 'supplier_list', 'LEV', '[]', 'session', NULL),
             (7, 'portability', 'MEE', '[]', 'password', NULL),
             (8, 'access', 'INZ', '[]', 'password', NULL),
             (9, 'restriction', 'BEP', '[\"account\"]', 'session', 'Mijn adres klopt niet.'),
             (10, 'erasure', 'VER', '[]', 'password', NULL)),
             q AS (SELECT n, printf('bulk-r-%07d', n) AS id, 1704067200000000 + n * 60000000 AS r, n % 199 <> 0 AS done, k.*
             FROM c CROSS JOIN k ON k.m = n % 11) ",
            $insert
        )
    };
}

const ROWS: [&str; 12] = [
    // The company was warned of those that are overdue: a server that starts does not do so again.
    each!(
        "INSERT INTO request (id, person, account, role, reference, kind, purposes, text, with_suppliers, ground,
         corrections, preview, preview_kind, proof, status, received_at, due_on, target_on, closed_at, assignee, decision_reason,
         due_soon_at, overdue_at, revision, twin)
         SELECT id, printf('bulk-p-%07d', (n - 1) % ?3 + 1), printf('bulk-a-%07d', (n - 1) % ?3 + 1), 'owner',
         printf('%s-2024-%07d', letters, n), kind, purposes, text, kind = 'access', iif(kind = 'restriction', 'accuracy', NULL),
         iif(kind = 'rectification', '[{\"category\":\"phone\",\"from\":\"+31 6 00000000\",\"to\":\"+31 6 00000001\"}]', '[]'),
         iif(kind = 'erasure', ?4, NULL), iif(kind = 'erasure', 'shown', NULL), proof, iif(done, 'completed', 'in_progress'), r,
         date(r / 1000000, 'unixepoch', '+1 month', 'floor'), date(r / 1000000, 'unixepoch', '+1 month', 'floor'),
         iif(done, r + 12 * 86400000000, NULL), 'Puck (verzonnen)',
         iif(done AND kind = 'erasure', 'Je facturen horen bij onze boekhouding.', NULL),
         iif(done, NULL, r + 24 * 86400000000), iif(done, NULL, r + 32 * 86400000000), 3, randomblob(32) FROM q"
    ),
    each!("INSERT INTO request_event (request, seq, kind, at) SELECT id, 1, 'received', r FROM q"),
    each!(
        "INSERT INTO request_event (request, seq, kind, at) SELECT id, 2, 'identity_confirmed', r FROM q
         WHERE proof = 'password'"
    ),
    each!("INSERT INTO request_event (request, seq, kind, at) SELECT id, 3, 'in_progress', r + 2 * 86400000000 FROM q"),
    each!(
        "INSERT INTO request_event (request, seq, kind, at) SELECT id, 4, 'completed', r + 12 * 86400000000 FROM q
         WHERE done"
    ),
    each!(
        "INSERT INTO request_message (request, seq, id, at, author, text, question, unread)
         SELECT id, 1, printf('bulk-m-%07d-1', n), r + 2 * 86400000000, 'officer', 'We zijn ermee bezig.', 0, 0 FROM q"
    ),
    // Every seventh one was asked something, and answered.
    each!(
        "INSERT INTO request_message (request, seq, id, at, author, text, question, unread)
         SELECT id, 2, printf('bulk-m-%07d-2', n), r + 3 * 86400000000, 'officer', 'Over welk jaar gaat je vraag?', 1, 0 FROM q
         WHERE n % 7 = 0 UNION ALL
         SELECT id, 3, printf('bulk-m-%07d-3', n), r + 4 * 86400000000, 'person', 'Over vorig jaar.', 0, 0 FROM q
         WHERE n % 7 = 0"
    ),
    each!(
        "INSERT INTO request_act (request, seq, at, actor, verb)
         SELECT id, 1, r + 2 * 86400000000, 'Puck (verzonnen)', 'take' FROM q"
    ),
    each!(
        "INSERT INTO request_act (request, seq, at, actor, verb)
         SELECT id, 2, r + 12 * 86400000000, 'Puck (verzonnen)', 'answer' FROM q WHERE done"
    ),
    each!(
        "INSERT INTO request_outcome (request, seq, purpose, category, result, ground, until)
         SELECT id, 1, 'account', 'phone', 'done', NULL, NULL FROM q WHERE done AND kind IN ('erasure', 'rectification')
         UNION ALL SELECT id, 2, 'order', 'orders', 'kept', 'Artikel 52 van de Algemene wet inzake rijksbelastingen.',
         '2032-01-01' FROM q WHERE done AND kind = 'erasure'"
    ),
    each!(
        "INSERT INTO request_tell (request, recipient, told_on)
         SELECT id, 'Voorbeeld Domeinregister', date(r / 1000000, 'unixepoch', '+13 days') FROM q
         WHERE done AND kind IN ('erasure', 'rectification')"
    ),
    // Their files could be fetched for a fortnight, and are gone.
    each!(
        "INSERT INTO result (id, request, file_name, piece, rows_total, rows_done, size, available_until, deleted_at)
         SELECT printf('bulk-f-%07d', n), id, printf('gegevens-%s-2024-%07d.zip', letters, n), 262144, 84, 84, 22000,
         r + 26 * 86400000000, r + 26 * 86400000000 FROM q WHERE done AND kind IN ('access', 'portability')"
    ),
];

/// What was shown before an erasure.
const PREVIEW: &str = r#"{"token":"bulk","on":"2024-01-01","items":[
{"purpose":"account","category":"phone","name":"Telefoonnummer","fate":"goes"},
{"purpose":"order","category":"orders","name":"Bestellingen en rekeningen","fate":"stays","count":12,
"ground":"Dit hoort bij onze boekhouding.","law":"artikel 52 van de Algemene wet inzake rijksbelastingen","until":"2032-01-01"},
{"purpose":"order","category":"payment","name":"Betaalgegevens","fate":"stays",
"ground":"Dit hoort bij onze boekhouding.","law":"artikel 52 van de Algemene wet inzake rijksbelastingen","until":"2032-01-01"}]}"#;

impl SqliteStore {
    /// Seals what was put in plain.
    pub(crate) async fn bulk_seal(&self) -> Result<(), StoreError> {
        self.seal_anew().await.map(|_| ())
    }

    /// How many there are already.
    pub(crate) async fn bulk_requests_count(&self) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM request WHERE id >= 'bulk-r-' AND id < 'bulk-r.'";
        super::convert::count(sqlx::query_scalar(sql).fetch_one(&self.readers).await?)
    }

    /// Those with numbers after `from` up to `to`, of so many customers in turn, in one transaction.
    pub(crate) async fn bulk_requests_batch(&self, from: u32, to: u32, customers: u32) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        // Every batch goes all over the indexes, which are larger than the usual cache.
        sqlx::query("PRAGMA cache_size = -262144").execute(&mut *tx).await?;
        let [requests, rest @ ..] = ROWS;
        sqlx::query(requests).bind(from).bind(to).bind(customers).bind(PREVIEW).execute(&mut *tx).await?;
        for sql in rest {
            sqlx::query(sql).bind(from).bind(to).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }
}
