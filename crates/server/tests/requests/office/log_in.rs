//! Logging in at the officer's pages.

use super::{Desk, NAME, PASSWORD, officer};
use crate::portal::Portal;
use crate::portal::people::EVA;
use jiff::SignedDuration;
use mijn_privacy_api::DeskRole;
use mijn_privacy_server::office::demo_code;
use mijn_privacy_server::security::token_hash;
use mijn_privacy_store::OfficerVerbs;

fn code(portal: &Portal) -> String {
    demo_code(NAME, portal.state.now()).unwrap()
}

#[tokio::test]
async fn every_page_asks_to_log_in_and_goes_back_there() {
    let portal = Portal::new().await;
    officer(&portal, DeskRole::Officer).await;
    let mut desk = Desk::new(&portal);
    for (page, login) in [
        ("/desk", "/desk/login"),
        ("/desk/report", "/desk/login?next=%2Fdesk%2Freport"),
        ("/desk/requests/r1?done=take", "/desk/login?next=%2Fdesk%2Frequests%2Fr1%3Fdone%3Dtake"),
    ] {
        let answer = desk.get(page).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, login), "{page}");
    }
    let body = [("name", NAME), ("password", PASSWORD), ("code", &code(&portal)), ("next", "/desk/report")];
    assert_eq!(desk.post("/desk/login", &body).await.header("location"), "/desk/report");
    portal.pass(SignedDuration::from_secs(60));
    let body = [("name", NAME), ("password", PASSWORD), ("code", &code(&portal)), ("next", "//evil.example")];
    assert_eq!(desk.post("/desk/login", &body).await.header("location"), "/desk");
    portal.pass(SignedDuration::from_secs(60));
    assert_eq!(desk.log_in(NAME, PASSWORD, &code(&portal)).await.status, 303);
    assert_eq!(desk.get("/desk").await.status, 200);
}

#[tokio::test]
async fn only_all_three_together_let_in_and_a_code_does_so_once() {
    let portal = Portal::new().await;
    officer(&portal, DeskRole::Officer).await;
    let mut desk = Desk::new(&portal);
    let now = code(&portal);
    for (name, password, code) in
        [("niemand", PASSWORD, now.as_str()), (NAME, "fout", &now), (NAME, PASSWORD, "000000"), (NAME, PASSWORD, "")]
    {
        let answer = desk.log_in(name, password, code).await;
        assert_eq!((answer.status.as_u16(), desk.cookie.is_some()), (422, false), "{name} {code}");
        assert!(!answer.text.contains(password), "what was typed does not come back");
    }
    assert_eq!(desk.log_in(&NAME.to_uppercase(), PASSWORD, &now).await.status, 303);
    desk.cookie = None;
    assert_eq!(desk.log_in(NAME, PASSWORD, &now).await.status, 422, "the same code again");
    portal.pass(SignedDuration::from_secs(30));
    assert_eq!(desk.log_in(NAME, PASSWORD, &code(&portal)).await.status, 303);
}

#[tokio::test]
async fn who_fails_too_often_waits_whether_the_name_is_known_or_not() {
    let portal = Portal::new().await;
    officer(&portal, DeskRole::Officer).await;
    for name in [NAME, "niemand"] {
        let mut desk = Desk::new(&portal);
        let mut statuses = Vec::new();
        for _ in 0..6 {
            statuses.push(desk.log_in(name, "fout", "123456").await.status.as_u16());
        }
        assert_eq!(statuses, [422, 422, 422, 422, 422, 429], "{name}");
        assert_eq!(desk.log_in(name, PASSWORD, &code(&portal)).await.status, 429);
    }
    // The failures before it do not keep the right one out for long.
    portal.pass(SignedDuration::from_secs(30));
    assert_eq!(Desk::new(&portal).log_in(NAME, PASSWORD, &code(&portal)).await.status, 303);
}

