//! The switches as a person sees them: never shown as changed before the backend said so.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

const GRANTED: &str = r#"{"json":{"id":"training","purpose":"contact","type":"consent","state":"granted","revision":1,"changed_at":"2026-11-24T09:00:00Z","channel":"portal","wording":{"id":"training-1","language":"nl","title":"Training","summary":"Om beter te worden","text":"Lang"},"etag":"training.1","shown_token":"token-3"}}"#;

async fn ready(changed: &[(&str, &str)]) -> Page {
    let page = Page::with("", changed);
    page.shows("Om beter te worden").await;
    page
}

fn is_on(page: &Page, id: &str) -> bool {
    page.attribute(&format!("#{id}"), "aria-checked").as_deref() == Some("true")
}

fn writes(page: &Page) -> Vec<Vec<String>> {
    let calls = js_sys::JSON::parse(&page.recorded("calls")).expect("JSON");
    let calls: Vec<Vec<String>> = serde_wasm_bindgen::from_value(calls).expect("lists of texts");
    calls.into_iter().filter(|call| call.first().is_some_and(|method| method != "GET")).collect()
}

#[wasm_bindgen_test]
async fn it_waits_for_the_backend() {
    let page = ready(&[("PUT consents/training", r#"{"never":true}"#)]).await;
    page.press("#training");
    page.until("saving", |page| page.attribute("#training", "aria-disabled").is_some()).await;
    assert!(!is_on(&page, "training"));
    page.shows("We zetten dit aan…").await;
    page.press("#training");
    crate::page::pause(50).await;
    assert_eq!(writes(&page).len(), 1, "a second press does nothing");
}

#[wasm_bindgen_test]
async fn it_shows_what_was_stored_and_tells_the_host() {
    let page = ready(&[("PUT consents/training", GRANTED)]).await;
    page.press("#training");
    page.until("on", |page| is_on(page, "training")).await;
    page.shows("Training staat nu aan. Dat is opgeslagen.").await;
    assert!(page.recorded("events").contains("consent-changed"), "{}", page.recorded("events"));
    let sent = writes(&page);
    let [_, path, key, etag, body] = sent[0].as_slice() else { panic!("{sent:?}") };
    assert_eq!(path, "consents/training");
    assert_eq!(key.len(), 34, "32 digits between quotes: {key}");
    assert_eq!(etag, "\"training.0\"");
    assert_eq!(body, r#"{"granted":true,"shown_token":"token-1"}"#);
}

#[wasm_bindgen_test]
async fn a_failure_puts_it_back_and_the_next_try_has_the_same_key() {
    let page = ready(&[("PUT consents/training", r#"{"status":500,"json":{"code":"internal"}}"#)]).await;
    page.press("#training");
    page.shows("Niet opgeslagen. Er is bij ons iets mis. Dit staat nog uit.").await;
    assert!(!is_on(&page, "training"));
    page.answer("PUT consents/training", GRANTED);
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"granted\", \"revision\": 1"));
    page.press(".choices .wrong .link");
    page.until("on", |page| is_on(page, "training")).await;
    let keys: Vec<String> = writes(&page).into_iter().filter_map(|call| call.into_iter().nth(2)).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

/// The ordinary answer of `consents`, with a piece of it put differently.
fn consents_with(from: &str, to: &str) -> String {
    let all = include_str!("answers/all.json");
    let now = all.split("\"consents\": ").nth(1).and_then(|rest| rest.split(",\n  \"orders\"").next());
    let now = now.expect("consents");
    assert!(now.contains(from), "{from}");
    now.replace(from, to)
}

#[wasm_bindgen_test]
async fn a_newer_state_is_shown_beside_what_was_wanted_and_the_person_chooses() {
    let stale = r#"{"status":412,"json":{"code":"precondition_failed"}}"#;
    let page = ready(&[("PUT consents/training", stale)]).await;
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"withdrawn\", \"revision\": 3"));
    page.press("#training");
    page.shows("Je wilde dit aanzetten, maar ergens anders is intussen anders gekozen.").await;
    page.shows("Toch aanzetten").await;
    assert!(!is_on(&page, "training"));
    assert_eq!(writes(&page).len(), 1);
    page.press(".choices .acts button:last-child");
    page.until("left as it is", |page| !page.text().contains("Toch aanzetten")).await;
    assert_eq!(writes(&page).len(), 1, "leaving it writes nothing");
}

#[wasm_bindgen_test]
async fn the_same_choice_elsewhere_leaves_nothing_to_choose() {
    let stale = r#"{"status":412,"json":{"code":"precondition_failed"}}"#;
    let page = ready(&[("PUT consents/training", stale)]).await;
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"granted\", \"revision\": 3"));
    page.press("#training");
    page.until("on", |page| is_on(page, "training")).await;
    assert!(!page.text().contains("Toch"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn without_a_connection_a_choice_is_kept_and_sent_under_the_same_key() {
    let page = ready(&[("PUT consents/training", r#"{"offline":true}"#)]).await;
    page.press("#training");
    page.shows("Nog niet opgeslagen. We kunnen onze server niet bereiken.").await;
    assert!(!is_on(&page, "training"));
    page.answer("PUT consents/training", GRANTED);
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"granted\", \"revision\": 1"));
    page.look();
    page.until("on", |page| is_on(page, "training")).await;
    let keys: Vec<String> = writes(&page).into_iter().filter_map(|call| call.into_iter().nth(2)).collect();
    assert!(keys.len() > 1 && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[wasm_bindgen_test]
async fn the_answer_of_then_does_not_beat_what_holds_now() {
    let page = ready(&[("PUT consents/training", r#"{"offline":true}"#)]).await;
    page.press("#training");
    page.shows("Nog niet opgeslagen.").await;
    // It was stored and never heard of; then another device said no.
    page.answer("PUT consents/training", GRANTED);
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"withdrawn\", \"revision\": 2"));
    page.look();
    page.until("stored", |page| !page.text().contains("Nog niet opgeslagen")).await;
    crate::page::pause(100).await;
    assert!(!is_on(&page, "training"));
}

#[wasm_bindgen_test]
async fn what_one_person_chose_is_never_sent_as_anothers() {
    let mut page = ready(&[("PUT consents/training", r#"{"offline":true}"#)]).await;
    page.press("#training");
    page.shows("Nog niet opgeslagen.").await;
    let all = include_str!("answers/all.json");
    let session = all.split("\"session\": ").nth(1).and_then(|rest| rest.split(",\n  \"overview\"").next());
    page.answer("session", &session.expect("session").replace("\"p1\"", "\"p2\""));
    page.answer("PUT consents/training", GRANTED);
    let before = writes(&page).len();
    page.refresh();
    page.until("forgotten", |page| !page.text().contains("Nog niet opgeslagen")).await;
    page.look();
    crate::page::pause(100).await;
    assert_eq!(writes(&page).len(), before, "{:?}", writes(&page));
}

#[wasm_bindgen_test]
async fn what_is_kept_can_be_left() {
    let page = ready(&[("PUT consents/training", r#"{"offline":true}"#)]).await;
    page.press("#training");
    page.shows("Nog niet opgeslagen.").await;
    page.press(".choices .acts button");
    page.until("left", |page| !page.text().contains("Nog niet opgeslagen")).await;
    let before = writes(&page).len();
    page.look();
    crate::page::pause(100).await;
    assert_eq!(writes(&page).len(), before, "nothing is sent any more");
}

#[wasm_bindgen_test]
async fn a_change_from_outside_shows_when_the_page_is_looked_at() {
    let page = ready(&[]).await;
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"granted\", \"revision\": 1"));
    page.look();
    page.until("on", |page| is_on(page, "training")).await;
    assert!(writes(&page).is_empty());
}

#[wasm_bindgen_test]
async fn a_look_that_fails_leaves_what_is_shown() {
    let page = ready(&[]).await;
    page.answer("consents", r#"{"offline":true}"#);
    page.look();
    crate::page::pause(2500).await;
    assert!(page.text().contains("Om beter te worden"));
}

#[wasm_bindgen_test]
async fn a_choice_that_waits_can_have_its_email_again_and_be_left() {
    let pending = consents_with(
        "\"denied\", \"revision\": 0",
        "\"pending_confirmation\", \"revision\": 1, \"changed_at\": \"2026-11-20T09:00:00Z\"",
    );
    let sent = r#"[{"status":202,"text":"","type":"text/plain"},{"status":429,"json":{"code":"too_many_requests"}}]"#;
    let page = Page::with("", &[("consents", &pending), ("POST consents/training/confirmation", sent)]);
    page.shows("wacht op je klik in onze").await;
    page.shows("Stuur opnieuw").await;
    page.press(".choices .acts button");
    page.shows("We hebben de e-mail nog een keer gestuurd.").await;
    page.press(".choices .acts button");
    page.shows("We stuurden je net al een e-mail.").await;
    page.answer("PUT consents/training", &GRANTED.replace("granted", "withdrawn"));
    page.press(".choices .acts button:last-child");
    page.shows("Uit sinds").await;
}

#[wasm_bindgen_test]
async fn a_yes_that_was_e_mailed_too_often_waits_and_the_switch_stays_off() {
    let off = consents_with("\"denied\", \"revision\": 0", "\"denied\", \"revision\": 2");
    let busy = r#"{"status":429,"json":{"code":"too_many_requests"}}"#;
    let page = Page::with("", &[("consents", &off), ("PUT consents/training", busy)]);
    page.shows("Om beter te worden").await;
    page.press("#training");
    page.shows(
        "Niet opgeslagen. We stuurden je hiervoor al een e-mail. Probeer het later nog een keer. Dit staat nog uit.",
    )
    .await;
    assert!(!is_on(&page, "training"));
    page.answer("PUT consents/training", GRANTED);
    page.press(".choices .acts button");
    page.shows("Aan sinds").await;
}

#[wasm_bindgen_test]
async fn another_wording_makes_an_earlier_yes_a_no_and_says_so() {
    let reworded = consents_with(
        "\"denied\", \"revision\": 0",
        "\"unknown\", \"state_reason\": \"wording_changed\", \"revision\": 1",
    );
    let page = Page::with("", &[("consents", &reworded)]);
    page.shows("De tekst bij deze keuze is veranderd, dus je eerdere ja telt niet meer.").await;
    assert!(!is_on(&page, "training"));
}

#[wasm_bindgen_test]
async fn the_browsers_own_no_is_passed_on_once_and_an_accounts_no_reaches_the_browser() {
    let guard = r#"{"present":true,"allowed":false,"gpc":true,"choice":"none","left":""}"#;
    let fresh = no_choice_of_analytics();
    let stored =
        GRANTED.replace("training", "analytics").replace("granted", "denied").replace("portal", "browser_signal");
    let page = Page::with("", &[("guard", guard), ("consents", &fresh), ("PUT consents/analytics", &stored)]);
    page.shows("door een instelling van je browser").await;
    let sent = writes(&page);
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(
        sent[0].last().is_some_and(|body| body.contains(r#""granted":false"#) && body.contains(r#""signal":"gpc""#))
    );
    let told = page.recorded("account");
    assert!(told.contains(r#"["denied",false]"#) && told.contains(r#"["denied",true]"#), "{told}");
}

/// What `consents` says before anything was chosen about analytics.
fn no_choice_of_analytics() -> String {
    consents_with(
        "\"granted\", \"revision\": 2, \"changed_at\": \"2026-01-05T09:00:00Z\", \"channel\": \"portal\"",
        "\"denied\", \"revision\": 0",
    )
}

#[wasm_bindgen_test]
async fn a_choice_that_was_made_in_this_browser_wins_over_its_signal() {
    for (choice, allowed) in [("on", true), ("on", false), ("off", false), ("unreadable", false)] {
        let guard = format!(r#"{{"present":true,"allowed":{allowed},"gpc":true,"choice":"{choice}","left":""}}"#);
        let page = ready(&[("guard", &guard), ("consents", &no_choice_of_analytics())]).await;
        page.until("the account is heeded", |page| page.recorded("account").contains("denied")).await;
        page.look();
        crate::page::pause(100).await;
        assert!(writes(&page).is_empty(), "{choice}: {:?}", writes(&page));
        assert_eq!(is_on(&page, "analytics"), allowed, "{choice}");
    }
}

#[wasm_bindgen_test]
async fn an_accounts_yes_does_not_switch_a_browser_on_and_it_is_said_why() {
    for (choice, gpc, why) in [
        ("none", false, "Je ja geldt alleen in de browser waarin je die gaf."),
        ("off", false, "In je account staat dit nog aan."),
        ("on", true, "Die vraagt om je niet te volgen."),
        ("none", true, "Die vraagt om je niet te volgen."),
        ("unreadable", false, "We konden je keuze hier niet lezen."),
        ("barred", false, "In je account staat dit nog aan."),
    ] {
        let guard = format!(r#"{{"present":true,"allowed":false,"gpc":{gpc},"choice":"{choice}","left":""}}"#);
        let page = ready(&[("guard", &guard)]).await;
        page.shows(&format!("Uit in deze browser. {why}")).await;
        assert!(!is_on(&page, "analytics"), "{choice}");
    }
}

const OFF_HERE: &str = r#"{"present":true,"allowed":false,"gpc":false,"choice":"off","left":""}"#;

#[wasm_bindgen_test]
async fn an_accounts_yes_is_withdrawn_in_one_press_where_it_is_off() {
    let withdrawn = GRANTED.replace("training", "analytics").replace("granted", "withdrawn");
    let withdrawn = withdrawn.replace("\"revision\":1", "\"revision\":3");
    for (section, place) in [("", ".choices .acts button"), ("consents/analytics", ".choices.alone .acts button")] {
        let history = r#"{"json":{"items":[],"total":0}}"#;
        let changed =
            [("guard", OFF_HERE), ("consents/analytics/history", history), ("PUT consents/analytics", &withdrawn)];
        let page = Page::with(section, &changed);
        page.shows("Ook uitzetten in je account").await;
        page.press(place);
        page.until("stored", |page| page.text().contains("Opgeslagen")).await;
        let sent = writes(&page);
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert!(sent[0].last().is_some_and(|body| body.contains(r#""granted":false"#)), "{sent:?}");
        assert!(!page.text().contains("Ook uitzetten in je account"), "{}", page.text());
    }
}

#[wasm_bindgen_test]
async fn leaving_a_withdrawal_does_not_allow_what_was_off_before() {
    let page = ready(&[("guard", OFF_HERE), ("PUT consents/analytics", r#"{"offline":true}"#)]).await;
    page.press_text(".choices .acts button", "Ook uitzetten in je account");
    page.shows("Uit in deze browser, maar nog niet opgeslagen.").await;
    page.press_text(".choices .acts button", "Toch niet");
    page.until("left", |page| !page.text().contains("nog niet opgeslagen")).await;
    assert!(!page.recorded("events").contains(r#"\"granted\":true"#), "{}", page.recorded("events"));
}

#[wasm_bindgen_test]
async fn a_no_that_could_not_be_stored_stays_until_it_is_sent_again_or_left() {
    let down = r#"{"status":500,"json":{"code":"internal"}}"#;
    let on = consents_with("\"denied\", \"revision\": 0", "\"granted\", \"revision\": 1");
    let mut page = ready(&[("consents", &on), ("PUT consents/training", down)]).await;
    page.press("#training");
    page.shows("Niet opgeslagen. Er is bij ons iets mis. Dit staat nog aan.").await;
    let asked = |page: &Page| page.calls().iter().filter(|call| call[1] == "consents").count();
    for whole in [false, true] {
        let before = asked(&page);
        if whole {
            page.refresh()
        } else {
            page.look()
        }
        page.until("asked", |page| asked(page) > before).await;
        crate::page::pause(100).await;
        page.shows("Niet opgeslagen. Er is bij ons iets mis. Dit staat nog aan.").await;
    }
    page.answer("PUT consents/training", &GRANTED.replace("granted", "withdrawn").replace(":1,", ":2,"));
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"withdrawn\", \"revision\": 2"));
    page.press_text(".choices .acts button", "Probeer opnieuw");
    page.until("off", |page| !is_on(page, "training")).await;
    let keys: Vec<String> = writes(&page).into_iter().filter_map(|call| call.into_iter().nth(2)).collect();
    assert!(keys.len() == 2 && keys[0] == keys[1], "{keys:?}");
}

#[wasm_bindgen_test]
async fn a_choice_that_was_kept_goes_on_after_the_log_in_under_the_same_key() {
    let mut page = ready(&[("PUT consents/training", r#"{"offline":true}"#)]).await;
    page.press("#training");
    page.shows("Nog niet opgeslagen.").await;
    page.answer("PUT consents/training", r#"{"status":401,"json":{"code":"session_expired"}}"#);
    page.look();
    page.shows("Je bent uitgelogd").await;
    page.answer("PUT consents/training", GRANTED);
    page.answer("consents", &consents_with("\"denied\", \"revision\": 0", "\"granted\", \"revision\": 1"));
    page.refresh();
    page.until("stored", |page| is_on(page, "training")).await;
    let keys: Vec<String> = writes(&page).into_iter().filter_map(|call| call.into_iter().nth(2)).collect();
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[wasm_bindgen_test]
async fn a_press_that_met_the_end_of_the_log_in_is_told_and_not_sent_by_itself() {
    let expired = r#"{"status":401,"json":{"code":"session_expired"}}"#;
    let mut page = ready(&[("PUT consents/training", expired)]).await;
    page.press("#training");
    page.shows("Je bent uitgelogd").await;
    page.answer("PUT consents/training", GRANTED);
    page.refresh();
    page.shows("Niet opgeslagen. Je was uitgelogd. Dit staat nog uit.").await;
    page.look();
    crate::page::pause(100).await;
    assert_eq!(writes(&page).len(), 1, "{:?}", writes(&page));
}

#[wasm_bindgen_test]
async fn analytics_off_acts_first_and_says_what_is_not_stored() {
    let page = ready(&[("PUT consents/analytics", r#"{"status":500,"json":{"code":"internal"}}"#)]).await;
    assert!(is_on(&page, "analytics"));
    page.press("#analytics");
    page.until("off at once", |page| !is_on(page, "analytics")).await;
    assert!(page.recorded("events").contains(r#"{\"granted\":false,\"stored\":false}"#), "{}", page.recorded("events"));
    page.shows("Uit in deze browser, maar nog niet opgeslagen.").await;
    assert!(!is_on(&page, "analytics"), "it stays off");
}
