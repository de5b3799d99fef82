//! Invented customers for the demo: everything about them is made up, and says so.

mod build;
mod bulk;
mod consents;
mod customers;
mod requests;
mod story;

use crate::{Seed, StoreError};
use jiff::Timestamp;

pub use bulk::{bulk, bulk_changes, bulk_records, bulk_requests};

/// Somebody who can log in to the demo.
#[derive(Clone, Copy, Debug)]
pub struct DemoCustomer {
    /// The user name.
    pub username: &'static str,
    /// The password.
    pub password: &'static str,
    /// Who it is, in Dutch, for the log-in form.
    pub description: &'static str,
}

const fn customer(username: &'static str, password: &'static str, description: &'static str) -> DemoCustomer {
    DemoCustomer { username, password, description }
}

/// Everybody who can log in to the demo, in the order of the log-in form.
pub const CUSTOMERS: &[DemoCustomer] = &[
    customer("alles", "demo-alles", "Heeft van alles wat: bestellingen, berichten, keuzes en verzoeken"),
    customer("nieuw", "demo-nieuw", "Is vandaag klant geworden en heeft bijna niets"),
    customer("jaren", "demo-jaren", "Is al jaren klant: 300 bestellingen en 20.000 regels activiteit"),
    customer("gesloten", "demo-gesloten", "Heeft het account laten opheffen"),
    customer("geblokkeerd", "demo-geblokkeerd", "Is geblokkeerd omdat een factuur open staat, en houdt elk recht"),
    customer("gebruiker", "demo-gebruiker", "Is gebruiker van het account van een ander"),
    customer("twee", "demo-twee", "Heeft twee accounts: privé en van een bedrijf"),
];

/// The codes of the activity that the demo stores, with what they are called in Dutch.
pub const ACTIONS: &[(&str, &str)] = &[
    ("login", "Ingelogd"),
    ("logout", "Uitgelogd"),
    ("invoice_viewed", "Factuur bekeken"),
    ("profile_changed", "Gegevens aangepast"),
    ("password_changed", "Wachtwoord gewijzigd"),
    ("dns_changed", "DNS-instellingen gewijzigd"),
    ("mailbox_created", "E-mailadres aangemaakt"),
    ("backup_restored", "Back-up teruggezet"),
    ("database_created", "Database aangemaakt"),
    ("domain_renewed", "Domeinnaam verlengd"),
];

/// Fills an empty, migrated database with [`CUSTOMERS`], the same for the same `now`; all or nothing. `hasher` makes the
/// stored form of a password.
pub fn seed_demo<'a>(
    store: &'a dyn Seed,
    now: Timestamp,
    hasher: &dyn Fn(&str) -> String,
) -> impl Future<Output = Result<(), StoreError>> + Send + use<'a> {
    let items = customers::all(now, hasher);
    async move { store.seed(items).await }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_is_the_same_for_the_same_moment() {
        let now = "2026-11-24T09:00:00Z".parse().unwrap();
        let all = || format!("{:?}", customers::all(now, &|password| format!("hash of {password}")));
        assert!(all() == all());
    }
}
