//! Many requests at once, for the benchmarks: one statement a table, numbered by a recursive query.

use super::SqliteStore;
use crate::StoreError;

/// `n` runs over the batch's numbers; `r` is when it came in, a minute after the one before; one of 200 is open.
macro_rules! each {
    ($insert:literal) => {
        concat!(
            "WITH RECURSIVE c (n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?2),
             q (n, r, done) AS (SELECT n, 1735693200000000 + n * 60000000, n % 200 <> 0 FROM c) ",
            $insert
        )
    };
}

/// Twelve days, in microseconds.
macro_rules! days {
    () => {
        "1036800000000"
    };
}

const ROWS: [&str; 5] = [
    concat!(
        each!(
            "INSERT INTO request (id, person, account, role, reference, kind, purposes, text, with_suppliers, status,
             received_at, due_on, target_on, closed_at, revision, twin)
             SELECT printf('bulk-r-%07d', n), printf('bulk-p-%07d', (n - 1) % ?3 + 1),
             printf('bulk-a-%07d', (n - 1) % ?3 + 1), 'owner', printf('INZ-2025-%07d', n), 'access', '[]',
             'Ik wil weten wat jullie van mij bewaren.', 1, iif(done, 'completed', 'received'), r,
             date(r / 1000000, 'unixepoch', '+1 month'), date(r / 1000000, 'unixepoch', '+1 month'),
             iif(done, r + "
        ),
        days!(),
        ", NULL), 3, randomblob(32) FROM q"
    ),
    each!(
        "INSERT INTO request_event (request, seq, kind, at) SELECT printf('bulk-r-%07d', n), 1, 'received', r FROM q"
    ),
    concat!(
        each!("INSERT INTO request_event (request, seq, kind, at) SELECT printf('bulk-r-%07d', n), 2, 'completed', r + "),
        days!(),
        " FROM q WHERE done"
    ),
    each!(
        "INSERT INTO request_message (request, seq, id, at, author, text, question, unread)
         SELECT printf('bulk-r-%07d', n), 1, printf('bulk-m-%07d', n), r, 'officer', 'We zijn ermee bezig.', 0, 0 FROM q"
    ),
    each!(
        "INSERT INTO request_act (request, seq, at, actor, verb)
         SELECT printf('bulk-r-%07d', n), 1, r, 'Puck (verzonnen)', 'take' FROM q"
    ),
];

impl SqliteStore {
    /// How many there are already.
    pub(crate) async fn bulk_requests_count(&self) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM request WHERE id >= 'bulk-r-' AND id < 'bulk-r.'";
        super::convert::count(sqlx::query_scalar(sql).fetch_one(&self.readers).await?)
    }

    /// Those with numbers after `from` up to `to`, of so many customers in turn, in one transaction.
    pub(crate) async fn bulk_requests_batch(&self, from: u32, to: u32, customers: u32) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        sqlx::query(ROWS[0]).bind(from).bind(to).bind(customers).execute(&mut *tx).await?;
        for sql in &ROWS[1..] {
            sqlx::query(*sql).bind(from).bind(to).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }
}
