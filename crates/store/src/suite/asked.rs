//! All that comes with a new request: what was asked, and what begins with it.

use super::letters::{holder, letters, mail, now};
use super::requests::row_of;
use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{
    ClosingBlock, ClosingBlockKind, ConsentId, ConsentState, ErasurePreview, PreviewKind, PurposeId, RequestEventKind,
    RequestKind, RequestStatus, RestrictionGround,
};
use std::sync::Arc;

fn correction(category: &str, from: Option<&str>, to: &str) -> CorrectionRow {
    CorrectionRow { category: category.to_owned(), from: from.map(str::to_owned), to: to.to_owned() }
}

/// An objection to marketing, with all that it does at once.
fn objection(id: &str) -> RequestWrite {
    let no = ConsentWrite { if_revision: None, ..change(&anna(), ConsentId::Marketing, ConsentState::Objected, 0) };
    let confirmed = |row: &RequestRow| NewMail { subject: row.reference.to_string(), ..mail("anna", 1) };
    RequestWrite {
        purposes: vec![PurposeId::Marketing],
        choices: vec![no],
        restrict: vec![PurposeId::Marketing, PurposeId::Analytics],
        done: true,
        jobs: vec![job(id)],
        mail: Some(MailOf(Arc::new(confirmed))),
        ..ask(id, RequestKind::Objection)
    }
}

fn job(subject: &str) -> NewJob {
    NewJob { kind: JobKind::Webhook, subject: subject.to_owned(), payload: None, due_at: at(0) }
}

/// In every field.
pub async fn what_was_asked_comes_back(database: Shared) {
    people(&database).await;
    let block = ClosingBlock {
        kind: ClosingBlockKind::OpenInvoice,
        label: "F-1".to_owned(),
        solve: "Betaal deze factuur.".to_owned(),
        url: None,
    };
    let write = RequestWrite {
        with_suppliers: true,
        ground: Some(RestrictionGround::LegalClaim),
        corrections: vec![correction("phone", None, "+31 6 00000009"), correction("name_address", Some("A"), "B")],
        preview: Some(KeptPreview {
            kind: PreviewKind::Shown,
            preview: ErasurePreview {
                token: "token".parse().unwrap(),
                on: "2026-11-24".parse().unwrap(),
                items: Vec::new(),
                blocks: vec![block],
                lifts: vec![PurposeId::Order],
            },
        }),
        identity_confirmed_at: None,
        target_on: day("2026-12-23"),
        ..ask("r-1", RequestKind::Restriction)
    };
    send_request(&database, &anna(), &write, &key("k", 1)).await;
    let full = database.request(&anna(), &write.id).await.unwrap().unwrap();
    assert_eq!(full.row, row_of(&write, "BEP-2026-0001"));
    assert_eq!((full.row.proof, full.row.target_on), (Proof::Session, day("2026-12-23")));
    let line = database.requests(&anna(), &first(1)).await.unwrap().items.remove(0);
    assert_eq!(line, RequestRow { preview: None, ..full.row });
}

/// Asking again with something else is another request; in another order it is the same.
pub async fn a_twin_asked_for_the_same(database: Shared) {
    people(&database).await;
    let corrections = || vec![correction("phone", Some("1"), "2"), correction("email", None, "x@example.nl")];
    let base = || ask("r-1", RequestKind::Rectification);
    let other = [
        base(),
        RequestWrite { with_suppliers: true, ..base() },
        RequestWrite { ground: Some(RestrictionGround::Accuracy), ..base() },
        RequestWrite { ground: Some(RestrictionGround::Unlawful), ..base() },
        RequestWrite { corrections: corrections(), ..base() },
        RequestWrite { corrections: vec![correction("phone", None, "3")], ..base() },
    ];
    for (number, write) in (0..).zip(other) {
        let write = RequestWrite { id: format!("r-{number}").parse().unwrap(), ..write };
        let once = send_request(&database, &anna(), &write, &key(&format!("k-{number}"), 1)).await;
        assert!(matches!(once, Once::Done(_)), "{number}: {once:?}");
    }
    let mut same = corrections();
    same.reverse();
    same[1].from = Some("by now".to_owned());
    let same = RequestWrite { corrections: same, ..base() };
    let once = send_request(&database, &anna(), &same, &key("same", 1)).await;
    assert_eq!(once, Once::Twin(answer("twin:r-4:COR-2026-0005")));
}

