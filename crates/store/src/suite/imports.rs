//! The import of an older system's list.

use super::letters::*;
use super::world::*;
use crate::*;
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentActor, ConsentId, ConsentState};

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, Unknown, Withdrawn};
use Imported::{Added, Kept, NotACustomer, Same};

/// A line of the list.
pub fn line(name: &str, id: ConsentId, state: ConsentState) -> ImportLine {
    ImportLine {
        address: address(name),
        id,
        state,
        wording: "wording-1".parse().unwrap(),
        wording_text: "Wij mailen je hoogstens zes keer per jaar.".to_owned(),
        language: "nl".to_owned(),
        notice: "2018-05-25".parse().unwrap(),
        chosen_at: Some(at(-1000)),
        at: at(0),
        source: "lijst-2018.csv (verzonnen)".to_owned(),
    }
}

async fn import(database: &Shared, lines: &[ImportLine]) -> Vec<Imported> {
    let mut import = database.begin_import().await.unwrap();
    let mut outcomes = Vec::new();
    for line in lines {
        outcomes.push(import.line(line).await.unwrap());
    }
    import.commit().await.unwrap();
    outcomes
}

/// Customers, a non-customer, and what has no proof.
pub async fn a_list_joins_the_chain(database: Shared) {
    people(&database).await;
    let lines = [
        line("Anna", Marketing, Granted),
        line("anna", Newsletter, Unknown),
        line("gast", Newsletter, Granted),
        line("gast", Marketing, Granted),
        line("niemand", Newsletter, Unknown),
        line("anna", Marketing, Granted),
    ];
    assert_eq!(import(&database, &lines).await, [Added, Added, Added, NotACustomer, NotACustomer, Same]);
    assert_eq!(import(&database, &lines).await, [Same, Same, Same, NotACustomer, NotACustomer, Same]);
    assert_eq!(permit(&database, Marketing, "anna", 1).await, Permit::Permitted);
    assert_eq!(permits(&database, Newsletter, &["anna", "gast"], 2).await, [Permit::NotPermitted, Permit::Permitted]);
    let event = &database.consent_history(&anna(), Marketing, &first(9)).await.unwrap().items[0];
    assert_eq!((event.channel, event.actor), (Channel::Import, ConsentActor::System));
    assert_eq!((event.shown_at, event.at), (at(-1000), at(0)), "shown then, known now");
    assert_eq!(import(&database, &[line("anna", Marketing, Unknown)]).await, [Kept], "no proof takes none away");
    assert_eq!(database.holders(&address("niemand")).await.unwrap(), [], "no address without a yes that can be shown");
}

/// Their own choice stands; a no of the list holds unless they chose something since.
pub async fn what_a_person_chose_stands(database: Shared) {
    people(&database).await;
    let items = vec![
        choice("anna", Newsletter, Withdrawn, Channel::UnsubscribeLink, -2000),
        choice("bram", Newsletter, Granted, Channel::ConfirmationLink, -500),
        choice("uma", Newsletter, Granted, Channel::ConfirmationLink, -2000),
        choice("tess", Newsletter, Granted, Channel::ConfirmationLink, -500),
    ];
    database.seed(items).await.unwrap();
    let undated = ImportLine { chosen_at: None::<Timestamp>, ..line("tess", Newsletter, Denied) };
    let lines = [
        line("anna", Newsletter, Granted),
        line("anna", Newsletter, Unknown),
        line("bram", Newsletter, Denied),
        line("uma", Newsletter, Denied),
        undated,
    ];
    assert_eq!(import(&database, &lines).await, [Kept, Kept, Kept, Added, Added]);
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Withdrawn, 1));
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (Granted, 1));
    assert_eq!(now(&database, &holder("uma"), Newsletter).await, (Denied, 2));
    assert_eq!(now(&database, &holder("tess"), Newsletter).await, (Denied, 2), "nobody knows that hers is later");
    assert_eq!(permit(&database, Newsletter, "uma", 1).await, Permit::NotPermitted);
}

/// A newer list corrects an older one; its no is kept for an address that nobody has.
pub async fn a_no_of_a_list_is_kept(database: Shared) {
    people(&database).await;
    let yes = [line("anna", Marketing, Granted), line("gast", Newsletter, Granted)];
    assert_eq!(import(&database, &yes).await, [Added, Added]);
    let no = [
        line("anna", Marketing, Objected),
        line("gast", Newsletter, Withdrawn),
        line("ander", Newsletter, Denied),
        line("ander", Newsletter, Denied),
    ];
    assert_eq!(import(&database, &no).await, [Added, Added, Added, Same]);
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    let again =
        [line("anna", Marketing, Granted), line("gast", Newsletter, Granted), line("ander", Newsletter, Granted)];
    assert_eq!(import(&database, &again).await, [Kept, Kept, Kept]);
    assert_eq!(database.holders(&address("ander")).await.unwrap(), []);
}

/// NEW-5: who is no customer any more joins the list as anybody does; their no is kept without them.
pub async fn a_former_customer_is_imported_as_anybody(database: Shared) {
    database.seed(["fien", "gijs"].into_iter().flat_map(former).collect()).await.unwrap();
    let ended = ["fien", "gijs"].map(|name| choice(name, Newsletter, Granted, Channel::Portal, -2000));
    database.seed(ended.into()).await.unwrap();
    assert_eq!(database.sweep_consents(&sweep(-1500)).await.unwrap(), 2);
    let lines = [
        line("fien", Newsletter, Granted),
        line("gijs", Newsletter, Denied),
        line("fien", Marketing, Granted),
        line("gijs", Marketing, Objected),
    ];
    assert_eq!(import(&database, &lines).await, [Added, Added, NotACustomer, Added]);
    assert_eq!(import(&database, &lines).await, [Same, Same, NotACustomer, Same]);
    assert_eq!(database.sweep_consents(&sweep(1)).await.unwrap(), 0);
    let found = database.holders(&address("fien")).await.unwrap();
    assert_eq!(now(&database, &found[1], Newsletter).await, (Granted, 1));
    assert_eq!(permit(&database, Newsletter, "fien", 1).await, Permit::Permitted);
    assert_eq!(now(&database, &holder("gijs"), Marketing).await, (Objected, 1), "a no is kept whosever it is");
    assert_eq!(import(&database, &[line("gijs", Newsletter, Granted)]).await, [Kept]);
}

/// Dropped before its end, it never happened, and somebody else may write again at once.
pub async fn an_import_is_whole_or_nothing(database: Shared) {
    people(&database).await;
    let mut import = database.begin_import().await.unwrap();
    for name in ["anna", "bram", "gast"] {
        assert_eq!(import.line(&line(name, Newsletter, Granted)).await.unwrap(), Added);
    }
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Denied, 0), "not before its end");
    drop(import);
    send(&database, &bram(), &change(&bram(), Newsletter, Denied, 0), &key("k", 1)).await;
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Denied, 0));
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (Denied, 1));
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
}
