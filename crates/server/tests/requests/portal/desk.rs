//! What the officer does beside the portal, and the work that goes on without anybody.

use super::{Answer, Client, Portal};
use jiff::SignedDuration;
use mijn_privacy_api::{
    DeskAnswer, DeskExtend, DeskMessage, DeskPause, DeskReject, DeskRequest, DeskRole, DeskTold, MessageText,
    PauseGround, RequestId,
};
use mijn_privacy_server::desk::{self, Actor, NewFile, Said, Seen};
use mijn_privacy_server::work;
use serde_json::Value;

pub fn text(text: &str) -> MessageText {
    text.to_owned().try_into().unwrap()
}

fn id(request: &Value) -> RequestId {
    request["id"].as_str().unwrap().parse().unwrap()
}

/// An invented officer.
pub fn officer() -> Actor {
    Actor {
        name: "Olga Officier (verzonnen)".to_owned(),
        role: DeskRole::Officer,
        system: "test".to_owned(),
        seen: Seen::Everything,
    }
}

impl Portal {
    pub async fn pause(&self, request: &Value, question: &str) -> DeskRequest {
        let input = DeskPause { ground: PauseGround::Specification, question: text(question) };
        desk::pause(&self.state, &officer(), &id(request), input).await.unwrap()
    }

    pub async fn asks(&self, request: &Value, question: &str) -> DeskRequest {
        let message = DeskMessage { text: text(question), question: true };
        desk::ask(&self.state, &officer(), &id(request), Said { message, id: None }).await.unwrap()
    }

    pub async fn attach(&self, request: &Value, name: &str, content: &[u8]) -> DeskRequest {
        let file =
            NewFile { name: name.to_owned(), content: content.to_vec(), text: Some(text("Zie de bijlage.")), id: None };
        desk::attach(&self.state, &officer(), &id(request), file).await.unwrap()
    }

    pub async fn extend(&self, request: &Value, months: u32) -> DeskRequest {
        let input = DeskExtend { months, reason: text("Het is veel.") };
        desk::extend(&self.state, &officer(), &id(request), input).await.unwrap()
    }

    /// As the rules propose, with a reason where they keep a part.
    pub async fn grant(&self, request: &Value) -> DeskRequest {
        let input = DeskAnswer { text: None, outcome: None, reason: Some(text("De wet vraagt dat.")) };
        desk::answer(&self.state, &officer(), &id(request), input).await.unwrap()
    }

    /// Ticks a recipient off.
    pub async fn tell(&self, request: &Value, name: &str) -> DeskRequest {
        let told = DeskTold { name: name.to_owned() };
        desk::tell(&self.state, &officer(), &id(request), told).await.unwrap()
    }

    pub async fn refuse(&self, request: &Value) -> DeskRequest {
        let input = DeskReject { reason: text("Dat kan niet.") };
        desk::reject(&self.state, &officer(), &id(request), input).await.unwrap()
    }

    /// Does all work that waits.
    pub async fn work(&self) {
        let ran = work::run_once(&self.state).await.unwrap();
        assert_eq!((ran.waiting, ran.given_up), (0, 0), "{ran:?}");
    }

    /// Lets days pass.
    pub fn days(&self, days: i64) {
        self.pass(SignedDuration::from_hours(24 * days));
    }
}

impl Client<'_> {
    /// A request as it is now.
    pub async fn request(&self, request: &Value) -> Value {
        self.get(&format!("/requests/{}", request["id"].as_str().unwrap())).await.ok()
    }

    /// A message of the person.
    pub async fn says(&self, request: &Value, key: &str, text: &str) -> Answer {
        let path = format!("/requests/{}/messages", request["id"].as_str().unwrap());
        let body = serde_json::json!({ "text": text }).to_string();
        self.write("POST", &path, &[("idempotency-key", &format!("\"{key}-0123456789abc\""))], body).await
    }

    /// A write without a body, about a request.
    pub async fn post(&self, request: &Value, rest: &str) -> Answer {
        let path = format!("/requests/{}/{rest}", request["id"].as_str().unwrap());
        self.write("POST", &path, &[("content-type", "-")], "").await
    }
}
