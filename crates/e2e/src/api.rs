//! A second client of the same person, without a browser: what the backend itself says.

use std::sync::atomic::{AtomicU64, Ordering};

use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};

/// Where the contract's paths start.
pub const BASE: &str = "/api/privacy/v1";

/// Somebody who is logged in.
pub struct Api {
    client: Client,
    origin: String,
    cookie: String,
    csrf: String,
}

/// The password of a demo customer, as the log-in form tells it.
pub async fn password(origin: &str, username: &str) -> String {
    let all: Value = reqwest::get(format!("{origin}/demo/customers")).await.unwrap().json().await.unwrap();
    let items = all["items"].as_array().expect("/demo/customers has items");
    let found = items.iter().find(|one| one["username"] == username);
    found.and_then(|one| one["password"].as_str()).unwrap_or_else(|| panic!("no customer {username}")).to_owned()
}

impl Api {
    /// Logs in.
    pub async fn log_in(origin: &str, username: &str) -> Self {
        let body = json!({ "username": username, "password": password(origin, username).await });
        let client = Client::new();
        let answer = client
            .post(format!("{origin}/demo/login"))
            .header(ORIGIN, origin)
            .json(&body)
            .send()
            .await
            .expect("the server answers");
        assert!(answer.status().is_success(), "{username} cannot log in: {}", answer.status());
        let cookie = answer.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        let session: Value = answer.json().await.unwrap();
        let csrf = session["csrf_token"].as_str().expect("a session has a token").to_owned();
        Self { client, origin: origin.to_owned(), cookie, csrf }
    }

    /// Reads a path of the contract.
    pub async fn get(&self, path: &str) -> Value {
        let answer = self.call(Method::GET, path, None, &[]).await;
        assert!(answer.status().is_success(), "GET {path}: {}", answer.status());
        answer.json().await.unwrap()
    }

    /// One switch.
    pub async fn consent(&self, id: &str) -> Value {
        let all = self.get("consents").await;
        let items = all["items"].as_array().expect("consents have items");
        items.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no switch {id}")).clone()
    }

    /// Whether a switch is on.
    pub async fn is_on(&self, id: &str) -> bool {
        self.consent(id).await["state"] == "granted"
    }

    /// Changes a switch from here.
    pub async fn switch(&self, id: &str, granted: bool) {
        let now = self.consent(id).await;
        let body = json!({ "granted": granted, "shown_token": now["shown_token"] });
        let etag = format!("\"{}\"", now["etag"].as_str().unwrap());
        let key = format!("\"e2e-{:032}\"", now["revision"].as_u64().unwrap());
        let headers = [("if-match", etag.as_str()), ("idempotency-key", key.as_str())];
        let answer = self.call(Method::PUT, &format!("consents/{id}"), Some(body), &headers).await;
        assert!(answer.status().is_success(), "PUT consents/{id}: {}", answer.text().await.unwrap_or_default());
    }

    /// Changes a field of the profile from here.
    pub async fn change_profile(&self, category: &str, value: &str) {
        let seen = self.call(Method::GET, "profile", None, &[]).await;
        let tag = seen.headers()["etag"].to_str().expect("a tag is text").to_owned();
        let body = json!({ "fields": [{ "category": category, "value": value }] });
        let headers = [("if-match", tag.as_str()), ("idempotency-key", "\"e2e-profile-00000001\"")];
        let answer = self.call(Method::PATCH, "profile", Some(body), &headers).await;
        assert!(answer.status().is_success(), "PATCH profile: {}", answer.text().await.unwrap_or_default());
    }

    /// Sends a request; gives it as it is stored.
    pub async fn ask(&self, body: Value) -> Value {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let key = format!("\"e2e-request-{:016}\"", COUNT.fetch_add(1, Ordering::Relaxed));
        let answer = self.call(Method::POST, "requests", Some(body), &[("idempotency-key", key.as_str())]).await;
        let status = answer.status();
        let said = answer.text().await.unwrap_or_default();
        assert_eq!(status, StatusCode::ACCEPTED, "POST requests: {said}");
        serde_json::from_str(&said).expect("a request is JSON")
    }

    /// All requests, newest first.
    pub async fn requests(&self) -> Vec<Value> {
        self.get("requests").await["items"].as_array().expect("requests have items").clone()
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>, headers: &[(&str, &str)]) -> Response {
        let mut call = self
            .client
            .request(method, format!("{}{BASE}/{path}", self.origin))
            .header(COOKIE, &self.cookie)
            .header(ORIGIN, &self.origin)
            .header("x-csrf-token", &self.csrf);
        for (name, value) in headers {
            call = call.header(*name, *value);
        }
        if let Some(body) = &body {
            call = call.json(body);
        }
        call.send().await.expect("the server answers")
    }
}
