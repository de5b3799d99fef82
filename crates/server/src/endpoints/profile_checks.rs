//! What a change of the profile may say, kind by kind.

use crate::config::{Config, Profile as Editable};
use crate::{ApiError, ApiResult, assemble};
use mijn_privacy_api::{FieldChange, FieldCode, FieldKind, ProfileChange};
use mijn_privacy_store::{EmailAddress, ProfileValue, Scope};

/// At most so many fields at a time.
const FIELDS: usize = 20;

/// A change that can be made.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// Kinds of the profile and their new values.
    pub(super) values: Vec<(String, String)>,
    /// A new e-mail address.
    pub(super) email: Option<EmailAddress>,
    /// It needs a fresh password: how the person is reached changes.
    pub(super) step_up: bool,
}

/// Reads a change.
pub(super) fn checked(
    config: &Config,
    scope: &Scope,
    stored: &[ProfileValue],
    change: &ProfileChange,
) -> ApiResult<Checked> {
    match change.fields.len() {
        0 => return Err(ApiError::field("/fields", FieldCode::Required)),
        1..=FIELDS => {}
        _ => return Err(ApiError::field("/fields", FieldCode::TooLong)),
    }
    let mut checked = Checked::default();
    for (place, field) in change.fields.iter().enumerate() {
        let at = |name: &str| format!("/fields/{place}/{name}");
        let wrong = |code| ApiError::field(at("category"), code);
        if change.fields.iter().take(place).any(|other| other.category == field.category) {
            return Err(wrong(FieldCode::UnknownValue));
        }
        let kind = kind_of(config, scope, stored, field).ok_or_else(|| wrong(FieldCode::NotEditable))?;
        let value = field.value.as_str();
        let typed = Editable::kind_of(&kind);
        checked.step_up |= typed != FieldKind::Text;
        match typed {
            FieldKind::Email => {
                let address = EmailAddress::parse(value);
                checked.email = Some(address.map_err(|_| ApiError::field(at("value"), FieldCode::InvalidFormat))?);
            }
            _ => {
                text(typed, value).map_err(|code| ApiError::field(at("value"), code))?;
                checked.values.push((kind, value.to_owned()));
            }
        }
    }
    Ok(checked)
}

/// The kind of the profile behind a category that this person may change.
fn kind_of(config: &Config, scope: &Scope, stored: &[ProfileValue], field: &FieldChange) -> Option<String> {
    let (_, kind) = assemble::fields(config).find(|(category, _)| category.id == field.category)?;
    assemble::is_editable(config, scope, stored, kind).then(|| kind.to_owned())
}

/// One line; of a telephone number 5 to 20 digits and the signs between them.
fn text(typed: FieldKind, value: &str) -> Result<(), FieldCode> {
    if value.contains(['\n', '\r', '\t']) {
        return Err(FieldCode::InvalidCharacters);
    }
    let is_sign = |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '+' | '-' | '(' | ')');
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let is_number = (5..=20).contains(&value.chars().count()) && value.chars().all(is_sign) && digits >= 5;
    if typed == FieldKind::Phone && !is_number { Err(FieldCode::InvalidFormat) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_digits_and_the_signs_between_them() {
        for good in ["12345", "+31 (0)6-12345678", "020 555 01 01", "00000000000000000000"] {
            assert_eq!(text(FieldKind::Phone, good), Ok(()), "{good}");
        }
        for bad in ["1234", "+----+", "06 1234 x", "000000000000000000000", "٠١٢٣٤٥", "=1+12345"] {
            assert_eq!(text(FieldKind::Phone, bad), Err(FieldCode::InvalidFormat), "{bad}");
        }
        assert_eq!(text(FieldKind::Phone, "12345\n67890"), Err(FieldCode::InvalidCharacters));
        assert_eq!(text(FieldKind::Text, "Straat 1, 9999 ZZ Dorp"), Ok(()));
        assert_eq!(text(FieldKind::Text, "Straat 1\n9999 ZZ Dorp"), Err(FieldCode::InvalidCharacters));
    }
}
