//! What an officer sends when the session has ended, and what came in while they were typing.

use super::{Desk, NAME, PASSWORD, csrf, officer, set_cookie};
use crate::portal::Portal;
use crate::portal::people::EVA;
use jiff::SignedDuration;
use mijn_privacy_api::DeskRole;
use mijn_privacy_server::office::demo_code;
use mijn_privacy_store::OfficerVerbs;
use serde_json::{Value, json};

const TYPED: &str = "Beste Eva, dit is een lang antwoord.";

async fn asked(portal: &Portal) -> Value {
    let client = portal.log_in(EVA).await;
    client.ask("late-0123456789abcd", &json!({ "kind": "explanation", "text": "Waarom?" })).await.json()
}

#[tokio::test]
async fn what_was_typed_comes_back_to_the_same_officer_in_the_same_browser() {
    let portal = Portal::new().await;
    let request = asked(&portal).await;
    let page = format!("/desk/requests/{}", request["id"].as_str().unwrap());
    let mut desk = Desk::as_role(&portal, DeskRole::Officer).await;
    let token = csrf(&desk.get(&page).await.text);
    portal.pass(SignedDuration::from_mins(31));
    let fields = [("csrf", token.as_str()), ("seen", ""), ("text", TYPED), ("question", "1")];
    let sent = desk.post(&format!("{page}/act/ask"), &fields).await;
    let login = sent.header("location").to_owned();
    assert_eq!(sent.status, 303);
    let draft = set_cookie(&sent, "mp_desk_draft").unwrap();
    desk.under_way = Some(draft.clone());
    assert!(desk.get(&login).await.text.contains("We bewaren een uur wat je typte"));
    let files = std::fs::read(portal.file("test.db")).unwrap();
    assert!(!files.windows(TYPED.len()).any(|part| part == TYPED.as_bytes()), "sealed");

    let next = format!("{page}?draft=1");
    let code = || demo_code(NAME, portal.state.now()).unwrap();
    let own = [("name", NAME), ("password", PASSWORD), ("code", &*code()), ("next", next.as_str())];
    let back = desk.post("/desk/login", &own).await;
    assert_eq!(back.header("location"), next);
    desk.cookie = set_cookie(&back, "mp_desk");
    let shown = desk.get(&next).await.text;
    assert!(
        shown.contains(TYPED) && shown.contains("Er is nog niets verstuurd") && shown.contains("checked"),
        "{shown}"
    );
    assert!(!shown.contains("<script"));
    // Somebody else in the same browser does not see it, nor the same officer in another one.
    let (store, now) = (&portal.store, portal.state.now());
    store.add_officer("o2", "Puck Test", DeskRole::Officer, now).await.unwrap();
    let session = mijn_privacy_store::OfficerSession {
        token_hash: mijn_privacy_server::security::token_hash("puck"),
        created_at: now,
        seen_at: now,
    };
    store.begin_officer_session("o2", &session).await.unwrap();
    let mut other = Desk::new(&portal);
    other.cookie = Some("mp_desk=puck".to_owned());
    other.under_way = Some(draft.clone());
    assert!(!other.get(&next).await.text.contains(TYPED));
    let cookie = desk.under_way.take();
    assert!(!desk.get(&next).await.text.contains(TYPED));
    desk.under_way = cookie;
    // Once something was sent it is gone.
    let done = desk.submit(&next, &format!("{page}/act/ask"), &[("text", TYPED)]).await;
    assert!(done.status == 303 && set_cookie(&done, "mp_desk_draft").is_some(), "{}", done.text);
    assert!(!desk.get(&next).await.text.contains("Er is nog niets verstuurd"));
}

#[tokio::test]
async fn a_form_of_the_session_before_is_looked_at_again_and_an_hour_later_nothing_is_kept() {
    let portal = Portal::new().await;
    let request = asked(&portal).await;
    let page = format!("/desk/requests/{}", request["id"].as_str().unwrap());
    let mut desk = Desk::as_role(&portal, DeskRole::Officer).await;
    let old = csrf(&desk.get(&page).await.text);
    portal.pass(SignedDuration::from_secs(60));
    desk.log_in(NAME, PASSWORD, &demo_code(NAME, portal.state.now()).unwrap()).await;
    let again = desk.post(&format!("{page}/act/ask"), &[("csrf", old.as_str()), ("text", TYPED)]).await;
    assert!(again.status == 422 && again.text.contains(TYPED) && again.text.contains("Er is nog niets verstuurd"));
    let forged = desk.post(&format!("{page}/act/ask"), &[("csrf", "x.o1.AAAA"), ("text", TYPED)]).await;
    assert_eq!(forged.status, 403);

    desk.cookie = None;
    let kept = desk.post(&format!("{page}/act/ask"), &[("csrf", old.as_str()), ("text", TYPED)]).await;
    desk.under_way = set_cookie(&kept, "mp_desk_draft");
    portal.pass(SignedDuration::from_mins(60));
    desk.log_in(NAME, PASSWORD, &demo_code(NAME, portal.state.now()).unwrap()).await;
    assert!(!desk.get(&format!("{page}?draft=1")).await.text.contains(TYPED));
    let nobody = Desk::new(&portal).post(&format!("{page}/act/ask"), &[("text", TYPED)]).await;
    assert_eq!((nobody.header("location"), set_cookie(&nobody, "mp_desk_draft")), ("/desk/login", None));
}

#[tokio::test]
async fn a_message_that_the_page_did_not_show_is_not_answered_by_it() {
    let portal = Portal::new().await;
    officer(&portal, DeskRole::Officer).await;
    let request = asked(&portal).await;
    let page = format!("/desk/requests/{}", request["id"].as_str().unwrap());
    let mut desk = Desk::new(&portal);
    desk.log_in(NAME, PASSWORD, &demo_code(NAME, portal.state.now()).unwrap()).await;
    let token = csrf(&desk.get(&page).await.text);
    let eva = portal.log_in(EVA).await;
    assert_eq!(eva.says(&request, "since", "Wacht, nog iets.").await.status, 201);
    let fields = [("csrf", token.as_str()), ("seen", ""), ("text", TYPED)];
    for verb in ["reject", "answer"] {
        let refused = desk.post(&format!("{page}/act/{verb}"), &fields).await;
        assert!(refused.status == 422 && refused.text.contains("De klant schreef intussen nog iets"), "{verb}");
        assert!(refused.text.contains("Wacht, nog iets.") && refused.text.contains(TYPED), "{verb}");
    }
    assert_eq!(desk.post(&format!("{page}/act/ask"), &fields).await.status, 303);
    assert!(desk.get("/desk?filter=unanswered").await.text.contains(request["reference"].as_str().unwrap()));
    let written = desk.get(&page).await.text;
    let seen = written.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [("csrf", token.as_str()), ("seen", seen), ("text", "En dit ook.")];
    assert_eq!(desk.post(&format!("{page}/act/ask"), &fields).await.status, 303);
    assert!(!desk.get("/desk?filter=unanswered").await.text.contains(request["reference"].as_str().unwrap()));
}
