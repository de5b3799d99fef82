//! Log-ins, accounts and profiles.

use super::world::*;
use crate::*;
use mijn_privacy_api::Role;

/// ACC-1: a user name that the person chose, however they type its capitals.
pub async fn log_in_knows_the_name_in_any_case(database: Shared) {
    people(&database).await;
    let login = database.login("Anna").await.unwrap().unwrap();
    assert_eq!((login.person, login.password_hash.as_str()), (person("anna"), "hash-of-anna"));
    assert!(database.login("niemand").await.unwrap().is_none());
    assert!(database.login("").await.unwrap().is_none());
    assert_eq!(database.login_of(&person("uma")).await.unwrap().unwrap().password_hash, "hash-of-uma");
    assert!(database.login_of(&person("niemand")).await.unwrap().is_none());
}

/// What the log-in needs to slow down guessing.
pub async fn failed_tries_are_counted_until_a_right_one(database: Shared) {
    people(&database).await;
    let tries = async || {
        let login = database.login("anna").await.unwrap().unwrap();
        (login.failures, login.failed_at)
    };
    assert_eq!(tries().await, (0, None));
    database.note_login(&person("anna"), Some(at(1))).await.unwrap();
    database.note_login(&person("anna"), Some(at(2))).await.unwrap();
    assert_eq!(tries().await, (2, Some(at(2))));
    database.note_login(&person("anna"), None).await.unwrap();
    assert_eq!(tries().await, (0, None));
    assert_eq!(database.login("bram").await.unwrap().unwrap().failures, 0);
}

/// The owner's first, then by name.
pub async fn accounts_come_with_the_owners_first(database: Shared) {
    people(&database).await;
    let of = async |name: &str| -> Vec<(String, Role)> {
        let rows = database.memberships(&person(name)).await.unwrap();
        rows.into_iter().map(|row| (row.account.to_string(), row.role)).collect()
    };
    assert_eq!(of("tess").await, [("account-c".to_owned(), Role::Owner), ("account-a".to_owned(), Role::User)]);
    assert_eq!(of("anna").await, [("account-a".to_owned(), Role::Owner)]);
    assert!(of("niemand").await.is_empty());
    let row = database.memberships(&person("bram")).await.unwrap().remove(0);
    assert_eq!((row.opened_on, row.closed_on), (day("2020-02-01"), None));
}

async fn values(database: &Shared) {
    let value = |category, text: &str| Item::Value(account("a"), category, text.to_owned(), Some(at(-9)));
    let items = vec![
        value("payment", "NL91ABNA0417164300"),
        value("name_address", "Anna Voorbeeld (verzonnen)"),
        value("email", "anna@example.nl"),
        value("email", "facturen@example.nl"),
        Item::Address(person("anna"), "192.0.2.1".to_owned(), at(-60)),
        Item::Address(person("anna"), "192.0.2.2".to_owned(), at(-30)),
        Item::Address(person("anna"), "192.0.2.1".to_owned(), at(-10)),
        Item::Address(person("uma"), "198.51.100.7".to_owned(), at(-20)),
    ];
    database.seed(items).await.unwrap();
}

async fn profile(database: &Shared, scope: &Scope) -> Vec<(String, String)> {
    let rows = database.profile(scope).await.unwrap();
    rows.into_iter().map(|row| (row.category, row.value)).collect()
}

fn pairs(values: &[(&str, &str)]) -> Vec<(String, String)> {
    values.iter().map(|(category, value)| ((*category).to_owned(), (*value).to_owned())).collect()
}

/// ACC-2: the account's values and the owner's own, the same one once, in the order of the page.
pub async fn the_profile_of_an_owner(database: Shared) {
    people(&database).await;
    values(&database).await;
    let want = [
        ("name_address", "Anna Voorbeeld (verzonnen)"),
        ("email", "anna@example.nl"),
        ("email", "facturen@example.nl"),
        ("ip_address", "192.0.2.1"),
        ("ip_address", "192.0.2.2"),
        ("payment", "NL91ABNA0417164300"),
        ("username", "anna"),
    ];
    assert_eq!(profile(&database, &anna()).await, pairs(&want));
    let rows = database.profile(&anna()).await.unwrap();
    assert_eq!(rows.iter().find(|row| row.value == "192.0.2.1").unwrap().at, Some(at(-10)), "the last time");
}

/// A user of somebody's account sees what is their own.
pub async fn the_profile_of_a_user_is_their_own(database: Shared) {
    people(&database).await;
    values(&database).await;
    let want = [("email", "uma@example.nl"), ("ip_address", "198.51.100.7"), ("username", "uma")];
    assert_eq!(profile(&database, &uma()).await, pairs(&want));
}
