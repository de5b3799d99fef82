//! The tables that `cargo xtask size` prints.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{LIMIT, Size};

/// A first load file by file, then the sections.
pub fn load(size: &Size) -> String {
    let mut out = String::from("Before the first usable switch                     raw    brotli\n");
    for file in &size.files {
        line(&mut out, &file.path, Some(file.raw), file.brotli);
    }
    line(&mut out, "together", Some(size.files.iter().map(|file| file.raw).sum()), size.total_brotli);
    let share = 100 * size.total_brotli / LIMIT;
    let _ = writeln!(out, "  {share}% of the {LIMIT} bytes allowed");
    if !size.sections.is_empty() {
        out.push_str("\nWhen a section is opened                                  brotli\n");
    }
    for (section, brotli) in &size.sections {
        line(&mut out, section, None, *brotli);
    }
    out.push_str("\nBy itself, also on pages without the widget        raw    brotli\n");
    for file in &size.alone {
        line(&mut out, &file.path, Some(file.raw), file.brotli);
    }
    out
}

/// What the main wasm consists of.
pub fn wasm(weights: &BTreeMap<String, usize>, brotli: usize) -> String {
    let total: usize = weights.values().sum();
    let mut rows: Vec<_> = weights.iter().collect();
    rows.sort_by_key(|(_, raw)| std::cmp::Reverse(**raw));
    let mut out = String::from("The main wasm (brotli: shared out by raw size)     raw    brotli\n");
    for (owner, raw) in rows {
        line(&mut out, owner, Some(*raw), share(*raw, brotli, total));
    }
    out
}

/// The heaviest functions of the main wasm.
pub fn functions(functions: &[(String, usize)], count: usize) -> String {
    let mut out = String::from("The heaviest functions (raw)\n");
    for (name, raw) in functions.iter().take(count) {
        let _ = writeln!(out, "  {raw:>7} {name}");
    }
    out
}

fn share(part: usize, whole: usize, of: usize) -> usize {
    (part * whole).checked_div(of).unwrap_or(0)
}

fn line(out: &mut String, name: &str, raw: Option<usize>, brotli: usize) {
    let raw = raw.map_or(String::new(), |raw| raw.to_string());
    let _ = writeln!(out, "  {name:<44} {raw:>7} {brotli:>9}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_comes_first_and_shares_add_up() {
        let weights = [("a".to_owned(), 100), ("b".to_owned(), 300)].into();
        let text = wasm(&weights, 40);
        let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows, [["b", "300", "30"], ["a", "100", "10"]]);
    }

    #[test]
    fn nothing_weighs_nothing() {
        assert_eq!(share(0, 40, 0), 0);
    }
}
