//! The end of proof: whose a row of the chain is goes by the rule of its own retention; the row stays.

use super::{SqliteStore, holder};
use crate::{ConsentSweep, StoreError};
use sqlx::SqliteConnection;

/// So many subjects are looked at in one go, beside whoever writes.
const PAGE: i64 = 2_000;

/// A subject of whom nothing is on or waits, and nothing was chosen since.
macro_rules! over {
    ($where:literal) => {
        concat!(
            "SELECT s.holder FROM subject s WHERE ",
            $where,
            " AND NOT EXISTS (SELECT 1 FROM consent_state t
              WHERE t.holder = s.holder AND t.state IN ('granted', 'pending_confirmation'))
             AND NOT EXISTS (SELECT 1 FROM consent_change c WHERE c.subject = s.id AND c.at >= ?2)"
        )
    };
}

const OF_PAGE: &str = over!("s.holder > ?1 AND s.holder <= ?3");
const ONE: &str = over!("s.holder = ?1");
const PAGE_END: &str =
    "SELECT max(holder) FROM (SELECT holder FROM subject WHERE holder > ?1 ORDER BY holder LIMIT ?2)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[OF_PAGE, ONE, PAGE_END];

impl SqliteStore {
    pub(super) async fn erase_proof(&self, sweep: &ConsentSweep) -> Result<u64, StoreError> {
        let before = sweep.proof_before.as_microsecond();
        let (mut from, mut erased) = (String::new(), 0);
        loop {
            let end: Option<String> =
                sqlx::query_scalar(PAGE_END).bind(&from).bind(PAGE).fetch_one(&self.readers).await?;
            let Some(end) = end else { return Ok(erased) };
            let found: Vec<String> =
                sqlx::query_scalar(OF_PAGE).bind(&from).bind(before).bind(&end).fetch_all(&self.readers).await?;
            for some in found.chunks(100) {
                let mut tx = self.write().await?;
                for key in some {
                    erased += u64::from(self.erase_proof_of(&mut tx, key, before, sweep).await?);
                }
                tx.commit().await?;
            }
            from = end;
        }
    }

    /// Unless they chose something between the look and now.
    async fn erase_proof_of(
        &self,
        connection: &mut SqliteConnection,
        key: &str,
        before: i64,
        sweep: &ConsentSweep,
    ) -> Result<bool, StoreError> {
        let still: Option<String> =
            sqlx::query_scalar(ONE).bind(key).bind(before).fetch_optional(&mut *connection).await?;
        if still.is_none() {
            return Ok(false);
        }
        sqlx::query("DELETE FROM confirmation WHERE holder = ?1").bind(key).execute(&mut *connection).await?;
        self.erase_holder(connection, &holder::parse(key)?, &sweep.proof_rule, sweep.now).await
    }
}
