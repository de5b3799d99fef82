//! A look into the database behind the server's back.

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Row};

use crate::server::Server;

async fn open(server: &Server) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(server.database()).busy_timeout(crate::wait::DEADLINE);
    options.connect().await.expect("the database can be opened")
}

/// One number.
pub async fn count(server: &Server, sql: &str) -> i64 {
    let mut connection = open(server).await;
    let row = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(&mut connection).await.expect("the query is right");
    row.get(0)
}

/// Changes something; answers how many rows.
pub async fn change(server: &Server, sql: &str) -> u64 {
    let mut connection = open(server).await;
    let done = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.expect("the change is right");
    done.rows_affected()
}

/// Ends every session, as time does.
pub async fn end_sessions(server: &Server) {
    assert!(change(server, "DELETE FROM session").await > 0, "nobody was logged in");
}
