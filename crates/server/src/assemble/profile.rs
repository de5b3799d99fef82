//! `GET profile`: what the portal lets a customer edit, in the order of the overview.

use super::stamp;
use crate::ApiResult;
use crate::config::{CategoryText, Config, Profile as Editable};
use mijn_privacy_api::{FieldKind, PendingValue, Profile, ProfileField, PurposeId};
use mijn_privacy_store::{EmailAddress, ProfileState, ProfileValue, Scope};

/// The kinds of the account that have a value of the profile, each with that kind.
pub fn fields(config: &Config) -> impl Iterator<Item = (&CategoryText, &str)> {
    let categories = config.purpose(PurposeId::Account).into_iter().flat_map(|purpose| &purpose.categories);
    categories.filter_map(|category| Some((category, category.profile.as_deref()?)))
}

/// The category of this name, where it has a value of the profile, with that kind.
pub fn profile_kind<'a>(config: &'a Config, category: &str) -> Option<(&'a CategoryText, &'a str)> {
    let mut all = config.purposes.iter().flat_map(|purpose| &purpose.categories);
    all.find_map(|one| Some((one, one.profile.as_deref()?)).filter(|_| one.id.as_str() == category))
}

/// Whether this person may change it here: what is the account's only its owner, and nobody one of several values, of which
/// the change names none. Of e-mail addresses it is the person's own, which is one.
pub fn is_editable(config: &Config, scope: &Scope, values: &[ProfileValue], kind: &str) -> bool {
    let is_own = Editable::kind_of(kind) == FieldKind::Email;
    let is_one = is_own || values.iter().filter(|value| value.category == kind).count() < 2;
    (scope.owns_account() || is_own) && is_one && config.profile.editable.iter().any(|known| known == kind)
}

/// The profile as it is. Of e-mail addresses it is the person's own that counts.
pub fn profile(
    config: &Config,
    scope: &Scope,
    state: &ProfileState,
    own: Option<&EmailAddress>,
    language: &str,
) -> ApiResult<Profile> {
    let field = |(category, kind): (&CategoryText, &str)| {
        let typed = Editable::kind_of(kind);
        let is_email = typed == FieldKind::Email;
        let stored = stored(config, &state.values, category, kind, language);
        let own = own.filter(|_| is_email).map(|address| address.as_str().to_owned());
        let pending = state.pending.as_ref().filter(|_| is_email).map(|(address, until)| {
            ApiResult::Ok(PendingValue { value: address.as_str().to_owned(), until: stamp(*until)? })
        });
        Ok(ProfileField {
            category: category.id.clone(),
            name: category.name.owned(language),
            value: own.or(stored),
            kind: typed,
            editable: is_editable(config, scope, &state.values, kind),
            pending: pending.transpose()?,
        })
    };
    Ok(Profile { fields: fields(config).map(field).collect::<ApiResult<_>>()? })
}

/// What is stored of a kind, all of it, as the overview shows it.
pub fn stored(
    config: &Config,
    values: &[ProfileValue],
    category: &CategoryText,
    kind: &str,
    language: &str,
) -> Option<String> {
    let shown = shown(config, values, category, kind, language);
    (!shown.is_empty()).then(|| shown.join(", "))
}

/// The same, each by itself.
pub fn shown(
    config: &Config,
    values: &[ProfileValue],
    category: &CategoryText,
    kind: &str,
    language: &str,
) -> Vec<String> {
    let own = values.iter().filter(|value| value.category == kind);
    own.map(|value| masked(config, category, &value.value, language)).collect()
}

/// A value as it is shown: of what is masked no more than the last two characters.
pub fn masked(config: &Config, category: &CategoryText, value: &str, language: &str) -> String {
    if !category.masked {
        return value.to_owned();
    }
    let last: Vec<char> = value.chars().rev().filter(|letter| !letter.is_whitespace()).take(2).collect();
    config.masked.get(language).replace("{last}", &last.iter().rev().collect::<String>())
}
