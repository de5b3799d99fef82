//! What somebody typed stands in the database sealed: whoever has the file or a copy of it reads none of it.

use crate::portal::people::EVA;
use crate::portal::{Portal, desk};
use axum::body::Body;
use axum::http::{Request, header};
use jiff::SignedDuration;
use mijn_privacy_api::{DeskAnswer, DeskExtend, DeskFilter, DeskReject, RequestId};
use mijn_privacy_server::desk::{self as verbs, ListAsk, NewFile};
use mijn_privacy_store::{MailVerbs, PageOf, RequestVerbs};
use serde_json::{Value, json};

const FORM: &str = "/api/privacy/v1/public/requests";

/// The file with its log, as a thief has them.
fn stolen(portal: &Portal) -> String {
    let read = |name: &str| std::fs::read(portal.file(name)).unwrap_or_default();
    let both = [read("test.db"), read("test.db-wal")].concat();
    String::from_utf8_lossy(&both).to_lowercase()
}

#[track_caller]
fn says_nothing(portal: &Portal, when: &str) {
    let stolen = stolen(portal);
    if let Some(at) = stolen.find("zegel") {
        let around: String = stolen[at..].chars().take(60).collect();
        panic!("{when}: {around}");
    }
    assert!(stolen.contains("eva@example.nl"), "{when}: what is not sealed is found");
    assert!(stolen.matches("mp-sealed:").count() > 20, "{when}");
}

fn id(request: &Value) -> RequestId {
    request["id"].as_str().unwrap().parse().unwrap()
}

async fn form(portal: &Portal, path: &str, fields: &[(&str, &str)]) -> crate::portal::Answer {
    let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let call = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    portal.send(call.body(Body::from(body)).unwrap()).await
}

/// The request of a stranger, asked and confirmed; another one is not confirmed.
async fn stranger(portal: &Portal) -> RequestId {
    for text in ["Zegel van de vreemde", "Zegel die niemand bevestigt"] {
        let fields = [("kind", "access"), ("name", "Zegel (verzonnen)"), ("email", "zegel@example.nl"), ("text", text)];
        assert_eq!(form(portal, FORM, &fields).await.status, 202);
    }
    let mails = portal.store.lease_mail(portal.state.now(), SignedDuration::from_mins(1), 50).await.unwrap();
    let text = mails.iter().find(|one| one.mail.to.as_str() == "zegel@example.nl").unwrap().mail.text.clone();
    let link = text.lines().find_map(|line| line.find(FORM).map(|at| line[at..].to_owned())).unwrap();
    assert_eq!(form(portal, &link, &[]).await.status, 303);
    for mail in mails {
        portal.store.mail_sent(mail.id).await.unwrap();
    }
    let ask = ListAsk { filter: DeskFilter::Open, kind: None, reference: None };
    let page = PageOf { after: None, limit: 50 };
    let rows = verbs::list(&portal.state, &desk::officer(), ask, &page).await.unwrap().items;
    rows.into_iter().find(|line| line.without_account).unwrap().id
}

#[tokio::test]
async fn nothing_that_was_typed_is_in_the_file_or_its_log() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let (state, officer) = (&portal.state, desk::officer());
    let asked =
        eva.ask("typed-0123456789abcdef", &json!({ "kind": "explanation", "text": "Zegel van Eva" })).await.json();
    assert_eq!(eva.says(&asked, "typed-message", "Zegel in het bericht").await.status, 201);
    portal.pause(&asked, "Zegel van de officier?").await;
    assert_eq!(eva.says(&asked, "typed-answer", "Zegel als antwoord").await.status, 201);
    let extend = DeskExtend { months: 1, reason: desk::text("Zegel: waarom het langer duurt") };
    verbs::extend(state, &officer, &id(&asked), extend).await.unwrap();
    let file = NewFile { name: "brief.txt".into(), content: b"Zegel in de bijlage".to_vec(), text: None, id: None };
    verbs::attach(state, &officer, &id(&asked), file).await.unwrap();
    let reject = DeskReject { reason: desk::text("Zegel: waarom niet") };
    verbs::reject(state, &officer, &id(&asked), reject).await.unwrap();

    let correction = json!([{ "category": "name_address", "to": "Eva Zegel, Dorp" }]);
    let correction = json!({ "kind": "rectification", "purposes": ["account"], "corrections": correction });
    let corrected = eva.ask("typed-correction-0123456", &correction).await;
    assert_eq!(corrected.status, 202, "{}", corrected.text);

    let erasure = json!({ "kind": "erasure", "purposes": ["order"], "text": "Zegel: alles weg" });
    let erasure = eva.ask("typed-erasure-0123456789", &erasure).await;
    assert_eq!(erasure.status, 202, "{}", erasure.text);
    let erasure = erasure.json();
    let answer = DeskAnswer {
        text: Some(desk::text("Zegel in ons antwoord")),
        outcome: None,
        reason: Some(desk::text("Zegel: waarom we iets bewaren")),
    };
    verbs::answer(state, &officer, &id(&erasure), answer).await.unwrap();

    let stranger = stranger(&portal).await;
    says_nothing(&portal, "while the server runs");
    portal.work().await;
    portal.store.fold().await.unwrap();
    says_nothing(&portal, "after the work");

    // It is all there for who may read it.
    let shown = eva.request(&asked).await;
    let told = shown.to_string();
    for typed in
        ["van Eva", "in het bericht", "van de officier?", "als antwoord", ": waarom het langer duurt", ": waarom niet"]
    {
        assert!(told.contains(&format!("Zegel {typed}")) || told.contains(&format!("Zegel{typed}")), "{typed}: {told}");
    }
    assert!(eva.request(&corrected.json()).await.to_string().contains("Eva Zegel, Dorp"));
    let told = eva.request(&erasure).await.to_string();
    assert!(told.contains("Zegel: waarom we iets bewaren") && told.contains("Zegel in ons antwoord"), "{told}");
    let (full, head) = portal.store.desk_request(&stranger).await.unwrap().unwrap();
    assert_eq!(full.row.text.as_deref(), Some("Zegel van de vreemde"));
    assert_eq!((head.name.as_str(), head.email.unwrap().as_str()), ("Zegel (verzonnen)", "zegel@example.nl"));

    portal.store.close().await;
    says_nothing(&portal, "after it stopped");
}
