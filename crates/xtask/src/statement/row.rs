//! One row of the table: `| no. | promise | how it is kept | code paths | test path::name |`.

/// A row, cells trimmed.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// `ACC-4`.
    pub number: String,
    /// What was promised, in our own words.
    pub promise: String,
    /// How it is kept.
    pub how: String,
    /// The files that keep it; none where the work comes later.
    pub code: Vec<String>,
    /// `path::name` of each test that would fail if it were not kept.
    pub tests: Vec<String>,
    /// Whether the work comes later.
    pub later: bool,
}

/// The row in a line, if it is one of the promises'; an error says what is wrong with it.
pub fn parse(line: &str) -> Option<Result<Row, String>> {
    let cells: Vec<&str> = line.trim().strip_prefix('|')?.trim_end_matches('|').split('|').map(str::trim).collect();
    let number = cells.first()?.trim_matches('`');
    let (group, count) = number.split_once('-')?;
    if group.is_empty() || !group.bytes().all(|byte| byte.is_ascii_uppercase()) || count.parse::<u8>().is_err() {
        return None;
    }
    let [_, promise, how, code, tests] = cells[..] else {
        return Some(Err(format!("{number} has {} cells, not 5", cells.len())));
    };
    if promise.is_empty() || how.is_empty() {
        return Some(Err(format!("{number} does not say what was promised, or how it is kept")));
    }
    let later = code == "later" && tests == "later";
    let list = |cell: &str| if later { Vec::new() } else { items(cell) };
    let row = Row {
        number: number.to_owned(),
        promise: promise.to_owned(),
        how: how.to_owned(),
        code: list(code),
        tests: list(tests),
        later,
    };
    if !later && (row.code.is_empty() || row.tests.is_empty()) {
        return Some(Err(format!(
            "{number} names no code or no test; write `later` in both where its work comes later"
        )));
    }
    Some(Ok(row))
}

/// Several things in a cell: separated by commas, semicolons or line breaks, in backticks or not.
fn items(cell: &str) -> Vec<String> {
    let cell = cell.replace("<br>", ",").replace(';', ",");
    cell.split(',').map(|item| item.trim().trim_matches('`').to_owned()).filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read() {
        let row =
            parse("| ACC-4 | kept until | rules | `a.rs`, b.rs | `a.rs::one`<br>b.js::two words |").unwrap().unwrap();
        assert_eq!(row.number, "ACC-4");
        assert_eq!(row.code, ["a.rs", "b.rs"]);
        assert_eq!(row.tests, ["a.rs::one", "b.js::two words"]);
        assert!(!row.later);
    }

    #[test]
    fn what_comes_later_says_so_twice() {
        assert!(parse("| COO-2 | policy | a link | later | later |").unwrap().unwrap().later);
        assert!(parse("| COO-2 | policy | a link | a.rs |  |").unwrap().is_err());
    }

    #[test]
    fn heads_and_other_lines_are_no_rows() {
        for line in ["| no. | promise | how | code | test |", "| --- | --- | --- | --- | --- |", "ACC-4 says", ""] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn a_missing_cell_is_told() {
        assert_eq!(parse("| ACC-4 | kept | rules | a.rs |").unwrap().unwrap_err(), "ACC-4 has 4 cells, not 5");
    }
}
