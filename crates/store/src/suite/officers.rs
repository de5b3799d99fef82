//! Who handles requests.

use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::DeskRole;

const LINK: [u8; 32] = [1; 32];
const TOKEN: [u8; 32] = [2; 32];

fn session(token: u8) -> OfficerSession {
    OfficerSession { token_hash: [token; 32], created_at: at(0), seen_at: at(0) }
}

async fn set_up(database: &Shared, name: &str) -> OfficerRow {
    assert!(database.add_officer(&format!("id-{name}"), name, DeskRole::Officer, at(0)).await.unwrap());
    assert!(database.begin_setup(name, &LINK, at(10)).await.unwrap());
    assert!(database.finish_setup(&LINK, "hash", b"sealed", 5, at(1)).await.unwrap());
    database.officer(name).await.unwrap().unwrap()
}

/// Added, set up by the link, once.
pub async fn an_officer_sets_their_account_up_once(database: Shared) {
    assert!(database.add_officer("o1", "Olga", DeskRole::Helpdesk, at(0)).await.unwrap());
    assert!(!database.add_officer("o2", "OLGA", DeskRole::Officer, at(0)).await.unwrap(), "the name is taken");
    assert!(!database.begin_setup("nobody", &LINK, at(10)).await.unwrap());
    assert!(database.begin_setup("olga", &[9; 32], at(10)).await.unwrap());
    assert!(database.begin_setup("olga", &LINK, at(10)).await.unwrap());
    assert_eq!(database.setup(&[9; 32], at(1)).await.unwrap(), None, "the later link is the one that works");
    assert_eq!(database.setup(&LINK, at(1)).await.unwrap().unwrap().name, "Olga");
    assert_eq!(database.setup(&LINK, at(10)).await.unwrap(), None, "too late");
    assert!(!database.finish_setup(&LINK, "hash", b"sealed", 5, at(10)).await.unwrap());
    assert!(database.finish_setup(&LINK, "hash", b"sealed", 5, at(2)).await.unwrap());
    assert!(!database.finish_setup(&LINK, "other", b"other", 6, at(2)).await.unwrap(), "used");
    let row = database.officer("olga").await.unwrap().unwrap();
    assert_eq!((row.password_hash.as_deref(), row.totp.as_deref()), (Some("hash"), Some(&b"sealed"[..])));
    assert!(database.set_officer_role("OLGA", DeskRole::Officer).await.unwrap());
    assert_eq!(database.officers().await.unwrap(), [OfficerRow { role: DeskRole::Officer, ..row }]);
}

/// A one-time code works once, and none from before it either.
pub async fn a_code_works_once(database: Shared) {
    let row = set_up(&database, "olga").await;
    assert!(!database.use_totp(&row.id, 5).await.unwrap(), "the code of the set-up");
    assert!(database.use_totp(&row.id, 7).await.unwrap());
    for used in [7, 6] {
        assert!(!database.use_totp(&row.id, used).await.unwrap());
    }
}

/// Of any name, halved for each hour without one; none after the right one.
pub async fn failed_log_ins_are_forgotten_by_and_by(database: Shared) {
    let (name, hour) = ([7; 32], SignedDuration::from_hours(1));
    let tries = async || database.officer_tries(&name).await.unwrap();
    assert_eq!(tries().await, None);
    for minute in [0, 1, 2, 3] {
        database.note_officer_try(&name, at(minute), hour).await.unwrap();
    }
    assert_eq!(tries().await, Some((4, at(3))));
    database.note_officer_try(&name, at(62), hour).await.unwrap();
    assert_eq!(tries().await, Some((5, at(62))), "not an hour yet");
    database.note_officer_try(&name, at(122), hour).await.unwrap();
    assert_eq!(tries().await, Some((3, at(122))), "half of five, and one more");
    database.note_officer_try(&name, at(100_000), hour).await.unwrap();
    assert_eq!(tries().await, Some((1, at(100_000))));
    assert_eq!(database.officer_tries(&[8; 32]).await.unwrap(), None);
    database.note_officer_try(&[8; 32], at(100_000), hour).await.unwrap();
    database.forget_officer_tries(&name).await.unwrap();
    assert_eq!(tries().await, None);
    assert_eq!(database.sweep_officers(at(0), at(0), at(100_000 + 24 * 60)).await.unwrap(), 0);
    assert_eq!(database.sweep_officers(at(0), at(0), at(100_001 + 24 * 60)).await.unwrap(), 1);
}

