//! Keys: from the environment, or from files that only the server can read; never printed.

use crate::security::{Keys, MacKey, SealKey, SealKeys};
use mijn_privacy_store::Random;
use serde::Deserialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A key as 64 hexadecimal digits.
#[derive(Clone, Deserialize)]
pub struct Secret(pub(super) String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Secret(…)")
    }
}

/// `[secrets]`: a folder with `csrf.key`, `shown.key`, `cursor.key`, `audit.key`, `address.key`, `links.key`, `results.key` and
/// `texts.key`, and while one of the last two is changed `results.previous.key` or `texts.previous.key`; or the keys themselves, which belong in the environment (`MIJN_PRIVACY__SECRETS__CSRF`) and not in a file that is copied around.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// The folder with the key files.
    #[serde(default)]
    pub dir: Option<PathBuf>,
    #[serde(default)]
    csrf: Option<Secret>,
    #[serde(default)]
    shown: Option<Secret>,
    #[serde(default)]
    cursor: Option<Secret>,
    #[serde(default)]
    audit: Option<Secret>,
    #[serde(default)]
    address: Option<Secret>,
    #[serde(default)]
    links: Option<Secret>,
    #[serde(default)]
    results: Option<Secret>,
    #[serde(default)]
    results_previous: Option<Secret>,
    #[serde(default)]
    texts: Option<Secret>,
    #[serde(default)]
    texts_previous: Option<Secret>,
    /// Of each system of `[[webhooks]]` by its name: one, or the one in use and the one before.
    #[serde(default)]
    pub(super) webhooks: std::collections::BTreeMap<String, super::webhook_secrets::WebhookSecrets>,
}

impl Secrets {
    /// Every key; with `create` (the demo only) a missing file is made, readable by its owner alone.
    ///
    /// # Errors
    /// A sentence that names the key and says what to do.
    pub fn keys(&self, create: bool, random: &dyn Random) -> Result<Keys, String> {
        let key = |name: &str, set: &Option<Secret>| match (set, &self.dir) {
            (Some(secret), _) => hex(&secret.0).ok_or_else(|| format!("secrets.{name} is not 64 hexadecimal digits")),
            (None, Some(dir)) => from_file(&dir.join(format!("{name}.key")), create, random),
            (None, None) => Err(format!(
                "no key `{name}`: set secrets.dir to a folder with {name}.key, or MIJN_PRIVACY__SECRETS__{}",
                name.to_uppercase()
            )),
        };
        let seals = |name: &str, set: &Option<Secret>, before: &Option<Secret>| {
            let (now, before) = (key(name, set)?, self.previous(name, before)?);
            if before == Some(now) {
                return Err(format!(
                    "the keys `{name}` and `{name}.previous` are the same: the new one goes in {name}.key"
                ));
            }
            Ok(SealKeys::new(SealKey::new(now), before.map(SealKey::new)))
        };
        let mac = |name: &str, set: &Option<Secret>| key(name, set).map(MacKey::new);
        Ok(Keys {
            csrf: mac("csrf", &self.csrf)?,
            shown: mac("shown", &self.shown)?,
            cursor: mac("cursor", &self.cursor)?,
            audit: mac("audit", &self.audit)?,
            address: mac("address", &self.address)?,
            links: mac("links", &self.links)?,
            results: seals("results", &self.results, &self.results_previous)?,
            texts: seals("texts", &self.texts, &self.texts_previous)?,
        })
    }
}

impl Secrets {
    /// The key before, where there is one: never made, and no mistake when it is not there.
    fn previous(&self, name: &str, set: &Option<Secret>) -> Result<Option<[u8; 32]>, String> {
        if let Some(secret) = set {
            let wrong = || format!("secrets.{name}_previous is not 64 hexadecimal digits");
            return hex(&secret.0).map(Some).ok_or_else(wrong);
        }
        let Some(path) = self.dir.as_ref().map(|dir| dir.join(format!("{name}.previous.key"))) else { return Ok(None) };
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let wrong = || format!("{} does not hold 64 hexadecimal digits", path.display());
                hex(&text).map(Some).ok_or_else(wrong)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("cannot read the key {} ({error}): check its rights", path.display())),
        }
    }
}

