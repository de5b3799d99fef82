//! *Toch niet*: on again over the page behind a link, always by an e-mail that asks to confirm.

use crate::portal::Portal;
use crate::portal::people::EVA;
use axum::body::Body;
use axum::http::{Request, header};
use mijn_privacy_api::{ConsentId, ConsentState};
use mijn_privacy_store::{EmailAddress, ImportLine, ImportList, ImportVerbs};

const HTML: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// Puts somebody on the list who is no customer.
pub async fn subscriber(portal: &Portal, address: &str) {
    let at = portal.state.now();
    let list = ImportList { id: ConsentId::Newsletter, source: "test".to_owned(), language: "nl".to_owned(), at };
    let line = ImportLine {
        address: EmailAddress::parse(address).unwrap(),
        state: ConsentState::Granted,
        wording: "newsletter-1".parse().unwrap(),
        wording_text: "Nieuwsbrief".to_owned(),
        notice: "2018-05-25".parse().unwrap(),
        chosen_at: Some(at),
        proof: None,
    };
    let import = portal.store.begin_import(&list).await.unwrap();
    portal.store.stage_import(import, &[line]).await.unwrap();
    portal.store.import_ready(import, at).await.unwrap();
    while portal.store.go_on_importing(at).await.unwrap().is_some() {}
}

#[tokio::test]
async fn a_customer_who_wants_it_after_all_confirms_by_e_mail() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for purpose in ["newsletter", "marketing"] {
        let link = portal.unsubscribe_path(purpose, "eva@example.nl").await;
        let page = portal.open("POST", &link, HTML, ONE_CLICK).await;
        assert!(!page.text.contains("type=\"email\""), "the address is known");
        let again = format!("{link}/again");
        assert!(page.text.contains(&format!("action=\"{again}\"")));
        portal.open("POST", &again, HTML, "").await.page(200, "Kijk in je e-mail");
        let confirm = portal.confirmation_path("eva@example.nl").await;
        let waits = eva.switch(purpose).await;
        let seen = (waits["state"].as_str(), waits["channel"].as_str());
        assert_eq!(seen, (Some("pending_confirmation"), Some("unsubscribe_link")));
        assert_eq!(portal.permission(purpose, "eva@example.nl").await["permitted"], false);
        portal.open("GET", &link, HTML, "").await.page(200, "Wil je hiermee stoppen?");
        portal.open("POST", &confirm, HTML, "").await.page(200, "Gelukt, dit staat aan");
        assert_eq!(eva.switch(purpose).await["state"], "granted");
        assert_eq!(portal.permission(purpose, "eva@example.nl").await["permitted"], true);
        portal.open("POST", &again, HTML, "").await.page(200, "Dit staat al aan");
        let history = eva.history(purpose).await;
        let routes: Vec<_> = history.iter().map(|(_, channel)| channel.as_str()).collect();
        assert_eq!(routes, ["confirmation_link", "unsubscribe_link", "unsubscribe_link", "import"]);
        portal.pass(jiff::SignedDuration::from_mins(2));
    }
}

#[tokio::test]
async fn a_forwarded_link_cannot_be_used_to_send_without_end() {
    let portal = Portal::new().await;
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    let mut asked = 0;
    for _ in 0..12 {
        portal.open("POST", &link, HTML, ONE_CLICK).await.page(200, "Je bent afgemeld");
        portal.open("POST", &format!("{link}/again"), HTML, "").await.page(200, "Kijk in je e-mail");
        portal.pass(jiff::SignedDuration::from_mins(3));
        // The next no takes back what waits.
        asked += portal.mails().await.len();
    }
    assert_eq!(asked, 5);
}

/// Whether any value of any table has this text.
async fn is_anywhere(portal: &Portal, text: &str) -> Vec<String> {
    let pool = portal.sql().await;
    let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
    let columns: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&pool).await.unwrap();
    let mut found = Vec::new();
    for (table, column) in columns {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT count(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), ?1)"
        ));
        let count: i64 = sqlx::query_scalar(sql).bind(text).fetch_one(&pool).await.unwrap();
        if count > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}

