//! Requests over the company's API: who may do what, and what a ticket system sees.

use crate::hand::acts;
use crate::portal::people::{EVA, NOOR};
use crate::portal::{COMPANY, Portal, TOKEN};
use axum::body::Body;
use axum::http::Request;
use jiff::SignedDuration;
use serde_json::{Value, json};

/// Every endpoint, with a body that fits, and whether the helpdesk may.
fn endpoints(id: &str) -> Vec<(&'static str, String, Option<Value>, bool)> {
    let path = |end: &str| format!("/requests/{id}/{end}");
    vec![
        ("GET", "/requests".to_owned(), None, true),
        ("GET", "/requests/report?from=2026-01-01&to=2026-12-31".to_owned(), None, true),
        ("GET", format!("/requests/{id}"), None, true),
        ("POST", path("take"), None, true),
        ("POST", path("messages"), Some(json!({ "text": "Hallo", "question": true })), true),
        ("POST", path("told"), Some(json!({ "name": "Niemand" })), true),
        ("POST", path("attachments?name=a.pdf"), None, false),
        ("POST", path("pause"), Some(json!({ "ground": "specification", "question": "Welke?" })), false),
        ("POST", path("resume"), None, false),
        ("POST", path("extend"), Some(json!({ "months": 1, "reason": "Veel." })), false),
        ("POST", path("answer"), Some(json!({})), false),
        ("POST", path("reject"), Some(json!({ "reason": "Nee." })), false),
    ]
}

