//! Consents beside plain on and off: double opt-in, a browser's signal, words that changed, and the history of it all.

use crate::portal::people::{CLOSED, EVA, MUTE, NEW, NOOR, OLD};
use crate::portal::{Client, Portal};
use jiff::SignedDuration;
use mijn_privacy_api::{Channel, ConsentEvent, ConsentId, ConsentState, Page};
use mijn_privacy_mail::AskedBy;
use mijn_privacy_server::links::{ToConfirm, confirmation};
use mijn_privacy_server::security::{ShownAt, sign_shown};
use mijn_privacy_server::sweep::sweep;
use mijn_privacy_store::{ConsentVerbs, ConsentWrite, EmailAddress, Holder, Item, Seed};
use serde_json::{Value, json};

const HTML: &str = "text/html";

#[tokio::test]
async fn the_newsletter_waits_for_the_click_in_the_e_mail() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    let asked = new.turn("newsletter", true).await.ok();
    let seen = (&asked["state"], &asked["pending_until"], &asked["revision"]);
    assert_eq!(seen, (&json!("pending_confirmation"), &json!("2026-12-01T09:15:00Z"), &json!(1)));
    assert_eq!(portal.permission("newsletter", "new@example.nl").await["refusal"], "not_permitted");
    // Asked again, it waits as it did, and nothing more is sent.
    assert_eq!(new.turn("newsletter", true).await.ok()["revision"], 1);
    let mails = portal.mails().await;
    assert_eq!(mails.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["new@example.nl"]);
    assert!(mails[0].1.contains("Nieuwsbrief") && mails[0].1.contains("30 november 2026"), "{}", mails[0].1);

    let link = portal.confirmation_path("new@example.nl").await;
    let before = portal.rows().await;
    for method in ["GET", "HEAD", "GET"] {
        assert_eq!(portal.open(method, &link, HTML, "").await.status, 200);
    }
    assert_eq!(portal.rows().await, before, "looking changes nothing");
    let page = portal.open("GET", &link, HTML, "").await;
    assert!(page.page(200, "Wil je dit aanzetten?").contains("Pas als je daarop klikt"));
    portal.open("POST", &link, HTML, "").await.page(200, "Gelukt, dit staat aan");
    let after = portal.rows().await;
    portal.open("POST", &link, HTML, "").await.page(200, "Je hebt dit al bevestigd");
    portal.open("GET", &link, HTML, "").await.page(200, "Je hebt dit al bevestigd");
    assert_eq!(portal.rows().await, after, "once is enough");
    let on = new.switch("newsletter").await;
    assert_eq!((&on["state"], &on["channel"]), (&json!("granted"), &json!("confirmation_link")));
    assert!(on.get("pending_until").is_none());
    assert_eq!(portal.permission("newsletter", "new@example.nl").await["permitted"], true);
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn what_waits_can_be_taken_back_at_once() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    new.turn("newsletter", true).await.ok();
    let link = portal.confirmation_path("new@example.nl").await;
    assert_eq!(new.turn("newsletter", false).await.ok()["state"], "denied");
    portal.open("GET", &link, HTML, "").await.page(200, "Deze link geldt niet meer");
    portal.open("POST", &link, HTML, "").await.page(409, "Deze link geldt niet meer");
    portal.open("POST", &link, "*/*", "").await.problem(409, "conflict");
    assert_eq!(new.switch("newsletter").await["state"], "denied");
}

#[tokio::test]
async fn what_is_not_confirmed_within_seven_days_is_deleted() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    new.turn("newsletter", true).await.ok();
    let link = portal.confirmation_path("new@example.nl").await;
    portal.pass(SignedDuration::from_hours(7 * 24) - SignedDuration::from_secs(1));
    portal.open("GET", &link, HTML, "").await.page(200, "Wil je dit aanzetten?");
    portal.pass(SignedDuration::from_secs(1));
    portal.open("GET", &link, HTML, "").await.page(200, "Deze link is verlopen");
    portal.open("POST", &link, HTML, "").await.page(409, "Deze link is verlopen");
    let new = portal.log_in(NEW).await;
    // Before the sweep it still reads as waiting; whoever asks anew is told that it changed, and can then ask.
    new.turn("newsletter", true).await.problem(412, "precondition_failed");
    let ended = new.switch("newsletter").await;
    assert_eq!((&ended["state"], &ended["channel"]), (&json!("denied"), &json!("expiry")));
    assert_eq!(new.turn("newsletter", true).await.ok()["state"], "pending_confirmation");
    portal.open("GET", &link, HTML, "").await.page(200, "Deze link geldt niet meer");
}