/// 32 bytes from their 64 hexadecimal digits.
pub(super) fn hex(text: &str) -> Option<[u8; 32]> {
    let text = text.trim();
    let digits = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut key = [0; 32];
    for (byte, at) in key.iter_mut().zip((0..64).step_by(2)) {
        *byte = digits.then(|| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).flatten()?;
    }
    Some(key)
}

fn from_file(path: &Path, create: bool, random: &dyn Random) -> Result<[u8; 32], String> {
    match std::fs::read_to_string(path) {
        Ok(text) => hex(&text).ok_or_else(|| format!("{} does not hold 64 hexadecimal digits", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && create => {
            write_new(path, random).map_err(|error| format!("cannot write {}: {error}", path.display()))
        }
        Err(error) => Err(format!(
            "cannot read the key {} ({error}): put 64 random hexadecimal digits there, e.g. from `openssl rand -hex 32`",
            path.display()
        )),
    }
}

pub(super) fn write_new(path: &Path, random: &dyn Random) -> std::io::Result<[u8; 32]> {
    let mut key = [0; 32];
    random.fill(&mut key);
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let text: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    options.open(path)?.write_all(text.as_bytes())?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_store::SystemRandom;

    #[test]
    fn keys_are_made_once_and_only_when_asked() {
        let dir = tempfile::tempdir().unwrap();
        let secrets = Secrets { dir: Some(dir.path().join("keys")), ..Secrets::default() };
        let error = secrets.keys(false, &SystemRandom).unwrap_err();
        assert!(error.contains("csrf.key") && error.contains("openssl"), "{error}");
        let keys = secrets.keys(true, &SystemRandom).unwrap();
        let again = secrets.keys(false, &SystemRandom).unwrap();
        assert_eq!(keys.audit.expose(), again.audit.expose());
        assert_ne!(keys.audit.expose(), keys.csrf.expose());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(dir.path().join("keys/csrf.key")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_key_before_is_one_that_is_there() {
        let dir = tempfile::tempdir().unwrap();
        let secrets = Secrets { dir: Some(dir.path().to_owned()), ..Secrets::default() };
        let keys = secrets.keys(true, &SystemRandom).unwrap();
        assert!(format!("{:?}", keys.texts).contains("before: None"), "none is made");
        std::fs::rename(dir.path().join("texts.key"), dir.path().join("texts.previous.key")).unwrap();
        let error = secrets.keys(false, &SystemRandom).unwrap_err();
        assert!(error.contains("texts.key"), "{error}");
        let keys = secrets.keys(true, &SystemRandom).unwrap();
        assert!(format!("{:?}", keys.texts).contains("before: Some(SealKey(…))"), "{:?}", keys.texts);
        std::fs::copy(dir.path().join("texts.key"), dir.path().join("texts.previous.key")).unwrap();
        let error = secrets.keys(false, &SystemRandom).unwrap_err();
        assert!(error.contains("are the same"), "{error}");
        std::fs::write(dir.path().join("texts.previous.key"), "onzin").unwrap();
        let error = secrets.keys(false, &SystemRandom).unwrap_err();
        assert!(error.contains("texts.previous.key does not hold 64"), "{error}");
    }

    #[test]
    fn a_secret_is_read_from_hex_and_never_printed() {
        assert!(hex(&"ab".repeat(32)).is_some());
        for bad in ["", "ab", &"xy".repeat(32), &"+1".repeat(32)] {
            assert!(hex(bad).is_none(), "{bad}");
        }
        assert_eq!(format!("{:?}", Secret("ab".into())), "Secret(…)");
    }
}
