//! The pages for somebody without an account.

use e2e::{api, company, mail};

use crate::album::Album;

const SOMEBODY: &str = "iemand@example.nl";

impl Album {
    /// Asking, confirming, following, answered.
    pub async fn strangers(&self) {
        let (page, base) = (self.page(), format!("{}/public/requests", api::BASE));
        self.opens(&base).await;
        self.take("public-rights").await;
        self.opens(&format!("{base}?kind=restriction")).await;
        self.take("public-form").await;
        page.types("#name", "Iemand (verzonnen)").await;
        page.types("#email", SOMEBODY).await;
        page.press("label | De gegevens kloppen niet").await;
        page.types("#text", "Mijn nummer is 111222333.").await;
        page.press("button.main").await;
        page.sees("[role=alert]").await;
        self.take("public-form-number").await;
        page.element("#text").await.clear().await.expect("a field can be emptied");
        page.types("#text", "Mijn oude adres klopt niet.\nHet is al jaren anders.").await;
        page.press("button.main").await;
        page.says("h1", "Kijk in je e-mail").await;
        self.take("public-look-in-your-mail").await;
        self.browser.open(&mail::link(&self.server.origin(), SOMEBODY, "/public/requests/confirm/").await).await;
        self.take("public-confirm").await;
        page.press("button.main").await;
        page.says("h1", "We hebben je verzoek ontvangen").await;
        self.take("public-request").await;
        let said = page.text("dl div | Kenmerk").await;
        let reference = said.split_whitespace().last().expect("a reference");
        let does = |verb: &str, words: &[&str]| {
            let all = ["requests", verb, "--as", company::CLERK].into_iter().chain(words.iter().copied());
            self.server.operate(&all.chain([reference]).collect::<Vec<_>>());
        };
        does("extend", &["--months", "1", "--text", "Er zijn veel verzoeken."]);
        does("pause", &["--ground", "specification", "--text", "Welk adres bedoel je?"]);
        let address = self.browser.address().await;
        self.browser.open(&address).await;
        self.take("public-request-paused").await;
        page.types("#text", "Dat in Drachten.").await;
        page.press("form[action$=messages] button").await;
        page.sees(".said:not(.ours)").await;
        does("reject", &["--text", "Dit adres hebben we niet. We kunnen dus ook niets beperken."]);
        self.browser.open(&address).await;
        self.take("public-request-refused").await;
        self.opens(&format!("{base}/none")).await;
        self.take("public-no-link").await;
    }
}
