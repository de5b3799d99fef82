//! Who acts in these tests, and what they do.

use crate::portal::{Answer, COMPANY, DEMO_TOML, Portal};
use axum::body::Body;
use axum::http::Request;
use mijn_privacy_api::{DeskAnswer, DeskMessage, DeskRequest, DeskRole, RequestId};
use mijn_privacy_server::desk::{self, Actor, DeskError, Said, Seen};
use mijn_privacy_server::work::{Ran, run_once};
use mijn_privacy_store::RequestVerbs;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// An employee.
pub fn actor(name: &str, role: DeskRole) -> Actor {
    Actor { name: name.to_owned(), role, system: "Ticketsysteem".to_owned(), seen: Seen::Everything }
}

/// The privacy officer.
pub fn officer() -> Actor {
    actor("Olga Officier", DeskRole::Officer)
}

/// An employee of the helpdesk.
pub fn helpdesk() -> Actor {
    actor("Hein Helpdesk", DeskRole::Helpdesk)
}

/// A text of any limit.
pub fn text<T: TryFrom<String>>(text: &str) -> T {
    T::try_from(text.to_owned()).ok().unwrap()
}

/// An answer that is as the rules propose.
pub fn plain_answer(reason: Option<&str>) -> DeskAnswer {
    DeskAnswer { text: None, outcome: None, reason: reason.map(text) }
}

pub fn said(words: &str, question: bool) -> Said {
    Said { message: DeskMessage { text: text(words), question }, id: None }
}

/// The bearer token of a ticket system.
pub fn token_of(client: &str) -> String {
    format!("token-of-{client}-0123456789abcdef0123456789")
}

impl Portal {
    /// A request of somebody who is logged in; its id.
    pub async fn asked(&self, who: &str, body: Value) -> RequestId {
        let client = self.log_in(who).await;
        let key = format!("key-of-{who}-{}", self.rows_of("request").await);
        let answer = client.ask(&key, &body).await;
        assert_eq!(answer.status, 202, "{answer:?}");
        answer.json()["id"].as_str().unwrap().parse().unwrap()
    }

    pub async fn rows_of(&self, table: &str) -> i64 {
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        sqlx::query_scalar(sql).fetch_one(&self.sql().await).await.unwrap()
    }

    /// The request as the officer sees it.
    pub async fn desk(&self, id: &RequestId) -> DeskRequest {
        desk::show(&self.state, &officer(), id).await.unwrap()
    }

    /// How many purposes stand still for whose request it is.
    pub async fn stands(&self, id: &RequestId) -> usize {
        let scope = self.store.desk_request(id).await.unwrap().unwrap().1.scope.unwrap();
        self.store.restrictions(&scope).await.unwrap().len()
    }

    /// Everything that is due.
    pub async fn ran(&self) -> Ran {
        run_once(&self.state).await.unwrap()
    }

    /// With a ticket system of each role.
    pub async fn with_tickets() -> Self {
        let digest = |name| Sha256::digest(token_of(name)).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let clients = ["helpdesk", "officer"].map(|name| {
            let digest = digest(name);
            format!("\n[[company.clients]]\nname = \"{name}\"\nroles = [\"{name}\"]\ntoken_sha256 = \"{digest}\"\n")
        });
        Self::of(&format!("{DEMO_TOML}{}", clients.concat()), &[]).await
    }

    /// A call of a system of the company.
    pub async fn company(&self, client: &str, method: &str, path: &str, body: Option<&Value>) -> Answer {
        self.company_with(client, method, path, &[], body).await
    }

    pub async fn company_with(
        &self,
        client: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Answer {
        let token = token_of(client);
        let call = Request::builder().method(method).uri(format!("{COMPANY}{path}"));
        let call = call.header("authorization", format!("Bearer {token}"));
        let call = headers.iter().fold(call, |call, (name, value)| call.header(*name, *value));
        let request = match body {
            Some(body) => call.header("content-type", "application/json").body(Body::from(body.to_string())),
            None => call.body(Body::empty()),
        };
        self.send(request.unwrap()).await
    }
}

/// The word of a refusal.
#[track_caller]
pub fn refusal(done: Result<DeskRequest, DeskError>) -> &'static str {
    match done {
        Err(DeskError::Refused(refusal)) => refusal.as_str(),
        other => panic!("not refused: {other:?}"),
    }
}

/// What happened to it, by its words.
pub fn events(request: &DeskRequest) -> Vec<&'static str> {
    request.request.events.iter().map(|event| event.kind.as_str()).collect()
}

/// Who did what, by words.
pub fn acts(request: &DeskRequest) -> Vec<String> {
    request.acts.iter().map(|act| format!("{} {}", act.actor, act.verb.as_str())).collect()
}
