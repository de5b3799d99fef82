//! Consents over the helpdesk and the page for everybody, and their history.

use super::letters::*;
use super::world::*;
use crate::*;
use mijn_privacy_api::{Channel, ConsentActor, ConsentId, ConsentState};

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, PendingConfirmation, Withdrawn};

fn by_helpdesk(id: ConsentId, state: ConsentState) -> ConsentWrite {
    ConsentWrite {
        if_revision: None,
        channel: Channel::Helpdesk,
        actor: "Medewerker Test (verzonnen)".to_owned(),
        note: Some("Belde op; kenmerk VZ-1 (verzonnen)".to_owned()),
        ..change(&anna(), id, state, 0)
    }
}

/// A refusal holds at once; a yes waits for the person's own click.
pub async fn the_helpdesk_changes_a_choice_under_its_name(database: Shared) {
    people(&database).await;
    let no = by_helpdesk(Marketing, Objected);
    let Changed::Done(row) = database.change_consent_of(&holder("anna"), &no).await.unwrap() else { panic!() };
    assert_eq!((row.state, row.revision, row.channel), (Objected, 1, Some(Channel::Helpdesk)));
    assert_eq!(database.change_consent_of(&holder("anna"), &no).await.unwrap(), Changed::Same(row.clone()));
    let stale = ConsentWrite { if_revision: Some(0), ..by_helpdesk(Marketing, Granted) };
    assert_eq!(database.change_consent_of(&holder("anna"), &stale).await.unwrap(), Changed::Stale(row));
    let yes = ConsentWrite { confirmation: Some(link("anna", 1, 0)), ..by_helpdesk(Marketing, PendingConfirmation) };
    assert!(matches!(database.change_consent_of(&holder("anna"), &yes).await.unwrap(), Changed::Done(_)));
    assert_eq!(permit(&database, Marketing, "anna", 50).await, Permit::NotPermitted);
    database.confirm(&[1; 32], at(1)).await.unwrap();
    assert_eq!(permit(&database, Marketing, "anna", 51).await, Permit::Permitted);
    let items = database.consent_history(&anna(), Marketing, &first(9)).await.unwrap().items;
    let actors: Vec<_> = items.iter().map(|row| row.actor).collect();
    assert_eq!(actors, [ConsentActor::Subject, ConsentActor::Company, ConsentActor::Company]);
}

/// Nobody, and a purpose that a subscriber cannot have.
pub async fn a_change_of_nobody_is_missing(database: Shared) {
    people(&database).await;
    let write = by_helpdesk(Newsletter, Denied);
    for nobody in [holder("nobody"), Holder::Subscriber("nobody".parse().unwrap())] {
        assert_eq!(database.change_consent_of(&nobody, &write).await.unwrap(), Changed::Missing);
    }
    database.seed(vec![Item::Subscriber(address("gast"), change(&anna(), Newsletter, Granted, 0))]).await.unwrap();
    let guest = database.holders(&address("gast")).await.unwrap().remove(0);
    assert_eq!(database.change_consent_of(&guest, &by_helpdesk(Marketing, Objected)).await.unwrap(), Changed::Missing);
    assert!(matches!(database.change_consent_of(&guest, &write).await.unwrap(), Changed::Done(_)));
    assert_eq!(database.holders(&address("gast")).await.unwrap(), [], "the address went with the no");
}

