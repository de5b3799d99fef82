//! Reading the file and the environment, and refusing what cannot be right.

use super::{Config, StepText};
use mijn_privacy_api::{OpenEnum, RecordKind, RetentionStart, Right};
use std::path::Path;
use toml::{Table, Value};

/// What the names of environment variables begin with.
const PREFIX: &str = "MIJN_PRIVACY__";

/// Reads the file, then the environment over it.
///
/// # Errors
/// One sentence that names the key.
pub fn load(path: &Path) -> Result<Config, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read the configuration {}: {error}", path.display()))?;
    let own = std::env::vars().filter_map(|(name, value)| Some((name.strip_prefix(PREFIX)?.to_owned(), value)));
    parse(&text, own).map_err(|error| format!("{}: {error}", path.display()))
}

/// The same from text, with variables without their prefix: `SERVER__LISTEN`.
///
/// # Errors
/// One sentence that names the key.
pub fn parse(text: &str, variables: impl IntoIterator<Item = (String, String)>) -> Result<Config, String> {
    let mut table: Table = text.parse().map_err(|error: toml::de::Error| syntax(text, &error))?;
    for (name, value) in variables {
        set(&mut table, &name.to_lowercase(), value)?;
    }
    let config: Config = serde_path_to_error::deserialize(Value::Table(table.clone()))
        .map_err(|error| format!("`{}`: {}", error.path(), one_line(&reason(&error.inner().to_string()))))?;
    check(&config)?;
    texts_have(&Value::Table(table), &config.language.offered, "")?;
    Ok(config)
}

fn reason(message: &str) -> String {
    if message.trim() == "unknown_value" {
        "this word is not one of those it can be".to_owned()
    } else {
        message.to_owned()
    }
}

/// The line and what is wrong with it, without the line itself: it may hold a password.
fn syntax(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    format!("line {}, no TOML: {}", before.matches('\n').count() + 1, one_line(error.message()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn set(table: &mut Table, name: &str, value: String) -> Result<(), String> {
    let (mut place, mut parts) = (table, name.split("__").peekable());
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            let value = match place.get(part) {
                Some(Value::String(_)) => Value::String(value),
                _ => literal(value),
            };
            place.insert(part.to_owned(), value);
            return Ok(());
        }
        let inner = place.entry(part).or_insert_with(|| Value::Table(Table::new()));
        place = inner.as_table_mut().ok_or_else(|| format!("{PREFIX}{}: not a section", name.to_uppercase()))?;
    }
    Ok(())
}

/// A number, a switch or a list as TOML has them; anything else is text.
fn literal(value: String) -> Value {
    match format!("v = {value}").parse::<Table>().ok().and_then(|mut table| table.remove("v")) {
        Some(parsed @ (Value::Integer(_) | Value::Boolean(_) | Value::Array(_))) => parsed,
        _ => Value::String(value),
    }
}

fn check(config: &Config) -> Result<(), String> {
    config.server.check()?;
    config.holidays.check()?;
    if !config.language.offered.contains(&config.language.default) {
        return Err("language.default is not in language.offered".to_owned());
    }
    let rights = config.rights.keys().chain(config.purposes.iter().flat_map(|purpose| purpose.rights.keys()));
    if let Some(unknown) = rights.into_iter().find(|word| Right::parse(word).is_none()) {
        return Err(format!("rights.{unknown}: there is no such right"));
    }
    for (index, purpose) in config.purposes.iter().enumerate() {
        let at = |what: &str| format!("purposes[{index}] ({}).{what}", purpose.id.as_str());
        if let Some(unknown) = purpose.recipients.iter().find(|name| !config.recipients.contains_key(*name)) {
            return Err(format!("{}: there is no [recipients.{unknown}]", at("recipients")));
        }
        if config.purposes.iter().take(index).any(|other| other.id == purpose.id) {
            return Err(format!("{}: this purpose stands there twice", at("id")));
        }
        if purpose.records.is_none() && purpose.categories.iter().any(|category| category.in_records) {
            return Err(format!("{}: in_records needs a list of records", at("categories")));
        }
        for category in &purpose.categories {
            let Some(name) = &category.held_by else { continue };
            if !purpose.recipients.contains(name) {
                return Err(format!("{}: held_by `{name}` is not among the purpose's recipients", at("categories")));
            }
            if category.profile.is_some() || category.in_records {
                return Err(format!(
                    "{}: what `{name}` alone holds (held_by) has no profile and no in_records: those are here",
                    at("categories")
                ));
            }
        }
        if purpose.records.is_some_and(|list| !sweep_knows(list, &purpose.retention)) {
            return Err(format!(
                "{}: orders count from order_completed, contact_messages from satisfied, activity from account_closed, and \
                 from nothing else",
                at("retention")
            ));
        }
        let own = std::iter::once(&purpose.retention);
        for steps in own.chain(purpose.categories.iter().filter_map(|category| category.retention.as_ref())) {
            if steps.first().is_none_or(|step| step.starts == RetentionStart::PreviousStep) {
                return Err(format!("{}: the first step needs a start of its own", at("retention")));
            }
        }
    }
    if config.notice.earlier.contains(&config.notice.version) {
        return Err("notice.earlier: the version in force is not an earlier one".to_owned());
    }
    config.requests.check()?;
    config.closing.check()?;
    super::profile::check(config)?;
    config.links.check()?;
    config.mail.sender()?;
    config.company.check()?;
    config.officers.check()?;
    super::webhooks::check(&config.webhooks)?;
    super::consents::check(config)
}

/// Whether the sweep can delete the records by these steps.
fn sweep_knows(list: RecordKind, steps: &[StepText]) -> bool {
    let start = match list {
        RecordKind::Orders => RetentionStart::OrderCompleted,
        RecordKind::ContactMessages => RetentionStart::Satisfied,
        RecordKind::Activity => RetentionStart::AccountClosed,
        RecordKind::Unknown => return false,
    };
    steps.split_first().is_some_and(|(first, later)| {
        first.starts == start && later.iter().all(|step| step.starts == RetentionStart::PreviousStep)
    })
}

/// Every table of texts has every offered language. Its keys give it away.
fn texts_have(value: &Value, offered: &[String], at: &str) -> Result<(), String> {
    match value {
        Value::Table(table) => {
            let is_texts = table.keys().any(|key| offered.contains(key)) && table.values().all(Value::is_str);
            if is_texts && let Some(missing) = offered.iter().find(|language| !table.contains_key(*language)) {
                return Err(format!("`{at}`: the text in {missing} is missing"));
            }
            table.iter().try_for_each(|(key, inner)| {
                let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                texts_have(inner, offered, &at)
            })
        }
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(n, inner)| texts_have(inner, offered, &format!("{at}[{n}]")))
        }
        _ => Ok(()),
    }
}
