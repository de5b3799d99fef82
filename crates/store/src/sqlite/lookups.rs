//! The access log (SEC-7).

use super::page::{self, Key};
use super::{SqliteStore, convert, tx::Durability};
use crate::{LookedBy, Lookup, PageOf, Rows, Scope, StoreError};
use mijn_privacy_api::RequestId;

type Columns = (i64, i64, String, String, String, Option<String>);

impl SqliteStore {
    /// Waits for no disk: the answer that it stands beside changes nothing, and a power cut takes a moment's lines at most.
    pub(super) async fn insert_lookup(&self, scope: &Scope, lookup: &Lookup) -> Result<(), StoreError> {
        let sql = "INSERT INTO lookup (at, person, account, actor, system, what, reason)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let mut tx = self.begin(Durability::Light).await?;
        sqlx::query(sql)
            .bind(lookup.at.as_microsecond())
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(&lookup.actor)
            .bind(&lookup.system)
            .bind(&lookup.what)
            .bind(lookup.reason.as_ref().map(|id| id.as_str()))
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn insert_lookups(&self, requests: &[RequestId], lookup: &Lookup) -> Result<(), StoreError> {
        if requests.is_empty() {
            return Ok(());
        }
        let ids: Vec<serde_json::Value> = requests.iter().map(|id| id.as_str().into()).collect();
        let sql = "INSERT INTO lookup (at, person, account, actor, system, what, reason)
                   SELECT ?1, r.person, r.account, ?2, ?3, ?4, r.id FROM json_each(?5) j CROSS JOIN request r ON r.id = j.value
                   WHERE r.person IS NOT NULL ORDER BY j.key";
        let mut tx = self.begin(Durability::Light).await?;
        sqlx::query(sql)
            .bind(lookup.at.as_microsecond())
            .bind(&lookup.actor)
            .bind(&lookup.system)
            .bind(&lookup.what)
            .bind(convert::json(&ids)?)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// Some thousands in their two weeks, so these are counted.
    pub(super) async fn read_lookups(
        &self,
        scope: &Scope,
        by: Option<LookedBy>,
        page: &PageOf,
    ) -> Result<Rows<Lookup>, StoreError> {
        let own = by.map(|by| by == LookedBy::Themselves);
        let after = Key::of(page, Key(i64::MAX, i64::MAX))?;
        let sql = "SELECT at, id, actor, system, what, reason FROM lookup
                   WHERE person = ?1 AND account = ?2 AND (at, id) < (?3, ?4) AND (?6 IS NULL OR (actor = ?1) = ?6)
                   ORDER BY at DESC, id DESC LIMIT ?5";
        let rows: Vec<Columns> = sqlx::query_as(sql)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(after.0)
            .bind(after.1)
            .bind(page::limit(page))
            .bind(own)
            .fetch_all(&self.readers)
            .await?;
        let sql =
            "SELECT count(*) FROM lookup WHERE person = ?1 AND account = ?2 AND (?3 IS NULL OR (actor = ?1) = ?3)";
        let total: i64 = sqlx::query_scalar(sql)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(own)
            .fetch_one(&self.readers)
            .await?;
        Ok(page::of(page, rows.into_iter().map(lookup).collect::<Result<_, _>>()?, convert::count(total)?))
    }
}

fn lookup((at, id, actor, system, what, reason): Columns) -> Result<(String, Lookup), StoreError> {
    let reason = reason.as_deref().map(convert::id).transpose()?;
    Ok((Key(at, id).to_string(), Lookup { at: convert::moment(at)?, actor, system, what, reason }))
}