#[tokio::test]
async fn asking_anew_too_late_ends_nobody_elses_choice_and_a_no_ends_none_by_itself() {
    let portal = Portal::new().await;
    for who in [NEW, NOOR, OLD] {
        portal.log_in(who).await.turn("newsletter", true).await.ok();
    }
    portal.pass(SignedDuration::from_hours(7 * 24));
    portal.log_in(NEW).await.turn("newsletter", true).await.problem(412, "precondition_failed");
    let waits = async |who: &str| {
        let whose = Holder::Person(who.parse().unwrap());
        portal.store.consent_of(&whose, ConsentId::Newsletter).await.unwrap().state
    };
    assert_eq!(waits(NEW).await, ConsentState::Denied);
    assert_eq!(waits(NOOR).await, ConsentState::PendingConfirmation, "that is the sweep's");
    let old = portal.log_in(OLD).await;
    assert_eq!(old.turn("newsletter", false).await.ok()["state"], "denied");
    let first = old.history("newsletter").await.remove(0);
    assert_eq!(first, ("denied".to_owned(), "portal".to_owned()), "their own no, and not the end by itself");
    assert_eq!(waits(NOOR).await, ConsentState::PendingConfirmation);
}

#[tokio::test]
async fn a_click_to_words_that_changed_meanwhile_is_no_yes() {
    let portal = Portal::new().await;
    let now = portal.state.now();
    let text = portal.state.config.consent(ConsentId::Newsletter).unwrap();
    let (by, expires_at) = (AskedBy::Portal, now + SignedDuration::from_hours(168));
    let address = EmailAddress::parse("new@example.nl").unwrap();
    let confirmation = confirmation(&portal.state, &address, ToConfirm { text, language: "nl", by, expires_at });
    let write = ConsentWrite {
        id: ConsentId::Newsletter,
        state: ConsentState::PendingConfirmation,
        if_revision: None,
        wording: "newsletter-0".parse().unwrap(),
        wording_text: "Nieuwsbrief\n\nZoals het was".to_owned(),
        language: "nl".to_owned(),
        shown_at: now,
        notice: "2018-05-25".parse().unwrap(),
        channel: Channel::Helpdesk,
        actor: "Medewerker (verzonnen)".to_owned(),
        note: None,
        confirmation: Some(confirmation),
        at: now,
    };
    let whose = Holder::Person(NEW.parse().unwrap());
    portal.store.change_consent_of(&whose, &write).await.unwrap();
    let link = portal.confirmation_path("new@example.nl").await;
    portal.open("GET", &link, HTML, "").await.page(200, "Deze link geldt niet meer");
    portal.open("POST", &link, HTML, "").await.page(409, "Deze link geldt niet meer");
    portal.open("POST", &link, "*/*", "").await.problem(409, "conflict");
    assert_eq!(portal.log_in(NEW).await.switch("newsletter").await["state"], "pending_confirmation");
}

