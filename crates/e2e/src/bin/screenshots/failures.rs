//! What a person sees when something does not work.

use e2e::{Fault, db, portal};
use hyper::Method;

use crate::album::Album;

impl Album {
    /// The connection fails, the session ends, the WebAssembly is barred.
    pub async fn failures(&self) {
        let widget = self.widget();
        self.log_in("alles").await;
        self.proxy.broken(Method::PUT, "consents/training", Fault::down());
        self.proxy.broken(Method::GET, "overview", Fault::down());
        widget.press("#training").await;
        widget.says("#training-state", "Niet opgeslagen.").await;
        self.browser.eval("document.querySelector('mijn-privacy').refresh()").await;
        widget.sees("section.stored .failed").await;
        self.take("failed").await;
        self.proxy.heal();
        self.log_in("alles").await;
        db::end_sessions(&self.server).await;
        widget.press("#training").await;
        self.browser.wait("the portal asks", "!!document.querySelector('dialog.again[open]')").await;
        self.take("dialog-expired").await;
        self.browser.eval("document.querySelector('dialog.again .later').click()").await;
        widget.sees(".failed").await;
        self.take("expired").await;
        let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
        self.proxy.fault(Method::GET, "/", Fault::Header("content-security-policy", policy), usize::MAX);
        self.browser.open(&format!("{}/?fallback", self.proxy.origin())).await;
        let password = e2e::api::password(&self.server.origin(), "alles").await;
        portal::fill_in(&self.browser, "[data-page=log-in]", "alles", &password).await;
        widget.sees("[part=fallback] .mp-contact").await;
        self.take("fallback").await;
        self.proxy.heal();
    }
}
