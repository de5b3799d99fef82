//! In Chromium: what the guard of Google Analytics costs a page, parsed and run, beside an empty script.

use anyhow::{Context, Result, ensure};
use e2e::analytics::{DOMAIN, Page, Sites, WWW};
use e2e::browser::Room;
use e2e::{Browser, paths};
use serde_json::json;

use crate::report::{Aim, Section, Table, grouped, median, percentile};

const RUN: &str = include_str!("run.js");
/// A slow phone's processor, as in the other figures.
const SLOWDOWN: u32 = 4;
/// A frame of a screen, in milliseconds.
const LIMIT: f64 = 16.0;

/// What stands in the browser when the page comes.
#[derive(Clone, Copy, Debug)]
enum Case {
    Nothing,
    Off,
}

impl Case {
    fn choice(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Off => "off",
        }
    }
}

/// The scripts to compare.
const KINDS: [&str; 3] = ["empty", "cookie", "guard"];

/// Measures `rounds` times, the two scripts in turn, on fresh pages.
pub async fn run(rounds: u32) -> Result<Section> {
    let sites = Sites::start(None).await;
    // A page that is isolated has a clock of 5 µs instead of 100.
    let page = Page::default()
        .header("cross-origin-opener-policy", "same-origin")
        .header("cross-origin-embedder-policy", "require-corp");
    sites.page("/", page);
    let mut room = Room::for_browsers(1).await;
    let browser = room.browser().await;
    browser.cdp("Page.setBypassCSP", json!({ "enabled": true })).await;
    let mut table = Table::new(&[
        "",
        "empty (ms)",
        "reads a cookie (ms)",
        "guard (ms)",
        "guard, 99% (ms)",
        "guard over empty (ms)",
    ]);
    let mut worst = 0.0_f64;
    for slowdown in [1, SLOWDOWN] {
        for case in [Case::Nothing, Case::Off] {
            let times = measure(&browser, &sites.at(WWW, "/"), case, slowdown, rounds).await?;
            let [empty, cookie, guard] = times.each_ref().map(|times| median(times));
            worst = worst.max(guard - empty);
            let name = match case {
                Case::Nothing => "nothing chosen",
                Case::Off => "switched off",
            };
            let name = if slowdown == 1 { name.to_owned() } else { format!("{name}, processor slowed {slowdown}×") };
            let shown =
                [empty, cookie, guard, percentile(&times[2], 0.99), guard - empty].map(|time| format!("{time:.2}"));
            table.row(&[vec![name], shown.to_vec()].concat());
        }
    }
    let bytes = |name: &str| std::fs::metadata(paths::pkg().join(name)).map(|file| file.len());
    let (sent, raw) = (bytes("analytics-guard.js.br")?, bytes("analytics-guard.js")?);
    let body = format!(
        "Three classic scripts: an empty one, one that reads `document.cookie` and does nothing else, and the guard ({} bytes as \
         sent, {} parsed); each put into {rounds} fresh pages in turn, new to the engine every time; medians of parsing and running. \
         Fetching them is not in it.\n\n{}",
        grouped(sent),
        grouped(raw),
        table.text()
    );
    let what = format!("the guard takes less than a frame, {LIMIT:.0} ms, on a processor slowed {SLOWDOWN}×");
    let version = browser.cdp("Browser.getVersion", json!({})).await;
    let version = version["product"].as_str().unwrap_or("Chromium").replace('/', " ");
    let aims = vec![Aim::at_most(&what, worst, LIMIT, format!("{worst:.2} ms"))];
    Ok(Section { name: "guard", body, aims, versions: vec![version] })
}

/// The times of each script, in milliseconds.
async fn measure(browser: &Browser, address: &str, case: Case, slowdown: u32, rounds: u32) -> Result<[Vec<f64>; 3]> {
    browser.cdp("Network.clearBrowserCookies", json!({})).await;
    if matches!(case, Case::Off) {
        let cookie = json!({
            "name": "__Secure-mijn-privacy-analytics", "value": "1.1764000000000.off", "url": address,
            "domain": format!(".{DOMAIN}"), "path": "/", "secure": true, "sameSite": "Lax",
        });
        browser.cdp("Network.setCookie", cookie).await;
    }
    let mut times = <[Vec<f64>; 3]>::default();
    for _ in 0..rounds {
        for (kind, times) in KINDS.iter().zip(&mut times) {
            browser.open(address).await;
            browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slowdown })).await;
            let seen = browser.eval(&format!("({})({kind:?})", RUN.trim().trim_end_matches(';'))).await;
            browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
            let is_right = *kind != "guard" || (seen["fault"] == "" && seen["choice"] == case.choice());
            ensure!(is_right, "the guard did something else: {seen}");
            times.push(seen["taken"].as_f64().context("the page tells no time")?);
        }
    }
    Ok(times)
}
