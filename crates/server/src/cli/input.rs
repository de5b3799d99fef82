//! What a person types after a command, checked before anything happens.

use mijn_privacy_api::{ConsentId, OpenEnum};

/// A name: one line of at most 100 characters.
///
/// # Errors
/// What is wrong with it.
pub fn name(text: &str) -> Result<String, String> {
    line(text, 100)
}

/// A note: one line of at most 500 characters.
///
/// # Errors
/// What is wrong with it.
pub fn note(text: &str) -> Result<String, String> {
    line(text, 500)
}

fn line(text: &str, most: usize) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("it is empty".to_owned());
    }
    if text.chars().count() > most {
        return Err(format!("it is longer than {most} characters"));
    }
    if text.chars().any(|sign| {
        sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    }) {
        return Err("it has a line break or another control character".to_owned());
    }
    Ok(text.to_owned())
}

/// A switch.
///
/// # Errors
/// Which there are.
pub fn consent(text: &str) -> Result<ConsentId, String> {
    ConsentId::parse(text).ok_or_else(|| {
        let all: Vec<_> = ConsentId::ALL.iter().map(|id| id.as_str()).collect();
        format!("it is one of {}", all.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_bounded_and_one() {
        assert_eq!(name("  Medewerker Een \n"), Ok("Medewerker Een".into()));
        assert!(name(&"é".repeat(100)).is_ok() && note(&"é".repeat(500)).is_ok());
        for bad in ["", " \t ", "a\nb", "a\u{0}b", "a\u{202e}b", &"é".repeat(101)] {
            assert!(name(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_switch_that_is_none_is_answered_with_those_there_are() {
        assert_eq!(consent("newsletter"), Ok(ConsentId::Newsletter));
        assert!(consent("nieuwsbrief").unwrap_err().contains("newsletter, marketing, training, analytics"));
    }
}
