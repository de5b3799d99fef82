//! What is wrong with a new value. Pure.

use mijn_privacy_api::{FieldCode, FieldKind, FieldText, ProfileField};

use crate::i18n;

/// The new value, or what is wrong with it. The backend has the last word; this only spares a round.
pub fn checked(field: &ProfileField, typed: &str) -> Result<FieldText, &'static str> {
    let [_, same, email, phone, ..] = i18n::profile().faults;
    let value = FieldText::try_from(typed.to_owned()).map_err(|code| of_code(field.kind, code))?;
    let text = value.as_str();
    match field.kind {
        _ if field.value.as_deref() == Some(text) => Err(same),
        FieldKind::Email if !is_email(text) => Err(email),
        FieldKind::Phone if !is_phone(text) => Err(phone),
        _ => Ok(value),
    }
}

/// What the backend said of it.
pub fn of_code(kind: FieldKind, code: FieldCode) -> &'static str {
    let [empty, _, email, phone, characters, too_long, not_here, other] = i18n::profile().faults;
    match code {
        FieldCode::Required => empty,
        FieldCode::InvalidCharacters => characters,
        FieldCode::TooLong => too_long,
        FieldCode::NotEditable => not_here,
        FieldCode::InvalidFormat if kind == FieldKind::Email => email,
        FieldCode::InvalidFormat if kind == FieldKind::Phone => phone,
        _ => other,
    }
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    }) && !text.contains(char::is_whitespace)
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fits = |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '(' | ')' | '+');
    digits >= 5
        && text.chars().count() <= 20
        && text.chars().all(fits)
        && !text.chars().skip(1).any(|letter| letter == '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind) -> ProfileField {
        ProfileField {
            category: "email".parse().unwrap_or_else(|_| unreachable!()),
            name: "E-mailadres".into(),
            value: Some("jansje@example.nl".into()),
            kind,
            editable: true,
            pending: None,
        }
    }

    #[test]
    fn an_address_looks_like_one() {
        for good in ["a@example.nl", " piet.jansen+x@mail.example.nl "] {
            assert!(checked(&field(FieldKind::Email), good).is_ok(), "{good}");
        }
        for bad in
            ["", "a", "a@b", "a b@example.nl", "@example.nl", "a@b@example.nl", "a@example.", "jansje@example.nl"]
        {
            assert!(checked(&field(FieldKind::Email), bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_telephone_number_has_digits_and_few_signs() {
        for good in ["0512 00 00 00", "+31 (0)512-000000"] {
            assert!(checked(&field(FieldKind::Phone), good).is_ok(), "{good}");
        }
        for bad in ["0512", "bel mij", "0512+000000", "000000000000000000000"] {
            assert!(checked(&field(FieldKind::Phone), bad).is_err(), "{bad}");
        }
    }
}
