//! Global Privacy Control: off is the default, and a later choice wins.

use e2e::analytics::{DOMAIN, MIJN, Page, Visit, WWW};

const SIGNAL: &str = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })";

async fn visit(attributes: &str) -> Visit {
    let attributes = format!("data-cookie-domain=\"{DOMAIN}\" {attributes}");
    Visit::with(Page::guarded_with(&attributes), None).await
}

#[tokio::test]
async fn with_the_signal_nothing_is_measured_by_default_whatever_the_basis() {
    for basis in ["", "data-basis=\"opt-out\""] {
        let visit = visit(basis).await;
        visit.runs_first(SIGNAL).await;
        visit.opens(WWW, "/").await;
        visit.is_not_measured().await;
        assert_eq!(visit.state().await["gpc"], true);
    }
}

#[tokio::test]
async fn a_choice_that_was_made_under_the_signal_wins() {
    let visit = visit("").await;
    visit.runs_first(SIGNAL).await;
    visit.grants().await;
    visit.forgets().await;
    visit.opens(MIJN, "/other").await;
    visit.reaches_google("page_view").await;
    let cookie = visit.choice_cookie().await.unwrap();
    assert!(cookie["value"].as_str().unwrap().ends_with(".on.gpc"), "{cookie}");
}

#[tokio::test]
async fn a_choice_of_before_the_signal_does_not() {
    let visit = visit("").await;
    visit.grants().await;
    visit.opens("ander.localhost", "/").await;
    visit.runs_first(SIGNAL).await;
    visit.forgets().await;
    visit.opens(WWW, "/").await;
    visit.is_not_measured().await;
    let state = visit.state().await;
    assert_eq!((state["choice"].as_str(), state["allowed"].as_bool()), (Some("on"), Some(false)));
}

#[tokio::test]
async fn a_site_can_leave_the_signal_out_of_account() {
    let visit = visit("data-basis=\"opt-out\" data-gpc=\"off\"").await;
    visit.runs_first(SIGNAL).await;
    visit.opens(WWW, "/").await;
    visit.reaches_google("page_view").await;
    assert_eq!(visit.state().await["gpc"], false);
}
