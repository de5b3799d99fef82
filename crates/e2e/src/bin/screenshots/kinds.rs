//! Each kind of request in each state, as the customer and the officer see it, handled over each of the company's routes.

use std::path::Path;

use e2e::officer::DESK;
use e2e::rights::{self, KINDS};
use e2e::{Company, Officer, Route, wait};
use serde_json::Value;

use crate::album::Album;

/// All pictures; each route on a server of its own.
pub async fn all(folder: &Path) {
    for (route, name) in [(Route::Desk, "desk"), (Route::CommandLine, "cli")] {
        let album = Album::new(folder).await;
        let officer = Officer::log_in(&album.server.origin()).await;
        album.log_in("nieuw").await;
        officer.sits_at(&album.browser).await;
        let company = Company { server: &album.server, officer: &officer, route };
        for kind in KINDS {
            Kind { album: &album, company: &company, kind, route: name }.walk().await;
        }
    }
}

/// One kind over one route.
struct Kind<'a> {
    album: &'a Album,
    company: &'a Company<'a>,
    kind: &'static str,
    route: &'static str,
}

impl Kind<'_> {
    async fn walk(&self) {
        let (widget, company) = (self.album.widget(), self.company);
        let api = e2e::api::Api::log_in(&self.album.server.origin(), "nieuw").await;
        self.home().await;
        rights::opens(widget, self.kind).await;
        rights::fills(widget, self.kind).await;
        self.take("01-form").await;
        rights::sends(widget, self.kind).await;
        self.take("02-sent").await;
        let request = api.requests().await.swap_remove(0);
        let id = id(&request);
        company.take(id).await;
        company.ask(id, "Gaat het om je facturen?").await;
        company.pause(id, "Welke gegevens bedoel je?").await;
        self.both(id, "03-paused").await;
        widget.types("#answer", "Alles wat jullie van me hebben (verzonnen).").await;
        widget.press("#answer-send").await;
        widget.says("ol.steps", "De termijn loopt weer").await;
        company.extend(id, "Je vraagt veel gegevens. We hebben meer tijd nodig om ze te verzamelen.").await;
        company.attach(id, "uitleg.txt").await;
        self.both(id, "04-extended").await;
        company.answer(id, "Hieronder lees je wat we hebben gedaan.", "De wet laat ons dit bewaren.").await;
        let path = format!("requests/{id}");
        let closed = wait::until(|| async { Some(api.get(&path).await).filter(|one| one["status"] == "completed") });
        assert!(closed.await.is_some(), "{} is never done", self.kind);
        self.both(id, "05-answered").await;
        let second = api.ask(rights::body(self.kind, "Nog een keer (verzonnen).")).await;
        company.reject(self::id(&second), "Dit legden we je vorige week al uit. Lees ons bericht van toen.").await;
        self.both(self::id(&second), "06-refused").await;
        let third = api.ask(rights::body(self.kind, "Toch maar niet (verzonnen).")).await;
        self.opens(self::id(&third)).await;
        widget.press("#cancel").await;
        self.take("07-before-it-is-taken-back").await;
        widget.press("#cancel-yes").await;
        widget.says("ol.steps", "Je trok je verzoek in").await;
        self.both(self::id(&third), "08-taken-back").await;
    }

    async fn home(&self) {
        self.album.opens("/").await;
        self.album.widget().sees("#home").await;
    }

    /// As the customer sees it, and as the officer does.
    async fn both(&self, id: &str, state: &str) {
        self.album.opens(&format!("{DESK}/requests/{id}")).await;
        self.album.page().sees("#story").await;
        self.take(&format!("{state}-officer")).await;
        self.opens(id).await;
        self.take(state).await;
    }

    async fn opens(&self, id: &str) {
        self.home().await;
        self.album.goes_to(&format!("requests/{id}")).await;
        self.album.widget().sees("ol.steps").await;
    }

    async fn take(&self, state: &str) {
        self.album.take(&format!("{}-{}-{state}", self.kind, self.route)).await;
    }
}

fn id(request: &Value) -> &str {
    request["id"].as_str().expect("a request has an id")
}
