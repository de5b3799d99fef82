//! The main job without a mouse.

use e2e::{Browser, Journey, Widget, db};

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const SPACE: &str = " ";

/// What has the focus, through shadow roots, as `tag#id.class text`; and whether a ring around it can be seen.
const FOCUSED: &str =
    "(() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  const style = getComputedStyle(e); const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const box = e.getBoundingClientRect();
  return { place: `${e.localName}#${e.id}`, text: (e.textContent ?? '').trim().slice(0, 60), ring,
    inView: box.bottom > 0 && box.top < innerHeight && box.width > 0 }; })()";

/// Tabs until the focus is on something, and asks on the way that the focus can be seen.
pub async fn tab_to(browser: &Browser, place: &str, text: &str) {
    let mut seen = Vec::new();
    for _ in 0..150 {
        browser.keys(TAB).await;
        let at = browser.eval(FOCUSED).await;
        let (here, said) = (at["place"].as_str().unwrap_or_default(), at["text"].as_str().unwrap_or_default());
        let line = format!("{here} “{said}”");
        if here != "body#" && here != "html#" && (at["ring"] == false || at["inView"] == false) {
            browser.fail(&format!("the focus cannot be seen on {line}: {at}")).await;
        }
        if here == place && said.contains(text) {
            return;
        }
        seen.push(line);
    }
    browser.fail(&format!("Tab never came to {place} “{text}”, only to {seen:#?}")).await;
}

#[tokio::test]
async fn see_switch_and_ask_with_the_keyboard_alone() {
    let journey = Journey::of("alles").await;
    let (browser, widget) = (&journey.browser, journey.widget());
    db::change(&journey.server, "UPDATE session SET authenticated_at = 0").await;
    browser.open(&format!("{}/?keyboard", journey.origin())).await;
    widget.sees("details.card").await;
    tab_to(browser, "summary#card-account", "Je account").await;
    browser.keys(ENTER).await;
    widget.says("details.card[open]", "jansje@example.nl").await;
    tab_to(browser, "button#training", "").await;
    browser.keys(SPACE).await;
    widget.has("#training", "aria-checked", "true").await;
    assert!(widget.is_focused("#training").await, "the focus left the switch");
    tab_to(browser, "button#go-new", "Nieuw verzoek").await;
    browser.keys(ENTER).await;
    widget.focused(".title").await;
    tab_to(browser, "button#right-access", "Inzage").await;
    browser.keys(ENTER).await;
    widget.sees("#text").await;
    widget.focused(".title").await;
    tab_to(browser, "textarea#text", "").await;
    browser.keys("Met het toetsenbord.").await;
    tab_to(browser, "button#submit", "").await;
    browser.keys(ENTER).await;
    widget.focused("#step-up-password").await;
    browser.keys(format!("{}{ENTER}", journey.password().await)).await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    widget.focused(".title").await;
    goes_back_to_the_row(browser, widget).await;
    journey.ends().await;
}

/// From the new request to the list and home, each time back on the row that led there.
async fn goes_back_to_the_row(browser: &Browser, widget: Widget<'_>) {
    let back = |text: &'static str| tab_backwards_to(browser, "button#", text);
    back("Terug").await;
    browser.keys(ENTER).await;
    widget.sees("ul.list li").await;
    widget.focused(".title").await;
    back("Terug").await;
    browser.keys(ENTER).await;
    widget.sees("#home").await;
    widget.focused("#go-requests").await;
}

async fn tab_backwards_to(browser: &Browser, place: &str, text: &str) {
    for _ in 0..40 {
        browser.driver().action_chain().key_down('\u{e008}').send_keys(TAB).key_up('\u{e008}').perform().await.unwrap();
        let at = browser.eval(FOCUSED).await;
        if at["place"] == place && at["text"].as_str().is_some_and(|said| said.contains(text)) {
            return;
        }
    }
    browser.fail(&format!("Shift+Tab never came to {place} “{text}”")).await;
}

#[tokio::test]
async fn the_way_back_puts_the_focus_on_the_row_it_came_from() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    for (row, arrived) in
        [("#go-new", "#right-access"), ("#go-requests", "ul.list li"), ("button[id^=request-]", "ol.steps")]
    {
        let id = widget.attr(row, "id").await;
        widget.press(row).await;
        widget.sees(arrived).await;
        widget.focused(".title").await;
        journey.browser.driver().back().await.unwrap();
        widget.sees("#home").await;
        widget.focused(&format!("[id='{id}']")).await;
    }
    widget.open_card("Je bestellingen").await;
    widget.press("#ask-order").await;
    widget.focused(".title").await;
    assert_eq!(
        journey
            .browser
            .eval("document.querySelector('mijn-privacy').shadowRoot.querySelector('#about-order').checked")
            .await,
        true
    );
    journey.ends().await;
}
