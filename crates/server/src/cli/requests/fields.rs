//! What a person types after these subcommands, checked before anything happens.

use crate::desk::actor_name;
use mijn_privacy_api::{DeskOutcome, OpenEnum, OutcomeResult, PurposeId};

/// A name.
///
/// # Errors
/// What is wrong with it.
pub(super) fn actor(text: &str) -> Result<String, String> {
    actor_name(text)
        .ok_or_else(|| "write a name of one line and at most 100 characters, not `system` or `person`".to_owned())
}

/// A word of a list.
///
/// # Errors
/// Which there are.
pub(super) fn word<T: OpenEnum>(text: &str) -> Result<T, String> {
    T::parse(text).ok_or_else(|| {
        let all: Vec<_> = T::ALL.iter().map(|one| one.as_str()).collect();
        format!("it is one of {}", all.join(", "))
    })
}

/// `phone=done`, `newsletter/email=done`, `payment=kept`, `payment=kept:why`, `order/payment=kept@2034-01-01:why`.
///
/// # Errors
/// What is wrong with it.
pub(super) fn outcome(text: &str) -> Result<DeskOutcome, String> {
    let form = || "write it as phone=done, newsletter/email=done or payment=kept:why".to_owned();
    let (kind, said) = text.split_once('=').ok_or_else(form)?;
    let (purpose, category) = match kind.split_once('/') {
        Some((purpose, category)) => (Some(word::<PurposeId>(purpose)?), category),
        None => (None, kind),
    };
    let (said, ground) = match said.split_once(':') {
        Some((said, ground)) => (said, Some(ground)),
        None => (said, None),
    };
    let (result, until) = match said.split_once('@') {
        Some((result, until)) => (result, Some(until)),
        None => (said, None),
    };
    let result = word::<OutcomeResult>(result)?;
    if result == OutcomeResult::Asked {
        return Err("write done: whether who has it was asked follows from `requests told`".to_owned());
    }
    if (ground.is_some() || until.is_some()) && result != OutcomeResult::Kept {
        return Err("only what is kept has a ground or a day".to_owned());
    }
    let until = until.map(str::parse).transpose();
    let ground = ground.map(|text| text.to_owned().try_into()).transpose();
    Ok(DeskOutcome {
        purpose,
        category: category.parse().map_err(|_| form())?,
        result,
        ground: ground
            .map_err(|_| "the ground is empty, longer than 500 characters, or has control characters".to_owned())?,
        until: until.map_err(|_| "write the day until which it is kept as payment=kept@2034-01-01:why".to_owned())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_a_kind_and_what_became_of_it() {
        let of = |text: &str| {
            let one = outcome(text).unwrap();
            (one.category.to_string(), one.result, one.ground.map(|text| text.as_str().to_owned()))
        };
        assert_eq!(of("phone=done"), ("phone".into(), OutcomeResult::Done, None));
        assert_eq!(of("payment=kept"), ("payment".into(), OutcomeResult::Kept, None));
        let ground = "artikel 52: de boekhouding, info@example.nl";
        assert_eq!(of(&format!("payment=kept:{ground}")).2.as_deref(), Some(ground));
        assert_eq!((outcome("phone=done").unwrap().purpose, outcome("phone=done").unwrap().until), (None, None));
        let one = outcome(&format!("order/payment=kept@2034-01-01:{ground}")).unwrap();
        assert_eq!((one.purpose, one.category.as_str()), (Some(PurposeId::Order), "payment"));
        assert_eq!(one.until.map(|day| day.to_string()).as_deref(), Some("2034-01-01"));
        assert_eq!(one.ground.as_ref().map(|text| text.as_str()), Some(ground));
        for bad in [
            "phone",
            "phone=gone",
            "phone=asked",
            "=done",
            "phone=done:why",
            "phone=kept:",
            "a b=done",
            "",
            "shop/phone=done",
            "/phone=done",
            "order/=done",
            "phone=kept@morgen:why",
            "phone=done@2034-01-01",
        ] {
            assert!(outcome(bad).is_err(), "{bad}");
        }
    }
}
