//! What became of kinds of data, by their names: what is alike once, a purpose only where it makes a difference.

use crate::config::Config;
use mijn_privacy_api::{Alike, CategoryId, Outcome, PurposeId, alike};

/// Lines of which each is told once, with the names of its kinds of data; with `named` always with their purposes.
pub fn told<'a>(config: &Config, outcome: &'a [Outcome], named: bool) -> Vec<(String, Alike<'a>)> {
    alike(outcome, named).into_iter().map(|group| (names(config, &group), group)).collect()
}

fn names(config: &Config, group: &Alike<'_>) -> String {
    let kind = |kind: &mijn_privacy_api::Kinds<'_>| {
        let names: Vec<String> = kind.categories.iter().map(|id| category_name(config, id)).collect();
        format!("{}{}", names.join(", "), in_brackets(config, &kind.purposes))
    };
    group.kinds.iter().map(kind).collect::<Vec<_>>().join(", ")
}

/// The purposes in brackets behind a name; nothing where there are none.
pub fn in_brackets(config: &Config, purposes: &[PurposeId]) -> String {
    let names: Vec<String> = purposes.iter().map(|id| purpose_name(config, *id)).collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

/// A purpose's name, in the company's language.
pub fn purpose_name(config: &Config, id: PurposeId) -> String {
    config.purpose(id).map_or_else(|| id.as_str().to_owned(), |text| text.name.owned(&config.language.default))
}

/// The name of a kind of data, in the company's language.
pub fn category_name(config: &Config, id: &CategoryId) -> String {
    let mut all = config.purposes.iter().flat_map(|purpose| &purpose.categories);
    let own = all.find(|category| category.id == *id);
    own.map_or_else(|| id.to_string(), |category| category.name.owned(&config.language.default))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_api::OutcomeResult;

    #[test]
    fn the_same_kind_is_named_once_and_its_purposes_where_they_differ() {
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        let line = |purpose, category: &str, ground: Option<&str>| Outcome {
            purpose: Some(purpose),
            category: category.parse().unwrap(),
            result: if ground.is_some() { OutcomeResult::Kept } else { OutcomeResult::Done },
            ground: ground.map(str::to_owned),
            until: None,
            recipient: None,
        };
        let outcome = [
            line(PurposeId::Account, "email", Some("Je account is open.")),
            line(PurposeId::Order, "email", Some("Je account is open.")),
            line(PurposeId::Account, "phone", Some("Je account is open.")),
            line(PurposeId::Order, "phone", Some("Je account is open.")),
            line(PurposeId::Newsletter, "email", None),
        ];
        let lines: Vec<String> = told(&config, &outcome, false).into_iter().map(|(names, _)| names).collect();
        let stays = "E-mailadres (Je account, Je bestellingen), Telefoonnummer";
        assert_eq!(lines, ["E-mailadres (Nieuwsbrief)", stays]);
    }
}