#[tokio::test]
async fn a_non_customers_address_is_gone_and_has_to_be_typed_to_come_back() {
    let portal = Portal::new().await;
    subscriber(&portal, "gast@example.nl").await;
    let link = portal.unsubscribe_path("newsletter", "gast@example.nl").await;
    assert!(!is_anywhere(&portal, "gast@example.nl").await.is_empty());
    let page = portal.open("POST", &link, HTML, ONE_CLICK).await;
    let page = page.page(200, "Je bent afgemeld");
    assert!(page.contains("We hebben het verwijderd") && page.contains("type=\"email\""));
    assert_eq!(is_anywhere(&portal, "gast@example.nl").await, Vec::<String>::new(), "NEW-5");
    assert_eq!(portal.permission("newsletter", "gast@example.nl").await["permitted"], false);

    let again = format!("{link}/again");
    for bad in [
        "",
        "email=",
        "email=gast",
        "email=a%40b%0d%0aBcc%3A+x%40example.nl",
        "email=Gast+%3Cgast%40example.nl%3E",
        "mail=gast%40example.nl",
    ] {
        let answer = portal.open("POST", &again, HTML, bad).await;
        let page = answer.page(422, "Je bent afgemeld");
        assert!(page.contains("aria-invalid") && page.contains("Dit is geen e-mailadres"), "{bad}");
    }
    // What was typed stays, and is text.
    let typed = portal.open("POST", &again, HTML, "email=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!typed.text.contains("<script") && typed.text.contains("script"), "{}", typed.text);
    portal.open("POST", &again, HTML, "email=gast%40example.nl").await.page(200, "Kijk in je e-mail");
    let confirm = portal.confirmation_path("gast@example.nl").await;
    assert_eq!(portal.permission("newsletter", "gast@example.nl").await["permitted"], false);
    portal.open("POST", &confirm, HTML, "").await.page(200, "Gelukt, dit staat aan");
    assert_eq!(portal.permission("newsletter", "gast@example.nl").await["permitted"], true);
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn who_has_no_account_is_not_sent_to_one() {
    let portal = Portal::new().await;
    subscriber(&portal, "gast@example.nl").await;
    let link = portal.unsubscribe_path("newsletter", "gast@example.nl").await;
    portal.open("POST", &link, HTML, ONE_CLICK).await.page(200, "Je bent afgemeld");
    let asks = async || {
        let again = format!("{link}/again");
        portal.open("POST", &again, HTML, "email=gast%40example.nl").await.page(200, "Kijk in je e-mail");
        portal.confirmation_path("gast@example.nl").await
    };
    let late = asks().await;
    portal.pass(jiff::SignedDuration::from_hours(8 * 24));
    let page = portal.open("GET", &late, HTML, "").await;
    let page = page.page(200, "Deze link is verlopen");
    assert!(page.contains("Meld je dan opnieuw aan") && !page.contains("account"), "{page}");
    let page = portal.open("POST", &asks().await, HTML, "").await;
    let page = page.page(200, "Gelukt, dit staat aan");
    assert!(page.contains("met de link in elke e-mail.") && !page.contains("account"), "{page}");
}

#[tokio::test]
async fn the_answer_is_the_same_whether_an_address_is_known() {
    let portal = Portal::new().await;
    for one in ["gast@example.nl", "lid@example.nl"] {
        subscriber(&portal, one).await;
    }
    let link = portal.unsubscribe_path("newsletter", "gast@example.nl").await;
    portal.open("POST", &link, HTML, ONE_CLICK).await.page(200, "Je bent afgemeld");
    let mut answers = Vec::new();
    let changed = async || {
        let rows = portal.rows().await;
        rows.into_iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>()
    };
    // Unknown; on the list; a customer who said yes; one who did not; the link's own; asked for again and again.
    for address in ["onbekend", "lid", "eva", "new", "gast", "onbekend", "gast"] {
        let before = changed().await;
        let answer =
            portal.open("POST", &format!("{link}/again"), HTML, &format!("email={address}%40example.nl")).await;
        let grown: Vec<_> =
            changed().await.into_iter().filter(|row| !before.contains(row)).map(|(name, _)| name).collect();
        let mut headers = answer.headers.clone();
        headers.remove("x-request-id");
        answers.push((answer.status, headers, answer.text, grown));
    }
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "the same status, headers, page and writes: {answers:?}"
    );
    assert_eq!(answers[0].0, 200);
    // What goes out is for the owner of the mailbox to see: nobody else's than the link's.
    let to: Vec<_> = portal.mails().await.into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, ["gast@example.nl"]);
}

#[tokio::test]
async fn a_form_that_is_none_is_refused() {
    let portal = Portal::new().await;
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    portal.open("POST", &link, HTML, ONE_CLICK).await.page(200, "Je bent afgemeld");
    let again = format!("{link}/again");
    let json = Request::post(&again).header(header::CONTENT_TYPE, "application/json").body(Body::from("{}")).unwrap();
    portal.send(json).await.problem(415, "unsupported_media_type");
    portal.open("POST", &again, "*/*", &"x".repeat(9_000)).await.problem(413, "body_too_large");
    portal.open("POST", &again, HTML, &"x".repeat(9_000)).await.page(413, "Dit begrijpen we niet");
}
