//! In Chromium, as on a slow phone: the first usable switch, a press, and the memory of the wasm.

mod load;
mod memory;
mod phone;
mod tables;

use anyhow::Result;
use e2e::browser::Room;
use e2e::server::Server;

use crate::report::Section;
use load::Sample;

/// The customer whose page is loaded.
const CUSTOMER: &str = "alles";

/// A page of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// `<mijn-privacy>` as a host embeds it.
    Widget,
    /// The same switches by hand.
    Hand,
}

impl Page {
    /// Its path on the server.
    fn path(self) -> &'static str {
        match self {
            Self::Widget => "widget.html",
            Self::Hand => "hand.html",
        }
    }
}

/// All samples of a run.
#[derive(Default)]
struct Samples {
    widget: Vec<Sample>,
    hand: Vec<Sample>,
}

/// Measures `rounds` times, the two pages in turn, and then `mounts` mounts and unmounts.
pub async fn run(rounds: u32, mounts: u32) -> Result<Section> {
    let server = Server::start().await;
    let mut samples = Samples::default();
    for round in 0..rounds {
        // Who goes first takes turns too.
        let order = if round % 2 == 0 { [Page::Widget, Page::Hand] } else { [Page::Hand, Page::Widget] };
        for page in order {
            let mut room = Room::for_browsers(1).await;
            let sample = load::sample(&room.browser().await, &server.origin(), page).await?;
            eprintln!(
                "round {} of {rounds}, {page:?}: {:.0} ms cold, {:.0} ms warm",
                round + 1,
                sample.cold,
                sample.warm
            );
            match page {
                Page::Widget => samples.widget.push(sample),
                Page::Hand => samples.hand.push(sample),
            }
        }
    }
    let mut room = Room::for_browsers(1).await;
    let browser = room.browser().await;
    let memory = memory::measure(&browser, &server.origin(), mounts).await?;
    let version = browser.cdp("Browser.getVersion", serde_json::json!({})).await;
    let version = version["product"].as_str().unwrap_or("Chromium").to_owned();
    Ok(tables::section(&samples, &memory, &version))
}
