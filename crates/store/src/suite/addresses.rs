//! Whose an address is, and what several people with one mailbox mean.

use super::letters::*;
use super::world::*;
use crate::*;
use mijn_privacy_api::{Channel, ConsentId, ConsentState, Role};

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Granted, Objected};

/// Kees and Lies read one mailbox, which they spell in their own ways.
async fn couple(database: &Shared) {
    let at_home = |name, email: &str| match somebody(name) {
        Item::Person(one) => Item::Person(NewPerson { email: Some(email.to_owned()), ..one }),
        other => other,
    };
    let items = vec![
        at_home("kees", "Samen@Example.NL"),
        at_home("lies", "samen@example.nl"),
        at_home("mies", "no address"),
        member("kees", "k", Role::Owner),
        member("lies", "l", Role::Owner),
        member("mies", "m", Role::Owner),
    ];
    database.seed(items).await.unwrap();
}

/// Persons first; what is no address is nobody's.
pub async fn an_address_finds_everybody_who_has_it(database: Shared) {
    couple(&database).await;
    database.seed(vec![Item::Subscriber(address("SAMEN"), change(&anna(), Newsletter, Granted, 0))]).await.unwrap();
    let found = database.holders(&address("samen")).await.unwrap();
    assert_eq!(found[..2], [holder("kees"), holder("lies")]);
    assert!(matches!(found[2], Holder::Subscriber(_)) && found.len() == 3);
    assert_eq!(database.address_of(&holder("kees")).await.unwrap().unwrap().as_str(), "Samen@Example.NL");
    assert_eq!(database.address_of(&holder("mies")).await.unwrap(), None);
    assert_eq!(database.address_of(&holder("nobody")).await.unwrap(), None);
    assert_eq!(database.holders(&address("mies")).await.unwrap(), []);
}

/// Who became a customer has a switch, and it says no: no e-mail goes on a yes that it does not show.
pub async fn a_customers_own_switch_holds_for_their_address(database: Shared) {
    let yes = change(&anna(), Newsletter, Granted, 0);
    database.seed(vec![Item::Subscriber(address("anna"), yes)]).await.unwrap();
    assert_eq!(permit(&database, Newsletter, "anna", 1).await, Permit::Permitted);
    people(&database).await;
    assert_eq!(permit(&database, Newsletter, "anna", 2).await, Permit::NotPermitted);
    database.seed(vec![choice("anna", Newsletter, Granted, Channel::Portal, 5)]).await.unwrap();
    assert_eq!(permit(&database, Newsletter, "anna", 3).await, Permit::Permitted);
}

/// One no is the mailbox's no, whoever else said yes; a later yes is too.
pub async fn the_last_word_of_a_mailbox_holds(database: Shared) {
    couple(&database).await;
    let items = vec![
        choice("kees", Marketing, Granted, Channel::Portal, 0),
        choice("lies", Marketing, Granted, Channel::Portal, 1),
    ];
    database.seed(items).await.unwrap();
    assert_eq!(permit(&database, Marketing, "samen", 1).await, Permit::Permitted);
    database.seed(vec![choice("lies", Marketing, Objected, Channel::Portal, 2)]).await.unwrap();
    assert_eq!(permit(&database, Marketing, "samen", 2).await, Permit::NotPermitted);
    assert_eq!(now(&database, &holder("kees"), Marketing).await, (Granted, 1), "his own choice is not rewritten");
    database.seed(vec![choice("lies", Marketing, Granted, Channel::Portal, 3)]).await.unwrap();
    assert_eq!(permit(&database, Marketing, "samen", 3).await, Permit::Permitted);
    // By the link in a mail it is everybody's.
    database.unsubscribe(&[1; 32], at(4)).await.unwrap();
    for name in ["kees", "lies"] {
        assert_eq!(now(&database, &holder(name), Marketing).await.0, Objected, "{name}");
    }
}

/// Six to the mailbox, not six to each.
pub async fn a_mailbox_is_counted_once(database: Shared) {
    couple(&database).await;
    database
        .seed(["kees", "lies"].map(|name| choice(name, Marketing, Granted, Channel::Portal, 0)).into())
        .await
        .unwrap();
    let addresses = [address("samen"), address("SAMEN")];
    for number in 1..=7 {
        let id = format!("m-{number}");
        let write = MailingWrite {
            mailing: &id,
            subject: "Nieuw",
            addresses: &addresses,
            wordings: &wordings(),
            max: 6,
            day: day("2026-11-24"),
        };
        let want = if number == 7 { Permit::LimitReached } else { Permit::Permitted };
        assert_eq!(database.record_mailings(&write).await.unwrap(), [want; 2], "{number}");
    }
    for whose in [scope("kees", "k", Role::Owner), scope("lies", "l", Role::Owner)] {
        assert_eq!(database.mailings_of(&whose, 2026).await.unwrap().len(), 6);
    }
}
