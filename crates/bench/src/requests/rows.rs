//! How many rows a request brought with it, table by table.

use std::collections::BTreeMap;

use anyhow::Result;
use sqlx::sqlite::SqliteConnection;

/// Every table whose rows belong to a request, and the stored answers.
const TABLES: [&str; 9] = [
    "request_event",
    "request_outcome",
    "request_message",
    "request_act",
    "request_tell",
    "restriction",
    "result",
    "request_step",
    "request",
];

/// How many rows there are of requests after this row.
pub async fn count(connection: &mut SqliteConnection, last: i64) -> Result<BTreeMap<&'static str, i64>> {
    let mut counts = BTreeMap::new();
    for table in TABLES {
        let column = if table == "request" { "id" } else { "request" };
        let sql =
            format!("SELECT count(*) FROM {table} WHERE {column} IN (SELECT id FROM request WHERE rowid > {last})");
        counts.insert(table, sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *connection).await?);
    }
    for table in ["job", "idempotency"] {
        let sql = format!("SELECT count(*) FROM {table}");
        counts.insert(table, sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *connection).await?);
    }
    Ok(counts)
}

/// By how many they grew.
pub fn more<'a>(before: &BTreeMap<&'a str, i64>, after: &BTreeMap<&'a str, i64>) -> BTreeMap<&'a str, i64> {
    after.iter().map(|(table, count)| (*table, count - before.get(table).copied().unwrap_or(0))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_what_came() {
        let grown = more(&BTreeMap::from([("a", 1)]), &BTreeMap::from([("a", 3), ("b", 2)]));
        assert_eq!(grown, BTreeMap::from([("a", 2), ("b", 2)]));
    }
}