/// Every route in one list, newest first, each change with its receipt.
pub async fn a_history_has_every_route(database: Shared) {
    people(&database).await;
    let routes = [
        (Granted, Channel::Import),
        (Objected, Channel::Block),
        (Granted, Channel::Portal),
        (Objected, Channel::UnsubscribeLink),
        (Granted, Channel::ConfirmationLink),
    ];
    let choices =
        (0..).zip(routes).map(|(minutes, (state, channel))| choice("anna", Marketing, state, channel, minutes));
    database.seed(choices.collect()).await.unwrap();
    database.seed(vec![choice("bram", Marketing, Granted, Channel::Portal, 9)]).await.unwrap();
    let mut seen = Vec::new();
    let mut page = first(2);
    loop {
        let rows = database.consent_history(&anna(), Marketing, &page).await.unwrap();
        assert_eq!(rows.total, 5);
        seen.extend(rows.items);
        let Some(next) = rows.next else { break };
        page.after = Some(next);
    }
    assert_eq!(seen.iter().map(|row| row.revision).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
    let found: Vec<_> = seen.iter().rev().map(|row| (row.state, row.channel)).collect();
    assert_eq!(found, routes);
    for row in &seen {
        let one = database.consent_event(&anna(), Marketing, &row.receipt).await.unwrap();
        assert_eq!(one.as_ref(), Some(row));
        assert!(row.hash.starts_with(row.receipt.as_str()) && row.hash.len() == 64 && row.previous.len() == 64);
        assert!(database.consent_event(&bram(), Marketing, &row.receipt).await.unwrap().is_none(), "somebody else's");
        assert!(database.consent_event(&anna(), Newsletter, &row.receipt).await.unwrap().is_none(), "another switch's");
    }
    assert_eq!(seen[0].previous, seen[1].hash);
    for none in ["00000000000000000000000000000000", "x", &seen[0].receipt.as_str().to_uppercase()] {
        assert!(database.consent_event(&anna(), Marketing, &none.parse().unwrap()).await.unwrap().is_none(), "{none}");
    }
    assert_eq!(database.consent_history(&uma(), Marketing, &first(9)).await.unwrap().total, 0);
    let strange = PageOf { after: Some("x".to_owned()), limit: 2 };
    assert!(matches!(database.consent_history(&anna(), Marketing, &strange).await, Err(StoreError::Cursor)));
}

/// The page for everybody says nothing about an address; what follows depends on it.
pub async fn signing_up_by_address(database: Shared) {
    people(&database).await;
    database.seed(vec![choice("bram", Newsletter, Granted, Channel::ConfirmationLink, -9)]).await.unwrap();
    sign_up(&database, "Anna", 1, 0).await;
    sign_up(&database, "bram", 2, 0).await;
    sign_up(&database, "gast", 3, 0).await;
    // The asking itself finds out nothing, so that it cannot tell anything, by its time either.
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    assert_eq!(now(&database, &holder("anna"), Newsletter).await.1, 0);
    assert_eq!(letters(&database).await, ["Bericht 1", "Bericht 3"], "Bram has it already");
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (PendingConfirmation, 1));
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (Granted, 1));
    let guest = database.holders(&address("gast")).await.unwrap().remove(0);
    assert_eq!(now(&database, &guest, Newsletter).await, (PendingConfirmation, 1));
    // Once more: another link, within the limit of the address in any spelling.
    sign_up(&database, "GAST", 4, 1).await;
    sign_up(&database, "gast", 5, 6).await;
    assert_eq!(letters(&database).await, ["Bericht 5"]);
    assert_eq!(now(&database, &guest, Newsletter).await, (PendingConfirmation, 1));
    database.confirm(&[3; 32], at(7)).await.unwrap();
    assert_eq!(now(&database, &guest, Newsletter).await, (Granted, 2));
}

/// NEW-5: who is no customer any more subscribes as anybody does, and no end of an account ends it.
pub async fn a_former_customer_subscribes_as_anybody(database: Shared) {
    database.seed(former("fien").into()).await.unwrap();
    database
        .seed([Newsletter, Marketing].map(|id| choice("fien", id, Granted, Channel::Portal, 0)).into())
        .await
        .unwrap();
    assert_eq!(database.sweep_consents(&sweep(1)).await.unwrap(), 2);
    sign_up(&database, "Fien", 1, 10).await;
    assert_eq!(letters(&database).await, ["Bericht 1"]);
    assert_eq!(database.sweep_consents(&sweep(11)).await.unwrap(), 0);
    let link = database.confirm(&[1; 32], at(12)).await.unwrap().unwrap();
    let Holder::Subscriber(_) = &link.holder else { panic!("{:?}", link.holder) };
    assert_eq!(database.sweep_consents(&sweep(13)).await.unwrap(), 0);
    assert_eq!(now(&database, &link.holder, Newsletter).await, (Granted, 2));
    assert_eq!(permit(&database, Newsletter, "fien", 50).await, Permit::Permitted);
    // A link of an e-mail to the customer of then tells how it is now, and stops it.
    database.unsubscribe(&[50; 32], at(21)).await.unwrap();
    assert_eq!(database.holders(&address("fien")).await.unwrap(), [holder("fien")], "the address on the list went");
    assert_eq!(permit(&database, Newsletter, "fien", 51).await, Permit::NotPermitted);
}