#[tokio::test]
async fn a_yes_from_before_the_account_holds_until_the_person_chooses() {
    let portal = Portal::new().await;
    let text = portal.state.config.consent(ConsentId::Newsletter).unwrap();
    let at = portal.state.now() - SignedDuration::from_hours(400 * 24);
    let write = ConsentWrite {
        id: ConsentId::Newsletter,
        state: ConsentState::Granted,
        if_revision: None,
        wording: text.wording.id.clone(),
        wording_text: text.wording.in_full("nl"),
        language: "nl".to_owned(),
        shown_at: at,
        notice: "2018-05-25".parse().unwrap(),
        channel: Channel::ConfirmationLink,
        actor: String::new(),
        note: None,
        confirmation: None,
        at,
    };
    let address = EmailAddress::parse("New@Example.nl").unwrap();
    portal.store.seed(vec![Item::Subscriber(address, write)]).await.unwrap();
    let new = portal.log_in(NEW).await;
    let on = new.switch("newsletter").await;
    assert_eq!((&on["state"], &on["channel"]), (&json!("granted"), &json!("confirmation_link")));
    assert_eq!(on["changed_at"], "2025-10-20T09:15:00Z");
    assert_eq!(new.history("newsletter").await, [("granted".to_owned(), "confirmation_link".to_owned())]);
    let receipt = new.get("/consents/newsletter/history").await.ok()["items"][0]["receipt"].clone();
    new.get(&format!("/consents/newsletter/receipts/{}", receipt.as_str().unwrap())).await.ok();
    let noor = portal.log_in(NOOR).await;
    assert_eq!(noor.get(&format!("/consents/newsletter/receipts/{}", receipt.as_str().unwrap())).await.status, 404);
    assert_eq!(portal.permission("newsletter", "new@example.nl").await["permitted"], true);
    // On already: nothing is sent.
    assert_eq!(new.turn("newsletter", true).await.ok()["state"], "granted");
    assert!(portal.mails().await.is_empty());
    let off = new.put(&on, false, "off-for-themselves-0123").await.ok();
    assert_eq!((&off["state"], &off["revision"], &off["channel"]), (&json!("withdrawn"), &json!(1), &json!("portal")));
    assert_eq!(new.switch("newsletter").await["state"], "withdrawn");
    assert_eq!(portal.permission("newsletter", "new@example.nl").await["refusal"], "not_permitted");
    // That they once agreed stays provable, though the address has left the list.
    let told = [("withdrawn", "portal"), ("granted", "confirmation_link")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(new.history("newsletter").await, told);
    new.get(&format!("/consents/newsletter/receipts/{}", receipt.as_str().unwrap())).await.ok();
    let noor = portal.log_in(NOOR).await;
    assert_eq!(noor.get(&format!("/consents/newsletter/receipts/{}", receipt.as_str().unwrap())).await.status, 404);
    assert_eq!(
        sqlx::query_scalar::<_, i64>("SELECT count(*) FROM subscriber").fetch_one(&portal.sql().await).await.unwrap(),
        0
    );
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn without_an_address_there_is_nothing_to_wait_for() {
    let portal = Portal::new().await;
    let mute = portal.log_in(MUTE).await;
    let before = portal.rows().await;
    let seen = mute.switch("newsletter").await;
    mute.put(&seen, true, "mute-0123456789-on").await.problem(409, "no_address");
    assert_eq!(mute.switch("newsletter").await["revision"], 0);
    let without = |rows: Vec<(String, i64)>| rows.into_iter().filter(|(name, _)| name != "lookup").collect::<Vec<_>>();
    assert_eq!(without(portal.rows().await), without(before));
    // No needs none.
    assert_eq!(mute.turn("newsletter", false).await.ok()["state"], "denied");
}

#[tokio::test]
async fn the_e_mail_can_be_sent_again_and_not_too_often() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    let again = async || new.write("POST", "/consents/newsletter/confirmation", &[("content-type", "-")], "").await;
    again().await.problem(409, "conflict");
    new.turn("newsletter", true).await.ok();
    let first = portal.confirmation_path("new@example.nl").await;
    let early = again().await;
    early.problem(429, "too_many_requests");
    assert_eq!(early.header("retry-after"), "120");
    portal.pass(SignedDuration::from_secs(119));
    assert_eq!(again().await.header("retry-after"), "1");
    portal.pass(SignedDuration::from_secs(1));
    let sent = again().await;
    assert_eq!((sent.status.as_u16(), sent.text.as_str()), (202, ""));
    let second = portal.confirmation_path("new@example.nl").await;
    assert_ne!(first, second);
    // A further link is no further time.
    assert_eq!(new.switch("newsletter").await["pending_until"], "2026-12-01T09:15:00Z");
    for _ in 0..3 {
        portal.pass(SignedDuration::from_mins(2));
        assert_eq!(again().await.status, 202);
    }
    portal.pass(SignedDuration::from_mins(2));
    let enough = again().await;
    enough.problem(429, "too_many_requests");
    assert!(enough.header("retry-after").parse::<u32>().unwrap() > 80_000, "a day after the first");
    // No limit stands in the way of off, and the earliest link still works.
    portal.open("POST", &first, HTML, "").await.page(200, "Gelukt, dit staat aan");
    assert_eq!(new.turn("newsletter", false).await.ok()["state"], "withdrawn");

    new.write("POST", "/consents/unknown/confirmation", &[], "").await.problem(404, "not_found");
    new.write("POST", "/consents/newsletter/confirmation", &[("x-csrf-token", "-")], "")
        .await
        .problem(403, "csrf_failed");
    new.write("POST", "/consents/newsletter/confirmation", &[], "{\"a\":1}").await.refused("/a", "unknown_field");
}

async fn signal(client: &Client<'_>, id: &str, granted: bool, key: &str) -> crate::portal::Answer {
    let seen = client.switch(id).await;
    let body = json!({ "granted": granted, "shown_token": seen["shown_token"], "signal": "gpc" }).to_string();
    let (tag, key) = (format!("\"{}\"", seen["etag"].as_str().unwrap()), format!("\"{key}-0123456789\""));
    client.write("PUT", &format!("/consents/{id}"), &[("if-match", &tag), ("idempotency-key", &key)], body).await
}

#[tokio::test]
async fn a_browsers_no_counts_where_nobody_chose_and_nowhere_else() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    let stored = signal(&new, "analytics", false, "gpc-first").await.ok();
    let seen = (&stored["state"], &stored["channel"], &stored["revision"]);
    assert_eq!(seen, (&json!("denied"), &json!("browser_signal"), &json!(1)));
    assert_eq!(signal(&new, "analytics", false, "gpc-second").await.ok()["revision"], 1);
    // What the person chooses themselves wins.
    assert_eq!(new.turn("analytics", true).await.ok()["state"], "granted");
    let after = signal(&new, "analytics", false, "gpc-third").await;
    assert_eq!((&after.ok()["state"], after.header("etag")), (&json!("granted"), "\"analytics-2\""));
    assert_eq!(new.history("analytics").await.len(), 2);
    signal(&new, "analytics", true, "gpc-yes").await.refused("/signal", "unknown_value");
    signal(&new, "newsletter", false, "gpc-other").await.refused("/signal", "unknown_value");
    let body = json!({ "granted": false, "shown_token": "x.y", "signal": "dnt" }).to_string();
    let headers = [("if-match", "\"analytics-2\""), ("idempotency-key", "\"gpc-dnt-0123456789\"")];
    new.write("PUT", "/consents/analytics", &headers, body).await.refused("/signal", "unknown_value");
}

