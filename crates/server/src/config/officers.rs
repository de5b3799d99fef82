//! Who handles requests: how long they stay logged in, and the company's own log-in.

use jiff::SignedDuration;
use mijn_privacy_api::DeskRole;
use serde::Deserialize;
use std::path::PathBuf;

/// `[officers]`: the pages under `/desk`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Officers {
    /// A session ends without a call, in minutes.
    pub idle_minutes: u32,
    /// It ends in any case, in hours.
    pub absolute_hours: u32,
    /// How long a link that sets an account up works, in hours.
    pub setup_hours: u32,
    /// The company's OpenID Connect provider.
    pub oidc: Option<Oidc>,
}

impl Default for Officers {
    fn default() -> Self {
        Self { idle_minutes: 30, absolute_hours: 8, setup_hours: 24, oidc: None }
    }
}

/// `[officers.oidc]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// Where it is: `https://login.example.nl`, as `iss` names it.
    pub issuer: String,
    /// Ourselves there.
    pub client_id: String,
    /// A file with our secret there, and nothing else. Absent: a public client, by PKCE alone.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// What the button says.
    pub label: String,
    /// The claim that lists what somebody is: a text or a list of texts.
    pub roles_claim: String,
    /// Its values that make an officer.
    pub officer: Vec<String>,
    /// Its values that make somebody of the helpdesk.
    pub helpdesk: Vec<String>,
}

impl Oidc {
    /// What somebody with these values may do; nothing: they may not come in.
    pub fn role(&self, values: &[String]) -> Option<DeskRole> {
        let has = |wanted: &[String]| values.iter().any(|value| wanted.contains(value));
        if has(&self.officer) {
            Some(DeskRole::Officer)
        } else if has(&self.helpdesk) {
            Some(DeskRole::Helpdesk)
        } else {
            None
        }
    }
}

impl Officers {
    /// Without a call.
    pub fn idle(&self) -> SignedDuration {
        SignedDuration::from_mins(self.idle_minutes.into())
    }

    /// In any case.
    pub fn absolute(&self) -> SignedDuration {
        SignedDuration::from_hours(self.absolute_hours.into())
    }

    /// Of a link.
    pub fn setup(&self) -> SignedDuration {
        SignedDuration::from_hours(self.setup_hours.into())
    }

    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        for (name, number) in [
            ("idle_minutes", self.idle_minutes),
            ("absolute_hours", self.absolute_hours),
            ("setup_hours", self.setup_hours),
        ] {
            if number == 0 {
                return Err(format!("officers.{name}: write 1 or more"));
            }
        }
        let Some(oidc) = &self.oidc else { return Ok(()) };
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        if !oidc.issuer.starts_with("https://") && !local.iter().any(|start| oidc.issuer.starts_with(start)) {
            return Err("officers.oidc.issuer: write an https address (http on loopback only)".to_owned());
        }
        if oidc.officer.is_empty() && oidc.helpdesk.is_empty() {
            return Err("officers.oidc: without `officer` or `helpdesk` nobody can come in".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oidc(issuer: &str) -> Oidc {
        Oidc {
            issuer: issuer.to_owned(),
            client_id: "mijn-privacy".into(),
            client_secret_file: None,
            label: "Log in met Voorbeeld".into(),
            roles_claim: "groups".into(),
            officer: vec!["privacy-officer".into()],
            helpdesk: vec!["helpdesk".into()],
        }
    }

    #[test]
    fn a_role_comes_from_the_claim_and_from_nothing_else() {
        let oidc = oidc("https://login.example.nl");
        let of = |values: &[&str]| oidc.role(&values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["helpdesk", "privacy-officer"]), Some(DeskRole::Officer));
        assert_eq!(of(&["x", "helpdesk"]), Some(DeskRole::Helpdesk));
        assert_eq!(of(&["Privacy-Officer", ""]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_provider_without_https_is_refused() {
        let of = |issuer| Officers { oidc: Some(oidc(issuer)), ..Officers::default() }.check();
        assert!(of("https://login.example.nl").is_ok() && of("http://127.0.0.1:9000").is_ok());
        assert!(of("http://login.example.nl").unwrap_err().contains("https"));
        assert!(Officers { idle_minutes: 0, ..Officers::default() }.check().is_err());
    }
}
