//! A request of somebody without an account: asked, confirmed by the link in an e-mail, followed by the next, taken back.

use e2e::{Journey, Widget, mail, plain};
use reqwest::StatusCode;

const SOMEBODY: &str = "iemand@example.nl";
const CONFIRM: &str = "/public/requests/confirm/";

async fn opens(journey: &Journey, kind: &str) {
    let page = Widget::page(&journey.browser);
    journey.browser.open(&format!("{}{}/public/requests", journey.origin(), e2e::api::BASE)).await;
    page.press(&format!(".choices a[href$='kind={kind}']")).await;
    page.types("#name", "Iemand (verzonnen)").await;
    page.types("#email", SOMEBODY).await;
}

/// Follows the link in the e-mail and presses its button; gives the reference.
async fn confirms(journey: &Journey) -> String {
    let page = Widget::page(&journey.browser);
    page.says("h1", "Kijk in je e-mail").await;
    let link = mail::link(&journey.server.origin(), SOMEBODY, CONFIRM).await;
    journey.browser.open(&link).await;
    page.says("h1", "Wil je dit verzoek doen?").await;
    plain::check(&journey.browser, "the page that confirms").await;
    page.press("button.main").await;
    page.says("h1", "We hebben je verzoek ontvangen").await;
    page.text("dl div | Kenmerk").await.split_whitespace().last().expect("a reference").to_owned()
}

fn company(journey: &Journey, verb: &str, reference: &str, options: &[&str]) {
    let words = ["requests", verb, "--as", e2e::company::CLERK].into_iter().chain(options.iter().copied());
    journey.server.operate(&words.chain([reference]).collect::<Vec<_>>());
}

async fn again(journey: &Journey) {
    let address = journey.browser.address().await;
    journey.browser.open(&address).await;
}

#[tokio::test]
async fn somebody_without_an_account_asks_answers_and_reads_the_decision() {
    let journey = Journey::before_log_in("alles", 1, true).await;
    let (browser, page) = (&journey.browser, Widget::page(&journey.browser));
    browser.open(&format!("{}{}/public/requests", journey.origin(), e2e::api::BASE)).await;
    plain::check(browser, "the rights").await;
    assert_eq!(page.count(".choices li").await, 9, "closing an account needs one");
    opens(&journey, "restriction").await;
    plain::check(browser, "a form without an account").await;
    page.press("label | De gegevens kloppen niet").await;
    page.types("#text", "Mijn nummer is 111222333.").await;
    page.press("button.main").await;
    page.says("[role=alert]", "Dit lijkt op een burgerservicenummer.").await;
    plain::check(browser, "a form with what looks like a citizen number").await;
    page.element("#text").await.clear().await.expect("a field can be emptied");
    page.types("#text", "Mijn oude adres klopt niet.").await;
    page.press("button.main").await;
    page.says("h1", "Kijk in je e-mail").await;
    plain::check(browser, "look in your mailbox").await;
    let reference = confirms(&journey).await;
    plain::check(browser, "a new request").await;
    // The e-mail leads to this page.
    let token = browser.address().await.rsplit('/').next().expect("a token").to_owned();
    assert_eq!(mail::link(&journey.server.origin(), SOMEBODY, &token).await, browser.address().await);
    company(&journey, "pause", &reference, &["--ground", "specification", "--text", "Welk adres bedoel je?"]);
    again(&journey).await;
    page.says(".card", "Welk adres bedoel je?").await;
    plain::check(browser, "a question").await;
    page.types("#text", "Dat in Drachten.").await;
    page.press("form[action$=messages] button").await;
    page.says(".said:not(.ours)", "Dat in Drachten.").await;
    page.gone(".card | Welk adres bedoel je?").await;
    page.says("dl dd", "De termijn loopt weer").await;
    company(&journey, "extend", &reference, &["--months", "1", "--text", "Er zijn veel verzoeken."]);
    let file = journey.server.database().with_file_name("uitleg.txt");
    std::fs::write(&file, "Verzonnen uitleg.").expect("a file can be written in a temporary folder");
    journey.server.operate(&["requests", "attach", "--as", e2e::company::CLERK, &reference, &file.to_string_lossy()]);
    again(&journey).await;
    page.says(".card", "Er zijn veel verzoeken.").await;
    let attached = page.attr(".said a[download]", "href").await;
    let fetched = reqwest::get(format!("{}{attached}", journey.origin())).await.expect("the server answers");
    assert_eq!(fetched.status(), StatusCode::OK);
    assert_eq!(fetched.text().await.expect("text"), "Verzonnen uitleg.");
    plain::check(browser, "a request that takes longer").await;
    company(&journey, "reject", &reference, &["--text", "Dit adres hebben we niet."]);
    again(&journey).await;
    page.says("h1", "We doen niet wat je vroeg").await;
    page.says("blockquote", "Dit adres hebben we niet.").await;
    page.says("main", "Autoriteit Persoonsgegevens").await;
    page.says("main", "de rechter").await;
    page.gone("form").await;
    plain::check(browser, "a request that is refused").await;
    journey.ends_with(&["422"]).await;
}

#[tokio::test]
async fn somebody_without_an_account_takes_it_back() {
    let journey = Journey::before_log_in("alles", 1, true).await;
    let page = Widget::page(&journey.browser);
    opens(&journey, "explanation").await;
    page.types("#text", "Waarom hebben jullie mijn adres?").await;
    page.press("button.main").await;
    let reference = confirms(&journey).await;
    page.press("form[action$=cancel] button").await;
    page.says("h1", "Je hebt je verzoek ingetrokken").await;
    page.gone("form").await;
    let said = journey.server.operate(&["requests", "show", "--as", e2e::company::CLERK, "--json", &reference]);
    assert!(said.contains("\"cancelled\""), "{said}");
    journey.ends().await;
}