#[tokio::test]
async fn a_yes_to_words_that_meant_something_else_counts_as_none_until_it_is_given_anew() {
    let portal = Portal::new().await;
    let old = portal.log_in(OLD).await;
    let newsletter = old.switch("newsletter").await;
    assert_eq!((&newsletter["state"], &newsletter["state_reason"]), (&json!("unknown"), &json!("wording_changed")));
    assert_eq!(newsletter["wording"]["id"], "newsletter-1", "what is shown is what would be agreed to now");
    let marketing = old.switch("marketing").await;
    assert_eq!((&marketing["state"], &marketing["state_reason"]), (&json!("unknown"), &json!("no_proof")));
    assert_eq!(portal.log_in(NEW).await.switch("marketing").await["state_reason"], "no_sale");
    // Of a sale with an opt-out the words do not matter.
    assert_eq!(portal.log_in(EVA).await.switch("marketing").await["state"], "granted");
    for purpose in ["newsletter", "marketing"] {
        assert_eq!(portal.permission(purpose, "old@example.nl").await["permitted"], false, "{purpose}");
        let overview = old.get("/overview").await.ok();
        let card = overview["purposes"].as_array().unwrap().iter().find(|one| one["id"] == purpose).unwrap().clone();
        assert_eq!(card["data_categories"][0]["values"], json!([]), "nothing is stored for {purpose}");
    }
    // The history stays what it was.
    assert_eq!(old.history("newsletter").await, [("granted".to_owned(), "import".to_owned())]);
    assert_eq!(old.turn("newsletter", true).await.ok()["state"], "pending_confirmation");
    let link = portal.confirmation_path("old@example.nl").await;
    portal.open("POST", &link, HTML, "").await.page(200, "Gelukt, dit staat aan");
    let anew = old.switch("newsletter").await;
    assert_eq!((&anew["state"], anew.get("state_reason")), (&json!("granted"), None));
    assert_eq!(portal.permission("newsletter", "old@example.nl").await["permitted"], true);
}

#[tokio::test]
async fn words_that_changed_without_meaning_something_else_keep_a_yes() {
    let text = crate::portal::DEMO_TOML.replacen("\nsame = false\n", "\nsame = true\n", 1);
    let portal = Portal::of(&text, &[]).await;
    let old = portal.log_in(OLD).await;
    assert_eq!(old.switch("newsletter").await["state"], "granted");
    assert_eq!(portal.permission("newsletter", "old@example.nl").await["permitted"], true);
}

