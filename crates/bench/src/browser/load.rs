//! One page in one fresh browser: loaded cold, pressed, and loaded again warm.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::Browser;
use serde_json::json;

use super::{Page, phone};

/// How often the switch is pressed.
const PRESSES: usize = 5;
/// What the browser gets to write its caches in.
const SETTLE: Duration = Duration::from_millis(1500);

/// All files before the first usable switch, the page included, and answers of the API: bytes as sent.
const WEIGHT: &str = "(() => {
  const sent = (entries) => entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  const loaded = performance.getEntriesByType('resource').filter((entry) => entry.responseEnd <= bench.usable);
  const isCall = (entry) => new URL(entry.name).pathname.startsWith('/api/');
  const files = [...performance.getEntriesByType('navigation'), ...loaded.filter((entry) => !isCall(entry))];
  return [sent(files), sent(loaded.filter(isCall))];
})()";

/// What was measured.
pub struct Sample {
    /// Milliseconds to the first usable switch, with nothing in the cache.
    pub cold: f64,
    /// The same on the next visit.
    pub warm: f64,
    /// Milliseconds from each press until its frame was drawn.
    pub presses: Vec<f64>,
    /// Bytes of files before the switch.
    pub files: u64,
    /// Bytes of answers before the switch.
    pub answers: u64,
}

/// Measures a page.
pub async fn sample(browser: &Browser, origin: &str, page: Page) -> Result<Sample> {
    phone::log_in(browser, origin).await?;
    phone::slow_down(browser).await;
    let cold = phone::open(browser, origin, page).await?;
    let weight = browser.eval(WEIGHT).await;
    let bytes = |index: usize| weight[index].as_u64().context("the page does not say what it loaded");
    let (files, answers) = (bytes(0)?, bytes(1)?);
    let presses = press(browser).await?;
    tokio::time::sleep(SETTLE).await;
    let warm = phone::open(browser, origin, page).await?;
    Ok(Sample { cold, warm, presses, files, answers })
}

/// Presses the first switch with the mouse, again and again, each time once the backend answered.
async fn press(browser: &Browser) -> Result<Vec<f64>> {
    for done in 1..=PRESSES {
        browser.wait("the switch is idle", "bench.isIdle()").await;
        let place = "(() => { bench.find().scrollIntoView({ block: 'center' });
          const { x, y, width, height } = bench.find().getBoundingClientRect();
          return [x + width / 2, y + height / 2]; })()";
        let place = browser.eval(place).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let mouse = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            browser.cdp("Input.dispatchMouseEvent", mouse).await;
        }
        browser.wait("the press shows", &format!("bench.presses.length >= {done}")).await;
    }
    browser.wait("the switch is idle", "bench.isIdle()").await;
    let presses = browser.eval("bench.presses").await;
    let presses: Vec<f64> = presses.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
    ensure!(presses.len() == PRESSES, "{PRESSES} presses, and {} were seen", presses.len());
    Ok(presses)
}
