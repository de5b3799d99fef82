//! The documented order works; a wrong one is detected, said, and measures nothing.

use e2e::analytics::{DOMAIN, Page, Visit, WWW};
use e2e::wait;

/// What a site's own analytics code looks like.
const OWN: &str = "window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); } window.gtag = gtag; gtag('js', new Date()); gtag('event', 'own');";

fn domain() -> String {
    format!("data-cookie-domain=\"{DOMAIN}\"")
}

/// Opens a page under a granted choice; answers what the console complains of.
async fn complaints(page: Page, files: &[(&str, &str)]) -> (Visit, Vec<String>) {
    let visit = Visit::new().await;
    visit.grants().await;
    for (path, code) in files {
        visit.sites.script(path, code);
    }
    visit.sites.page("/page", page);
    visit.opens("ander.localhost", "/nothing").await;
    visit.console().await;
    visit.forgets().await;
    visit.opens(WWW, "/page").await;
    wait::a_moment().await;
    let said = visit.console().await.into_iter().filter(|line| line.contains("analytics-guard")).collect();
    (visit, said)
}

/// Nothing is measured on the page, and the console says why, once.
async fn is_blamed(page: Page, files: &[(&str, &str)], why: &str) {
    let (visit, said) = complaints(page, files).await;
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].contains(why) && said[0].contains("not measured"), "{said:#?}");
    assert_eq!(visit.state().await["measuring"], false);
    visit.browser.eval("window.gtag?.('event', 'a_try')").await;
    wait::a_moment().await;
    let collected: Vec<_> = visit.sites.hits().into_iter().filter(|hit| hit.what.starts_with("/g/collect")).collect();
    assert!(collected.is_empty(), "this was measured: {collected:#?}");
    assert_eq!(visit.browser.eval("window['ga-disable-G-TEST1234']").await, true);
}

#[tokio::test]
async fn in_the_documented_order_a_sites_own_code_works_behind_the_guard() {
    let page = Page::guarded()
        .head("<script src=\"/own.js\"></script><script src=\"/own.js\" async></script>")
        .body("<script src=\"/own.js\" type=\"module\"></script>");
    let (visit, said) = complaints(page, &[("/own.js", OWN)]).await;
    assert_eq!(said, Vec::<String>::new());
    visit.reaches_google("page_view").await;
    visit.sends("later").await;
    visit.reaches_google("en=later").await;
    visit.forgets().await;
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    visit.is_not_measured().await;
}

#[tokio::test]
async fn code_of_google_before_the_guard_is_said_and_stopped() {
    for own in [OWN, "window.dataLayer = []", "window['ga-disable-G-TEST1234'] = false"] {
        let page = Page::default().head("<script src=\"/own.js\"></script>").head(&Page::guard(&domain()));
        is_blamed(page, &[("/own.js", own)], "is not first").await;
    }
}

#[tokio::test]
async fn googles_tag_before_the_guard_is_said_and_stopped() {
    for how in ["", "async"] {
        let page = Page::default()
            .head(&format!("<script {how} src=\"{{tag}}?id=G-TEST1234\"></script>"))
            .head(&Page::guard(&domain()));
        is_blamed(page, &[], "is not first").await;
    }
}

#[tokio::test]
async fn googles_own_snippet_behind_the_guard_is_said_and_stopped() {
    let page =
        Page::guarded().head("<script async src=\"{tag}?id=G-TEST1234\"></script><script src=\"/own.js\"></script>");
    is_blamed(page, &[("/own.js", &format!("{OWN} gtag('config', 'G-TEST1234');"))], "is not alone").await;
}

/// Code that puts the page's template into it: in there is Google's tag, which a strict policy lets a page do by no script.
const LATE: &str =
    "window.later = () => document.body.append(document.querySelector('template').content.cloneNode(true));";

/// A page that is open, and whose scripts put a tag of Google's into it afterwards.
async fn tag_comes_late(visit: &Visit, query: &str) -> Vec<String> {
    visit.sites.script("/late.js", LATE);
    let template = format!("<template><script src=\"{{tag}}{query}\"></script></template>");
    visit.sites.page("/page", Page::guarded().head("<script src=\"/late.js\"></script>").body(&template));
    visit.opens("ander.localhost", "/nothing").await;
    visit.console().await;
    visit.forgets().await;
    visit.opens(WWW, "/page").await;
    wait::a_moment().await;
    assert_eq!(visit.console().await, Vec::<String>::new(), "the page complains before anything is wrong");
    visit.sites.forget_hits();
    visit.browser.eval("later()").await;
    wait::a_moment().await;
    visit.console().await
}

#[tokio::test]
async fn googles_tag_that_comes_late_is_said_and_stopped() {
    for on in [true, false] {
        let visit = Visit::new().await;
        if on {
            visit.grants().await;
        }
        let said = tag_comes_late(&visit, "?id=G-TEST1234").await;
        assert!(said.len() == 1 && said[0].contains("is not alone"), "on: {on}: {said:#?}");
        visit.browser.eval("gtag('js', new Date()); gtag('config', 'G-TEST1234'); gtag('event', 'a_try')").await;
        wait::a_moment().await;
        assert_eq!(visit.state().await["fault"], "is not alone");
        let hits: Vec<_> = visit.sites.hits().into_iter().map(|hit| hit.what).collect();
        assert_eq!(hits, ["/gtag/js?id=G-TEST1234"], "on: {on}: more than the page's own request");
    }
}

#[tokio::test]
async fn what_googles_tag_loads_itself_is_no_wrong_order() {
    let visit = Visit::new().await;
    visit.grants().await;
    let said = tag_comes_late(&visit, "?id=G-TEST1234&l=dataLayer&cx=c").await;
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(visit.state().await["measuring"], true);
}

#[tokio::test]
async fn a_guard_that_comes_late_is_said_and_measures_nothing() {
    for how in ["async", "defer", "type=\"module\""] {
        is_blamed(Page::guarded_with(&format!("{} {how}", domain())), &[], "is late").await;
    }
    let late = "const s = document.createElement('script'); Object.assign(s.dataset, { ids: 'G-TEST1234', cookieDomain: 'voorbeeld.localhost' });
      s.src = trustedTypes.createPolicy('mijn-privacy-analytics', { createScriptURL: (url) => url }).createScriptURL('/privacy/analytics-guard.js'); document.head.append(s);";
    is_blamed(Page::default().head("<script src=\"/late.js\"></script>"), &[("/late.js", late)], "is late").await;
}

#[tokio::test]
async fn two_guards_are_said_and_measure_nothing() {
    is_blamed(Page::guarded().head(&Page::guard(&domain())), &[], "is there twice").await;
}

#[tokio::test]
async fn a_guard_without_ids_says_so() {
    let page = Page::default().head("<script src=\"/privacy/analytics-guard.js\"></script>");
    let (visit, said) = complaints(page, &[]).await;
    assert!(said.len() == 1 && said[0].contains("has no data-ids"), "{said:#?}");
    assert_eq!(visit.state().await["measuring"], false);
}
