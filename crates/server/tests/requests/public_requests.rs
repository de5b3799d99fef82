//! A request without an account: asked, confirmed by the link in the e-mail, followed by a link of its own.

use crate::portal::people::EVA;
use crate::portal::{Answer, Portal, desk};
use axum::body::Body;
use axum::http::{Request, header};
use jiff::SignedDuration;
use mijn_privacy_api::{DeskFilter, DeskMessage, DeskPause, DeskReject, PauseGround, RequestId};
use mijn_privacy_server::desk::{ListAsk, NewFile, Said};
use mijn_privacy_store::{MailVerbs, PageOf};
use serde_json::json;

pub const FORM: &str = "/api/privacy/v1/public/requests";

pub async fn post(portal: &Portal, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let call = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    portal.send(call.header(header::ACCEPT, "text/html").body(Body::from(body)).unwrap()).await
}

async fn from(portal: &Portal, ip: &str, kind: &str, body: String) -> Answer {
    let accept = if kind == "application/json" { kind } else { "text/html" };
    let call = Request::post(FORM).header(header::CONTENT_TYPE, kind).header(header::ACCEPT, accept);
    let mut call = call.body(Body::from(body)).unwrap();
    let peer = std::net::SocketAddr::new(ip.parse().unwrap(), 5_000);
    call.extensions_mut().insert(axum::extract::ConnectInfo(peer));
    portal.send(call).await
}

/// The form over a connection from this address.
async fn post_from(portal: &Portal, ip: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    from(portal, ip, "application/x-www-form-urlencoded", body).await
}

/// The same as a program sends it.
async fn json_from(portal: &Portal, ip: &str, body: &serde_json::Value) -> Answer {
    from(portal, ip, "application/json", body.to_string()).await
}

pub async fn page(portal: &Portal, path: &str) -> Answer {
    portal.send(Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await
}

fn fields<'a>(email: &'a str, text: &'a str) -> [(&'a str, &'a str); 4] {
    [("kind", "access"), ("name", "Zoë Test (verzonnen)"), ("email", email), ("text", text)]
}

/// The links on this host in the e-mails that wait, taken out of the outbox.
async fn links(portal: &Portal) -> Vec<String> {
    let now = portal.state.now();
    let mails = portal.store.lease_mail(now, SignedDuration::from_mins(1), 50).await.unwrap();
    let mut links = Vec::new();
    for mail in mails {
        links.extend(mail.mail.text.lines().filter_map(|line| line.find(FORM).map(|at| line[at..].to_owned())));
        portal.store.mail_sent(mail.id).await.unwrap();
    }
    links
}

/// Asked and confirmed; the link to follow it.
async fn confirmed(portal: &Portal) -> String {
    confirmed_of(portal, &fields("zoe@example.nl", "Ik stuurde jullie in mei een bericht.")).await
}

