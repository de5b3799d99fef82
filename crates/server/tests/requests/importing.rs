//! The portal while another program brings a long list in: it answers as ever, and a list that was cut off is ended by a server.

use crate::after_all::subscriber;
use crate::portal::people::EVA;
use crate::portal::{Portal, lines};
use jiff::SignedDuration;
use mijn_privacy_api::{ConsentId, ConsentState};
use mijn_privacy_server::work::{bring_in, run_once};
use mijn_privacy_store::{EmailAddress, ImportId, ImportLine, ImportList, ImportVerbs, SqliteStore, SystemClock};

const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// A list of addresses that nobody has, ready to be brought in.
async fn ready(portal: &Portal, store: &SqliteStore, count: usize) -> ImportId {
    let (at, language) = (portal.state.now(), "nl".to_owned());
    let list = ImportList { id: ConsentId::Newsletter, source: "oude lijst".to_owned(), language, at };
    let line = |number| ImportLine {
        address: EmailAddress::parse(&format!("lezer{number}@example.nl")).unwrap(),
        state: ConsentState::Granted,
        wording: "newsletter-1".parse().unwrap(),
        wording_text: "Nieuwsbrief".to_owned(),
        notice: "2018-05-25".parse().unwrap(),
        chosen_at: Some(at),
        proof: None,
    };
    let import = store.begin_import(&list).await.unwrap();
    let lines: Vec<ImportLine> = (0..count).map(line).collect();
    for some in lines.chunks(250) {
        store.stage_import(import, some).await.unwrap();
    }
    store.import_ready(import, at).await.unwrap();
    import
}

/// One click in an e-mail, a switch that goes off, the overview with its line in the access log: each while a list comes in.
#[tokio::test(flavor = "multi_thread")]
async fn a_no_is_stored_while_a_list_comes_in() {
    let portal = Portal::new().await;
    subscriber(&portal, "gast@example.nl").await;
    let link = portal.unsubscribe_path("newsletter", "gast@example.nl").await;
    let eva = portal.log_in(EVA).await;
    assert_eq!(eva.switch("marketing").await["state"], "granted");
    let other = portal.another_program().await;
    let import = ready(&portal, &other, 3_000).await;
    let importer = tokio::spawn(async move {
        bring_in(&other, &SystemClock, import).await.unwrap();
        other
    });
    assert_eq!(portal.open("POST", &link, "*/*", ONE_CLICK).await.status, 200);
    assert_eq!(eva.turn("marketing", false).await.ok()["state"], "objected");
    let mut looked = 0;
    while !importer.is_finished() {
        eva.get("/overview").await.ok();
        looked += 1;
    }
    assert!(looked > 2, "{looked} looks while it came in");
    let other = importer.await.unwrap();
    assert!(other.import(import).await.unwrap().unwrap().is_done);
    assert_eq!(portal.permission("newsletter", "gast@example.nl").await["permitted"], false);
    assert_eq!(portal.permission("newsletter", "lezer2999@example.nl").await["permitted"], true);
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn a_server_ends_a_list_that_was_cut_off() {
    let portal = Portal::new().await;
    let import = ready(&portal, &portal.store, 600).await;
    portal.store.go_on_importing(portal.state.now()).await.unwrap();
    run_once(&portal.state).await.unwrap();
    assert_eq!(portal.store.waiting_import().await.unwrap().unwrap().left, 350, "somebody is at it");
    portal.pass(SignedDuration::from_mins(2));
    let ran = run_once(&portal.state).await.unwrap();
    assert_eq!(ran.done, 1);
    let facts = portal.store.import(import).await.unwrap().unwrap();
    assert_eq!((facts.is_done, facts.counts[0].lines), (true, 600));
    assert_eq!(portal.permission("newsletter", "lezer599@example.nl").await["permitted"], true);
    // What became of it stands in the log: numbers alone.
    let log = lines::taken();
    assert!(log.contains("\"outcome\":\"added\"") && log.contains("\"lines\":600"), "{log}");
    assert!(!log.contains("lezer"), "{log}");
}
