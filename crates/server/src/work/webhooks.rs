//! The systems that are told, with what they are told by: addresses, secrets, and one client for all of them.

use crate::config::Config;
use hmac::{Hmac, KeyInit, Mac};
use mijn_privacy_store::Random;
use sha2::Sha256;
use std::time::Duration;

/// So long a system may take to answer.
pub(super) const TIMEOUT: Duration = Duration::from_secs(10);

/// Every system that is told, ready to be told.
#[derive(Clone, Debug, Default)]
pub struct Webhooks {
    receivers: Vec<Receiver>,
    client: Option<reqwest::Client>,
}

/// One system.
#[derive(Clone)]
pub(super) struct Receiver {
    pub name: String,
    pub url: String,
    /// The one in use, and the one before while it rotates.
    pub secrets: Vec<Vec<u8>>,
}

impl std::fmt::Debug for Receiver {
    /// Without its secrets, and without an address that may name one.
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Receiver").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Webhooks {
    /// From the configuration. In the demo a missing secret is made.
    ///
    /// # Errors
    /// A sentence that says what to do.
    pub fn load(config: &Config, random: &dyn Random) -> Result<Self, String> {
        if config.webhooks.is_empty() {
            return Ok(Self::default());
        }
        let receivers = config.webhooks.iter().map(|text| {
            let secrets = config.secrets.webhook(&text.name, config.demo.enabled, random)?;
            Ok(Receiver { name: text.name.clone(), url: text.url.clone(), secrets })
        });
        Ok(Self { receivers: receivers.collect::<Result<_, String>>()?, client: Some(client()?) })
    }

    pub(super) fn receiver(&self, name: &str) -> Option<(&Receiver, &reqwest::Client)> {
        Some((self.receivers.iter().find(|one| one.name == name)?, self.client.as_ref()?))
    }
}

/// Follows no redirect: what was signed for one address is not sent to another.
fn client() -> Result<reqwest::Client, String> {
    // Whoever was first chose the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = reqwest::Client::builder().timeout(TIMEOUT).redirect(reqwest::redirect::Policy::none());
    let builder = builder.user_agent(concat!("mijn-privacy/", env!("CARGO_PKG_VERSION")));
    builder.build().map_err(|error| {
        format!("webhooks: no connections can be made ({error}): check the machine's root certificates")
    })
}

impl Receiver {
    /// `webhook-signature` (Standard Webhooks): one per secret, so that either fits while it rotates.
    pub fn signature(&self, id: &str, timestamp: i64, body: &[u8]) -> String {
        use base64::Engine;
        use base64::engine::general_purpose::STANDARD;
        let of = |secret: &Vec<u8>| {
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
            mac.update(format!("{id}.{timestamp}.").as_bytes());
            mac.update(body);
            format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
        };
        self.secrets.iter().map(of).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_the_standards_own_example() {
        use base64::Engine;
        let secret = base64::engine::general_purpose::STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let one = Receiver { name: "x".into(), url: String::new(), secrets: vec![secret.clone()] };
        let body = br#"{"test": 2432232314}"#;
        let signed = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(one.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body), signed);
        let two = Receiver { secrets: vec![b"new".to_vec(), secret], ..one };
        let both = two.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(both.split(' ').nth(1), Some(signed));
        assert_eq!(format!("{two:?}"), "Receiver { name: \"x\", .. }");
    }
}
