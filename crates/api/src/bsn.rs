//! Recognising a burgerservicenummer, the Dutch citizen number: nobody has to give it here, and few may keep it.

use std::ops::Range;

/// Where the first burgerservicenummer in a text stands: nine digits, also with a dot, dash or space between, that pass
/// the eleven test. Only letters of ASCII make it a part of something else: the table of all others weighs more than the widget's forms.
pub fn find_bsn(text: &str) -> Option<Range<usize>> {
    let mut before = [' ', ' '];
    for (at, letter) in text.char_indices() {
        let [older, last] = before;
        let goes_on = last.is_ascii_alphanumeric() || matches!(last, '.' | '-') && older.is_ascii_digit();
        before = [last, letter];
        if letter.is_ascii_digit() && !goes_on {
            let rest = text.get(at..).unwrap_or_default();
            if let Some(length) = number_at_start(rest) {
                return Some(at..at + length);
            }
        }
    }
    None
}

/// Whether a text has one.
pub fn contains_bsn(text: &str) -> bool {
    find_bsn(text).is_some()
}

/// The text without any.
pub fn without_bsn(text: &str) -> String {
    let mut left = text.to_owned();
    while let Some(found) = find_bsn(&left) {
        left.replace_range(found, "");
    }
    left
}

/// How many bytes the number at the start of a text takes, when it is one.
fn number_at_start(text: &str) -> Option<usize> {
    let mut digits = Vec::with_capacity(9);
    let mut end = 0;
    let mut was_sign = false;
    for (at, letter) in text.char_indices() {
        match letter.to_digit(10) {
            Some(_) if digits.len() == 9 && !was_sign => return None,
            Some(digit) if digits.len() < 9 => {
                digits.push(digit);
                end = at + 1;
                was_sign = false;
            }
            None if matches!(letter, '.' | '-' | ' ') && !was_sign && digits.len() < 9 => was_sign = true,
            None if letter.is_ascii_alphabetic() && digits.len() == 9 => return None,
            _ => break,
        }
    }
    (digits.len() == 9 && passes(&digits)).then_some(end)
}

/// The eleven test: 9, 8, … 2 times the digits, less the last one, is a multiple of eleven.
fn passes(digits: &[u32]) -> bool {
    let Some((last, first)) = digits.split_last() else { return false };
    let sum: u32 = first.iter().zip((2..=9).rev()).map(|(digit, weight)| digit * weight).sum();
    sum > 0 && sum % 11 == *last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for text in [
            "111222333",
            "Mijn nummer is 123456782.",
            "bsn:1112.22.333",
            "111 222 333",
            "111-222-333, graag",
            "Op 12 mei 123456782 gekregen",
            "(123456782)",
            "nummers: 12 123456782",
        ] {
            assert!(contains_bsn(text), "{text}");
        }
    }

    #[test]
    fn another_number_is_none() {
        for text in [
            "",
            "123456789",
            "000000000",
            "0123456782",
            "1234567820",
            "NL91ABNA0417164300",
            "0512 123 456",
            "factuur F111222333",
            "11122233",
            "111  222  333",
            "1.111.222.333",
            "192.0.2.14",
            "2024-01-15",
        ] {
            assert!(!contains_bsn(text), "{text}");
        }
    }

    #[test]
    fn it_can_be_taken_out() {
        assert_eq!(without_bsn("Ik ben 111 222 333 en 123456782."), "Ik ben  en .");
        assert_eq!(without_bsn("Niets."), "Niets.");
    }

    #[test]
    fn a_last_digit_of_ten_never_passes() {
        // 9 × 1 + 2 × 6 = 21, and 21 mod 11 is 10: no digit is.
        for last in 0..=9 {
            assert!(!contains_bsn(&format!("10000006{last}")), "{last}");
        }
    }
}
