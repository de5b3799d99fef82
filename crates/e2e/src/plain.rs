//! What every page that the server makes has to be: readable in each width and look, and without a script.

use crate::{Browser, Look, PHONE, WIDE, axe, csp};

/// Neither the page nor a part of it scrolls sideways: such a part would need a place in the order of the keys.
const FITS: &str = "[document.documentElement, ...document.querySelectorAll('main *')]
  .filter((e) => e === document.documentElement || getComputedStyle(e).overflowX === 'auto' && e.localName !== 'textarea')
  .every((e) => e.scrollWidth <= e.clientWidth)";
/// Between both, where a table may be too wide for its page and not yet laid out for a phone.
const TABLET: (u32, u32) = (700, 900);

/// Looks at the page as it is now, on a phone and on a desk, light and dark.
pub async fn check(browser: &Browser, view: &str) {
    for size in [PHONE, TABLET, WIDE] {
        browser.size(size).await;
        for look in [Look::Dark, Look::Light].into_iter().filter(|_| size != TABLET) {
            browser.look(look).await;
            axe::check(browser, &format!("{view}, {} wide, {look:?}", size.0)).await;
        }
        if browser.eval(FITS).await != true {
            browser.fail(&format!("{view} scrolls sideways at {} px", size.0)).await;
        }
    }
    // What a journey itself brought, axe among it, is no element of the page.
    let scripts = "document.scripts.length + document.querySelectorAll('[onclick], [onsubmit], [style]').length";
    if browser.eval(scripts).await != 0 {
        browser.fail(&format!("{view} has a script or a style of its own")).await;
    }
    let violations = csp::violations(browser).await;
    if !violations.is_empty() {
        browser.fail(&format!("{view} violates its policy: {violations:#?}")).await;
    }
}
