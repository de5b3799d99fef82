//! Closing the account: what is in the way is said, and is in the way of nothing but the closing.

use e2e::{Journey, db};

#[tokio::test]
async fn closing_with_something_in_the_way_can_be_sent() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    let preview = journey.api().await.get("erasure-preview?closure=true").await;
    let block = preview["blocks"][0]["label"].as_str().expect("the demo's customer has a service that runs").to_owned();
    journey.goes_to("requests/new/account_closure").await;
    widget.says(".blocks", &block).await;
    widget.says(".blocks", "Je kunt je verzoek wel gewoon versturen.").await;
    widget.sees(".goes li").await;
    widget.sees(".stays li").await;
    journey.is_accessible("the preview of closing").await;
    widget.press("#submit").await;
    widget.says(".note", "Weet je het zeker?").await;
    journey.is_accessible("the review of closing").await;
    db::change(&journey.server, "UPDATE session SET authenticated_at = 0").await;
    widget.press("#submit").await;
    widget.types("#step-up-password", &journey.password().await).await;
    widget.press("dialog button[type=submit]").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    widget.press(".seen > summary").await;
    widget.says(".seen .blocks", &block).await;
    journey.ends().await;
}

#[tokio::test]
async fn another_preview_by_now_is_shown_before_anything_is_sent() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.goes_to("requests/new/erasure").await;
    widget.types("#text", "Alles, graag.").await;
    widget.sees(".goes li").await;
    widget.press("#submit").await;
    widget.says(".note", "Klopt dit?").await;
    let gone = db::change(&journey.server, "DELETE FROM contact_message WHERE person = 'demo-alles'").await;
    assert!(gone > 0, "the demo's customer has messages");
    widget.press("#submit").await;
    widget.says("form .failed", "Er is intussen iets veranderd").await;
    widget.focused("form .failed").await;
    assert_eq!(widget.value("#text").await, "Alles, graag.");
    widget.sees(".preview").await;
    widget.press("#submit").await;
    widget.says(".note", "Klopt dit?").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    journey.ends_with(&["409"]).await;
}

#[tokio::test]
async fn a_user_of_somebody_elses_account_reads_whom_to_ask() {
    let journey = Journey::of("gebruiker").await;
    let widget = journey.widget();
    journey.goes_to("requests/new/account_closure").await;
    widget.says(".mp", "Alleen de eigenaar van").await;
    widget.gone("#submit").await;
    journey.is_accessible("closing an account of somebody else").await;
    journey.ends().await;
}
