//! The site with a real backend behind it, and a customer who can log in.

use e2e::analytics::{MIJN, Page, SCRIPT, StandAlone, Visit, markup};
use e2e::api::{self, Api};
use e2e::proxy::Proxy;
use e2e::server::Server;
use serde_json::json;

/// A customer whose account says *on*.
const CUSTOMER: &str = "alles";

/// The portal.
pub struct Portal {
    /// Its visitor.
    pub visit: Visit,
    /// Between browser and server.
    pub proxy: Proxy,
    server: Server,
}

impl Portal {
    /// With a cookie page, `/cookies`, and nobody logged in.
    pub async fn new() -> Self {
        let server = Server::start().await;
        let proxy = Proxy::start(server.port()).await;
        let port = proxy.origin().rsplit(':').next().and_then(|port| port.parse().ok());
        let visit = Visit::with(Page::guarded(), port).await;
        visit.sites.page("/cookies", Page::guarded().head(SCRIPT).body(&markup("api-base=\"/api/privacy/v1\"")));
        // Without the guard: whatever is measured is measured by a page that is opened afterwards.
        visit.sites.page("/login", Page::default());
        Self { visit, proxy, server }
    }

    /// Logs the customer in, on a page of its own.
    pub async fn logs_in(&self) {
        let password = api::password(&self.server.origin(), CUSTOMER).await;
        let body = json!({ "username": CUSTOMER, "password": password });
        let sent =
            json!({ "method": "POST", "headers": { "Content-Type": "application/json" }, "body": body.to_string() });
        self.visit.opens(MIJN, "/login").await;
        let status =
            self.visit.browser.eval(&format!("fetch('/demo/login', {sent}).then((answer) => answer.status)")).await;
        assert_eq!(status, 200, "{CUSTOMER} cannot log in");
    }

    /// A second client of the same person.
    pub async fn api(&self) -> Api {
        Api::log_in(&self.server.origin(), CUSTOMER).await
    }

    /// The switch on the cookie page.
    pub fn switch(&self) -> StandAlone<'_> {
        StandAlone(&self.visit.browser)
    }
}
