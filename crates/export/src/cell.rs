//! A cell of a CSV: text that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// What a formula begins with, in the forms that spreadsheets take for one another.
const FORMULA: [char; 16] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];

/// Shows nothing, and stands before text all the same.
fn is_invisible(letter: char) -> bool {
    letter == ' '
        || (letter.is_whitespace() && !FORMULA.contains(&letter))
        || letter.is_control() && !FORMULA.contains(&letter)
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}')
}

/// What ends a cell for a program that takes another sign for the separator, or no notice of quotes.
fn is_edge(letter: char) -> bool {
    matches!(letter, '"' | ',' | ';' | '|')
}

/// The text, with an apostrophe before it where it would begin a formula: spreadsheets then show it as it is. A sign in the
/// middle, after a separator or a quote, begins no cell, as each cell stands in quotes of its own.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    match text.chars().find(|letter| !is_invisible(*letter) && !is_edge(*letter)) {
        Some(first) if FORMULA.contains(&first) => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_begins_a_formula_gets_an_apostrophe() {
        for bad in [
            "=1+1",
            "+31 6",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\rx",
            " =1",
            "\u{a0}=1",
            "\u{feff}=1",
            "\u{200b}@x",
            "＝1",
            " ＋1",
            "\"=1+1",
            "\",=1+1",
            ";=1",
            ", -1",
            " \t=1",
            "\n@x",
            "|+1",
        ] {
            assert_eq!(safe(bad), format!("'{bad}"), "{bad:?}");
        }
        for good in ["", "Eva", "a=b", "'=1", "20-11", "€ -1", "…"] {
            assert_eq!(safe(good), good);
        }
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_nothing_else_changes(text in "[ \t\r\n=+@a＝－\u{feff}\u{200b}\",;|-]{0,6}|\\PC{0,40}") {
            let cell = safe(&text);
            let marked = format!("'{text}");
            prop_assert!(*cell == text || *cell == marked);
            let seen = cell.trim_start_matches(|letter| is_invisible(letter) || is_edge(letter));
            prop_assert!(!seen.starts_with(FORMULA), "{:?}", cell);
        }
    }
}