/// Whoever sent it gets it back, in its time; nobody else does.
pub async fn a_draft_is_its_officers(database: Shared) {
    let (row, other) = (set_up(&database, "olga").await, set_up(&database, "puck").await);
    let draft = |token: u8, until| OfficerDraft {
        token_hash: [token; 32],
        officer: row.id.clone(),
        sealed: vec![token],
        expires_at: at(until),
    };
    database.keep_draft(&draft(1, 60)).await.unwrap();
    assert_eq!(database.draft(&[1; 32], &row.id, at(59)).await.unwrap(), Some(vec![1]));
    assert_eq!(database.draft(&[1; 32], &other.id, at(59)).await.unwrap(), None);
    assert_eq!(database.draft(&[1; 32], &row.id, at(60)).await.unwrap(), None, "too late");
    for token in 2..=12 {
        database.keep_draft(&draft(token, 60 + i64::from(token))).await.unwrap();
    }
    let kept = async |token: u8| database.draft(&[token; 32], &row.id, at(59)).await.unwrap().is_some();
    assert_eq!([kept(1).await, kept(2).await, kept(3).await, kept(12).await], [false, false, true, true]);
    database.drop_draft(&[12; 32]).await.unwrap();
    assert!(!kept(12).await);
    assert_eq!(database.sweep_officers(at(0), at(0), at(63)).await.unwrap(), 1);
    let nobody = OfficerDraft { officer: "nobody".into(), ..draft(20, 60) };
    database.keep_draft(&nobody).await.unwrap();
    assert_eq!(database.draft(&[20; 32], "nobody", at(1)).await.unwrap(), None);
}

/// Disabled, nothing of the account works any more; set up anew, every session ends.
pub async fn a_disabled_officer_is_out_at_once(database: Shared) {
    let row = set_up(&database, "olga").await;
    database.begin_officer_session(&row.id, &session(2)).await.unwrap();
    database.touch_officer_session(&TOKEN, at(5)).await.unwrap();
    database.touch_officer_session(&TOKEN, at(4)).await.unwrap();
    let (found, whose) = database.officer_session(&TOKEN).await.unwrap().unwrap();
    assert_eq!((found.seen_at, whose.id.as_str()), (at(5), row.id.as_str()));
    assert!(database.begin_setup("olga", &LINK, at(20)).await.unwrap());
    assert!(database.disable_officer("olga", Some(at(6))).await.unwrap());
    assert_eq!(database.officer_session(&TOKEN).await.unwrap(), None);
    assert_eq!(database.setup(&LINK, at(7)).await.unwrap(), None);
    assert!(!database.begin_setup("olga", &LINK, at(20)).await.unwrap());
    database.begin_officer_session(&row.id, &session(3)).await.unwrap();
    assert!(database.disable_officer("olga", None).await.unwrap());
    assert_eq!(database.officer_session(&[3; 32]).await.unwrap(), None, "none began while it was disabled");
    database.begin_officer_session(&row.id, &session(4)).await.unwrap();
    assert!(database.begin_setup("olga", &LINK, at(20)).await.unwrap());
    assert!(database.finish_setup(&LINK, "new", b"new", 9, at(8)).await.unwrap());
    assert_eq!(database.officer_session(&[4; 32]).await.unwrap(), None);
}

/// Known by what the provider calls them; a name of somebody else's gets a number.
pub async fn who_logs_in_elsewhere_is_known_by_their_subject(database: Shared) {
    set_up(&database, "olga").await;
    let role = DeskRole::Helpdesk;
    let new = database.officer_of("sub-1", "o9", "olga", role, at(0)).await.unwrap().unwrap();
    assert_eq!((new.name.as_str(), new.role, new.elsewhere), ("olga 2", role, true));
    let again = database.officer_of("sub-1", "o10", "Olga Tester", DeskRole::Officer, at(1)).await.unwrap().unwrap();
    assert_eq!((again.id.as_str(), again.name.as_str(), again.role), ("o9", "Olga Tester", DeskRole::Officer));
    assert!(database.disable_officer("Olga Tester", Some(at(2))).await.unwrap());
    assert_eq!(database.officer_of("sub-1", "o11", "Olga Tester", role, at(3)).await.unwrap(), None);
}

/// A log-in that comes back once, in time.
pub async fn a_log_in_comes_back_once(database: Shared) {
    let of = |state: u8| PendingLogin {
        state_hash: [state; 32],
        nonce: "nonce".into(),
        verifier: "verifier".into(),
        expires_at: at(10),
    };
    for state in [1, 2, 3] {
        database.begin_login(&of(state)).await.unwrap();
    }
    assert_eq!(database.take_login(&[1; 32], at(1)).await.unwrap(), Some(of(1)));
    assert_eq!(database.take_login(&[1; 32], at(1)).await.unwrap(), None);
    assert_eq!(database.take_login(&[2; 32], at(10)).await.unwrap(), None, "too late");
    let row = set_up(&database, "olga").await;
    database.begin_officer_session(&row.id, &session(4)).await.unwrap();
    assert_eq!(database.sweep_officers(at(0), at(0), at(9)).await.unwrap(), 0);
    assert_eq!(database.sweep_officers(at(1), at(0), at(10)).await.unwrap(), 2, "a session and a log-in");
}
