//! The access log (SEC-7).

use super::{SqliteStore, tx::Durability};
use crate::{Lookup, Scope, StoreError};

impl SqliteStore {
    /// Waits for no disk: the answer that it stands beside changes nothing, and a power cut takes a moment's lines at most.
    pub(super) async fn insert_lookup(&self, scope: &Scope, lookup: &Lookup) -> Result<(), StoreError> {
        let sql = "INSERT INTO lookup (at, person, account, actor, system, what) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut tx = self.begin(Durability::Light).await?;
        sqlx::query(sql)
            .bind(lookup.at.as_microsecond())
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(&lookup.actor)
            .bind(&lookup.system)
            .bind(&lookup.what)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}
