//! The memory of the wasm, after boot and after many mounts and unmounts.

use anyhow::{Context, Result};
use e2e::{Browser, wait};
use serde_json::{Value, json};

use super::{Page, phone};

/// Initialising the glue again gives the exports of the instance that runs: so it is reached without a way in of its own.
const REACH: &str = "(async () => {
  const { build } = await import('/privacy/build.js');
  const glue = await import(new URL(build.glue, build.base).href);
  bench.memory = (await glue.default()).memory;
  bench.until = async (holds) => {
    for (const end = Date.now() + 10_000; !holds(); ) {
      if (Date.now() > end) throw new Error('the widget does not show its switches');
      await new Promise((go) => setTimeout(go, 1));
    }
  };
  bench.mount = async (times) => {
    for (let time = 0; time < times; time += 1) {
      const element = document.createElement('mijn-privacy');
      const shown = () => element.shadowRoot.querySelector('button[role=switch]');
      document.body.append(element);
      await bench.until(shown);
      element.remove();
      await bench.until(() => !shown());
    }
  };
  document.querySelector('mijn-privacy').remove();
  return bench.memory.buffer.byteLength;
})()";

/// So many in one call of the browser.
const BATCH: u32 = 50;

/// The memory and the page at one moment.
pub struct Moment {
    /// How many mounts there were since boot.
    pub mounts: u32,
    /// Bytes of the wasm's memory.
    pub wasm: u64,
    /// Nodes and listeners that the page keeps alive, after the garbage was collected.
    pub nodes: u64,
    /// Listeners.
    pub listeners: u64,
}

/// Measures after boot, after the first batch and after all. The browser is as fast as it is.
pub async fn measure(browser: &Browser, origin: &str, mounts: u32) -> Result<Vec<Moment>> {
    phone::log_in(browser, origin).await?;
    phone::open(browser, origin, Page::Widget).await?;
    browser.eval(REACH).await;
    let mut moments = vec![moment(browser, 0).await?];
    let mut done = 0;
    while done < mounts {
        let batch = BATCH.min(mounts - done);
        browser.eval(&format!("bench.mount({batch})")).await;
        done += batch;
        if done == batch || done == mounts {
            moments.push(moment(browser, done).await?);
        }
    }
    Ok(moments)
}

async fn moment(browser: &Browser, mounts: u32) -> Result<Moment> {
    // Calls that were cut off end, and what they kept goes.
    wait::a_moment().await;
    browser.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let counted = browser.cdp("Memory.getDOMCounters", json!({})).await;
    let wasm = browser.eval("bench.memory.buffer.byteLength").await;
    let number = |value: &Value| value.as_u64().context("the browser does not count");
    Ok(Moment {
        mounts,
        wasm: number(&wasm)?,
        nodes: number(&counted["nodes"])?,
        listeners: number(&counted["jsEventListeners"])?,
    })
}