#[tokio::test]
async fn a_name_that_nobody_has_costs_the_same_and_failures_are_forgotten() {
    let portal = Portal::new().await;
    officer(&portal, DeskRole::Officer).await;
    for name in [NAME, "niemand"] {
        // Both wait for a place among the passwords that are being checked.
        let mut turns = Vec::new();
        while let Ok(turn) =
            tokio::time::timeout(std::time::Duration::from_millis(50), portal.state.passwords.turn()).await
        {
            turns.push(turn.unwrap());
        }
        let mut desk = Desk::new(&portal);
        let try_it = desk.log_in(name, "fout", "123456");
        assert!(tokio::time::timeout(std::time::Duration::from_millis(200), try_it).await.is_err(), "{name}");
        drop(turns);
        for _ in 0..12 {
            desk.log_in(name, "fout", "123456").await;
            portal.pass(SignedDuration::from_secs(130));
        }
        let hash = token_hash(&format!("desk\n{}", name.to_lowercase()));
        let (failures, _) = portal.store.officer_tries(&hash).await.unwrap().unwrap();
        assert_eq!(failures, 12, "{name}: kept in the same place");
    }
    // Hours later the next wrong one is one of a few, and not the thirteenth.
    portal.pass(SignedDuration::from_hours(3));
    let mut desk = Desk::new(&portal);
    for _ in 0..2 {
        assert_eq!(desk.log_in(NAME, "fout", "123456").await.status, 422);
    }
    assert_eq!(desk.log_in(NAME, PASSWORD, &code(&portal)).await.status, 303);
}

#[tokio::test]
async fn who_guesses_elsewhere_keeps_no_officer_out_of_their_own_browser() {
    let portal = Portal::new().await;
    let mut own = Desk::as_role(&portal, DeskRole::Officer).await;
    portal.pass(SignedDuration::from_secs(60));
    let right = [("name", NAME), ("password", PASSWORD), ("code", &*code(&portal))];
    let known = super::set_cookie(&own.post("/desk/login", &right).await, "mp_desk_known").unwrap();
    let mut guesser = Desk::new(&portal);
    for _ in 0..6 {
        guesser.log_in(NAME, "fout", "123456").await;
    }
    assert_eq!(guesser.log_in(NAME, "fout", "123456").await.status, 429);
    own.cookie = Some(known.clone());
    let fresh = code(&portal);
    assert_eq!(own.log_in(NAME, "fout", &fresh).await.status, 422, "not held up, and not let in either");
    portal.pass(SignedDuration::from_secs(30));
    own.cookie = Some(known.replace("mp_desk_known=", "mp_desk_known=x"));
    guesser.log_in(NAME, "fout", "123456").await;
    assert_eq!(own.log_in(NAME, "fout", "123456").await.status, 429, "a cookie that is not ours counts for nothing");
}

#[tokio::test]
async fn a_session_ends_by_itself_by_logging_out_and_by_being_disabled() {
    let portal = Portal::new().await;
    let mut desk = Desk::as_role(&portal, DeskRole::Helpdesk).await;
    portal.pass(SignedDuration::from_mins(29));
    assert_eq!(desk.get("/desk").await.status, 200);
    portal.pass(SignedDuration::from_mins(31));
    assert_eq!(desk.get("/desk").await.status, 303, "idle for longer than half an hour");
    assert_eq!(desk.log_in(NAME, PASSWORD, &code(&portal)).await.status, 303);
    assert_eq!(desk.post("/desk/logout", &[("csrf", "bm9uZQ")]).await.status, 403);
    assert_eq!(desk.submit("/desk", "/desk/logout", &[]).await.status, 303);
    assert_eq!(desk.get("/desk").await.status, 303);
    portal.pass(SignedDuration::from_secs(60));
    assert_eq!(desk.log_in(NAME, PASSWORD, &code(&portal)).await.status, 303);
    assert!(portal.store.disable_officer(NAME, Some(portal.state.now())).await.unwrap());
    assert_eq!(desk.get("/desk").await.status, 303);
    portal.pass(SignedDuration::from_secs(60));
    assert_eq!(desk.log_in(NAME, PASSWORD, &code(&portal)).await.status, 422);
}

