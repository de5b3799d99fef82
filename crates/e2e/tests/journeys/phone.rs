//! Everything on a narrow screen.

use e2e::{Journey, Look, PHONE};

const FITS: &str = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
const TOO_WIDE: &str = "(() => { const w = document.documentElement.clientWidth; const all = [];
  const walk = (root) => { for (const e of root.querySelectorAll('*')) { const b = e.getBoundingClientRect();
    if (b.right > w + 1 && b.width > 1 && e.checkVisibility()) all.push(`${e.localName}#${e.id}.${e.className} ${Math.round(b.right)}`); if (e.shadowRoot) walk(e.shadowRoot); } };
  walk(document); return all.slice(0, 10).join(', '); })()";

async fn fits(journey: &Journey, view: &str) {
    for width in [PHONE.0, 320] {
        journey.browser.size((width, PHONE.1)).await;
        if journey.browser.eval(FITS).await != true {
            let who = journey.browser.eval(TOO_WIDE).await;
            journey.browser.fail(&format!("{view} scrolls sideways at {width} px: {who}")).await;
        }
    }
}

#[tokio::test]
async fn nothing_scrolls_sideways_on_a_phone() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.browser.size(PHONE).await;
    fits(&journey, "home").await;
    for name in widget.texts("details.card > summary .name").await {
        widget.open_card(&name).await;
    }
    widget.sees(".records li").await;
    fits(&journey, "home, all cards open").await;
    journey.is_accessible("home on a phone").await;
    widget.press("#go-requests").await;
    widget.sees("ul.list li").await;
    fits(&journey, "list").await;
    journey.is_accessible("the list on a phone").await;
    for request in journey.api().await.requests().await {
        journey.goes_to(&format!("requests/{}", request["id"].as_str().unwrap())).await;
        widget.says(".mp", request["reference"].as_str().unwrap()).await;
        widget.sees("ol.steps").await;
        fits(&journey, "a request").await;
    }
    journey.browser.look(Look::Dark).await;
    journey.is_accessible("a request on a phone, dark").await;
    journey.goes_to("requests/new/access").await;
    widget.sees("#submit").await;
    fits(&journey, "form").await;
    journey.is_accessible("the form on a phone, dark").await;
    e2e::db::change(&journey.server, "UPDATE session SET authenticated_at = 0").await;
    widget.press("#submit").await;
    widget.sees("#step-up-password").await;
    fits(&journey, "step-up").await;
    journey.is_accessible("the step-up on a phone, dark").await;
    journey.ends().await;
}
