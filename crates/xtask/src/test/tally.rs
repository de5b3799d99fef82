//! Counts tests in what the test runners print.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that held.
    pub passed: usize,
    /// Tests that did not.
    pub failed: usize,
}

impl Tally {
    /// Reads a line: a result of Rust's runner, of wasm-bindgen's, or of Node's.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            // `ok. 3 passed; 0 failed; 0 ignored; …`
            let numbers = result.split([';', '.']).filter_map(|part| part.trim().split_once(' '));
            for (number, word) in numbers {
                self.add(word, number);
            }
        } else if let Some((word, number)) =
            line.strip_prefix('ℹ').or_else(|| line.strip_prefix('#')).and_then(|rest| rest.trim().split_once(' '))
        {
            self.add(word, number);
        }
    }

    fn add(&mut self, word: &str, number: &str) {
        let Ok(number) = number.parse::<usize>() else { return };
        match word {
            "passed" | "pass" => self.passed += number,
            "failed" | "fail" | "cancelled" => self.failed += number,
            _ => {}
        }
    }

    /// What a step counts that ended well or not: one that counts no tests is one check itself, and one that broke off
    /// without a failed test failed itself.
    pub fn closed(mut self, ended_well: bool) -> Self {
        if !ended_well && self.failed == 0 {
            self.failed = 1;
        } else if ended_well && self == Self::default() {
            self.passed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn results_of_each_runner_add_up() {
        let lines = [
            "running 3 tests",
            "test a::b ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.50s",
            "ℹ tests 6",
            "ℹ pass 4",
            "ℹ fail 1",
            "ℹ cancelled 1",
            "# pass 10",
            "# fail 20",
            "ℹ duration_ms 49.5",
        ];
        assert_eq!(tally(&lines), Tally { passed: 18, failed: 24 });
    }

    #[test]
    fn words_in_other_lines_do_not_count() {
        assert_eq!(tally(&["3 passed", "# Subtest: pass 3", "error: 2 failed"]), Tally::default());
    }

    #[test]
    fn a_step_counts_at_least_itself() {
        assert_eq!(Tally::default().closed(true), Tally { passed: 1, failed: 0 });
        assert_eq!(Tally::default().closed(false), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally { passed: 3, failed: 0 }.closed(false), Tally { passed: 3, failed: 1 });
        assert_eq!(Tally { passed: 3, failed: 2 }.closed(false), Tally { passed: 3, failed: 2 });
    }
}
