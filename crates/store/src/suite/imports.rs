//! The import of an older system's list.

use super::letters::*;
use super::world::*;
use crate::*;
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentActor, ConsentId, ConsentState};

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, Unknown, Withdrawn};
use Imported::{Added, Kept, NotACustomer, Same};

/// The list that the lines are of.
pub fn list(id: ConsentId) -> ImportList {
    ImportList { id, source: "lijst-2018.csv (verzonnen)".to_owned(), language: "nl".to_owned(), at: at(0) }
}

/// A line of it.
pub fn line(name: &str, state: ConsentState) -> ImportLine {
    ImportLine {
        address: address(name),
        state,
        wording: "wording-1".parse().unwrap(),
        wording_text: "Wij mailen je hoogstens zes keer per jaar.".to_owned(),
        notice: "2018-05-25".parse().unwrap(),
        chosen_at: Some(at(-1000)),
        proof: None,
    }
}

/// Puts a list aside, ready to be brought in.
pub async fn ready(database: &Shared, id: ConsentId, lines: &[ImportLine]) -> ImportId {
    let import = database.begin_import(&list(id)).await.unwrap();
    for some in lines.chunks(100) {
        database.stage_import(import, some).await.unwrap();
    }
    database.import_ready(import, at(0)).await.unwrap();
    import
}

/// Goes on until nothing waits; gives what became of the lines.
pub async fn finish(database: &Shared, import: ImportId) -> Vec<ImportCount> {
    while database.go_on_importing(at(0)).await.unwrap().is_some() {}
    let facts = database.import(import).await.unwrap().unwrap();
    assert_eq!((facts.left, facts.is_done), (0, true));
    facts.counts
}

/// A list of one line, tried out before: what was foretold is what comes.
pub async fn import_one(database: &Shared, id: ConsentId, line: ImportLine) -> Imported {
    let lines = [line];
    let foretold = database.try_import(&list(id), &lines).await.unwrap();
    let import = ready(database, id, &lines).await;
    assert_eq!(finish(database, import).await, foretold);
    assert_eq!((foretold.len(), foretold[0].lines, foretold[0].state), (1, 1, lines[0].state));
    foretold[0].outcome
}

async fn import(database: &Shared, lines: &[(&str, ConsentId, ConsentState)]) -> Vec<Imported> {
    let mut outcomes = Vec::new();
    for (name, id, state) in lines {
        outcomes.push(import_one(database, *id, line(name, *state)).await);
    }
    outcomes
}

/// A list of so many addresses that nobody has yet.
pub fn readers(count: usize) -> Vec<ImportLine> {
    (0..count).map(|number| line(&format!("lezer-{number}"), Granted)).collect()
}

/// Customers, a non-customer, and what has no proof.
pub async fn a_list_joins_the_chain(database: Shared) {
    people(&database).await;
    let lines = [
        ("Anna", Marketing, Granted),
        ("anna", Newsletter, Unknown),
        ("gast", Newsletter, Granted),
        ("gast", Marketing, Granted),
        ("niemand", Newsletter, Unknown),
        ("anna", Marketing, Granted),
    ];
    assert_eq!(import(&database, &lines).await, [Added, Added, Added, NotACustomer, NotACustomer, Same]);
    assert_eq!(import(&database, &lines).await, [Same, Same, Same, NotACustomer, NotACustomer, Same]);
    assert_eq!(permit(&database, Marketing, "anna", 1).await, Permit::Permitted);
    assert_eq!(permits(&database, Newsletter, &["anna", "gast"], 2).await, [Permit::NotPermitted, Permit::Permitted]);
    let event = &database.consent_history(&anna(), Marketing, &first(9)).await.unwrap().items[0];
    assert_eq!((event.channel, event.actor), (Channel::Import, ConsentActor::System));
    assert_eq!((event.shown_at, event.at), (at(-1000), at(0)), "shown then, known now");
    assert_eq!(import(&database, &[("anna", Marketing, Unknown)]).await, [Kept], "no proof takes none away");
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
    let undated = ImportLine { chosen_at: None::<Timestamp>, ..line("tess", Denied) };
    let lines = [
        ("anna", Newsletter, Granted),
        ("anna", Newsletter, Unknown),
        ("bram", Newsletter, Denied),
        ("uma", Newsletter, Denied),
    ];
    assert_eq!(import(&database, &lines).await, [Kept, Kept, Kept, Added]);
    assert_eq!(import_one(&database, Newsletter, undated).await, Added);
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Withdrawn, 1));
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (Granted, 1));
    assert_eq!(now(&database, &holder("uma"), Newsletter).await, (Denied, 2));
    assert_eq!(now(&database, &holder("tess"), Newsletter).await, (Denied, 2), "nobody knows that hers is later");
    assert_eq!(permit(&database, Newsletter, "uma", 1).await, Permit::NotPermitted);
}

