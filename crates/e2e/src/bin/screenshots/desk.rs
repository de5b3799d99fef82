//! The officer's pages.

use e2e::officer::{self, DESK};

use crate::album::Album;

const OPEN_ALL: &str = "document.querySelectorAll('details').forEach((one) => (one.open = true))";

impl Album {
    /// Each page, as the officer of the demo sees it.
    pub async fn desk(&self) {
        self.browser.driver().delete_all_cookies().await.expect("cookies can be deleted");
        let (page, origin) = (self.page(), self.proxy.origin());
        let said = self.server.operate(&["officers", "add", "--role", "helpdesk", "Hanna Helpt (verzonnen)"]);
        let link = said.split_whitespace().find(|word| word.contains("/desk/setup/")).expect("a link").to_owned();
        self.browser.open(&link).await;
        page.sees(".qr").await;
        self.take("desk-setup").await;
        self.opens(DESK).await;
        self.take("desk-log-in").await;
        page.types("#name", "Olga").await;
        page.types("#password", "verkeerd").await;
        page.types("#code", "000000").await;
        page.press("button.main").await;
        page.sees("[role=alert]").await;
        self.take("desk-log-in-wrong").await;
        officer::log_in(&self.browser, &origin).await;
        self.take("desk-queue").await;
        for filter in ["overdue", "paused", "closed", "to_tell"] {
            self.opens(&format!("{DESK}?filter={filter}")).await;
            self.take(&format!("desk-queue-{filter}")).await;
        }
        for one in ["paused", "overdue", "extended", "refused", "answered", "closing", "objection"] {
            self.opens(&format!("{DESK}/requests/demo-{one}")).await;
            page.sees("#story").await;
            self.take(&format!("desk-request-{one}")).await;
        }
        self.opens(&format!("{DESK}/requests/demo-in-progress")).await;
        self.browser.eval(OPEN_ALL).await;
        self.take("desk-request-all-open").await;
        self.opens(&format!("{DESK}/requests/none")).await;
        self.take("desk-no-request").await;
        self.opens(&format!("{DESK}/report")).await;
        self.take("desk-report").await;
    }
}
