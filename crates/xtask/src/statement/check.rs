//! Compares the rows with the promises and with what is on disk.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use super::promises::numbers;
use super::row::{Row, parse};

/// What the check found.
#[derive(Debug, Default)]
pub struct Report {
    /// One sentence for each thing that is wrong.
    pub problems: Vec<String>,
    /// How many promises have code and tests.
    pub kept: usize,
    /// The numbers whose work comes later.
    pub later: Vec<String>,
}

/// Checks the text of docs/STATEMENT.md against the files under `root`.
pub fn check(text: &str, root: &Path) -> Report {
    let mut report = Report::default();
    let mut rows = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        match parse(line) {
            None => {}
            Some(Err(problem)) => report.problems.push(format!("line {}: {problem}", number + 1)),
            Some(Ok(row)) => {
                if let Some(twice) = rows.insert(row.number.clone(), row) {
                    report.problems.push(format!("{} has two rows", twice.number));
                }
            }
        }
    }
    let known: HashSet<String> = numbers().collect();
    report
        .problems
        .extend(rows.keys().filter(|number| !known.contains(*number)).map(|it| format!("{it} is no promise")));
    for number in numbers() {
        match rows.get(&number) {
            None => report.problems.push(format!("{number} has no row")),
            Some(row) if row.later => report.later.push(number),
            Some(row) => match problems(row, root) {
                none if none.is_empty() => report.kept += 1,
                some => report.problems.extend(some),
            },
        }
    }
    report
}

fn problems(row: &Row, root: &Path) -> Vec<String> {
    let missing = row.code.iter().filter(|path| !root.join(path).exists());
    let mut problems: Vec<String> = missing.map(|path| format!("{}: {path} does not exist", row.number)).collect();
    for test in &row.tests {
        let problem = match test.split_once("::") {
            None => Some(format!("`{test}` is no `path::name`")),
            Some((path, name)) => match fs::read_to_string(root.join(path)) {
                Err(_) => Some(format!("{path} does not exist")),
                Ok(source) => (!has_test(path, &source, name)).then(|| format!("{path} has no test `{name}`")),
            },
        };
        problems.extend(problem.map(|problem| format!("{}: {problem}", row.number)));
    }
    problems
}

/// Whether a file has a test of this name: a function in Rust, `test('name'` or `it('name'` in JavaScript.
fn has_test(path: &str, source: &str, name: &str) -> bool {
    if !path.ends_with(".rs") {
        return ['\'', '"', '`']
            .iter()
            .any(|quote| ["test(", "it("].iter().any(|call| source.contains(&format!("{call}{quote}{name}{quote}"))));
    }
    let name = name.rsplit("::").next().unwrap_or(name);
    let Some(at) = source.find(&format!("fn {name}(")) else { return false };
    // The attribute stands in the lines before, up to the end of what came earlier.
    let before = &source[source[..at].rfind(['}', ';']).map_or(0, |end| end + 1)..at];
    before.contains("test]") || before.contains("test(") || before.contains("_test")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(acc_4: &str) -> String {
        let others = numbers().filter(|number| number != "ACC-4");
        let rows: Vec<String> = others.map(|number| format!("| {number} | promise | how | later | later |")).collect();
        format!("# Title\n\n| no. | a | b | c | d |\n| --- | - | - | - | - |\n{}\n{acc_4}\n", rows.join("\n"))
    }

    fn report(acc_4: &str) -> Report {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.rs"), "fn helper() {}\n#[tokio::test]\nasync fn kept() {}\n").unwrap();
        fs::write(root.path().join("b.js"), "test('stays off', () => {});").unwrap();
        check(&whole(acc_4), root.path())
    }

    #[test]
    fn a_true_row_is_kept() {
        let report = report("| ACC-4 | promise | how | a.rs | a.rs::kept, b.js::stays off |");
        assert_eq!(report.problems, Vec::<String>::new());
        assert_eq!((report.kept, report.later.len()), (1, 59));
    }

    #[test]
    fn each_untruth_is_told() {
        for (row, problem) in [
            ("", "ACC-4 has no row"),
            ("| ACC-4 | promise | how | gone.rs | a.rs::kept |", "ACC-4: gone.rs does not exist"),
            ("| ACC-4 | promise | how | a.rs | a.rs::lost |", "ACC-4: a.rs has no test `lost`"),
            ("| ACC-4 | promise | how | a.rs | a.rs::helper |", "ACC-4: a.rs has no test `helper`"),
            ("| ACC-4 | promise | how | a.rs | b.js::lost |", "ACC-4: b.js has no test `lost`"),
            ("| ACC-4 | promise | how | a.rs | c.rs::kept |", "ACC-4: c.rs does not exist"),
            ("| ACC-4 | promise | how | a.rs | a.rs |", "ACC-4: `a.rs` is no `path::name`"),
        ] {
            assert_eq!(report(row).problems, [problem]);
        }
    }

    #[test]
    fn strangers_and_doubles_are_told() {
        let later = "| ACC-4 | p | h | later | later |";
        assert_eq!(report(&format!("{later}\n{later}")).problems, ["ACC-4 has two rows"]);
        assert_eq!(report(&format!("{later}\n| ACC-9 | p | h | later | later |")).problems, ["ACC-9 is no promise"]);
    }
}
