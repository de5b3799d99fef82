//! The schema's migrations, and the refusal of a schema that this program does not know.

use crate::StoreError;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqlitePool;

static MIGRATOR: Migrator = sqlx::migrate!("migrations/sqlite");

/// The newest migration in this program.
fn known() -> i64 {
    MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// The newest migration in the database; 0 when it has none.
async fn found(pool: &SqlitePool) -> Result<i64, StoreError> {
    let table = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'";
    let tables: i64 = sqlx::query_scalar(table).fetch_one(pool).await?;
    if tables == 0 {
        return Ok(0);
    }
    Ok(sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations").fetch_one(pool).await?)
}

pub(super) async fn refuse_newer(pool: &SqlitePool) -> Result<(), StoreError> {
    let (found, known) = (found(pool).await?, known());
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(()) }
}

pub(super) async fn pending(pool: &SqlitePool) -> Result<usize, StoreError> {
    let found = found(pool).await?;
    Ok(MIGRATOR.iter().filter(|migration| migration.version > found).count())
}

pub(super) async fn run(pool: &SqlitePool) -> Result<usize, StoreError> {
    refuse_newer(pool).await?;
    let before = pending(pool).await?;
    MIGRATOR.run(pool).await.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    Ok(before)
}
