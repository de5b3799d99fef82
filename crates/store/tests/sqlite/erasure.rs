//! After each erasure the check of the chain finds nothing wrong, and names the rule; what should be gone is gone from the file.

use crate::common::{Opened, open, raw};
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use mijn_privacy_store::suite::letters::*;
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::*;
use std::collections::BTreeMap;

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Granted, Objected, Withdrawn};

/// What the check says was erased, by rule; it must find nothing wrong.
async fn erased(opened: &Opened) -> BTreeMap<String, u64> {
    let report = opened.store.verify(None).await.unwrap();
    assert_eq!(report.findings, []);
    report.erased
}

async fn count(opened: &Opened, sql: &'static str) -> i64 {
    let file = raw(&opened.path).await;
    let count = sqlx::query_scalar(sql).fetch_one(&file).await.unwrap();
    file.close().await;
    count
}

/// The bytes of the file and its log.
async fn file_has(opened: &Opened, text: &str) -> bool {
    opened.store.fold().await.unwrap();
    let has = |suffix: &str| {
        let bytes = std::fs::read(format!("{}{suffix}", opened.path.display())).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    has("")
}

#[tokio::test]
async fn an_address_without_an_account_leaves_nothing_but_digests() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    sign_up(&database, "weglezer", 1, 0).await;
    assert_eq!(letters(&database).await.len(), 1);
    database.confirm(&[1; 32], at(1)).await.unwrap();
    let note = ConsentWrite {
        actor: "Medewerker Test (verzonnen)".to_owned(),
        note: Some("weglezer belde".to_owned()),
        channel: Channel::Helpdesk,
        wording: "wording-2".parse().unwrap(),
        if_revision: None,
        ..change(&anna(), Newsletter, Granted, 0)
    };
    let guest = database.holders(&address("weglezer")).await.unwrap().remove(0);
    assert!(matches!(database.change_consent_of(&guest, &note).await.unwrap(), Changed::Done(_)));
    assert_eq!(
        permit(&database, Newsletter, "weglezer", 2).await,
        Permit::NotPermitted,
        "the helpdesk's word is no yes"
    );
    let off = ConsentWrite { state: Withdrawn, ..note.clone() };
    assert!(file_has(&opened, "weglezer").await);
    assert!(erased(&opened).await.is_empty());
    database.change_consent_of(&guest, &off).await.unwrap();
    assert_eq!(
        erased(&opened).await,
        BTreeMap::from([("NEW-5".to_owned(), 6)]),
        "4 rows of nobody, 2 without who acted"
    );
    assert!(!file_has(&opened, "weglezer").await);
    for table in
        ["SELECT count(*) FROM subscriber", "SELECT count(*) FROM consent_actor", "SELECT count(*) FROM subject"]
    {
        assert_eq!(count(&opened, table).await, 0, "{table}");
    }
    assert_eq!(count(&opened, "SELECT count(*) FROM suppression").await, 1);
}

#[tokio::test]
async fn old_proof_is_erased_by_its_rule() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let by_phone = ConsentWrite {
        actor: "Medewerker Test (verzonnen)".to_owned(),
        note: Some("Belde op".to_owned()),
        channel: Channel::Helpdesk,
        if_revision: None,
        ..change(&anna(), Marketing, Objected, 0)
    };
    database.change_consent_of(&holder("anna"), &by_phone).await.unwrap();
    database.seed(vec![choice("bram", Newsletter, Granted, Channel::Portal, 0)]).await.unwrap();
    let old = ConsentSweep { proof_before: at(5), ..sweep(100) };
    assert_eq!(database.sweep_consents(&old).await.unwrap(), 1);
    assert_eq!(erased(&opened).await, BTreeMap::from([("P5Y".to_owned(), 2)]));
    assert_eq!(count(&opened, "SELECT count(*) FROM consent_actor").await, 0);
    // A new choice begins a new line of hers, beside the row that is nobody's.
    let again = ConsentWrite { actor: person("anna").to_string(), note: None, channel: Channel::Portal, ..by_phone };
    database.change_consent_of(&holder("anna"), &again).await.unwrap();
    erased(&opened).await;
    assert_eq!(now(&database, &holder("anna"), Marketing).await, (Objected, 1));
}

