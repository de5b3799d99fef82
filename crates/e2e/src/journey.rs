//! One journey: a person in a browser, in front of a server of their own.

use crate::api::Api;
use crate::browser::{Browser, Room};
use crate::proxy::Proxy;
use crate::server::Server;
use crate::widget::Widget;
use crate::{axe, csp, portal};

/// A person's browser, a server, and what stands between them.
pub struct Journey {
    /// The person's browser.
    pub browser: Browser,
    /// Between browser and server.
    pub proxy: Proxy,
    /// The server.
    pub server: Server,
    /// Room for more browsers.
    pub room: Room,
    username: String,
    direct: bool,
}

impl Journey {
    /// Logs a demo customer in, with faults to come in between.
    pub async fn of(username: &str) -> Self {
        let journey = Self::before_log_in(username, 1, false).await;
        portal::log_in(&journey.browser, &journey.origin(), username).await;
        journey.widget().sees("details.card").await;
        journey
    }

    /// The same without anything in between.
    pub async fn direct(username: &str) -> Self {
        let journey = Self::before_log_in(username, 1, true).await;
        portal::log_in(&journey.browser, &journey.origin(), username).await;
        journey.widget().sees("details.card").await;
        journey
    }

    /// Everything stands ready, for so many browsers, and nobody is logged in.
    pub async fn before_log_in(username: &str, browsers: u32, direct: bool) -> Self {
        let mut room = Room::for_browsers(browsers).await;
        let server = Server::start().await;
        let proxy = Proxy::start(server.port()).await;
        let browser = room.browser().await;
        Self { browser, proxy, server, room, username: username.to_owned(), direct }
    }

    /// Where the browser goes.
    pub fn origin(&self) -> String {
        if self.direct { self.server.origin() } else { self.proxy.origin() }
    }

    /// The widget.
    pub fn widget(&self) -> Widget<'_> {
        Widget::new(&self.browser, 0)
    }

    /// A second client of the same person.
    pub async fn api(&self) -> Api {
        Api::log_in(&self.server.origin(), &self.username).await
    }

    /// Logs in again by the portal's dialog.
    pub async fn log_in_again(&self) {
        portal::log_in_again(&self.browser, &self.origin(), &self.username).await;
    }

    /// The person's password.
    pub async fn password(&self) -> String {
        crate::api::password(&self.server.origin(), &self.username).await
    }

    /// Opens a section by the address.
    pub async fn goes_to(&self, section: &str) {
        self.browser.eval(&format!("location.hash = '#mijn-privacy/{section}'")).await;
    }

    /// Looks at the accessibility of what is shown now.
    pub async fn is_accessible(&self, view: &str) {
        axe::check(&self.browser, view).await;
    }

    /// The journey is over: nothing was refused by the policy, nothing went wrong unseen.
    pub async fn ends(self) {
        self.ends_with(&[]).await;
    }

    /// The same, where the console is to complain about something.
    pub async fn ends_with(self, expected: &[&str]) {
        let violations = csp::violations(&self.browser).await;
        assert!(violations.is_empty(), "the page's policy was violated: {violations:#?}");
        self.complains_only(expected).await;
    }

    /// The console complains about nothing else.
    pub async fn complains_only(&self, expected: &[&str]) {
        let mut complaints = csp::complaints(&self.browser).await;
        complaints.retain(|line| !expected.iter().any(|part| line.contains(part)));
        assert!(complaints.is_empty(), "the console complains: {complaints:#?}");
        let log = self.server.log();
        assert!(!log.contains("panicked"), "the server panicked:\n{log}");
    }
}
