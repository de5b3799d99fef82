//! The company's own systems that may call, each by a credential of its own.

use mijn_privacy_api::{OpenEnum, known_list};
use serde::{Deserialize, Deserializer, de::Error};

/// `[company]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Company {
    /// Who may call under `/api/company/v1`.
    pub clients: Vec<ClientText>,
}

/// `[[company.clients]]`: one system.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientText {
    /// Its name: letters, digits and `-`. It stands in the log.
    pub name: String,
    /// What it may do.
    #[serde(deserialize_with = "known_list")]
    pub roles: Vec<ClientRole>,
    /// SHA-256 of its bearer token as 64 hexadecimal digits; never the token itself. Absent in the demo only, which makes
    /// a token in the folder of the keys.
    #[serde(default, deserialize_with = "digest")]
    pub token_sha256: Option<[u8; 32]>,
}

/// What a system may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientRole {
    /// `mail/permissions`, `mail/sent`, `mail/blocked`.
    Mailing,
    /// `requests`: sees, takes, writes, tells.
    Helpdesk,
    /// `requests`: all of it.
    Officer,
}

impl OpenEnum for ClientRole {
    const ALL: &'static [Self] = &[Self::Mailing, Self::Helpdesk, Self::Officer];
    fn as_str(self) -> &'static str {
        match self {
            Self::Mailing => "mailing",
            Self::Helpdesk => "helpdesk",
            Self::Officer => "officer",
        }
    }
}

fn digest<'de, D: Deserializer<'de>>(from: D) -> Result<Option<[u8; 32]>, D::Error> {
    let text = String::deserialize(from)?;
    super::secrets::hex(&text).map(Some).ok_or_else(|| D::Error::custom("not 64 hexadecimal digits"))
}

impl Company {
    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        for (index, client) in self.clients.iter().enumerate() {
            let at = |what: &str| format!("company.clients[{index}] ({}).{what}", client.name);
            let named = (1..=64).contains(&client.name.len());
            if !named || !client.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                return Err(format!("{}: write 1 to 64 letters, digits or `-`", at("name")));
            }
            if crate::desk::actor_name(&client.name).is_none() {
                return Err(format!(
                    "{}: this word stands for somebody else in the record of who did what",
                    at("name")
                ));
            }
            if self.clients.iter().take(index).any(|other| other.name == client.name) {
                return Err(format!("{}: this system stands there twice", at("name")));
            }
            if client.roles.is_empty() {
                return Err(format!("{}: a system without a role can do nothing", at("roles")));
            }
        }
        Ok(())
    }
}