/// Its choice, its pause of the use, its end, its work and its e-mail are there with it.
pub async fn an_objection_works_at_once(database: Shared) {
    people(&database).await;
    send(&database, &anna(), &change(&anna(), ConsentId::Marketing, ConsentState::Granted, 0), &key("yes", 1)).await;
    let write = objection("r-1");
    send_request(&database, &anna(), &write, &key("k", 1)).await;
    assert_eq!(now(&database, &holder("anna"), ConsentId::Marketing).await, (ConsentState::Objected, 2));
    let full = database.request(&anna(), &write.id).await.unwrap().unwrap();
    assert_eq!((full.row.status, full.row.closed_at), (RequestStatus::Completed, Some(at(0))));
    let kinds: Vec<_> = full.events.iter().map(|event| event.kind).collect();
    use RequestEventKind::{Completed, IdentityConfirmed, Received, Restricted};
    assert_eq!(kinds, [IdentityConfirmed, Received, Restricted, Completed]);
    let still = |purpose| RestrictionRow { purpose, request: write.id.clone(), since: at(0), open: false };
    let both = [PurposeId::Analytics, PurposeId::Marketing].map(still);
    assert_eq!(database.restrictions(&anna()).await.unwrap(), both);
    for other in [uma(), tess_in_a(), bram()] {
        assert!(database.restrictions(&other).await.unwrap().is_empty());
    }
    let mails = database.lease_mail(at(1), SignedDuration::from_mins(1), 9).await.unwrap();
    assert_eq!(mails.iter().map(|mail| mail.mail.subject.as_str()).collect::<Vec<_>>(), ["BEZ-2026-0001"]);
    assert_eq!(database.jobs().await.unwrap().waiting, 1);
    // Closed, it is nobody's twin; and the no that stands is no change.
    let again = send_request(&database, &anna(), &objection("r-2"), &key("k2", 1)).await;
    assert!(matches!(again, Once::Done(_)), "{again:?}");
    assert_eq!(now(&database, &holder("anna"), ConsentId::Marketing).await, (ConsentState::Objected, 2));
}

/// The first one did.
pub async fn a_twin_does_nothing_of_it(database: Shared) {
    people(&database).await;
    let open = |id| RequestWrite { done: false, ..objection(id) };
    let first_one =
        RequestWrite { choices: Vec::new(), mail: None, jobs: Vec::new(), restrict: Vec::new(), ..open("r-1") };
    send_request(&database, &anna(), &first_one, &key("k", 1)).await;
    let twin = send_request(&database, &anna(), &open("r-2"), &key("k2", 1)).await;
    assert_eq!(twin, Once::Twin(answer("twin:r-1:BEZ-2026-0001")));
    assert_eq!(now(&database, &holder("anna"), ConsentId::Marketing).await.1, 0);
    assert!(database.restrictions(&anna()).await.unwrap().is_empty());
    assert!(letters(&database).await.is_empty());
    assert_eq!(database.jobs().await.unwrap(), JobFacts::default());
}

/// Nothing of it, nor a number, nor its key.
pub async fn a_choice_seen_otherwise_stores_nothing(database: Shared) {
    people(&database).await;
    let mut write = objection("r-1");
    write.choices[0].if_revision = Some(7);
    assert_eq!(send_request(&database, &anna(), &write, &key("k", 1)).await, Once::Stale);
    assert_eq!(database.requests(&anna(), &first(1)).await.unwrap().total, 0);
    assert!(database.restrictions(&anna()).await.unwrap().is_empty());
    assert!(letters(&database).await.is_empty());
    write.choices[0].if_revision = Some(0);
    let once = send_request(&database, &anna(), &write, &key("k", 1)).await;
    assert_eq!(once, Once::Done(answer("new:r-1:BEZ-2026-0001")));
}
