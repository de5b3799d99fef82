//! What an import did, or would do.

use mijn_privacy_api::ConsentState;
use mijn_privacy_store::{ImportCount, Imported};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The counts.
#[derive(Default)]
pub struct Tally {
    read: u64,
    passed_over: u64,
    added: BTreeMap<&'static str, u64>,
    same: u64,
    kept: u64,
    not_customers: u64,
}

impl Tally {
    /// Of a list with so many lines, of which so many do not count, since another line has their address.
    pub fn new(read: u64, passed_over: u64) -> Self {
        Self { read, passed_over, ..Self::default() }
    }

    /// Counts what became of lines.
    pub fn add(&mut self, counts: &[ImportCount]) {
        for count in counts {
            *match count.outcome {
                Imported::Added => self.added.entry(count.state.as_str()).or_default(),
                Imported::Same => &mut self.same,
                Imported::Kept => &mut self.kept,
                Imported::NotACustomer => &mut self.not_customers,
            } += count.lines;
        }
    }

    /// As text.
    pub fn text(&self, consent: &str, is_dry: bool) -> String {
        let mut text = String::new();
        let head = if is_dry { "nothing was changed; this would happen" } else { "done" };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{consent}: {} lines read, {head}", self.read);
        let mut line = |count: u64, what: &str| {
            if count > 0 {
                let _ = writeln!(text, "{count:>10}  {what}");
            }
        };
        for (state, count) in &self.added {
            let why =
                if *state == ConsentState::Unknown.as_str() { " (a yes without proof: it acts as no)" } else { "" };
            line(*count, &format!("added as {state}{why}"));
        }
        line(self.same, "were so already");
        line(self.kept, "not taken over: the person chose otherwise since, or by another route");
        line(
            self.not_customers,
            "not taken over: the address is nobody's here, and without a proved yes it stays away",
        );
        line(self.passed_over, "not taken over: another line with the same address counts");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_adds_up() {
        let mut tally = Tally::new(7, 1);
        let count = |state, outcome| ImportCount { outcome, state, lines: 1 };
        tally.add(&[
            count(ConsentState::Granted, Imported::Added),
            count(ConsentState::Unknown, Imported::Added),
            count(ConsentState::Granted, Imported::Same),
            count(ConsentState::Granted, Imported::NotACustomer),
        ]);
        tally.add(&[count(ConsentState::Granted, Imported::Kept), count(ConsentState::Withdrawn, Imported::Kept)]);
        let text = tally.text("newsletter", true);
        assert!(text.starts_with("newsletter: 7 lines read, nothing was changed"), "{text}");
        assert_eq!(text.lines().skip(1).filter(|line| line.trim_start().starts_with("1 ")).count(), 5, "{text}");
        assert!(text.contains(" 2  not taken over: the person chose otherwise"), "{text}");
        assert!(text.contains("added as unknown (a yes without proof"), "{text}");
    }
}
