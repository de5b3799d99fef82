//! Whom the server tells what happened to a request: the company's own systems.

use crate::work::Event;
use mijn_privacy_api::known_list;
use serde::Deserialize;

/// `[[webhooks]]`: one system. Its secrets stand in `secrets.webhooks.<name>`, or in the folder of the keys as
/// `webhook-<name>.key` and, while it rotates, `webhook-<name>.previous.key`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookText {
    /// Its name: small letters, digits and `_`. It stands in the log.
    pub name: String,
    /// Where it listens: https, or http on loopback.
    pub url: String,
    /// What it is told: `request.received`, `request.message`, `request.due_soon`, `request.overdue`, `request.answered`.
    #[serde(deserialize_with = "known_list")]
    pub events: Vec<Event>,
}

/// What is wrong with them.
pub(super) fn check(webhooks: &[WebhookText]) -> Result<(), String> {
    for (index, webhook) in webhooks.iter().enumerate() {
        let at = |what: &str| format!("webhooks[{index}] ({}).{what}", webhook.name);
        let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=64).contains(&webhook.name.len()) || !webhook.name.bytes().all(sign) {
            return Err(format!("{}: write 1 to 64 small letters, digits or `_`", at("name")));
        }
        if webhooks.iter().take(index).any(|other| other.name == webhook.name) {
            return Err(format!("{}: this system stands there twice", at("name")));
        }
        if !is_safe(&webhook.url) {
            return Err(format!("{}: write an https address; http is for loopback only", at("url")));
        }
        if webhook.events.is_empty() {
            return Err(format!("{}: without an event it is never told anything", at("events")));
        }
    }
    Ok(())
}

/// Whether what is sent there can be read by nobody on the way. A name and password in the address would end in logs.
fn is_safe(url: &str) -> bool {
    let Ok(url) = url::Url::parse(url) else { return false };
    let is_loopback = match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let is_plain = url.username().is_empty() && url.password().is_none();
    is_plain && (url.scheme() == "https" || url.scheme() == "http" && is_loopback)
}
