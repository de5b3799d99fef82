//! The verbs, one after the other, as they leave a request, its thread, its clock and its mails.

use crate::hand::{acts, events, helpdesk, officer, plain_answer, said, text};
use crate::portal::people::EVA;
use crate::portal::{NOW, Portal};
use jiff::SignedDuration;
use mijn_privacy_api::{DeskAnswer, DeskExtend, DeskPause, DeskReject, DeskVerb, PauseGround};
use mijn_privacy_server::desk::{self, NewFile};
use mijn_privacy_store::RequestVerbs;
use serde_json::json;

const DAY: SignedDuration = SignedDuration::from_hours(24);

#[tokio::test]
async fn a_whole_story_is_kept_with_who_did_what() {
    let portal = Portal::new().await;
    let app = &portal.state;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Waarom bewaren jullie dit?" })).await;
    let new = portal.desk(&id).await;
    assert_eq!((new.line.due_on.as_str(), new.line.target_on.as_str()), ("2026-12-24", "2026-12-24"));
    assert_eq!((new.name.as_str(), new.email.as_deref()), ("Klant eva-bv", Some("eva@example.nl")));

    let taken = desk::take(app, &helpdesk(), &id).await.unwrap();
    assert_eq!((taken.line.status.as_str(), taken.line.assignee.as_deref()), ("in_progress", Some("Hein Helpdesk")));
    assert_eq!(taken.verbs, [DeskVerb::Take, DeskVerb::Ask]);
    let asked = desk::ask(app, &helpdesk(), &id, said("Welke gegevens bedoel je?", true)).await.unwrap();
    let question = asked.request.thread.last().unwrap();
    assert!(question.question && question.unread && asked.request.unread >= 1, "{question:?}");
    let taken_over = desk::take(app, &officer(), &id).await.unwrap();
    assert_eq!(taken_over.line.assignee.as_deref(), Some("Olga Officier"));

    let ground = PauseGround::Specification;
    let paused =
        desk::pause(app, &officer(), &id, DeskPause { ground, question: text("Over welk jaar?") }).await.unwrap();
    assert!(paused.line.paused && paused.line.due_on.as_str() == "2026-12-24", "it moves once it runs again");
    assert_eq!(paused.request.paused.as_ref().unwrap().question.as_deref(), Some("Over welk jaar?"));
    portal.pass(DAY * 5);
    let resumed = desk::resume(app, &officer(), &id).await.unwrap();
    // 24 December and five days is Tuesday 29 December.
    assert_eq!((resumed.line.paused, resumed.line.due_on.as_str()), (false, "2026-12-29"));

    let extend = DeskExtend { months: 2, reason: text("Je hebt veel websites.") };
    let extended = desk::extend(app, &officer(), &id, extend).await.unwrap();
    assert_eq!((extended.line.due_on.as_str(), extended.request.due_on.as_str()), ("2027-03-01", "2026-12-29"));

    let file = NewFile {
        name: "uitleg.pdf".into(),
        content: vec![7; 5_000],
        text: Some(text("Hier staat het in.")),
        id: None,
    };
    let attached = desk::attach(app, &officer(), &id, file.clone()).await.unwrap();
    let attached = desk::attach(app, &officer(), &attached.line.id, file).await.unwrap();
    let files: Vec<_> =
        attached.request.thread.iter().flat_map(|one| &one.attachments).map(|one| (&*one.name, one.size)).collect();
    assert_eq!(files, [("uitleg.pdf", 5_000), ("uitleg (2).pdf", 5_000)]);

    let answered = desk::answer(app, &officer(), &id, plain_answer(None)).await.unwrap();
    assert_eq!((answered.line.status.as_str(), answered.verbs.len()), ("completed", 0));
    assert_eq!(
        events(&answered),
        ["received", "identity_confirmed", "in_progress", "paused", "resumed", "extended", "completed"]
    );
    assert_eq!(
        acts(&answered),
        [
            "Hein Helpdesk take",
            "Hein Helpdesk ask",
            "Olga Officier take",
            "Olga Officier pause",
            "Olga Officier resume",
            "Olga Officier extend",
            "Olga Officier attach",
            "Olga Officier attach",
            "Olga Officier answer"
        ]
    );
    let mails = portal.mails().await;
    let flat = |text: &str| text.replace('\n', " ");
    let has =
        |words: &str| mails.iter().filter(|(to, text)| to == "eva@example.nl" && flat(text).contains(words)).count();
    assert_eq!((has("staat de termijn stil"), has("1 maart 2027")), (1, 1), "{mails:?}");
    assert!(
        mails.iter().all(|(_, text)| !text.contains("Over welk jaar") && !text.contains("veel websites")),
        "{mails:?}"
    );
}

#[tokio::test]
async fn an_attachment_is_sealed_and_opens_as_itself() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    let content = b"een brief met een kenmerk 0417".to_vec();
    let file = NewFile { name: "brief.pdf".into(), content: content.clone(), text: None, id: None };
    desk::attach(&portal.state, &officer(), &id, file).await.unwrap();
    let of = mijn_privacy_store::RequestOf::Desk;
    let sealed = portal.store.attachment(&of, &id, "brief.pdf").await.unwrap().unwrap();
    assert!(!sealed.windows(9).any(|part| part == b"een brief"));
    let eva = portal.log_in(EVA).await;
    let got = eva.get(&format!("/requests/{id}/attachments/brief.pdf")).await;
    assert_eq!((got.status.as_u16(), got.text.as_bytes()), (200, content.as_slice()));
}