#[tokio::test]
async fn withdrawn_messages_stand_in_the_chain_and_go_with_the_proof() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    database.seed(vec![message(&anna(), 0, None), message(&anna(), 1, None)]).await.unwrap();
    for (number, row) in (0..).zip(database.messages(&anna(), &first(9)).await.unwrap().items) {
        let withdraw = MessageWithdraw {
            open_question: None,
            kept_by_law: number == 0,
            wording: "contact-1".parse().unwrap(),
            wording_text: "Je stuurt ons een bericht.".to_owned(),
            language: "nl".to_owned(),
            notice: "2018-05-25".parse().unwrap(),
            at: at(9),
        };
        let said = Box::new(|_: &MessageOutcome| answer("done"));
        let once = key(&format!("k{number}"), 1);
        database.withdraw_message(&anna(), &row.id, &withdraw, &once, said).await.unwrap();
    }
    assert!(erased(&opened).await.is_empty());
    assert_eq!(count(&opened, "SELECT count(*) FROM consent_change WHERE consent = 'contact'").await, 2);
    let text = "SELECT count(*) FROM wording_text WHERE text LIKE '%Hoe werkt%'";
    assert_eq!(count(&opened, text).await, 0, "nothing of the message");
    assert_eq!(database.sweep_consents(&ConsentSweep { proof_before: at(9), ..sweep(100) }).await.unwrap(), 0);
    assert_eq!(database.sweep_consents(&ConsentSweep { proof_before: at(10), ..sweep(100) }).await.unwrap(), 1);
    assert_eq!(erased(&opened).await, BTreeMap::from([("P5Y".to_owned(), 2)]));
}

#[tokio::test]
async fn proof_outlives_the_person_until_its_rule() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    database.seed(vec![somebody("cleo"), choice("cleo", Newsletter, Granted, Channel::Portal, 0)]).await.unwrap();
    let file = raw(&opened.path).await;
    sqlx::query("DELETE FROM person WHERE id = 'person-cleo'").execute(&file).await.unwrap();
    file.close().await;
    assert!(erased(&opened).await.is_empty());
    assert_eq!(count(&opened, "SELECT count(*) FROM consent_state").await, 0, "the present state goes with the person");
    assert_eq!(count(&opened, "SELECT count(*) FROM subject").await, 1);
    database.sweep_consents(&ConsentSweep { proof_before: at(1), ..sweep(100) }).await.unwrap();
    assert_eq!(erased(&opened).await, BTreeMap::from([("P5Y".to_owned(), 1)]));
}

#[tokio::test]
async fn a_link_outlives_a_change_of_address() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    database.seed(vec![choice("anna", Newsletter, Granted, Channel::Portal, 0)]).await.unwrap();
    assert_eq!(permit(&database, Newsletter, "anna", 1).await, Permit::Permitted);
    let file = raw(&opened.path).await;
    sqlx::query("UPDATE person SET email = 'nieuw@example.nl' WHERE id = 'person-anna'").execute(&file).await.unwrap();
    file.close().await;
    assert_eq!(database.holders(&address("anna")).await.unwrap(), []);
    assert_eq!(opened.store.migrate().await.unwrap(), 0);
    assert_eq!(database.holders(&address("nieuw")).await.unwrap(), [holder("anna")]);
    assert_eq!(permit(&database, Newsletter, "nieuw", 2).await, Permit::Permitted);
    let stopped = database.unsubscribe(&[1; 32], at(5)).await.unwrap().unwrap();
    assert_eq!((stopped.holder, stopped.state), (Some(holder("anna")), Withdrawn));
    for (name, number) in [("anna", 3), ("nieuw", 4)] {
        assert_eq!(permit(&database, Newsletter, name, number).await, Permit::NotPermitted, "{name}");
    }
}

#[tokio::test]
async fn a_changed_note_is_found() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let write = ConsentWrite {
        actor: "Medewerker Test (verzonnen)".to_owned(),
        note: Some("Belde op".to_owned()),
        if_revision: None,
        ..change(&anna(), Marketing, Objected, 0)
    };
    database.change_consent_of(&holder("anna"), &write).await.unwrap();
    for sql in ["UPDATE consent_actor SET note = 'Belde niet'", "UPDATE consent_actor SET note = NULL"] {
        let file = raw(&opened.path).await;
        sqlx::query(sql).execute(&file).await.unwrap();
        file.close().await;
        let report = opened.store.verify(None).await.unwrap();
        assert_eq!(report.findings, [Finding { seq: 1, flaw: Flaw::ActorChanged }], "{sql}");
    }
}
