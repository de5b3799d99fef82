//! What an officer does with a request on the pages.

use super::{Desk, csrf};
use crate::portal::Portal;
use crate::portal::people::{EVA, NOOR};
use axum::body::Body;
use axum::http::{Request, header};
use mijn_privacy_api::DeskRole;
use serde_json::json;

/// A request of Anna's that somebody has to judge.
async fn asked(portal: &Portal) -> (String, String) {
    let client = portal.log_in(EVA).await;
    let body = json!({ "kind": "explanation", "text": "Wat doen jullie met <b>mijn</b> gegevens?" });
    let request = client.ask("office-0123456789ab", &body).await.json();
    (request["id"].as_str().unwrap().to_owned(), request["reference"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_request_is_found_taken_asked_about_and_answered() {
    let portal = Portal::new().await;
    let (id, reference) = asked(&portal).await;
    let desk = Desk::as_role(&portal, DeskRole::Officer).await;
    assert!(desk.get("/desk?filter=new").await.text.contains(&reference));
    let found = desk.get(&format!("/desk?reference={}", reference.to_lowercase())).await;
    let page = format!("/desk/requests/{id}");
    assert_eq!(found.header("location"), page.as_str());
    let act = |verb: &str| format!("{page}/act/{verb}");
    let shown = desk.get(&page).await.text;
    assert!(shown.contains("Wat doen jullie met &#60;b&#62;mijn&#60;/b&#62; gegevens?"), "shown as text: {shown}");
    let taken = desk.submit(&page, &act("take"), &[]).await;
    assert_eq!(taken.header("location"), format!("{page}?done=take").as_str());
    assert!(desk.get(&format!("{page}?done=take")).await.text.contains("Dit verzoek staat nu op jouw naam."));
    let asked = desk.submit(&page, &act("ask"), &[("text", "Gaat het over je website?"), ("question", "1")]).await;
    assert_eq!(asked.status, 303);
    let client = portal.log_in(EVA).await;
    let seen = client.get(&format!("/requests/{id}")).await.ok();
    assert_eq!(
        (seen["thread"][0]["text"].as_str(), seen["thread"][0]["question"].as_bool()),
        (Some("Gaat het over je website?"), Some(true))
    );
    assert_eq!(desk.submit(&page, &act("answer"), &[("text", "We leggen het uit.")]).await.status, 303);
    assert_eq!(client.get(&format!("/requests/{id}")).await.ok()["status"], "completed");
    let late = desk.submit(&page, &act("extend"), &[("months", "2"), ("text", "Te veel werk.")]).await;
    assert!(late.status == 422 && late.text.contains("Dit verzoek is al afgesloten."));
}

#[tokio::test]
async fn what_cannot_be_done_says_why_and_keeps_what_was_typed() {
    let portal = Portal::new().await;
    let (id, _) = asked(&portal).await;
    let desk = Desk::as_role(&portal, DeskRole::Officer).await;
    let page = format!("/desk/requests/{id}");
    let empty = desk.submit(&page, &format!("{page}/act/reject"), &[("text", " ")]).await;
    assert!(empty.status == 422 && empty.text.contains("Schrijf iets op. De klant leest dit."));
    let typed = "Een lange uitleg & meer";
    let no_ground = desk.submit(&page, &format!("{page}/act/pause"), &[("text", typed)]).await;
    assert!(no_ground.status == 422 && no_ground.text.contains("Een lange uitleg &#38; meer"), "{}", no_ground.text);
    for (path, fields) in [("take", &[][..]), ("ask", &[("text", "hallo")][..])] {
        let forged = desk.post(&format!("{page}/act/{path}"), fields).await;
        assert_eq!(forged.status, 403, "without the token of the session");
    }
    let own = csrf(&desk.get(&page).await.text);
    assert_eq!(desk.post("/desk/requests/none/act/take", &[("csrf", &own)]).await.status, 404);
    assert_eq!(desk.post(&format!("{page}/act/dance"), &[("csrf", &own)]).await.status, 404);
}

#[tokio::test]
async fn what_stands_still_for_a_closed_request_is_ended_from_its_page() {
    let portal = Portal::new().await;
    let body = json!({ "kind": "objection", "purposes": ["account"], "text": "Liever niet." });
    let client = portal.log_in(EVA).await;
    let request = client.ask("office-still-0123456789ab", &body).await.json();
    let page = format!("/desk/requests/{}", request["id"].as_str().unwrap());
    let desk = Desk::as_role(&portal, DeskRole::Officer).await;
    assert!(!desk.get(&page).await.text.contains("Hef de beperking op"), "it is judged first");
    portal.grant(&request).await;
    let shown = desk.get(&page).await.text;
    assert!(shown.contains("Hef de beperking op") && shown.contains("nog 5 dagen stil"), "{shown}");
    let empty = desk.submit(&page, &format!("{page}/act/lift"), &[("text", " ")]).await;
    assert!(empty.status == 422 && empty.text.contains("Schrijf iets op. De klant leest dit."));
    let told = desk.submit(&page, &format!("{page}/act/lift"), &[("text", "Er is geen fraude.")]).await;
    assert_eq!(told.header("location"), format!("{page}?done=lift").as_str());
    let after = desk.get(&format!("{page}?done=lift")).await.text;
    assert!(
        after.contains("Weer in gebruik vanaf 29 november 2026") && after.contains("Er is geen fraude."),
        "{after}"
    );
    assert!(!after.contains("Hef de beperking op"), "once");
}

#[tokio::test]
async fn the_helpdesk_writes_and_does_not_decide() {
    let portal = Portal::new().await;
    let (id, _) = asked(&portal).await;
    let desk = Desk::as_role(&portal, DeskRole::Helpdesk).await;
    let page = format!("/desk/requests/{id}");
    let shown = desk.get(&page).await.text;
    assert!(
        shown.contains("Stuur een bericht") && !shown.contains("Wijs af") && !shown.contains("Beantwoord</summary>")
    );
    let refused = desk.submit(&page, &format!("{page}/act/reject"), &[("text", "Nee.")]).await;
    assert!(refused.status == 422 && refused.text.contains("Dit mag je met je rol niet."));
    assert_eq!(desk.submit(&page, &format!("{page}/act/ask"), &[("text", "Hoi.")]).await.status, 303);
}

#[tokio::test]
async fn a_file_reaches_the_person_and_nobody_else() {
    let portal = Portal::new().await;
    let (id, _) = asked(&portal).await;
    let desk = Desk::as_role(&portal, DeskRole::Officer).await;
    let page = format!("/desk/requests/{id}");
    let own = csrf(&desk.get(&page).await.text);
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{own}\r\n--x\r\nContent-Disposition: form-data; \
         name=\"file\"; filename=\"brief.txt\"\r\nContent-Type: text/plain\r\n\r\ninhoud\r\n--x--\r\n"
    );
    let call = |body: String| {
        Request::post(format!("{page}/attach"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header(header::COOKIE, desk.cookie.as_ref().unwrap())
            .body(Body::from(body))
            .unwrap()
    };
    assert_eq!(portal.send(call(body.replace(&own, "bm9uZQ"))).await.status, 403);
    let added = portal.send(call(body.clone())).await;
    assert_eq!(added.status, 303, "{}", added.text);
    assert!(portal.send(call(body.replace("inhoud", ""))).await.text.contains("Dit bestand is leeg."));
    let client = portal.log_in(EVA).await;
    let file = client.get(&format!("/requests/{id}/attachments/brief.txt")).await;
    assert_eq!((file.status.as_u16(), file.text.as_str()), (200, "inhoud"));
    assert_eq!(desk.get(&format!("{page}/attachments/brief.txt")).await.text, "inhoud");
    assert_eq!(Desk::new(&portal).get(&format!("{page}/attachments/brief.txt")).await.status, 303);
    let other = portal.log_in(NOOR).await;
    assert_eq!(other.get(&format!("/requests/{id}/attachments/brief.txt")).await.status, 404);
}

#[tokio::test]
async fn the_report_counts_and_a_period_the_wrong_way_round_is_said() {
    let portal = Portal::new().await;
    asked(&portal).await;
    let desk = Desk::as_role(&portal, DeskRole::Helpdesk).await;
    let report = desk.get("/desk/report").await;
    let counted = "<th scope=\"row\">Uitleg</th><td class=\"number\" data-name=\"Binnen\">1</td>";
    assert!(report.status == 200 && report.text.contains(counted));
    let wrong = desk.get("/desk/report?from=2026-12-31&to=2026-01-01").await;
    assert!(wrong.status == 422 && wrong.text.contains("in die volgorde"));
}
