//! What webhooks are signed with: from the environment, or from files that only the server can read. Two while one rotates.

use super::secrets::{Secret, Secrets, hex, write_new};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mijn_privacy_store::Random;
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::Path;

/// The secret in use, or that and the one before. `whsec_` and base64 (Standard Webhooks), or hexadecimal digits.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum WebhookSecrets {
    /// Only one.
    One(Secret),
    /// The one in use first.
    Several(Vec<Secret>),
}

impl Secrets {
    /// The secrets of a system; with `create` (the demo only) a missing one is made.
    ///
    /// # Errors
    /// A sentence that names what is missing and says what to do.
    pub fn webhook(&self, name: &str, create: bool, random: &dyn Random) -> Result<Vec<Vec<u8>>, String> {
        let set = match self.webhooks.get(name) {
            Some(WebhookSecrets::One(secret)) => std::slice::from_ref(secret),
            Some(WebhookSecrets::Several(secrets)) => secrets.as_slice(),
            None => &[],
        };
        if !set.is_empty() {
            let read = set.iter().map(|secret| bytes(&secret.0)).collect::<Option<_>>();
            return read.ok_or_else(|| format!("secrets.webhooks.{name}: {FORM}"));
        }
        let dir = self.dir.as_deref().ok_or_else(|| {
            format!(
                "no secret of the webhook `{name}`: set secrets.dir, or MIJN_PRIVACY__SECRETS__WEBHOOKS__{}",
                name.to_uppercase()
            )
        })?;
        let path = dir.join(format!("webhook-{name}.key"));
        let current = match from_file(&path)? {
            Some(secret) => secret,
            None if create => write_new(&path, random)
                .map(Into::into)
                .map_err(|error| format!("cannot write {}: {error}", path.display()))?,
            None => {
                return Err(format!(
                    "cannot read {}: put the secret there, e.g. from `openssl rand -hex 32`",
                    path.display()
                ));
            }
        };
        let previous = from_file(&dir.join(format!("webhook-{name}.previous.key")))?;
        Ok([current].into_iter().chain(previous).collect())
    }
}

const FORM: &str = "write `whsec_` and 24 to 64 bytes in base64, or 64 hexadecimal digits";

fn from_file(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => bytes(&text).map(Some).ok_or_else(|| format!("{}: {FORM}", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", path.display())),
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    match text.trim().strip_prefix("whsec_") {
        Some(base64) => STANDARD.decode(base64).ok().filter(|bytes| (24..=64).contains(&bytes.len())),
        None => hex(text).map(Into::into),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_store::SystemRandom;

    fn from_env(value: &str) -> Result<Vec<Vec<u8>>, String> {
        let text = include_str!("../../config/demo.toml");
        let config = crate::config::parse(text, [("SECRETS__WEBHOOKS__TICKETS".to_owned(), value.to_owned())])?;
        config.secrets.webhook("tickets", false, &SystemRandom)
    }

    #[test]
    fn the_environment_gives_one_or_two() {
        let (hex, base64) = ("ab".repeat(32), format!("whsec_{}", STANDARD.encode([7; 24])));
        assert_eq!(from_env(&hex), Ok(vec![vec![0xab; 32]]));
        assert_eq!(from_env(&format!("[\"{base64}\", \"{hex}\"]")), Ok(vec![vec![7; 24], vec![0xab; 32]]));
        for bad in ["kort", "whsec_AAAA", "[\"kort\"]"] {
            let error = from_env(bad).unwrap_err();
            assert!(error.contains("secrets.webhooks.tickets") && !error.contains("kort"), "{error}");
        }
    }

    #[test]
    fn a_file_rotates_by_the_file_of_the_one_before() {
        let dir = tempfile::tempdir().unwrap();
        let place = ("SECRETS__DIR".to_owned(), dir.path().display().to_string());
        let secrets = crate::config::parse(include_str!("../../config/demo.toml"), [place]).unwrap().secrets;
        assert!(secrets.webhook("a", false, &SystemRandom).unwrap_err().contains("webhook-a.key"));
        let made = secrets.webhook("a", true, &SystemRandom).unwrap();
        assert_eq!((made.len(), secrets.webhook("a", false, &SystemRandom).as_ref()), (1, Ok(&made)));
        std::fs::rename(dir.path().join("webhook-a.key"), dir.path().join("webhook-a.previous.key")).unwrap();
        let both = secrets.webhook("a", true, &SystemRandom).unwrap();
        assert!(both.len() == 2 && both[1] == made[0] && both[0] != made[0]);
        std::fs::write(dir.path().join("webhook-a.key"), "kort").unwrap();
        assert!(!secrets.webhook("a", true, &SystemRandom).unwrap_err().contains("kort"));
    }
}
