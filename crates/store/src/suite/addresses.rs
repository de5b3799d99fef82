//! Whose an address is, and what several people with one mailbox mean.

use super::letters::*;
use super::world::*;
use crate::*;
use mijn_privacy_api::{Channel, ConsentId, ConsentState, Role};

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, Withdrawn};

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

/// Who was on the list and became a customer: their yes holds, and shows, until they choose for themselves.
pub async fn a_yes_stays_with_who_becomes_a_customer(database: Shared) {
    let yes = |name| {
        let write =
            ConsentWrite { channel: Channel::ConfirmationLink, at: at(-50), ..change(&anna(), Newsletter, Granted, 0) };
        Item::Subscriber(address(name), write)
    };
    database.seed(["anna", "bram", "uma"].map(yes).into()).await.unwrap();
    let entry = database.holders(&address("anna")).await.unwrap().remove(0);
    people(&database).await;
    assert_eq!(permit(&database, Newsletter, "anna", 1).await, Permit::Permitted);
    let shown = database.consent(&anna(), Newsletter).await.unwrap();
    assert_eq!(shown, ConsentRow { revision: 0, ..database.consent_of(&entry, Newsletter).await.unwrap() });
    assert_eq!((shown.state, shown.channel), (Granted, Some(Channel::ConfirmationLink)));
    assert_eq!(shown.changed_at, Some(at(-50)));
    assert!(database.consents(&anna()).await.unwrap().contains(&shown));
    let history = database.consent_history(&anna(), Newsletter, &first(9)).await.unwrap();
    assert_eq!((history.total, history.items[0].state, history.items[0].at), (1, Granted, at(-50)));
    let receipt = &history.items[0].receipt;
    assert!(database.consent_event(&anna(), Newsletter, receipt).await.unwrap().is_some());
    assert!(database.consent_event(&tess(), Newsletter, receipt).await.unwrap().is_none(), "somebody else's");
    // It is one yes, of one purpose: asked for again it sends nothing.
    assert_eq!(database.consent(&anna(), Marketing).await.unwrap().revision, 0);
    sign_up(&database, "anna", 40, 1).await;
    assert_eq!(letters(&database).await, [""; 0]);
    // Their own no ends it, and the entry of the list goes.
    let off = ConsentWrite { at: at(5), ..change(&anna(), Newsletter, Withdrawn, 0) };
    assert_eq!(send(&database, &anna(), &off, &key("off", 1)).await, Once::Done(answer("withdrawn:1")));
    assert_eq!(permit(&database, Newsletter, "anna", 2).await, Permit::NotPermitted);
    assert_eq!(database.holders(&address("anna")).await.unwrap(), [holder("anna")]);
    assert_eq!(database.unsubscribe_link(&[1; 32]).await.unwrap().unwrap().holder, Some(holder("anna")));
    // By the link of an e-mail that went to the entry too.
    assert_eq!(permit(&database, Newsletter, "bram", 3).await, Permit::Permitted);
    database.unsubscribe(&[3; 32], at(6)).await.unwrap();
    assert_eq!(now(&database, &holder("bram"), Newsletter).await.0, Denied);
    assert_eq!(permit(&database, Newsletter, "bram", 4).await, Permit::NotPermitted);
    // Their own yes takes its place.
    database.seed(vec![choice("uma", Newsletter, Granted, Channel::Portal, 7)]).await.unwrap();
    assert_eq!(database.holders(&address("uma")).await.unwrap(), [holder("uma")]);
    assert_eq!(permit(&database, Newsletter, "uma", 5).await, Permit::Permitted);
}

/// The last word holds: what a customer chose before they left yields to the yes that they gave since.
pub async fn who_comes_back_keeps_the_yes_given_since(database: Shared) {
    database.seed(former("fien").into()).await.unwrap();
    database.seed(vec![choice("fien", Newsletter, Withdrawn, Channel::Portal, 0)]).await.unwrap();
    sign_up(&database, "fien", 1, 10).await;
    letters(&database).await;
    assert_eq!(now(&database, &holder("fien"), Newsletter).await, (Withdrawn, 1), "it waits for the click");
    database.confirm(&[1; 32], at(11)).await.unwrap();
    database.seed(vec![member("fien", "new", Role::Owner)]).await.unwrap();
    assert_eq!(now(&database, &holder("fien"), Newsletter).await, (Granted, 1));
    assert_eq!(permit(&database, Newsletter, "fien", 1).await, Permit::Permitted);
    let whose = scope("fien", "new", Role::Owner);
    let history = database.consent_history(&whose, Newsletter, &first(2)).await.unwrap();
    assert_eq!((history.total, history.items.len()), (3, 2));
    let next = PageOf { after: history.next, limit: 2 };
    let rest = database.consent_history(&whose, Newsletter, &next).await.unwrap().items;
    assert_eq!(history.items.iter().chain(&rest).map(|row| row.at).collect::<Vec<_>>(), [at(11), at(10), at(0)]);
    let off = ConsentWrite { at: at(20), ..change(&whose, Newsletter, Withdrawn, 1) };
    assert_eq!(send(&database, &whose, &off, &key("off", 1)).await, Once::Done(answer("withdrawn:2")));
    assert_eq!(permit(&database, Newsletter, "fien", 2).await, Permit::NotPermitted);
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
