//! What an import did, or would do.

use mijn_privacy_api::ConsentState;
use mijn_privacy_store::Imported;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The counts.
#[derive(Default)]
pub struct Tally {
    /// Lines read.
    pub read: u64,
    passed_over: u64,
    added: BTreeMap<&'static str, u64>,
    same: u64,
    kept: u64,
    not_customers: u64,
}

impl Tally {
    /// With so many lines whose address another line has, that do not count.
    pub fn new(passed_over: u64) -> Self {
        Self { passed_over, ..Self::default() }
    }

    /// Counts a line.
    pub fn add(&mut self, state: ConsentState, what: Imported) {
        match what {
            Imported::Added => *self.added.entry(state.as_str()).or_default() += 1,
            Imported::Same => self.same += 1,
            Imported::Kept => self.kept += 1,
            Imported::NotACustomer => self.not_customers += 1,
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
        let mut tally = Tally { read: 6, passed_over: 1, ..Tally::default() };
        for (state, what) in [
            (ConsentState::Granted, Imported::Added),
            (ConsentState::Unknown, Imported::Added),
            (ConsentState::Granted, Imported::Same),
            (ConsentState::Granted, Imported::Kept),
            (ConsentState::Granted, Imported::NotACustomer),
        ] {
            tally.add(state, what);
        }
        let text = tally.text("newsletter", true);
        assert!(text.starts_with("newsletter: 6 lines read, nothing was changed"), "{text}");
        assert_eq!(text.lines().skip(1).filter(|line| line.trim_start().starts_with("1 ")).count(), 6, "{text}");
        assert!(text.contains("added as unknown (a yes without proof"), "{text}");
    }
}