/// *Toch niet*: the own word of who is no customer any more, confirmed, counts; of a stranger's address nothing can be asked.
pub async fn a_former_customer_takes_an_objection_back(database: Shared) {
    database.seed(former("fien").into()).await.unwrap();
    database.seed(vec![choice("fien", Marketing, ConsentState::Objected, Channel::Portal, 0)]).await.unwrap();
    for (name, number, minutes) in [("gast", 1, 1500), ("fien", 2, 1500)] {
        let ask = Subscription { address: address(name), link: None, at: at(minutes) };
        let write = ConsentWrite { id: Marketing, ..asks(&anna(), name, number, minutes) };
        database.subscribe(&ask, &write).await.unwrap();
    }
    assert_eq!(letters(&database).await, ["Bericht 2"]);
    assert_eq!(database.sweep_consents(&sweep(1501)).await.unwrap(), 0, "it waits");
    database.confirm(&[2; 32], at(1502)).await.unwrap();
    assert_eq!(database.sweep_consents(&sweep(1503)).await.unwrap(), 0);
    assert_eq!(now(&database, &holder("fien"), Marketing).await.0, Granted);
    assert_eq!(permit(&database, Marketing, "fien", 50).await, Permit::Permitted);
}

/// One address asked for many times at once is one subscriber and one e-mail.
pub async fn signing_up_at_once_sends_one_letter(database: Shared) {
    let call = |number| {
        let database = database.clone();
        tokio::spawn(async move { sign_up(&database, "gast", number, 0).await })
    };
    for call in (1..=20).map(call).collect::<Vec<_>>() {
        call.await.unwrap();
    }
    assert_eq!(letters(&database).await.len(), 1);
    assert_eq!(database.holders(&address("gast")).await.unwrap().len(), 1);
}

/// Consent to one never lifts the other's no; each is lifted by its own yes alone.
pub async fn a_no_is_lifted_by_its_own_yes_alone(database: Shared) {
    people(&database).await;
    let items = vec![
        choice("anna", Newsletter, Granted, Channel::Portal, 0),
        choice("anna", Marketing, Granted, Channel::Portal, 0),
        choice("anna", Newsletter, Withdrawn, Channel::Portal, 1),
        choice("anna", Marketing, Objected, Channel::Portal, 1),
    ];
    database.seed(items).await.unwrap();
    let both = async |number: u8| {
        (
            permit(&database, Newsletter, "anna", number).await == Permit::Permitted,
            permit(&database, Marketing, "anna", number + 1).await == Permit::Permitted,
        )
    };
    assert_eq!(both(1).await, (false, false));
    database.seed(vec![choice("anna", Newsletter, Granted, Channel::ConfirmationLink, 2)]).await.unwrap();
    assert_eq!(both(3).await, (true, false));
    database.seed(vec![choice("anna", Marketing, Granted, Channel::Import, 2)]).await.unwrap();
    assert_eq!(both(5).await, (true, false), "a list is nobody's yes");
    database.seed(vec![choice("anna", Marketing, Objected, Channel::Portal, 3)]).await.unwrap();
    database.seed(vec![choice("anna", Marketing, Granted, Channel::Portal, 4)]).await.unwrap();
    assert_eq!(both(7).await, (true, true));
}
