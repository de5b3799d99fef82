//! What person and officer write, what was seen of it, and what follows from a decision.

use super::changes::{act, asked, by_the_desk, id, written};
use super::world::*;
use crate::*;
use mijn_privacy_api::{Author, DeskRefusal, DeskVerb, OutcomeResult, PurposeId, RequestId};

fn file(name: &str, content: &[u8]) -> NewAttachment {
    NewAttachment { name: name.to_owned(), size: 1000, content: content.to_vec() }
}

/// They are named in the thread, and given to the person and the officer alone.
pub async fn messages_come_with_their_files(database: Shared) {
    asked(&database).await;
    let full = by_the_desk(&database, |change| {
        let files = vec![file("b.pdf", b"sealed b"), file("a.pdf", b"sealed a")];
        change.messages.push(written("m-1", Author::Officer, 1));
        change.messages.push(NewThreadRow { files, ..written("m-2", Author::Officer, 1) });
    })
    .await;
    let named = |name: &str| (name.to_owned(), 1000);
    let files: Vec<_> = full.thread.iter().map(|message| message.attachments.clone()).collect();
    assert_eq!(files, [vec![], vec![named("a.pdf"), named("b.pdf")]]);
    let fetch = async |of: RequestOf, name: &str| database.attachment(&of, &id(), name).await.unwrap();
    assert_eq!(fetch(RequestOf::Scope(anna()), "a.pdf").await.as_deref(), Some(&b"sealed a"[..]));
    assert_eq!(fetch(RequestOf::Desk, "b.pdf").await.as_deref(), Some(&b"sealed b"[..]));
    assert_eq!(fetch(RequestOf::Scope(anna()), "c.pdf").await, None);
    for other in [uma(), tess_in_a(), bram()] {
        assert_eq!(fetch(RequestOf::Scope(other), "a.pdf").await, None);
    }
}

/// By the person whose it is, and by nobody else.
pub async fn a_thread_is_read_by_its_person(database: Shared) {
    asked(&database).await;
    by_the_desk(&database, |change| {
        change.row.unread = 2;
        change.row.unanswered = 1;
        change.messages = vec![written("m-1", Author::Officer, 1), written("m-2", Author::Officer, 2)];
    })
    .await;
    let unread = async || {
        let full = database.request(&anna(), &id()).await.unwrap().unwrap();
        let messages = full.thread.iter().filter(|message| message.unread).count();
        (full.row.unread, messages, full.row.unanswered, full.row.revision)
    };
    let read = async |who: &Scope, which: &RequestId, last: &str| {
        database.read_thread(who, which, &last.parse().unwrap()).await.unwrap()
    };
    for other in [uma(), tess_in_a(), bram()] {
        assert_eq!(read(&other, &id(), "m-2").await, ThreadRead::Missing);
    }
    assert_eq!(read(&anna(), &"r-9".parse().unwrap(), "m-2").await, ThreadRead::Missing);
    assert_eq!(read(&anna(), &id(), "m-9").await, ThreadRead::NoMessage);
    assert_eq!(unread().await, (2, 2, 1, 2));
    assert_eq!(read(&anna(), &id(), "m-1").await, ThreadRead::Done);
    assert_eq!(unread().await, (2, 1, 1, 2), "what came after the last one that was shown stays unread");
    for _ in 0..2 {
        assert_eq!(read(&anna(), &id(), "m-2").await, ThreadRead::Done);
        assert_eq!(unread().await, (2, 0, 1, 2));
    }
}

/// Begun twice it stands still since the first; lifted and begun anew, since then.
pub async fn what_stands_still_goes_on_when_it_is_lifted(database: Shared) {
    asked(&database).await;
    let since = async || -> Vec<_> {
        let rows = database.restrictions(&anna()).await.unwrap();
        rows.into_iter().map(|row| (row.purpose, row.since)).collect()
    };
    let begin = async |minutes, purposes: &[PurposeId]| {
        let restrict = purposes.to_vec();
        by_the_desk(&database, move |change| {
            change.act.at = at(minutes);
            change.restrict = restrict;
        })
        .await
    };
    begin(1, &[PurposeId::Order]).await;
    begin(2, &[PurposeId::Order, PurposeId::Account]).await;
    assert_eq!(since().await, [(PurposeId::Account, at(2)), (PurposeId::Order, at(1))]);
    by_the_desk(&database, |change| change.lift = true).await;
    assert_eq!(since().await, []);
    begin(9, &[PurposeId::Order]).await;
    assert_eq!(since().await, [(PurposeId::Order, at(9))]);
}

/// Once each; who was told waits no more.
pub async fn each_recipient_is_told_once(database: Shared) {
    asked(&database).await;
    by_the_desk(&database, |change| change.tell = vec!["A".to_owned(), "B".to_owned()]).await;
    let tell = async |name: &str| {
        let decide = |full: &RequestFull| {
            let told = Some((name.to_owned(), day("2026-11-25")));
            Ok(RequestChange { told, ..RequestChange::of(full.row.clone(), act(DeskVerb::Tell, 3)) })
        };
        database.change_request(&RequestOf::Desk, &id(), Box::new(decide), None).await.unwrap()
    };
    assert!(matches!(tell("A").await, RequestChanged::Done(_)));
    for name in ["A", "C"] {
        assert_eq!(tell(name).await, RequestChanged::Refused(DeskRefusal::NotToTell), "{name}");
    }
    let full = by_the_desk(&database, |change| change.tell = vec!["A".to_owned()]).await;
    assert_eq!(full.tell, [("A".to_owned(), Some(day("2026-11-25"))), ("B".to_owned(), None)], "told stays told");
    let verbs: Vec<_> = full.acts.iter().map(|act| act.verb).collect();
    assert_eq!(verbs, [DeskVerb::Take, DeskVerb::Tell, DeskVerb::Take]);
}

/// A later one stands in the place of an earlier one; without one, what stood there stays. One kind of data may become
/// something else for each purpose; of what is not known for which, it is for all.
pub async fn an_outcome_is_replaced(database: Shared) {
    asked(&database).await;
    let row = |purpose, category: &str, result| {
        let ground = (result == OutcomeResult::Kept).then(|| "artikel 52".to_owned());
        OutcomeRow { purpose, category: category.to_owned(), result, ground, until: None }
    };
    let (done, kept) = (OutcomeResult::Done, OutcomeResult::Kept);
    let rows = vec![
        row(Some(PurposeId::Order), "orders", kept),
        row(Some(PurposeId::Order), "orders", done),
        row(Some(PurposeId::Newsletter), "email", done),
        row(Some(PurposeId::Account), "email", kept),
        row(None, "email", done),
    ];
    by_the_desk(&database, |change| change.outcome = Some(rows.clone())).await;
    let full = by_the_desk(&database, |_| {}).await;
    assert_eq!(full.outcome, rows, "as it was decided, in its order");
    let about = |purpose| full.outcome.iter().filter(|one| one.is_about(purpose, "email")).count();
    assert_eq!((about(PurposeId::Newsletter), about(PurposeId::Marketing), about(PurposeId::Account)), (2, 1, 2));
    let phone = vec![row(Some(PurposeId::Account), "phone", done)];
    let full = by_the_desk(&database, |change| change.outcome = Some(phone.clone())).await;
    assert_eq!(full.outcome, phone);
}
