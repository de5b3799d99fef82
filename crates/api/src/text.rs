//! Text that a person typed, parsed where it enters.

use crate::FieldCode;

/// Free text of 1 to `MAX` characters (Unicode scalar values) once trimmed. Line breaks and tabs are kept; other control
/// characters, NUL and the characters that reorder text on screen (U+202A…202E, U+2066…2069) are refused.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct FreeText<const MAX: usize>(String);

/// A password as typed: 1 to 1,024 bytes, never shown, logged or written back.
#[derive(Clone, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(try_from = "String")]
pub struct Password(String);

fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
}

fn trimmed(text: &str, max: usize) -> Result<String, FieldCode> {
    let text = text.trim();
    if text.is_empty() {
        Err(FieldCode::Required)
    } else if text.chars().any(is_hidden) {
        Err(FieldCode::InvalidCharacters)
    } else if text.chars().count() > max {
        Err(FieldCode::TooLong)
    } else {
        Ok(text.to_owned())
    }
}

impl<const MAX: usize> FreeText<MAX> {
    /// The text, trimmed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> TryFrom<String> for FreeText<MAX> {
    type Error = FieldCode;
    fn try_from(text: String) -> Result<Self, FieldCode> {
        trimmed(&text, MAX).map(Self)
    }
}

impl Password {
    /// The password itself; for the hash and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Password {
    type Error = FieldCode;
    fn try_from(text: String) -> Result<Self, FieldCode> {
        match text.len() {
            0 => Err(FieldCode::Required),
            1..=1024 => Ok(Self(text)),
            _ => Err(FieldCode::TooLong),
        }
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Password(…)")
    }
}

crate::schema::schema!(Password, crate::schema::text(1, 1024, None));

#[cfg(feature = "openapi")]
impl<const MAX: usize> utoipa::PartialSchema for FreeText<MAX> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        crate::schema::text(1, MAX, None)
    }
}

#[cfg(feature = "openapi")]
impl<const MAX: usize> utoipa::ToSchema for FreeText<MAX> {}

#[cfg(test)]
mod tests {
    use super::*;

    type Text = FreeText<5>;

    #[test]
    fn text_is_trimmed_and_bounded_in_characters() {
        assert_eq!(Text::try_from("  ééééé\n".to_owned()).map(|t| t.as_str().to_owned()), Ok("ééééé".to_owned()));
        assert_eq!(Text::try_from("zes zes".to_owned()), Err(FieldCode::TooLong));
        assert_eq!(Text::try_from(" \n\t".to_owned()), Err(FieldCode::Required));
    }

    #[test]
    fn text_that_hides_something_is_refused() {
        for bad in ["a\0", "a\u{202e}b", "\u{2066}a", "a\u{7}"] {
            assert_eq!(Text::try_from(bad.to_owned()), Err(FieldCode::InvalidCharacters), "{bad:?}");
        }
    }

    #[test]
    fn a_password_never_prints() {
        assert_eq!(format!("{:?}", Password("geheim".into())), "Password(…)");
    }
}