#[tokio::test]
async fn the_clock_of_a_pause_moves_the_month_and_the_extension() {
    let portal = Portal::new().await;
    let app = &portal.state;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    let pause = || DeskPause { ground: PauseGround::Specification, question: text("Welke?") };
    let extend = DeskExtend { months: 1, reason: text("Het is veel.") };
    assert_eq!(desk::extend(app, &officer(), &id, extend).await.unwrap().line.due_on.as_str(), "2027-01-25");
    desk::pause(app, &officer(), &id, pause()).await.unwrap();
    portal.pass(DAY * 3);
    let once = desk::resume(app, &officer(), &id).await.unwrap();
    assert_eq!((once.request.due_on.as_str(), once.line.due_on.as_str()), ("2026-12-28", "2027-01-27"));
    desk::pause(app, &officer(), &id, pause()).await.unwrap();
    // The person's own message lets it run again.
    portal.pass(DAY * 40);
    let late = portal.desk(&id).await;
    assert!(!late.line.overdue, "in a pause nothing becomes overdue");
    let eva = portal.log_in(EVA).await;
    let key = [("idempotency-key", "\"0123456789abcdef\"")];
    let path = format!("/requests/{id}/messages");
    eva.write("POST", &path, &key, json!({ "text": "Van 2024." }).to_string()).await;
    let twice = portal.desk(&id).await;
    assert_eq!((twice.request.due_on.as_str(), twice.line.due_on.as_str()), ("2027-02-05", "2027-03-08"));
    assert_eq!((twice.line.unanswered, twice.line.paused), (1, false));
    let answered = desk::ask(app, &officer(), &id, said("Dank je.", false)).await.unwrap();
    assert_eq!(answered.line.unanswered, 0);
}

#[tokio::test]
async fn answering_in_a_pause_ends_the_pause_first() {
    let portal = Portal::new().await;
    let app = &portal.state;
    for reject in [false, true] {
        let id = portal.asked(EVA, json!({ "kind": "explanation", "text": format!("Uitleg {reject}?") })).await;
        let ground = PauseGround::Specification;
        desk::pause(app, &officer(), &id, DeskPause { ground, question: text("Welke?") }).await.unwrap();
        portal.pass(DAY * 2);
        let closed = match reject {
            false => {
                let answer = DeskAnswer { text: Some(text("Zo zit het.")), ..plain_answer(None) };
                desk::answer(app, &officer(), &id, answer).await.unwrap()
            }
            true => {
                desk::reject(app, &officer(), &id, DeskReject { reason: text("Dit is geen vraag.") }).await.unwrap()
            }
        };
        let last = events(&closed);
        let end = if reject { "rejected" } else { "completed" };
        assert_eq!(last[last.len() - 3..], ["paused", "resumed", end]);
        assert!(!closed.line.paused && closed.request.closed_at.is_some());
        let reason = closed.request.decision_reason.as_deref();
        assert_eq!(reason, reject.then_some("Dit is geen vraag."));
    }
}

#[tokio::test]
async fn a_refused_objection_lets_the_use_go_on_and_says_so() {
    let portal = Portal::new().await;
    let body = json!({ "kind": "objection", "purposes": ["account"], "text": "Ik ben geen fraudeur." });
    let id = portal.asked(EVA, body).await;
    assert_eq!(portal.stands(&id).await, 1, "while it is judged");
    let reject = DeskReject { reason: text("We moeten fraude tegengaan.") };
    let rejected = desk::reject(&portal.state, &officer(), &id, reject).await.unwrap();
    // The person is told first.
    assert_eq!(portal.stands(&id).await, 1);
    assert_eq!(events(&rejected)[2..], ["restricted", "rejected", "lift_announced"]);
    let ends_on = rejected.request.standstill.as_ref().unwrap().ends_on.as_ref().unwrap();
    assert_eq!((ends_on.as_str(), rejected.verbs.len()), ("2026-11-29", 0), "the day is told already");
    let mails = portal.mails().await;
    assert_eq!(mails.len(), 3, "received, refused, and that the use goes on: {mails:?}");
    assert!(mails[2].1.replace('\n', " ").contains("Vanaf 29 november 2026 doen we dat weer"), "{mails:?}");
    portal.pass(DAY * 4);
    assert_eq!((portal.ran().await.done, portal.stands(&id).await), (0, 1));
    portal.pass(DAY);
    assert_eq!((portal.ran().await.done, portal.stands(&id).await), (1, 0));
    let lifted = portal.desk(&id).await;
    assert_eq!(events(&lifted)[5..], ["restriction_lifted"]);
    assert_eq!(acts(&lifted).last().unwrap(), "system lift");
    assert_eq!(lifted.request.standstill, None);
    assert_eq!(portal.mails().await.len(), 3, "told once");
}

#[tokio::test]
async fn who_looks_is_seen_with_the_request_as_the_reason() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    portal.desk(&id).await;
    let ask = desk::ListAsk { filter: mijn_privacy_api::DeskFilter::Open, kind: None, reference: None };
    let page = mijn_privacy_store::PageOf { after: None, limit: 10 };
    let listed = desk::list(&portal.state, &helpdesk(), ask, &page).await.unwrap();
    assert_eq!((listed.total, listed.items[0].id == id), (1, true));
    let sql = "SELECT actor || ', ' || system || ', ' || reason FROM lookup WHERE reason IS NOT NULL ORDER BY id";
    let seen: Vec<String> = sqlx::query_scalar(sql).fetch_all(&portal.sql().await).await.unwrap();
    assert_eq!(seen, [format!("Olga Officier, Ticketsysteem, {id}"), format!("Hein Helpdesk, Ticketsysteem, {id}")]);
    assert_eq!(portal.state.now(), NOW.parse().unwrap());
}
