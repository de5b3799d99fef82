//! A database that an earlier version filled: its chain still verifies, and what is new is filled in.

use crate::common::{KEYS, open_at, raw};
use hmac::{Hmac, KeyInit, Mac};
use mijn_privacy_api::{ConsentActor, ConsentId, ConsentState};
use mijn_privacy_store::suite::letters::{WEEK, address, holder};
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::{SqliteStore, Store, *};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqlitePool;
use std::path::Path;

/// The last migration of then.
const THEN: &str = "0006";

/// What was hashed then, written down once more: bytes with their length before them.
fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn mac(hash: &[u8; 32]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&KEYS.audit).unwrap();
    mac.update(hash);
    mac.finalize().into_bytes().to_vec()
}

/// Runs the migrations up to then, as that version did.
pub async fn schema_of(path: &Path, then: &str) -> SqlitePool {
    let folder = tempfile::tempdir().unwrap();
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    for file in std::fs::read_dir(all).unwrap() {
        let file = file.unwrap();
        if file.file_name().to_str().unwrap()[..4] <= *then {
            std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
    }
    std::fs::write(path, "").unwrap();
    let database = raw(path).await;
    sqlx::migrate::Migrator::new(folder.path()).await.unwrap().run(&database).await.unwrap();
    database
}

/// Consent, state, revision, channel, actor, minutes.
type Row = (&'static str, &'static str, i64, &'static str, &'static str, i64);

const ROWS: [Row; 4] = [
    ("marketing", "granted", 1, "import", "system", 0),
    ("newsletter", "denied", 1, "portal", "subject", 1),
    ("marketing", "objected", 2, "helpdesk", "other", 2),
    ("newsletter", "pending_confirmation", 2, "portal", "subject", 3),
];

async fn fill(database: &SqlitePool) {
    let (subject, salt, text) = ([7_u8; 16], [8_u8; 16], "De tekst van toen.");
    let wording = digest(&[b"mijn-privacy wording 1", text.as_bytes()]);
    let name = digest(&[b"mijn-privacy actor 1", &salt, "Medewerker Toen (verzonnen)".as_bytes()]);
    let whose = mac(&digest(&[b"mijn-privacy subject 1", &subject, b"person-anna"]));
    let sql = "INSERT INTO person (id, username, password_hash, email, created_at)
               VALUES ('person-anna', 'anna', 'x', 'Anna@Example.nl', 0), ('person-odd', 'odd', 'x', 'no address', 0);
               INSERT INTO account VALUES ('account-a', 'A (verzonnen)', 'open', '2020-01-01', NULL);
               INSERT INTO membership VALUES ('person-anna', 'account-a', 'owner');
               INSERT INTO mailing VALUES ('person-anna', '2026-03-01', 1, 'Toen');
               INSERT INTO contact_message VALUES ('account-a', 'person-anna', 5, 1, 'Vraag', 'Tekst', NULL, NULL),
               ('account-a', 'person-anna', 5, 2, 'Vraag', 'Tekst', NULL, NULL);";
    sqlx::raw_sql(sql).execute(database).await.unwrap();
    let insert = "INSERT INTO subject VALUES ('person-anna', ?1, ?2)";
    sqlx::query(insert).bind(&subject[..]).bind(whose).execute(database).await.unwrap();
    let insert = "INSERT INTO wording_text VALUES (?1, ?2)";
    sqlx::query(insert).bind(&wording[..]).bind(text).execute(database).await.unwrap();
    let mut prev = [0; 32];
    for (seq, (consent, state, revision, channel, actor, minutes)) in (1_i64..).zip(ROWS) {
        let at = at(minutes).as_microsecond();
        let name = (actor == "other").then_some(&name[..]);
        let number = |number: i64| number.to_be_bytes();
        let hash = digest(&[
            b"mijn-privacy consent change 1",
            &number(seq),
            &subject,
            consent.as_bytes(),
            state.as_bytes(),
            &number(revision),
            b"then-1",
            &wording,
            b"nl",
            &number(at),
            b"2018-05-25",
            channel.as_bytes(),
            actor.as_bytes(),
            name.unwrap_or_default(),
            &number(at),
            &prev,
        ]);
        let insert = "INSERT INTO consent_change VALUES
                      (?1, ?2, ?3, ?4, ?5, 'then-1', ?6, 'nl', ?7, '2018-05-25', ?8, ?9, ?10, ?7, ?11, ?12, ?13)";
        let query = sqlx::query(insert).bind(seq).bind(&subject[..]).bind(consent).bind(state).bind(revision);
        let query = query.bind(&wording[..]).bind(at).bind(channel).bind(actor).bind(name);
        query.bind(&prev[..]).bind(&hash[..]).bind(mac(&hash)).execute(database).await.unwrap();
        prev = hash;
    }
    let insert = "INSERT INTO consent_actor VALUES (3, ?1, 'Medewerker Toen (verzonnen)')";
    sqlx::query(insert).bind(&salt[..]).execute(database).await.unwrap();
    let insert =
        "INSERT INTO consent_state SELECT 'person-anna', consent, seq, state, revision, wording, notice, channel, at
                  FROM consent_change WHERE seq > 2";
    sqlx::query(insert).execute(database).await.unwrap();
}

async fn migrated(path: &Path) -> SqliteStore {
    let database = schema_of(path, THEN).await;
    fill(&database).await;
    database.close().await;
    let store = open_at(path).await.unwrap();
    assert!(store.migrate().await.unwrap() > 0);
    store
}

#[tokio::test]
async fn the_chain_of_an_older_version_verifies_and_grows() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated(&folder.path().join("old.db")).await;
    let report = store.verify(None).await.unwrap();
    assert_eq!((report.rows, report.findings), (4, vec![]));
    let rows = store.consent_history(&anna(), ConsentId::Marketing, &first(9)).await.unwrap().items;
    assert_eq!((rows[0].state, rows[0].actor), (ConsentState::Objected, ConsentActor::Company));
    assert_eq!(rows[1].wording_text.as_deref(), Some("De tekst van toen."));
    let write = ConsentWrite { if_revision: None, ..change(&anna(), ConsentId::Marketing, ConsentState::Granted, 0) };
    assert!(matches!(store.change_consent_of(&holder("anna"), &write).await.unwrap(), Changed::Done(_)));
    let report = store.verify(None).await.unwrap();
    assert_eq!((report.rows, report.findings), (5, vec![]));
}

#[tokio::test]
async fn what_is_new_is_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated(&folder.path().join("old.db")).await;
    assert_eq!(store.holders(&address("anna")).await.unwrap(), [holder("anna")]);
    let row = store.consent(&anna(), ConsentId::Newsletter).await.unwrap();
    assert_eq!((row.state, row.pending_until), (ConsentState::PendingConfirmation, Some(at(3 + WEEK))));
    let rows = store.mailings_of(&anna(), 2026).await.unwrap();
    assert_eq!((rows.len(), rows[0].subject.as_str()), (1, "Toen"));
    let messages = store.messages(&anna(), &first(9)).await.unwrap().items;
    assert_eq!((messages.len(), messages[0].withdrawn_at), (2, None));
    assert_ne!(messages[0].id, messages[1].id);
}
