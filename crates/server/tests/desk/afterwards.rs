//! An answer is something that its reader gets to see, also who cannot log in any more.

use crate::hand::{officer, plain_answer, refusal, text};
use crate::portal::Portal;
use crate::portal::people::{CLOSED, EVA};
use mijn_privacy_api::DeskAnswer;
use mijn_privacy_server::{desk, public_link};
use serde_json::json;

const HTML: &str = "text/html";

#[tokio::test]
async fn nothing_done_and_nothing_written_is_no_answer() {
    let portal = Portal::new().await;
    for kind in ["explanation", "automated_decision"] {
        let id = portal.asked(EVA, json!({ "kind": kind, "text": "Hoe zit dat?" })).await;
        assert_eq!(refusal(desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await), "text_missing");
        assert_eq!(portal.desk(&id).await.line.status.as_str(), "received");
        let answer = DeskAnswer { text: Some(text("Zo zit dat.")), ..plain_answer(None) };
        desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
        assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed");
    }
}

#[tokio::test]
async fn whose_user_name_was_erased_reads_the_answer_by_a_link() {
    let portal = Portal::new().await;
    let id = portal.asked(CLOSED, json!({ "kind": "erasure" })).await;
    let path = public_link::path(&portal.state, &id);
    assert_eq!(portal.open("GET", &path, HTML, "").await.status, 404, "who can log in, does");
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("Dat moet van de wet."))).await.unwrap();
    portal.ran().await;
    let mails = portal.mails().await;
    let (to, last) = mails.last().unwrap();
    assert_eq!(to, "closed@example.nl");
    assert!(last.contains(&path) && !last.contains("ingelogd"), "{last}");
    let page = portal.open("GET", &path, HTML, "").await;
    assert!(page.page(200, "We hebben je verzoek beantwoord").contains("Dat moet van de wet."));
    portal.days(31);
    assert_eq!(portal.open("GET", &path, HTML, "").await.status, 404, "30 days after");
}
