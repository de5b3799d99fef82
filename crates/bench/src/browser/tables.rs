//! What the browser told, in tables.

use super::memory::Moment;
use super::{Sample, Samples};
use crate::report::{Aim, Section, Table, grouped, median};

/// At most so many times the hand-written page, now and in the end.
const NOW: f64 = 2.1;
const GOAL: f64 = 1.8;
/// Milliseconds until a press shows.
const PRESS: f64 = 50.0;

/// Tables and aims.
pub fn section(samples: &Samples, memory: &[Moment], browser: &str) -> Section {
    let rounds = samples.widget.len();
    let loads = loads(samples);
    let body = format!(
        "The first usable switch, {rounds} rounds, the pages in turn, each in a fresh browser; medians, with the least \
         and the most in brackets. Files and answers are bytes as sent before that moment.\n\n{}\n\
         From a press to the frame that shows it on its way, {} presses each.\n\n{}\n\
         The memory of the wasm, read from the `memory` among the exports that the glue's own `init()` gives again, and \
         what the page keeps alive after its garbage was collected.\n\n{}",
        loads.0.text(),
        samples.widget.iter().map(|sample| sample.presses.len()).sum::<usize>(),
        presses(samples).text(),
        moments(memory).text()
    );
    let mut aims = Vec::new();
    for (name, ratio) in [("cold", loads.1), ("warm", loads.2)] {
        for (word, limit) in [("now", NOW), ("goal", GOAL)] {
            let what = format!("first switch {name}: at most {limit} times the hand-written page ({word})");
            aims.push(Aim::at_most(&what, ratio, limit, format!("{ratio:.2}")));
        }
    }
    let press = median(&all_presses(&samples.widget));
    aims.push(Aim::at_most("a press shows: at most 50 ms", press, PRESS, format!("{press:.0} ms")));
    if let (Some(first), Some(last)) = (memory.first(), memory.last()) {
        let what = format!("wasm memory after {} mounts and unmounts: 0 bytes more", grouped(last.mounts.into()));
        let grown = last.wasm.saturating_sub(first.wasm);
        aims.push(Aim { what, measured: grouped(grown), is_met: grown == 0 });
    }
    Section { name: "browser", body, aims, versions: vec![browser.replace('/', " ")] }
}

fn loads(samples: &Samples) -> (Table, f64, f64) {
    let mut table = Table::new(&["", "cold (ms)", "warm (ms)", "files", "answers"]);
    let spread = |samples: &[Sample], of: fn(&Sample) -> f64| {
        let values: Vec<f64> = samples.iter().map(of).collect();
        let (least, most) =
            (values.iter().copied().fold(f64::NAN, f64::min), values.iter().copied().fold(f64::NAN, f64::max));
        (median(&values), format!("{:.0} ({least:.0} to {most:.0})", median(&values)))
    };
    let mut rows = Vec::new();
    for (name, samples) in [("the widget", &samples.widget), ("by hand", &samples.hand)] {
        let (cold, warm) = (spread(samples, |one| one.cold), spread(samples, |one| one.warm));
        let bytes = |of: fn(&Sample) -> u64| grouped(samples.iter().map(of).max().unwrap_or(0));
        table.row(&[name.to_owned(), cold.1, warm.1, bytes(|one| one.files), bytes(|one| one.answers)]);
        rows.push((cold.0, warm.0));
    }
    let (widget, hand) = (rows[0], rows[1]);
    let (cold, warm) = (widget.0 / hand.0, widget.1 / hand.1);
    table.row(&["times".to_owned(), format!("{cold:.2}"), format!("{warm:.2}"), String::new(), String::new()]);
    (table, cold, warm)
}

fn presses(samples: &Samples) -> Table {
    let mut table = Table::new(&["", "median (ms)", "most (ms)"]);
    for (name, samples) in [("the widget", &samples.widget), ("by hand", &samples.hand)] {
        let all = all_presses(samples);
        let most = all.iter().copied().fold(f64::NAN, f64::max);
        table.row(&[name.to_owned(), format!("{:.0}", median(&all)), format!("{most:.0}")]);
    }
    table
}

fn all_presses(samples: &[Sample]) -> Vec<f64> {
    samples.iter().flat_map(|sample| sample.presses.iter().copied()).collect()
}

fn moments(memory: &[Moment]) -> Table {
    let mut table = Table::new(&["mounts and unmounts since boot", "wasm memory (bytes)", "nodes", "listeners"]);
    for moment in memory {
        let Moment { mounts, wasm, nodes, listeners } = moment;
        let mounts = if *mounts == 0 { "after boot".to_owned() } else { grouped((*mounts).into()) };
        table.row(&[mounts, grouped(*wasm), grouped(*nodes), grouped(*listeners)]);
    }
    table
}