/// The same of another form.
pub async fn confirmed_of(portal: &Portal, fields: &[(&str, &str)]) -> String {
    post(portal, FORM, fields).await.page(202, "Kijk in je e-mail");
    let link = links(portal).await.pop().unwrap();
    let (_, text) = fields.iter().find(|(name, _)| *name == "text").unwrap();
    assert!(page(portal, &link).await.page(200, "Wil je dit verzoek doen?").contains(text));
    let done = post(portal, &link, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    done.header("location").to_owned()
}

pub async fn only(portal: &Portal) -> RequestId {
    let ask = ListAsk { filter: DeskFilter::Open, kind: None, reference: None };
    let page = PageOf { after: None, limit: 9 };
    let mut rows = mijn_privacy_server::desk::list(&portal.state, &desk::officer(), ask, &page).await.unwrap().items;
    assert!(rows.len() == 1 && rows[0].without_account);
    rows.pop().unwrap().id
}

#[tokio::test]
async fn it_becomes_a_request_by_the_link_and_is_followed_by_another() {
    let portal = Portal::new().await;
    let follow = confirmed(&portal).await;
    assert_eq!(links(&portal).await, std::slice::from_ref(&follow), "the confirmation has the link to follow it");
    let shown = page(&portal, &follow).await;
    let text = shown.page(200, "We hebben je verzoek ontvangen");
    assert!(text.contains("INZ-2026-") && text.contains("Antwoord uiterlijk"), "{text}");
    let id = only(&portal).await;
    let (state, officer) = (&portal.state, desk::officer());
    let question = desk::text("Met welk adres schreef je?");
    let pause = DeskPause { ground: PauseGround::Specification, question };
    mijn_privacy_server::desk::pause(state, &officer, &id, pause).await.unwrap();
    assert!(page(&portal, &follow).await.text.contains("Met welk adres schreef je?"));
    let answered = post(&portal, &format!("{follow}/messages"), &[("text", "Met <i>dit</i> adres.")]).await;
    assert_eq!(answered.status, 303);
    let again = post(&portal, &format!("{follow}/messages"), &[("text", "Met <i>dit</i> adres.")]).await;
    assert_eq!(again.status, 303);
    let text = page(&portal, &follow).await.text;
    assert_eq!(text.matches("Met &#60;i&#62;dit&#60;/i&#62; adres.").count(), 1, "once, as text");
    assert!(text.contains("De termijn loopt weer"));
    let message = DeskMessage { text: desk::text("We kijken."), question: false };
    mijn_privacy_server::desk::ask(state, &officer, &id, Said { message, id: None }).await.unwrap();
    let file = NewFile { name: "gegevens.txt".into(), content: b"alles".to_vec(), text: None, id: None };
    mijn_privacy_server::desk::attach(state, &officer, &id, file).await.unwrap();
    let file = page(&portal, &format!("{follow}/attachments/gegevens.txt")).await;
    assert_eq!((file.text.as_str(), file.header("content-type")), ("alles", "application/octet-stream"));
    let reject = DeskReject { reason: desk::text("We vinden niets.") };
    mijn_privacy_server::desk::reject(state, &officer, &id, reject).await.unwrap();
    let text = page(&portal, &follow).await.text;
    assert!(
        text.contains("Autoriteit Persoonsgegevens") && text.contains("zes weken") && !text.contains("Schrijf ons")
    );
    assert!(links(&portal).await.iter().all(|link| *link == follow), "every e-mail leads to the same page");
    portal.days(30);
    assert_eq!(page(&portal, &follow).await.status, 200);
    portal.days(1);
    assert_eq!(page(&portal, &follow).await.status, 404);
}

#[tokio::test]
async fn pressed_again_the_link_leads_to_the_same_request() {
    let portal = Portal::new().await;
    post(&portal, FORM, &fields("zoe@example.nl", "Wat weten jullie?")).await.page(202, "Kijk in je e-mail");
    let link = links(&portal).await.pop().unwrap();
    // A double click: both are on their way before the first is done.
    let (one, two) = tokio::join!(post(&portal, &link, &[]), post(&portal, &link, &[]));
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303), "{} {}", one.text, two.text);
    assert_eq!(one.header("location"), two.header("location"));
    for again in [post(&portal, &link, &[]).await, page(&portal, &link).await] {
        assert_eq!((again.status.as_u16(), again.header("location")), (303, one.header("location")));
    }
    only(&portal).await;
    assert_eq!(links(&portal).await.len(), 1, "one confirmation");
    portal.pass(SignedDuration::from_mins(60));
    post(&portal, &link, &[]).await.page(404, "Deze link werkt niet");
    page(&portal, &link).await.page(404, "Deze link werkt niet");
    page(&portal, one.header("location")).await.page(200, "We hebben je verzoek ontvangen");
}

