//! An answer, and what a test holds of it.

use axum::http::{HeaderMap, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn of(response: axum::response::Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Self { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// Holds that it is a page of this status with this heading, and gives its text.
    #[track_caller]
    pub fn page(&self, status: u16, heading: &str) -> &str {
        assert_eq!(
            (self.status.as_u16(), self.header("content-type")),
            (status, "text/html; charset=utf-8"),
            "{self:?}"
        );
        let h1 = self.text.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap_or_default();
        assert!(h1.ends_with(heading), "{h1} is not {heading}");
        &self.text
    }

    /// The body of a 200.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{self:?}");
        self.json()
    }

    /// Holds that it is a problem of this status and code, in the shape of RFC 9457, and gives it.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(
            (self.status.as_u16(), self.header("content-type")),
            (status, "application/problem+json"),
            "{self:?}"
        );
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        assert_eq!(problem["type"], format!("urn:mijn-privacy:problem:{code}"));
        assert_eq!(problem["instance"], format!("urn:mijn-privacy:request:{}", self.header("x-request-id")));
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()));
        problem
    }

    /// Holds that one field was refused.
    #[track_caller]
    pub fn refused(&self, pointer: &str, code: &str) {
        let problem = self.problem(422, "invalid_body");
        assert_eq!(problem["errors"], serde_json::json!([{ "pointer": pointer, "code": code }]));
    }
}
