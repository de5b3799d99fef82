//! The officer of the demo at the pages under `/desk`: by their forms, or as those forms are sent.

use reqwest::header::{COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use reqwest::multipart::{Form, Part};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use thirtyfour::Cookie;

use crate::{Browser, Widget};

/// Where the pages begin.
pub const DESK: &str = "/desk";

/// An officer who is logged in, without a browser.
pub struct Officer {
    client: Client,
    origin: String,
    cookie: (String, String),
}

/// Name, password and the code of this moment.
pub async fn proof(origin: &str) -> [String; 3] {
    let answer = reqwest::get(format!("{origin}/demo/officer")).await.expect("the server answers");
    let officer: Value = answer.json().await.expect("JSON");
    ["name", "password", "code"].map(|key| officer[key].as_str().expect("a demo's officer has it").to_owned())
}

/// Logs in by the form, as a person does. A code works once: once for each server.
pub async fn log_in(browser: &Browser, origin: &str) {
    let page = Widget::page(browser);
    for (field, text) in ["#name", "#password", "#code"].into_iter().zip(proof(origin).await) {
        page.sees(field).await;
        page.element(field).await.clear().await.expect("a field can be emptied");
        page.types(field, &text).await;
    }
    page.press("button.main").await;
    page.says("h1", "Werklijst").await;
}

impl Officer {
    /// Logs in.
    pub async fn log_in(origin: &str) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().expect("a client can be made");
        let [name, password, code] = proof(origin).await;
        let form = [("name", name), ("password", password), ("code", code)];
        let sent = client.post(format!("{origin}{DESK}/login")).header(ORIGIN, origin).form(&form);
        let answer = sent.send().await.expect("the server answers");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "the officer cannot log in");
        // Others come with it, in any order.
        let cookies = answer.headers().get_all(SET_COOKIE).into_iter();
        let mut pairs = cookies.filter_map(|cookie| cookie.to_str().ok()?.split(';').next()?.split_once('='));
        let (name, value) =
            pairs.find(|(name, _)| name.ends_with("mp_desk")).expect("a log-in sets the cookie of its session");
        let cookie = (name.to_owned(), value.to_owned());
        Self { client, origin: origin.to_owned(), cookie }
    }

    /// Logs a browser in with the same session. It has to be at the server already.
    pub async fn sits_at(&self, browser: &Browser) {
        let cookie = Cookie::new(self.cookie.0.clone(), self.cookie.1.clone());
        browser.driver().add_cookie(cookie).await.expect("a cookie can be set");
    }

    /// A page under `/desk`, as HTML.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.send(self.client.get(format!("{}{DESK}/{path}", self.origin))).await;
        assert_eq!(answer.status(), StatusCode::OK, "GET {DESK}/{path}");
        answer.text().await.expect("a page is text")
    }

    /// Sends one of the forms of a request's page.
    pub async fn act(&self, id: &str, verb: &str, fields: &[(&str, &str)]) {
        let csrf = self.csrf(id).await;
        let fields: Vec<_> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        let path = format!("requests/{id}/act/{verb}");
        self.done(&path, self.client.post(format!("{}{DESK}/{path}", self.origin)).form(&fields)).await;
    }

    /// Adds a file.
    pub async fn attach(&self, id: &str, name: &str, content: &str) {
        let part = Part::text(content.to_owned()).file_name(name.to_owned());
        let form = Form::new().text("csrf", self.csrf(id).await).part("file", part);
        let path = format!("requests/{id}/attach");
        self.done(&path, self.client.post(format!("{}{DESK}/{path}", self.origin)).multipart(form)).await;
    }

    /// What the form of an answer says when nothing in it is changed, and what has to be done by hand was done.
    pub async fn proposed(&self, id: &str) -> Vec<(String, String)> {
        let page = self.page(&format!("requests/{id}")).await;
        let mut fields = Vec::new();
        for index in 0.. {
            let name = format!("category-{index}");
            let Some((_, rest)) = page.split_once(&format!("name=\"{name}\" value=\"")) else { break };
            let category = rest.split_once('"').expect("a value ends").0;
            let is_open = page.contains(&format!("name=\"result-{index}\" value=\"done\""));
            fields.push((name, category.to_owned()));
            let purposes = rest.split_once(&format!("name=\"purposes-{index}\" value=\"")).map(|(_, rest)| rest);
            let purposes = purposes.and_then(|rest| rest.split_once('"'));
            fields.extend(purposes.map(|(purposes, _)| (format!("purposes-{index}"), purposes.to_owned())));
            fields.push((format!("result-{index}"), if is_open { "done" } else { "kept" }.to_owned()));
        }
        fields
    }

    async fn csrf(&self, id: &str) -> String {
        let page = self.page(&format!("requests/{id}")).await;
        let token = page.split_once("name=\"csrf\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
        token.unwrap_or_else(|| panic!("the page of {id} has no form:\n{page}")).0.to_owned()
    }

    /// Whatever is done leads back to a page that says so.
    async fn done(&self, path: &str, call: RequestBuilder) {
        let answer = self.send(call).await;
        let status = answer.status();
        let to = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        assert!(
            status == StatusCode::SEE_OTHER && to.contains("done="),
            "POST {DESK}/{path}: {status} {to}\n{}",
            answer.text().await.unwrap_or_default()
        );
    }

    async fn send(&self, call: RequestBuilder) -> Response {
        let cookie = format!("{}={}", self.cookie.0, self.cookie.1);
        call.header(COOKIE, cookie).header(ORIGIN, &self.origin).send().await.expect("the server answers")
    }
}
