//! The officer's pages: coming in, finding a request, handling it without a decision, the report, and out again.

use e2e::officer::{self, DESK};
use e2e::{Journey, Widget, db, plain};
use serde_json::json;

/// A browser in front of the officer's pages, and a page in it.
pub async fn at_the_desk() -> Journey {
    let journey = Journey::before_log_in("alles", 1, true).await;
    journey.browser.open(&format!("{}{DESK}", journey.origin())).await;
    journey
}

/// Opens a request from the queue by its reference.
pub async fn finds(journey: &Journey, reference: &str) {
    let page = Widget::page(&journey.browser);
    page.element("#reference").await.clear().await.expect("a field can be emptied");
    page.types("#reference", reference).await;
    page.press(".filter button").await;
    page.says("h1", reference).await;
}

/// Writes in a form of the request's page, and sends it.
pub async fn does(page: Widget<'_>, summary: &str, field: &str, text: &str) {
    page.press(&format!(".act > details:not([open]) > summary | {summary}")).await;
    page.types(field, text).await;
    page.press(".act > details[open] form > button").await;
}

#[tokio::test]
async fn who_comes_in_proves_it_twice() {
    let journey = at_the_desk().await;
    let (browser, page) = (&journey.browser, Widget::page(&journey.browser));
    page.focused("#name").await;
    plain::check(browser, "the log-in").await;
    page.types("#name", "Olga Officier (verzonnen)").await;
    page.types("#password", "demo-olga-wachtwoord").await;
    page.types("#code", "000000").await;
    page.press("button.main").await;
    page.says("[role=alert]", "klopt niet").await;
    page.focused("#password").await;
    plain::check(browser, "the log-in after a wrong code").await;
    officer::log_in(browser, &journey.origin()).await;
    plain::check(browser, "the queue").await;
    // There is no such request; the way on stands there.
    browser.open(&format!("{}{DESK}/requests/none", journey.origin())).await;
    page.says("h1", "Dit verzoek is er niet").await;
    plain::check(browser, "no such request").await;
    page.press("main a").await;
    page.press("nav a | Rapport").await;
    page.says("h1", "Rapport").await;
    page.says("tbody tr", "Inzage").await;
    plain::check(browser, "the report").await;
    page.press("header button | Log uit").await;
    page.sees("#code").await;
    browser.open(&format!("{}{DESK}/report", journey.origin())).await;
    page.sees("#code").await;
    assert!(browser.address().await.contains("next=%2Fdesk%2Freport"), "the way back is lost");
    journey.ends_with(&["404", "422"]).await;
}

#[tokio::test]
async fn a_new_account_is_set_up_by_its_link() {
    let journey = Journey::before_log_in("alles", 1, true).await;
    let said = journey.server.operate(&["officers", "add", "--role", "helpdesk", "Hanna Helpt (verzonnen)"]);
    let link = said.split_whitespace().find(|word| word.contains("/desk/setup/")).expect("a link").to_owned();
    let page = Widget::page(&journey.browser);
    journey.browser.open(&link).await;
    page.says("h1", "Welkom, Hanna Helpt (verzonnen)").await;
    plain::check(&journey.browser, "setting an account up").await;
    page.types("#password", "een zin is ook goed").await;
    page.types("#code", "000000").await;
    page.press("button.main").await;
    page.says("[role=alert]", "Deze code klopt niet.").await;
    plain::check(&journey.browser, "setting an account up, with a wrong code").await;
    journey.browser.open(&format!("{}{DESK}/setup/none", journey.origin())).await;
    page.says("h1", "Deze link werkt niet").await;
    plain::check(&journey.browser, "a link that does not work").await;
    journey.ends_with(&["404", "422"]).await;
}