#[tokio::test]
async fn a_form_with_a_message_that_is_sent_twice_at_once_is_there_once() {
    let portal = Portal::new().await;
    let follow = confirmed(&portal).await;
    let shown = page(&portal, &follow).await.text;
    let once = shown.split("name=\"once\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("{follow}/messages");
    let said = [("text", "Ja."), ("once", once.as_str())];
    let sent = tokio::join!(post(&portal, &path, &said), post(&portal, &path, &said), post(&portal, &path, &said));
    assert_eq!([sent.0.status, sent.1.status, sent.2.status], [303, 303, 303]);
    let count = async || page(&portal, &follow).await.text.matches(">Ja.</p>").count();
    assert_eq!(count().await, 1);
    // The same answer to another question is another message: a page of its own.
    post(&portal, &path, &[("text", "Nee."), ("once", once.as_str())]).await;
    post(&portal, &path, &[("text", "Ja."), ("once", "another")]).await;
    let text = page(&portal, &follow).await.text;
    assert_eq!((count().await, text.matches("Nee.").count()), (2, 1), "{text}");
}

async fn json_post(portal: &Portal, body: &serde_json::Value) -> Answer {
    let call = Request::post(FORM).header(header::CONTENT_TYPE, "application/json");
    portal.send(call.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn a_program_asks_as_json() {
    let portal = Portal::new().await;
    let good = json!({ "kind": "access", "name": "Zoë Test (verzonnen)", "email": "zoe@example.nl", "text": "Wat?" });
    let with = |field: &str, value: serde_json::Value| {
        let mut body = good.clone();
        body[field] = value;
        body
    };
    for (body, pointer, code) in [
        (with("kind", json!("account_closure")), "/kind", "unknown_value"),
        (with("kind", json!("dance")), "/kind", "unknown_value"),
        (with("email", json!("zoe")), "/email", "invalid_format"),
        (with("text", json!(" ")), "/text", "required"),
        (with("ground", json!("accuracy")), "/ground", "not_for_this_kind"),
        (with("kind", json!("restriction")), "/ground", "required"),
        (with("more", json!(1)), "/more", "unknown_field"),
    ] {
        json_post(&portal, &body).await.refused(pointer, code);
    }
    let asked = json_post(&portal, &good).await;
    assert_eq!((asked.status.as_u16(), asked.json()["until"].as_str()), (202, Some("2026-11-24T10:15:00Z")));
    let link = links(&portal).await.pop().unwrap();
    assert_eq!(post(&portal, &link, &[]).await.status, 303);
    only(&portal).await;
    let portal = Portal::with(&[("REQUESTS__PUBLIC_MOST_PER_NETWORK", "1")]).await;
    let other = with("email", json!("ano@example.nl"));
    assert_eq!(json_from(&portal, "203.0.113.9", &other).await.status, 202);
    let full = json_from(&portal, "203.0.113.9", &good).await;
    assert_eq!(full.header("retry-after"), "3601");
    full.problem(429, "too_many_requests");
}

#[tokio::test]
async fn the_answer_is_the_same_whether_the_address_is_known_or_not() {
    let portal = Portal::new().await;
    let mut texts = Vec::new();
    for email in ["eva@example.nl", "nobody@example.nl"] {
        texts.push(
            post(&portal, FORM, &fields(email, "Wat weten jullie?")).await.page(202, "Kijk in je e-mail").to_owned(),
        );
    }
    assert_eq!(texts[0], texts[1]);
    // And a customer's request without log-in is not one of their account.
    let link = links(&portal).await.remove(0);
    assert_eq!(post(&portal, &link, &[]).await.status, 303);
    let client = portal.log_in(EVA).await;
    assert_eq!(client.get("/requests").await.ok()["items"], json!([]));
}

#[tokio::test]
async fn a_link_works_once_and_within_the_hour() {
    let portal = Portal::new().await;
    post(&portal, FORM, &fields("zoe@example.nl", "Eerst.")).await.page(202, "Kijk in je e-mail");
    let link = links(&portal).await.pop().unwrap();
    portal.pass(SignedDuration::from_mins(60));
    page(&portal, &link).await.page(404, "Deze link werkt niet");
    post(&portal, &link, &[]).await.page(404, "Deze link werkt niet");
    for foreign in ["confirm/x", "x.y", "r1.AAAA", &format!("x.{}", "A".repeat(43))] {
        page(&portal, &format!("{FORM}/{foreign}")).await.page(404, "Deze link werkt niet");
    }
}

#[tokio::test]
async fn the_link_of_one_request_opens_no_other_and_no_customers() {
    let portal = Portal::new().await;
    let follow = confirmed(&portal).await;
    let mac = follow.rsplit_once('.').unwrap().1.to_owned();
    let client = portal.log_in(EVA).await;
    let own = client.ask("public-0123456789ab", &json!({ "kind": "explanation" })).await.json();
    let id = own["id"].as_str().unwrap();
    page(&portal, &format!("{FORM}/{id}.{mac}")).await.page(404, "Deze link werkt niet");
    let rights = mijn_privacy_server::public_link::path(&portal.state, &id.parse().unwrap());
    page(&portal, &rights).await.page(404, "Deze link werkt niet");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_stays() {
    let portal = Portal::new().await;
    let bad = [
        (("name", " "), "Vul je naam in."),
        (("email", "zoe"), "Dit is geen e-mailadres."),
        (("text", ""), "Schrijf op waar je verzoek over gaat."),
        (("text", "mijn nummer is 111222333"), "Dit lijkt op een burgerservicenummer."),
    ];
    for ((name, value), wrong) in bad {
        let mut sent = fields("zoe@example.nl", "Een lange \"tekst\"").to_vec();
        for field in &mut sent {
            if field.0 == name {
                field.1 = value;
            }
        }
        let answer = post(&portal, FORM, &sent).await;
        assert!(answer.status == 422 && answer.text.contains(wrong), "{wrong}: {}", answer.text);
        assert!(name == "name" || answer.text.contains("Zoë Test (verzonnen)"), "kept");
    }
    let sure = [&fields("zoe@example.nl", "nummer 111222333")[..], &[("number", "1")]].concat();
    assert_eq!(post(&portal, FORM, &sure).await.status, 202);
    let mut restriction = fields("zed@example.nl", "Mijn bericht.").to_vec();
    restriction[0].1 = "restriction";
    assert!(post(&portal, FORM, &restriction).await.text.contains("Kies waarom"));
    restriction.push(("ground", "accuracy"));
    assert_eq!(post(&portal, FORM, &restriction).await.status, 202);
    assert_eq!(post(&portal, FORM, &[("kind", "account_closure")]).await.status, 303, "that needs an account");
}

#[tokio::test]
async fn a_thousand_forms_of_one_network_keep_nobody_else_from_their_right() {
    let portal = Portal::new().await;
    let mut taken = 0;
    for number in 0..1_000 {
        let answer = post_from(&portal, "203.0.113.9", &fields(&format!("zoe{number}@example.nl"), "Hallo.")).await;
        if answer.status == 202 {
            taken += 1;
            continue;
        }
        assert_eq!(answer.header("retry-after"), "3601");
        let text = answer.page(429, "Dit lukt nu niet");
        for way in ["Neem dan contact met ons op", "net zo goed", "Dopheide 14", "24 november 2026 om 11.15 uur"] {
            assert!(text.contains(way), "{way}: {text}");
        }
    }
    assert_eq!(taken, 20);
    let body = json!({ "kind": "access", "name": "Zoë (verzonnen)", "email": "zoe@example.nl", "text": "Hallo." });
    let answer = json_from(&portal, "203.0.113.9", &body).await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "3601"));
    assert_eq!(answer.json()["code"], "too_many_requests");
    assert_eq!(links(&portal).await.len(), 20);
    // Somebody else, meanwhile.
    let asked = post_from(&portal, "198.51.100.7", &fields("zed@example.nl", "Hallo.")).await;
    assert!(asked.page(202, "Kijk in je e-mail").contains("binnen een paar minuten"));
    let link = links(&portal).await.pop().unwrap();
    assert_eq!(post(&portal, &link, &[]).await.status, 303);
    // Who follows a link has room for another.
    portal.pass(SignedDuration::from_mins(60));
    assert_eq!(post_from(&portal, "203.0.113.9", &fields("zoe@example.nl", "Hallo.")).await.status, 202);
}

#[tokio::test]
async fn when_so_many_ask_the_email_leaves_later_and_its_link_works_its_hour() {
    let portal = Portal::with(&[("REQUESTS__PUBLIC_MOST", "2")]).await;
    for number in 0..2 {
        let answer = post(&portal, FORM, &fields(&format!("zoe{number}@example.nl"), "Hallo.")).await;
        assert!(answer.page(202, "Kijk in je e-mail").contains("De link werkt tot 24 november 2026 om 11.15 uur."));
    }
    let later = post(&portal, FORM, &fields("zoe9@example.nl", "Hallo.")).await;
    let text = later.page(202, "Kijk in je e-mail");
    let told = [
        "erg veel verzoeken",
        "sturen we je een e-mail op 24 november 2026 om 11.15 uur",
        "tot 24 november 2026 om 12.15 uur",
    ];
    assert!(told.iter().all(|told| text.contains(told)) && text.contains("Dopheide 14"), "{text}");
    let body = json!({ "kind": "access", "name": "Zed (verzonnen)", "email": "zed@example.nl", "text": "Hallo." });
    let asked = json_from(&portal, "198.51.100.7", &body).await;
    assert_eq!(asked.status, 202);
    assert_eq!(asked.json(), json!({ "mail_at": "2026-11-24T10:15:00Z", "until": "2026-11-24T11:15:00Z" }));
    assert_eq!(links(&portal).await.len(), 2);
    portal.pass(SignedDuration::from_mins(60));
    let late = links(&portal).await;
    assert_eq!(late.len(), 2, "both, now that the first two have ended");
    portal.pass(SignedDuration::from_mins(59));
    for link in late {
        assert_eq!(post(&portal, &link, &[]).await.status, 303);
    }
}

/// The database knows two forms of one network to be that, and no more.
#[tokio::test]
async fn a_network_is_kept_as_a_digest_and_goes_with_what_waited() {
    let portal = Portal::new().await;
    for ip in ["203.0.113.9", "2001:db8:1:2::7", "2001:db8:1:2::8", "10.0.0.1"] {
        assert_eq!(post_from(&portal, ip, &fields("zoe@example.nl", "Hallo.")).await.status, 202);
    }
    let file = portal.sql().await;
    let sql = "SELECT network FROM public_ask WHERE network IS NOT NULL ORDER BY network";
    let kept: Vec<Vec<u8>> = sqlx::query_scalar(sql).fetch_all(&file).await.unwrap();
    let different: std::collections::BTreeSet<_> = kept.iter().collect();
    assert_eq!((kept.len(), different.len()), (3, 2), "that of a proxy nobody named is none");
    for link in links(&portal).await {
        assert_eq!(post(&portal, &link, &[]).await.status, 303);
    }
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM public_ask").fetch_one(&file).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn it_can_be_taken_back() {
    let portal = Portal::new().await;
    let follow = confirmed(&portal).await;
    assert_eq!(post(&portal, &format!("{follow}/cancel"), &[]).await.status, 303);
    let text = page(&portal, &follow).await.text;
    assert!(text.contains("Je hebt je verzoek ingetrokken") && !text.contains("Trek mijn verzoek in"));
    assert_eq!(post(&portal, &format!("{follow}/cancel"), &[]).await.status, 303, "again changes nothing");
}