/// A token of what Noor was shown.
fn shown(portal: &Portal, id: ConsentId, wording: &str) -> Value {
    let at = portal.state.now();
    let shown = ShownAt { consent: id, wording: wording.parse().unwrap(), language: "nl".to_owned(), at };
    json!(sign_shown(&portal.state.keys.shown, &NOOR.parse().unwrap(), &shown))
}

#[tokio::test]
async fn off_is_never_harder_than_on() {
    let portal = Portal::new().await;
    let mut seen = portal.log_in(EVA).await.switch("newsletter").await;
    portal.pass(SignedDuration::from_hours(24 * 30));
    let eva = portal.log_in(EVA).await;
    eva.put(&seen, true, "a-month-old-on-0123456789").await.problem(422, "shown_token_invalid");
    assert_eq!(eva.put(&seen, false, "a-month-old-off-0123456789").await.ok()["state"], "withdrawn");

    // A page that is open since before the words changed can say no, and what it showed is what is kept.
    let noor = portal.log_in(NOOR).await;
    seen = noor.switch("newsletter").await;
    seen["shown_token"] = shown(&portal, ConsentId::Newsletter, "newsletter-0");
    noor.put(&seen, true, "earlier-words-on-0123456789").await.problem(422, "shown_token_invalid");
    noor.put(&seen, false, "earlier-words-off-0123456789").await.ok();
    let page: Page<ConsentEvent> = serde_json::from_value(noor.get("/consents/newsletter/history").await.ok()).unwrap();
    assert_eq!(page.items[0].wording_id.as_str(), "newsletter-0");
    assert!(page.items[0].wording_text.as_ref().unwrap().contains("eens per maand een nieuwsbrief"));

    // What somebody else pressed in this browser is not theirs, and neither is what was never ours, for yes and no alike.
    let of_eva = eva.switch("newsletter").await["shown_token"].clone();
    seen = noor.switch("newsletter").await;
    for wrong in [
        shown(&portal, ConsentId::Newsletter, "newsletter-9"),
        shown(&portal, ConsentId::Newsletter, "marketing-1"),
        shown(&portal, ConsentId::Marketing, "marketing-1"),
        json!("AAAA.AAAA"),
        of_eva,
    ] {
        seen["shown_token"] = wrong;
        for granted in [true, false] {
            noor.put(&seen, granted, "never-shown-0123456789").await.problem(422, "shown_token_invalid");
        }
    }
}

/// Who closed their last account and still can log in: their own word since holds, in the portal and over *toch niet*.
#[tokio::test]
async fn a_former_customer_may_choose_anew() {
    let portal = Portal::new().await;
    let closed = portal.log_in(CLOSED).await;
    for purpose in ["newsletter", "marketing"] {
        closed.turn(purpose, true).await.ok();
        if purpose == "newsletter" {
            let link = portal.confirmation_path("closed@example.nl").await;
            sweep(&portal.state).await.unwrap();
            assert_eq!(closed.switch(purpose).await["state"], "pending_confirmation");
            portal.open("POST", &link, HTML, "").await.page(200, "Gelukt, dit staat aan");
        }
        sweep(&portal.state).await.unwrap();
        assert_eq!(closed.switch(purpose).await["state"], "granted", "{purpose}");
        assert_eq!(portal.permission(purpose, "closed@example.nl").await["permitted"], true, "{purpose}");

        let link = portal.unsubscribe_path(purpose, "closed@example.nl").await;
        let page = portal.open("POST", &link, HTML, "List-Unsubscribe=One-Click").await;
        assert!(page.page(200, "Je bent afgemeld").contains("Toch niet?"));
        // E-mails that ask to confirm have their pause.
        portal.pass(SignedDuration::from_mins(10));
        portal.open("POST", &format!("{link}/again"), HTML, "").await.page(200, "Kijk in je e-mail");
        let confirm = portal.confirmation_path("closed@example.nl").await;
        portal.open("POST", &confirm, HTML, "").await.page(200, "Gelukt, dit staat aan");
        sweep(&portal.state).await.unwrap();
        assert_eq!(closed.switch(purpose).await["state"], "granted", "{purpose}");
    }
}
