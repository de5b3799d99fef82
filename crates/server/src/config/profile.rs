//! What a customer may change of the profile by themselves (ACC-7).

use super::Config;
use jiff::SignedDuration;
use mijn_privacy_api::FieldKind;
use serde::Deserialize;

/// `[profile]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// Kinds of the profile that can be changed in the portal. A rectification request changes the others.
    pub editable: Vec<String>,
    /// The link that confirms a new e-mail address works for so many hours.
    pub email_hours: u32,
}

impl Default for Profile {
    fn default() -> Self {
        Self { editable: Vec::new(), email_hours: 24 }
    }
}

/// What the log-in keeps by itself.
const NEVER: [&str; 2] = ["username", "ip_address"];

impl Profile {
    /// See `email_hours`.
    pub fn email_link(&self) -> SignedDuration {
        SignedDuration::from_hours(self.email_hours.into())
    }

    /// How a kind is typed.
    pub fn kind_of(kind: &str) -> FieldKind {
        match kind {
            "email" => FieldKind::Email,
            "phone" => FieldKind::Phone,
            _ => FieldKind::Text,
        }
    }
}

/// What is wrong with it.
pub(super) fn check(config: &Config) -> Result<(), String> {
    let profile = &config.profile;
    if profile.email_hours == 0 {
        return Err("profile.email_hours: with 0 no link would ever work".to_owned());
    }
    for (index, kind) in profile.editable.iter().enumerate() {
        let at = |what: &str| format!("profile.editable[{index}]: {what}");
        let mut shown = config.purposes.iter().flat_map(|purpose| &purpose.categories);
        if profile.editable.iter().take(index).any(|other| other == kind) {
            return Err(at(&format!("`{kind}` stands there twice")));
        }
        if NEVER.contains(&kind.as_str()) {
            return Err(at(&format!("`{kind}` belongs to the log-in and is not changed here")));
        }
        if !shown.clone().any(|category| category.profile.as_ref() == Some(kind)) {
            return Err(at(&format!("no category shows the profile's `{kind}`")));
        }
        if shown.any(|category| category.profile.as_ref() == Some(kind) && category.masked) {
            return Err(at(&format!("`{kind}` is shown masked; nobody can change what they do not see")));
        }
    }
    Ok(())
}
