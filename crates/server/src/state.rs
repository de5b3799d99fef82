//! What every handler can reach: the store, the clock, the keys and the configuration.

use crate::config::Config;
use crate::security::{Clients, CookieKind, Keys, Passwords, Throttle};
use crate::work::Webhooks;
use jiff::Timestamp;
use mijn_privacy_mail::{Composer, ComposerConfig};
use mijn_privacy_rules::Holidays;
use mijn_privacy_store::{Clock, Random, Store};
use std::ops::Deref;
use std::sync::Arc;

/// Shared by every call.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of [`App`].
pub struct Inner {
    /// The database.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Tokens and ids.
    pub random: Arc<dyn Random>,
    /// The server's keys.
    pub keys: Keys,
    /// The configuration, checked.
    pub config: Config,
    /// Which session cookie.
    pub cookie: CookieKind,
    /// Checks passwords.
    pub passwords: Passwords,
    /// Failed log-ins under names that nobody has.
    pub throttle: Throttle,
    /// The portal's page that holds the widget.
    pub portal_url: String,
    /// Writes our own e-mails.
    pub composer: Composer,
    /// The company's systems that may call.
    pub clients: Clients,
    /// The company's systems that are told what happened to a request.
    pub webhooks: Webhooks,
    /// Days on which a period does not end.
    pub holidays: Holidays,
}

impl App {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the password checker cannot be made, or a system of the company has no credential.
    pub fn new(
        config: Config,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        keys: Keys,
    ) -> Result<Self, String> {
        let passwords = Passwords::new(config.login.parallel)?;
        let cookie = if config.server.is_https() { CookieKind::Host } else { CookieKind::Loopback };
        let holidays = config.holidays.build();
        let throttle = Throttle::default();
        let clients = Clients::load(&config, &*random)?;
        let webhooks = Webhooks::load(&config, &*random)?;
        let composer = composer(&config)?;
        let portal_url = config.server.portal();
        let parts = Inner {
            store,
            clock,
            random,
            keys,
            config,
            cookie,
            passwords,
            throttle,
            portal_url,
            composer,
            clients,
            webhooks,
            holidays,
        };
        Ok(Self(Arc::new(parts)))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Bytes that nobody can guess.
    pub fn random_bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }
}

fn composer(config: &Config) -> Result<Composer, String> {
    let own = &config.controller;
    let domain = config.mail.sender()?.domain().to_owned();
    Ok(Composer::new(ComposerConfig {
        company: own.name.clone(),
        address: own.address.clone(),
        contact_url: own.url.clone(),
        domain,
    }))
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("App(…)")
    }
}