#[tokio::test]
async fn each_role_may_what_is_its_own() {
    let portal = Portal::with_tickets().await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    let eva = portal.log_in(EVA).await;
    for (method, path, body, helpdesk_may) in endpoints(id.as_str()) {
        // Nobody, the mailing system, and a customer.
        let mailing = format!("Bearer {TOKEN}");
        for (name, value) in [("x-nothing", "x"), ("authorization", mailing.as_str()), ("cookie", eva.cookie.as_str())]
        {
            let call = Request::builder().method(method).uri(format!("{COMPANY}{path}")).header(name, value);
            let call = call.header("content-type", "application/json");
            let sent = body.as_ref().map(Value::to_string).unwrap_or_default();
            portal.send(call.body(Body::from(sent)).unwrap()).await.problem(401, "not_authorized");
        }
        let answer = portal.company("helpdesk", method, &path, body.as_ref()).await;
        if !helpdesk_may {
            answer.problem(403, "not_allowed");
        } else if path.ends_with("told") {
            assert_eq!(answer.problem(409, "not_now")["refusal"], "not_to_tell");
        } else {
            answer.ok();
        }
    }
    for (method, path, body, _) in endpoints(id.as_str()) {
        let answer = portal.company("officer", method, &path, body.as_ref()).await;
        match path.rsplit('/').next().unwrap() {
            "told" => assert_eq!(answer.problem(409, "not_now")["refusal"], "not_to_tell"),
            "reject" => assert_eq!(answer.problem(409, "not_now")["refusal"], "closed", "it was answered before"),
            _ => drop(answer.ok()),
        }
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn a_ticket_system_does_it_all_for_its_employees() {
    let portal = Portal::with_tickets().await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    portal.asked(NOOR, json!({ "kind": "objection", "purposes": ["account"], "text": "Nee." })).await;
    let listed = portal.company("helpdesk", "GET", "/requests?filter=new&kind=explanation", None).await.ok();
    assert_eq!((listed["total"].as_u64(), listed["items"][0]["id"].as_str()), (Some(1), Some(id.as_str())));
    assert!(listed["items"][0].get("name").is_none());
    let reference = listed["items"][0]["reference"].as_str().unwrap().to_owned();
    let found = portal.company("helpdesk", "GET", &format!("/requests?reference={reference}"), None).await.ok();
    assert_eq!(found["total"], 1);
    let shown = portal.company("helpdesk", "GET", &format!("/requests/{reference}"), None).await.ok();
    assert_eq!(
        (&shown["name"], &shown["proof"], &shown["verbs"]),
        (&json!("Klant eva-bv"), &json!("password"), &json!(["take", "ask"]))
    );

    let path = |end: &str| format!("/requests/{reference}/{end}");
    let by = [("x-actor", "Eén Medewerker")];
    portal.company_with("helpdesk", "POST", &path("take"), &by, None).await.ok();
    portal
        .company("officer", "POST", &path("pause"), Some(&json!({ "ground": "specification", "question": "Welke?" })))
        .await
        .ok();
    portal.pass(SignedDuration::from_hours(24));
    portal.company("officer", "POST", &path("resume"), None).await.ok();
    let extend = json!({ "months": 2, "reason": "Het is veel." });
    assert_eq!(
        portal.company("officer", "POST", &path("extend"), Some(&extend)).await.ok()["line"]["due_on"],
        "2027-02-25"
    );
    let again = portal.company("officer", "POST", &path("extend"), Some(&extend)).await.problem(409, "not_now");
    assert_eq!(again["refusal"], "already_extended");
    let answered = portal.company("officer", "POST", &path("answer"), Some(&json!({ "text": "Daarom." }))).await.ok();
    assert_eq!(answered["line"]["status"], "completed");
    assert_eq!(
        acts(&portal.desk(&id).await),
        ["Eén Medewerker take", "officer pause", "officer resume", "officer extend", "officer answer"]
    );
    let sql = "SELECT DISTINCT actor || ' by ' || system FROM lookup WHERE reason IS NOT NULL ORDER BY 1";
    let seen: Vec<String> = sqlx::query_scalar(sql).fetch_all(&portal.sql().await).await.unwrap();
    assert_eq!(
        seen,
        ["Eén Medewerker by helpdesk", "Olga Officier by Ticketsysteem", "helpdesk by helpdesk", "officer by officer"]
    );
    let eva = portal.log_in(EVA).await;
    let request = eva.get(&format!("/requests/{id}")).await.ok();
    assert_eq!(request["thread"][1]["text"], "Daarom.");
    assert!(!request.to_string().contains("Medewerker"), "who of the company did it stays there");
}

#[tokio::test]
async fn the_queue_is_walked_by_pages() {
    let portal = Portal::with_tickets().await;
    for number in 0..5 {
        portal.asked(EVA, json!({ "kind": "explanation", "text": format!("Uitleg {number}?") })).await;
        portal.pass(SignedDuration::from_hours(24));
    }
    let (mut path, mut seen) = ("/requests?limit=2".to_owned(), Vec::new());
    loop {
        let page = portal.company("helpdesk", "GET", &path, None).await.ok();
        seen.extend(page["items"].as_array().unwrap().iter().map(|one| one["due_on"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        let other = format!("/requests?limit=2&filter=closed&cursor={next}");
        portal.company("helpdesk", "GET", &other, None).await.problem(400, "invalid_parameter");
        path = format!("/requests?limit=2&cursor={next}");
    }
    assert_eq!(seen, ["2026-12-24", "2026-12-28", "2026-12-28", "2026-12-28", "2026-12-28"]);
}

#[tokio::test]
async fn the_report_counts_in_json_and_csv() {
    let portal = Portal::with_tickets().await;
    let ids = [
        portal.asked(EVA, json!({ "kind": "explanation", "text": "Een" })).await,
        portal.asked(EVA, json!({ "kind": "explanation", "text": "Twee" })).await,
        portal.asked(EVA, json!({ "kind": "objection", "purposes": ["account"], "text": "Nee." })).await,
    ];
    portal.pass(SignedDuration::from_hours(24 * 10));
    let reject = json!({ "reason": "Nee." });
    portal.company("officer", "POST", &format!("/requests/{}/reject", ids[0]), Some(&reject)).await.ok();
    portal.pass(SignedDuration::from_hours(24 * 40));
    portal.company("officer", "POST", &format!("/requests/{}/answer", ids[2]), Some(&json!({}))).await.ok();
    let period = "from=2026-11-01&to=2027-01-31";
    let report = portal.company("helpdesk", "GET", &format!("/requests/report?{period}"), None).await.ok();
    let all = report["lines"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        all,
        json!({ "received": 3, "open": 1, "due_soon": 0, "overdue": 1, "closed": 2, "closed_late": 1, "mean_days": 30.0 })
    );
    let csv = portal.company("officer", "GET", &format!("/requests/report?{period}&format=csv"), None).await;
    assert_eq!((csv.status.as_u16(), csv.header("content-type")), (200, "text/csv; charset=utf-8"));
    let lines: Vec<&str> = csv.text.lines().collect();
    assert_eq!(lines[0], "from,to,kind,received,open,due_soon,overdue,closed,closed_late,mean_days");
    assert_eq!(lines[1], "2026-11-01,2027-01-31,explanation,2,1,0,1,1,0,10");
    assert_eq!(lines[3], "2026-11-01,2027-01-31,all,3,1,0,1,2,1,30");
    let none =
        portal.company("officer", "GET", "/requests/report?from=2020-01-01&to=2020-12-31&format=csv", None).await;
    assert!(none.text.contains("all,0,1,0,1,0,0,\n"), "what is open now is open: {}", none.text);
}
