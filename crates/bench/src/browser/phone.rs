//! A browser that is as slow as a cheap phone on a slow connection, with somebody logged in.

use anyhow::{Result, ensure};
use e2e::{Browser, api};
use serde_json::json;

use super::{CUSTOMER, Page};

const PROBE: &str = include_str!("probe.js");

/// 1.6 Mbit/s down and 0.75 up, in bytes a second.
const DOWN: u32 = 200_000;
const UP: u32 = 93_750;
/// Milliseconds from a request to its answer, besides the server's own.
const LATENCY: u32 = 150;
const CPU_SLOWDOWN: u32 = 4;

/// Logs the customer in from an empty page; nothing of the pages to measure is loaded yet.
pub async fn log_in(browser: &Browser, origin: &str) -> Result<()> {
    browser.open(&format!("{origin}/")).await;
    let body = json!({ "username": CUSTOMER, "password": api::password(origin, CUSTOMER).await });
    let sent = json!({ "method": "POST", "headers": { "Content-Type": "application/json" }, "body": body.to_string() });
    let status = browser.eval(&format!("fetch('/demo/login', {sent}).then((answer) => answer.status)")).await;
    ensure!(status == 200, "{CUSTOMER} cannot log in: {status}");
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE })).await;
    Ok(())
}

/// From now on connection and processor are slow, and the cache is empty.
pub async fn slow_down(browser: &Browser) {
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    let conditions =
        json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
    browser.cdp("Network.emulateNetworkConditions", conditions).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": CPU_SLOWDOWN })).await;
}

/// Opens a page; milliseconds from the start of the navigation until its first switch can be used.
pub async fn open(browser: &Browser, origin: &str, page: Page) -> Result<f64> {
    browser.open("about:blank").await;
    browser.open(&format!("{origin}/{}", page.path())).await;
    let usable = browser.wait("a switch can be used", "bench.usable > 0 && bench.usable").await;
    let usable = usable.as_f64().unwrap_or_default();
    ensure!(usable > 0.0, "the page does not say when its switch could be used");
    Ok(usable)
}