#[tokio::test]
async fn a_customers_session_is_no_officers_and_the_other_way_round() {
    let portal = Portal::new().await;
    let client = portal.log_in(EVA).await;
    let mut desk = Desk::new(&portal);
    let token = client.cookie.split_once('=').unwrap().1;
    desk.cookie = Some(format!("mp_desk={token}"));
    assert_eq!(desk.get("/desk").await.status, 303);
    let desk = Desk::as_role(&portal, DeskRole::Officer).await;
    let token = desk.cookie.as_ref().unwrap().split_once('=').unwrap().1.to_owned();
    let mut other = portal.log_in(EVA).await;
    other.cookie = format!("mp_session={token}");
    assert_eq!(other.get("/overview").await.status, 401);
}

#[tokio::test]
async fn an_account_is_set_up_by_its_link_with_a_password_and_a_code() {
    let portal = Portal::new().await;
    let (store, now) = (&portal.store, portal.state.now());
    store.add_officer("o2", "Puck Test", DeskRole::Helpdesk, now).await.unwrap();
    let until = now.checked_add(SignedDuration::from_hours(1)).unwrap();
    store.begin_setup("Puck Test", &token_hash("geheim"), until).await.unwrap();
    let mut desk = Desk::new(&portal);
    assert_eq!(desk.get("/desk/setup/anders").await.status, 404);
    let page = desk.get("/desk/setup/geheim").await;
    assert!(page.status == 200 && page.text.contains("Welkom, Puck Test") && page.text.contains("<svg"));
    let sealed = between(&page.text, "name=\"secret\" value=\"", "\"");
    let secret = between(&page.text, "<p class=\"words\">", "</p>").replace(' ', "");
    let code = |at: jiff::Timestamp| {
        let builder = totp_rs::Builder::new().with_secret(totp_rs::Secret::try_from_base32(&secret).unwrap());
        let totp = builder.with_account_name("x").build().unwrap();
        totp.generate(u64::try_from(at.as_second()).unwrap()).to_string()
    };
    let right = code(now);
    for (password, typed) in [("kort", right.as_str()), ("Puck Test is mijn naam", &right), (PASSWORD, "12345")] {
        let fields = [("secret", sealed.as_str()), ("password", password), ("code", typed)];
        let answer = desk.post("/desk/setup/geheim", &fields).await;
        assert_eq!(answer.status, 422, "{password}");
        assert!(answer.text.contains(&sealed[..0]) && answer.text.contains("role=\"alert\""));
    }
    let fields = [("secret", sealed.as_str()), ("password", PASSWORD), ("code", right.as_str())];
    assert_eq!(desk.post("/desk/setup/geheim", &fields).await.status, 303);
    assert_eq!(desk.get("/desk/setup/geheim").await.status, 404, "the link works once");
    assert_eq!(desk.log_in("Puck Test", PASSWORD, &right).await.status, 422, "the code was used to set it up");
    portal.pass(SignedDuration::from_secs(30));
    assert_eq!(desk.log_in("Puck Test", PASSWORD, &code(portal.state.now())).await.status, 303);
}

#[tokio::test]
async fn the_pages_are_under_a_strict_policy_and_have_no_script() {
    let portal = Portal::new().await;
    let desk = Desk::as_role(&portal, DeskRole::Officer).await;
    for page in ["/desk", "/desk/report", "/desk/requests/none"] {
        let answer = desk.get(page).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
        assert!(!answer.text.contains("<script") && !answer.text.contains(" style=\""), "{page}");
        assert_eq!((answer.header("cache-control"), answer.header("x-robots-tag")), ("no-store", "noindex, nofollow"));
    }
}

fn between(text: &str, from: &str, to: &str) -> String {
    text.split(from).nth(1).unwrap().split(to).next().unwrap().to_owned()
}
