//! Many records of one customer, for the benchmarks: numbered by a recursive query.

use super::SqliteStore;
use crate::StoreError;

/// Each on a day of its own, the newest in 2026.
const ORDERS: &str = "WITH RECURSIVE c (n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?2)
    INSERT INTO purchase (account, ordered_on, id, number, description, domain, amount_cents, completed_on)
    SELECT 'bulk-a-0000001', date('2026-01-15', -n || ' days'), n, printf('BK-0000001-%07d', n),
    'Webhosting, 6 maanden', printf('site-%07d.example.nl', n), 7260, date('2026-01-20', -n || ' days') FROM c";
/// A second apart: a control panel that is used by programs.
const ACTIVITY: &str = "WITH RECURSIVE c (n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?2)
    INSERT INTO activity (account, person, at, id, system, action, ip_address)
    SELECT 'bulk-a-0000001', 'bulk-p-0000001', 1760000000000000 + n * 1000000, n,
    iif(n % 4 < 2, 'portal', 'control_panel'),
    CASE n % 4 WHEN 0 THEN 'login' WHEN 1 THEN 'invoice_viewed' WHEN 2 THEN 'dns_changed' ELSE 'mailbox_created' END,
    '192.0.2.' || (n % 254 + 1) FROM c";
/// So many rows in one transaction.
const BATCH: u32 = 50_000;

impl SqliteStore {
    /// So many of each in all.
    pub(crate) async fn bulk_records(&self, orders: u32, activity: u32) -> Result<(), StoreError> {
        for (list, sql, end) in [("orders", ORDERS, orders), ("activity", ACTIVITY, activity)] {
            let total = "SELECT coalesce(max(total), 0) FROM tally WHERE account = 'bulk-a-0000001' AND list = ?1";
            let mut from = super::convert::count(sqlx::query_scalar(total).bind(list).fetch_one(&self.readers).await?)?;
            while from < end {
                let to = end.min(from.saturating_add(BATCH));
                let mut tx = self.write().await?;
                sqlx::query(sql).bind(from).bind(to).execute(&mut *tx).await?;
                tx.commit().await?;
                from = to;
            }
        }
        Ok(())
    }
}
