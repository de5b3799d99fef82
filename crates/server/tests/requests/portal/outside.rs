//! What happens beside the portal: links in e-mails, the mailing system, and the database itself.

use super::{API, Answer, COMPANY, Portal, TOKEN};
use axum::body::Body;
use axum::http::{Request, header};
use jiff::SignedDuration;
use mijn_privacy_store::{MailVerbs, SqliteStore, SystemRandom};
use serde_json::Value;
use std::sync::Arc;

impl Portal {
    /// A call by whoever has a link: no cookie, no token, from anywhere.
    pub async fn open(&self, method: &str, path: &str, accept: &str, body: &str) -> Answer {
        let call = Request::builder().method(method).uri(path).header(header::ACCEPT, accept);
        let call = call.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(call.header("sec-fetch-site", "cross-site").body(Body::from(body.to_owned())).unwrap()).await
    }

    /// A call by the mailing system.
    pub async fn mailing(&self, path: &str, body: &Value) -> Answer {
        let call = Request::post(format!("{COMPANY}/mail/{path}")).header(header::CONTENT_TYPE, "application/json");
        let call = call.header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        self.send(call.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Whether an address may be mailed, as the mailing system sees it.
    pub async fn permission(&self, purpose: &str, address: &str) -> Value {
        let body = serde_json::json!({ "purpose": purpose, "addresses": [address] });
        self.mailing("permissions", &body).await.ok()["items"][0].clone()
    }

    /// The path of the link to unsubscribe that an e-mail to this address gets.
    pub async fn unsubscribe_path(&self, purpose: &str, address: &str) -> String {
        let permission = self.permission(purpose, address).await;
        let url = permission["unsubscribe_url"].as_str().unwrap_or_else(|| panic!("{permission}")).to_owned();
        url.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
    }

    /// The e-mails that wait to be sent, oldest first: to whom, and their text.
    pub async fn mails(&self) -> Vec<(String, String)> {
        let mails = self.store.lease_mail(self.state.now(), SignedDuration::ZERO, 100).await.unwrap();
        mails.into_iter().map(|one| (one.mail.to.as_str().to_owned(), one.mail.text)).collect()
    }

    /// The path of the link that confirms, of the last e-mail to this address.
    pub async fn confirmation_path(&self, address: &str) -> String {
        let mails = self.mails().await;
        let (_, text) = mails.iter().rev().find(|(to, _)| to == address).unwrap_or_else(|| panic!("{mails:?}"));
        let at = text.find(&format!("{API}/public/confirmations/")).unwrap();
        text[at..].split_whitespace().next().unwrap().to_owned()
    }

    /// How many rows each table has.
    pub async fn rows(&self) -> Vec<(String, i64)> {
        let pool = self.sql().await;
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        let names: Vec<String> = sqlx::query_scalar(sql).fetch_all(&pool).await.unwrap();
        let mut rows = Vec::new();
        for name in names {
            let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM \"{name}\""));
            rows.push((name, sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap()));
        }
        rows
    }

    /// Another program on the same database.
    pub async fn another_program(&self) -> SqliteStore {
        let keys = self.state.keys.store();
        SqliteStore::open(&self.file("test.db"), keys, Arc::new(SystemRandom)).await.unwrap()
    }

    /// The database itself.
    pub async fn sql(&self) -> sqlx::SqlitePool {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.file("test.db"));
        sqlx::SqlitePool::connect_with(options).await.unwrap()
    }
}
