//! The officer's pages: logging in, setting up, and every verb as a form.

mod late;
mod log_in;
mod oidc;
mod verbs;

use crate::portal::{Answer, Portal};
use axum::body::Body;
use axum::http::{Request, header};
use mijn_privacy_api::DeskRole;
use mijn_privacy_server::office::{demo_code, demo_secret};
use mijn_privacy_server::security::{Sealed, hash_password, seal, token_hash};
use mijn_privacy_store::{OfficerVerbs, SystemRandom};

pub const NAME: &str = "Olga Test (verzonnen)";
pub const PASSWORD: &str = "een lange zin is goed";

/// A browser at the officer's pages.
pub struct Desk<'a> {
    pub portal: &'a Portal,
    pub cookie: Option<String>,
    /// Of a log-in that is under way elsewhere.
    pub under_way: Option<String>,
}

impl<'a> Desk<'a> {
    pub fn new(portal: &'a Portal) -> Self {
        Self { portal, cookie: None, under_way: None }
    }

    /// Somebody who is logged in, in a role.
    pub async fn as_role(portal: &'a Portal, role: DeskRole) -> Self {
        officer(portal, role).await;
        let mut desk = Self::new(portal);
        let code = demo_code(NAME, portal.state.now()).unwrap();
        let answer = desk.log_in(NAME, PASSWORD, &code).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        desk
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// A form of our own page, without its hidden token.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let call = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.send(call.unwrap()).await
    }

    /// A form with the token that stands in the page it is on.
    pub async fn submit(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = csrf(&self.get(page).await.text);
        self.post(path, &[fields, &[("csrf", csrf.as_str())]].concat()).await
    }

    pub async fn log_in(&mut self, name: &str, password: &str, code: &str) -> Answer {
        let answer = self.post("/desk/login", &[("name", name), ("password", password), ("code", code)]).await;
        if let Some(cookie) = set_cookie(&answer, "mp_desk") {
            self.cookie = Some(cookie);
        }
        answer
    }

    async fn send(&self, mut call: Request<Body>) -> Answer {
        let cookies: Vec<&str> = [&self.cookie, &self.under_way].into_iter().flatten().map(String::as_str).collect();
        if !cookies.is_empty() {
            call.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        self.portal.send(call).await
    }
}

/// A cookie that an answer sets, as the browser sends it back.
pub fn set_cookie(answer: &Answer, name: &str) -> Option<String> {
    let all = answer.headers.get_all(header::SET_COOKIE).iter();
    let mut pairs = all.filter_map(|value| value.to_str().unwrap().split(';').next());
    pairs.find(|pair| pair.split('=').next() == Some(name)).map(str::to_owned)
}

/// The hidden token of a page's forms.
pub fn csrf(page: &str) -> String {
    let after = page.split("name=\"csrf\" value=\"").nth(1).expect("a form with a token");
    after.split('"').next().unwrap().to_owned()
}

/// An officer with a password and the demo's secret.
pub async fn officer(portal: &Portal, role: DeskRole) {
    let (store, now) = (&portal.store, portal.state.now());
    assert!(store.add_officer("o1", NAME, role, now).await.unwrap());
    let link = token_hash("link");
    let until = now.checked_add(jiff::SignedDuration::from_mins(9)).unwrap();
    assert!(store.begin_setup(NAME, &link, until).await.unwrap());
    let sealed =
        seal(&portal.state.keys.results, &SystemRandom, &Sealed::Code { officer: "o1" }, &demo_secret(NAME)).unwrap();
    assert!(store.finish_setup(&link, &hash_password(PASSWORD).unwrap(), &sealed, 0, now).await.unwrap());
}
