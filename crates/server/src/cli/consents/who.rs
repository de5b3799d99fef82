//! Whom the helpdesk means.

use crate::cli::open;
use crate::config::Config;
use mijn_privacy_api::PersonId;
use mijn_privacy_store::{EmailAddress, Holder, Store};

/// Finds the one who has this user name, e-mail address or id.
///
/// # Errors
/// A sentence when nobody has, or several have.
pub async fn find(config: &Config, store: &dyn Store, text: &str) -> Result<Holder, String> {
    look(config, store, text).await?.ok_or_else(nobody)
}

/// What to do when nobody has it.
pub fn nobody() -> String {
    "nobody has this user name, e-mail address or id: look in the customer records how it is written".to_owned()
}

/// The same, where nobody may have it.
///
/// # Errors
/// A sentence when several have.
pub async fn look(config: &Config, store: &dyn Store, text: &str) -> Result<Option<Holder>, String> {
    let failed = |error| open::sentence(config, &error);
    if let Some(login) = store.login(text).await.map_err(failed)? {
        return Ok(Some(Holder::Person(login.person)));
    }
    if let Ok(address) = EmailAddress::parse(text) {
        let holders = store.holders(&address).await.map_err(failed)?;
        let persons = holders.iter().filter(|holder| matches!(holder, Holder::Person(_))).count();
        if persons > 1 {
            return Err(format!(
                "{persons} people have this e-mail address: ask for the user name, and give that as --person"
            ));
        }
        if let Some(holder) = holders.into_iter().next() {
            return Ok(Some(holder));
        }
    }
    if let Ok(id) = text.parse::<PersonId>()
        && store.login_of(&id).await.map_err(failed)?.is_some()
    {
        return Ok(Some(Holder::Person(id)));
    }
    Ok(None)
}