/// A newer list corrects an older one; its no is kept for an address that nobody has.
pub async fn a_no_of_a_list_is_kept(database: Shared) {
    people(&database).await;
    let yes = [("anna", Marketing, Granted), ("gast", Newsletter, Granted)];
    assert_eq!(import(&database, &yes).await, [Added, Added]);
    let no = [
        ("anna", Marketing, Objected),
        ("gast", Newsletter, Withdrawn),
        ("ander", Newsletter, Denied),
        ("ander", Newsletter, Denied),
    ];
    assert_eq!(import(&database, &no).await, [Added, Added, Added, Same]);
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    let again = [("anna", Marketing, Granted), ("gast", Newsletter, Granted), ("ander", Newsletter, Granted)];
    assert_eq!(import(&database, &again).await, [Kept, Kept, Kept]);
    assert_eq!(database.holders(&address("ander")).await.unwrap(), []);
}

/// Training has no list of who said no: an older list must not undo what a newer one says.
pub async fn an_older_list_does_not_undo_a_newer_no(database: Shared) {
    people(&database).await;
    let of = |state, minutes: i64| ImportLine { chosen_at: Some(at(minutes)), ..line("anna", state) };
    let mut outcomes = Vec::new();
    for (state, minutes) in [(Withdrawn, -1000), (Granted, -5000), (Granted, -1000), (Granted, -500), (Withdrawn, -600)]
    {
        outcomes.push(import_one(&database, ConsentId::Training, of(state, minutes)).await);
    }
    assert_eq!(outcomes, [Added, Kept, Kept, Added, Added], "a no is heard also when it is older");
}

/// NEW-5: who is no customer any more joins the list as anybody does; their no is kept without them.
pub async fn a_former_customer_is_imported_as_anybody(database: Shared) {
    database.seed(["fien", "gijs"].into_iter().flat_map(former).collect()).await.unwrap();
    let ended = ["fien", "gijs"].map(|name| choice(name, Newsletter, Granted, Channel::Portal, -2000));
    database.seed(ended.into()).await.unwrap();
    assert_eq!(database.sweep_consents(&sweep(-1500)).await.unwrap(), 2);
    let lines = [
        ("fien", Newsletter, Granted),
        ("gijs", Newsletter, Denied),
        ("fien", Marketing, Granted),
        ("gijs", Marketing, Objected),
    ];
    assert_eq!(import(&database, &lines).await, [Added, Added, NotACustomer, Added]);
    assert_eq!(import(&database, &lines).await, [Same, Same, NotACustomer, Same]);
    assert_eq!(database.sweep_consents(&sweep(1)).await.unwrap(), 0);
    let found = database.holders(&address("fien")).await.unwrap();
    assert_eq!(now(&database, &found[1], Newsletter).await, (Granted, 1));
    assert_eq!(permit(&database, Newsletter, "fien", 1).await, Permit::Permitted);
    assert_eq!(now(&database, &holder("gijs"), Marketing).await, (Objected, 1), "a no is kept whosever it is");
    assert_eq!(import(&database, &[("gijs", Newsletter, Granted)]).await, [Kept]);
}

/// Which of two lines counts is the caller's to settle; where both come, each is heard, and the later one holds.
pub async fn the_same_address_twice_is_heard_in_turn(database: Shared) {
    people(&database).await;
    let lines = [line("gast", Granted), line("bram", Granted), line("Gast", Granted), line("gast", Withdrawn)];
    let foretold = database.try_import(&list(Newsletter), &lines).await.unwrap();
    let import = ready(&database, Newsletter, &lines).await;
    let mut counts: Vec<_> =
        finish(&database, import).await.iter().map(|one| (one.outcome, one.state, one.lines)).collect();
    counts.sort();
    assert_eq!(counts, [(Added, Granted, 2), (Added, Withdrawn, 1), (Same, Granted, 1)]);
    assert_eq!(foretold.len(), 3);
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    assert_eq!(import_one(&database, Newsletter, line("gast", Granted)).await, Kept);
}