#[tokio::test]
async fn the_queue_shows_what_is_asked_for() {
    let journey = at_the_desk().await;
    let page = Widget::page(&journey.browser);
    officer::log_in(&journey.browser, &journey.origin()).await;
    let all = page.count("tbody tr").await;
    let api = journey.api().await;
    let reference = async |id: &str| api.get(&format!("requests/{id}")).await["reference"].as_str().unwrap().to_owned();
    let (paused, extended) = (reference("demo-paused").await, reference("demo-extended").await);
    page.press(".tabs a | Termijn stil").await;
    page.has(".tabs a[aria-current]", "href", "/desk?filter=paused").await;
    page.says("tbody tr", &paused).await;
    page.gone(&format!("tbody tr | {extended}")).await;
    assert!(page.count("tbody tr").await < all);
    page.press(".tabs a | Gebruik stil").await;
    page.has(".tabs a[aria-current]", "href", "/desk?filter=restricted").await;
    page.says("main", "Van niemand staat het gebruik van gegevens stil.").await;
    page.press(".tabs a | Te laat").await;
    page.says("tbody .late", "te laat").await;
    page.press(".tabs a | Afgesloten").await;
    page.says("tbody tr", "Beantwoord").await;
    page.gone(&format!("tbody tr | {paused}")).await;
    page.press(".tabs a | Open").await;
    page.types("#kind", "Meenemen").await;
    page.press(".filter button").await;
    page.says("tbody tr", &extended).await;
    assert_eq!(page.count("tbody tr").await, 1, "one kind alone");
    page.types("#reference", "INZ-1999-0001").await;
    page.press(".filter button").await;
    page.says(".empty", "Dit kenmerk kennen we niet.").await;
    plain::check(&journey.browser, "a queue with nothing in it").await;
    finds(&journey, &paused).await;
    page.says("p.soon", "De termijn staat stil.").await;
    page.press("main a | Werklijst").await;
    finds(&journey, &reference("demo-answered").await).await;
    page.sees("table").await;
    plain::check(&journey.browser, "a correction that was made").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_request_is_taken_asked_about_paused_extended_and_gets_a_file() {
    let journey = at_the_desk().await;
    let (browser, page) = (&journey.browser, Widget::page(&journey.browser));
    let api = journey.api().await;
    let asked = api.ask(json!({ "kind": "explanation", "text": "Waarom bewaren jullie <b>alles</b>?" })).await;
    let path = format!("requests/{}", asked["id"].as_str().expect("an id"));
    officer::log_in(browser, &journey.origin()).await;
    finds(&journey, asked["reference"].as_str().expect("a reference")).await;
    page.says("blockquote", "<b>alles</b>").await;
    page.press("button | Zet op mijn naam").await;
    page.says("[role=status]", "Dit verzoek staat nu op jouw naam.").await;
    does(page, "Stuur een bericht", "#ask-text", "Gaat het om je facturen?").await;
    page.says("[role=status]", "Je bericht is verstuurd.").await;
    page.says(".thread", "Gaat het om je facturen?").await;
    page.press(".act summary | Zet de termijn stil").await;
    page.press("label | Ik weet niet welke gegevens").await;
    page.types("#pause-text", "Welke gegevens bedoel je?").await;
    browser.eval("document.querySelectorAll('details').forEach((one) => (one.open = true))").await;
    plain::check(browser, "a request with all of it open").await;
    page.press(".act button | Stel de vraag en zet stil").await;
    page.says("[role=status]", "De termijn staat stil.").await;
    page.says("p.soon", "onduidelijk welke gegevens bedoeld zijn").await;
    assert_eq!(api.get(&path).await["paused"]["question"], "Welke gegevens bedoel je?");
    page.press("button | Laat de termijn weer lopen").await;
    page.says("[role=status]", "De termijn loopt weer.").await;
    assert!(api.get(&path).await.get("paused").is_none());
    page.press(".act summary | Verleng de termijn").await;
    page.press("label | Twee maanden").await;
    page.types("#extend-text", "Het zijn veel gegevens.").await;
    page.press(".act button | Verleng").await;
    page.says("[role=status]", "De termijn is verlengd.").await;
    assert_eq!(api.get(&path).await["extended"]["reason"], "Het zijn veel gegevens.");
    // What cannot be done any more is not offered any more.
    page.gone(".act summary | Verleng de termijn").await;
    let file = journey.server.database().with_file_name("uitleg <1>.txt");
    std::fs::write(&file, "Verzonnen uitleg.").expect("a file can be written in a temporary folder");
    does(page, "Voeg een bestand toe", "#file", &file.to_string_lossy()).await;
    page.says("[role=status], [role=alert]", "bestand").await;
    let clean = journey.server.database().with_file_name("uitleg (verzonnen).txt");
    std::fs::copy(&file, &clean).expect("a file can be copied in a temporary folder");
    does(page, "Voeg een bestand toe", "#file", &clean.to_string_lossy()).await;
    page.says("[role=status]", "Het bestand is toegevoegd.").await;
    page.says(".thread a", "uitleg (verzonnen).txt").await;
    let looked = format!("SELECT count(*) FROM lookup WHERE reason = '{}'", asked["id"].as_str().unwrap());
    assert!(db::count(&journey.server, &looked).await > 0, "who looked is not in the access log");
    plain::check(browser, "a request after all that").await;
    journey.ends_with(&["422"]).await;
}
