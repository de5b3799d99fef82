//! The officer's work without a mouse.

use e2e::{Widget, officer};

use crate::keyboard::{ENTER, SPACE, tab_to};
use crate::officer_pages::at_the_desk;

#[tokio::test]
async fn an_officer_comes_in_finds_asks_and_leaves_with_the_keyboard_alone() {
    let journey = at_the_desk().await;
    let (browser, page) = (&journey.browser, Widget::page(&journey.browser));
    page.focused("#name").await;
    let [name, password, code] = officer::proof(&journey.origin()).await;
    for (field, text) in [("", name), ("input#password", password), ("input#code", format!("{code}{ENTER}"))] {
        if !field.is_empty() {
            tab_to(browser, field, "").await;
        }
        browser.keys(text).await;
    }
    page.says("h1", "Werklijst").await;
    // The first stop of each page leads past what is the same on all.
    tab_to(browser, "a#", "Naar de inhoud").await;
    browser.keys(ENTER).await;
    page.focused("main").await;
    tab_to(browser, "a#", "Termijn stil").await;
    browser.keys(ENTER).await;
    page.has(".tabs a[aria-current]", "href", "/desk?filter=paused").await;
    let request = journey.api().await.get("requests/demo-paused").await;
    let reference = request["reference"].as_str().expect("a reference");
    tab_to(browser, "a#", reference).await;
    browser.keys(ENTER).await;
    page.says("h1", reference).await;
    tab_to(browser, "summary#", "Stuur een bericht").await;
    browser.keys(ENTER).await;
    tab_to(browser, "textarea#ask-text", "").await;
    browser.keys("Met het toetsenbord.").await;
    tab_to(browser, "input#", "").await;
    browser.keys(SPACE).await;
    tab_to(browser, "button#", "Verstuur").await;
    browser.keys(ENTER).await;
    page.says("[role=status]", "Je bericht is verstuurd.").await;
    page.says(".thread li:last-child", "Met het toetsenbord.").await;
    page.says(".thread li:last-child", "vraag").await;
    tab_to(browser, "button#", "Log uit").await;
    browser.keys(ENTER).await;
    page.sees("#code").await;
    journey.ends().await;
}
