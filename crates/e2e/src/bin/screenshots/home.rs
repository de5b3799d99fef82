//! The home, the choices, and what stands behind the links in e-mails about them.

use e2e::{mail, portal};

use crate::album::Album;

impl Album {
    pub async fn home(&self) {
        self.browser.open(&self.proxy.origin()).await;
        self.browser.wait("customers", "document.querySelectorAll('.customers li').length > 0").await;
        self.take("log-in").await;
        self.log_in("alles").await;
        self.take("home").await;
        let widget = self.widget();
        widget.press("#training").await;
        widget.says("#training-state", "Opgeslagen").await;
        widget.open_card("Je account").await;
        widget.open_card("Je bestellingen").await;
        widget.sees(".records li").await;
        widget.press("details.card[open] summary | Wie krijgt deze gegevens?").await;
        widget.press("details.card[open] summary | Welke rechten heb je hierbij?").await;
        self.take("cards").await;
    }

    /// Each choice in full, a receipt, and messages.
    pub async fn choices(&self) {
        let widget = self.widget();
        for one in ["newsletter", "marketing", "training", "analytics"] {
            self.browser.eval(&format!("location.hash = '#mijn-privacy/consents/{one}'")).await;
            widget.sees("ol.steps").await;
            self.take(&format!("choice-{one}")).await;
        }
        widget.press("ol.steps button").await;
        widget.sees("dl.values").await;
        self.take("receipt").await;
        self.browser.eval("location.hash = '#mijn-privacy/overview/contact'").await;
        widget.sees(".records li").await;
        self.take("messages").await;
    }

    /// The page that stops the newsletter, before and after.
    pub async fn links(&self) {
        self.server.operate(&["demo-mailing", "--purpose", "newsletter"]);
        let link = mail::link(&self.server.origin(), "jansje@example.nl", "/public/unsubscribe/").await;
        self.browser.open(&link).await;
        self.take("link-stop").await;
        portal::find(&self.browser, "button").await.click().await.expect("the button can be pressed");
        self.browser.wait("it says so", "document.body.innerText.includes('afgemeld')").await;
        self.take("link-stopped").await;
        self.browser.open(&self.proxy.origin()).await;
        self.widget().sees("details.card").await;
    }
}
