//! What shows when the widget cannot run at all.

use e2e::{Fault, Journey, Look, csp, portal};
use hyper::{Method, StatusCode};

const FALLBACK: &str = "[part=fallback]";

#[tokio::test]
async fn a_policy_without_wasm_shows_whom_to_ask() {
    let journey = Journey::before_log_in("alles", 1, false).await;
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
    journey.proxy.fault(Method::GET, "/", Fault::Header("content-security-policy", policy), usize::MAX);
    journey.browser.open(&journey.origin()).await;
    portal::fill_in(&journey.browser, "[data-page=log-in]", "alles", &journey.password().await).await;
    let widget = journey.widget();
    widget.says(FALLBACK, "Dit lukt nu niet").await;
    widget.sees("[part=fallback] a[href='https://www.sohosted.com/contact']").await;
    journey.is_accessible("the fallback").await;
    journey.browser.look(Look::Dark).await;
    journey.is_accessible("the fallback, dark").await;
    let errors = csp::events(&journey.browser, "error").await;
    assert!(errors.iter().any(|error| error["code"] == "csp-wasm"), "{errors:?}");
    widget.press("[part=fallback] button | Opnieuw proberen").await;
    widget.sees("[part=fallback] button | Pagina herladen").await;
    let violations = csp::violations(&journey.browser).await;
    assert!(violations.iter().all(|one| one.contains("wasm-eval")), "{violations:?}");
    journey.complains_only(&["[mijn-privacy] csp-wasm", "WebAssembly"]).await;
}

#[tokio::test]
async fn a_missing_file_shows_whom_to_ask_and_a_retry_goes_on() {
    let journey = Journey::before_log_in("alles", 1, false).await;
    journey.browser.open(&journey.origin()).await;
    let wasm = journey.browser.eval("import('/privacy/mijn-privacy.js').then(() => new URL(customElements.get('mijn-privacy').wasmUrl).pathname)").await;
    let wasm = wasm.as_str().unwrap();
    journey.proxy.fault(
        Method::GET,
        wasm,
        Fault::Answer(StatusCode::NOT_FOUND, "text/html", "<p>Not here"),
        usize::MAX,
    );
    journey.browser.without_cache().await;
    journey.browser.open(&format!("{}/?again", journey.origin())).await;
    portal::fill_in(&journey.browser, "[data-page=log-in]", "alles", &journey.password().await).await;
    let widget = journey.widget();
    widget.says(FALLBACK, "Dit lukt nu niet").await;
    let errors = csp::events(&journey.browser, "error").await;
    assert!(errors.iter().any(|error| error["code"] == "not-found"), "{errors:?}");
    journey.proxy.heal();
    widget.press("[part=fallback] button | Opnieuw proberen").await;
    widget.sees("details.card").await;
    journey.ends_with(&["[mijn-privacy] not-found", ".wasm"]).await;
}
