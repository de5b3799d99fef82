//! Each of the ten kinds of requests, over each of the company's routes, and what the person then sees.

use e2e::rights::{self, KINDS};
use e2e::{Company, Journey, Officer, Route, mail, wait};
use serde_json::Value;

const QUESTION: &str = "Welke gegevens bedoel je?";
const LONGER: &str = "Het zijn er veel.";
const STAYS: &str = "De wet laat ons dit bewaren.";
const NO: &str = "Dit kan niet, want het is van een ander.";
/// The address of the customer `nieuw`.
const ADDRESS: &str = "nieuw@example.nl";

/// What the subject of the last e-mail says: of an answer, and of a file.
const ANSWERS: [&str; 2] = ["Ons antwoord", "staan klaar"];

fn makes_file(kind: &str) -> bool {
    matches!(kind, "access" | "portability")
}

fn text<'a>(request: &'a Value, key: &str) -> &'a str {
    request[key].as_str().unwrap_or_else(|| panic!("no {key}: {request}"))
}

/// Opens the page of a request as it is now.
async fn opens(journey: &Journey, id: &str) {
    journey.goes_to("").await;
    journey.widget().sees("#home").await;
    journey.browser.eval("document.querySelector('mijn-privacy').refresh()").await;
    journey.goes_to(&format!("requests/{id}")).await;
    journey.widget().sees("ol.steps").await;
}

/// Nothing on the page is unknown or has a gap.
async fn is_whole(journey: &Journey) {
    let page = journey.widget().text(".mp").await;
    assert!(!page.contains("onbekend") && !page.contains("{}"), "a gap:\n{page}");
}

/// Sent in the browser, asked about, answered by the person, extended, and answered with a file beside it.
async fn is_answered(journey: &Journey, company: &Company<'_>, kind: &str) -> String {
    let (widget, api) = (journey.widget(), journey.api().await);
    journey.goes_to("").await;
    rights::opens(widget, kind).await;
    journey.is_accessible(&format!("the form of {kind}")).await;
    rights::fills(widget, kind).await;
    rights::sends(widget, kind).await;
    journey.is_accessible(&format!("the page of {kind}")).await;
    is_whole(journey).await;
    let request = api.requests().await.swap_remove(0);
    let (id, reference) = (text(&request, "id"), text(&request, "reference").to_owned());
    assert_eq!(request["kind"], kind);
    company.take(id).await;
    company.pause(id, QUESTION).await;
    opens(journey, id).await;
    widget.says(".messages .asks", QUESTION).await;
    widget.says("ol.steps", "De termijn staat stil").await;
    widget.types("#answer", "Alles (verzonnen).").await;
    widget.press("#answer-send").await;
    widget.says("ol.steps", "De termijn loopt weer").await;
    company.extend(id, LONGER).await;
    company.attach(id, "uitleg.txt").await;
    opens(journey, id).await;
    let now = api.get(&format!("requests/{id}")).await;
    assert_ne!(now["extended"]["until"], request["due_on"]);
    widget.says(".note", LONGER).await;
    widget.says("ol.steps", "Wij hebben meer tijd nodig").await;
    widget.says(".messages a[download]", "uitleg.txt").await;
    company.answer(id, "Zo is het gegaan.", STAYS).await;
    let path = format!("requests/{id}");
    let done = wait::until(|| async { Some(api.get(&path).await).filter(|one| one["status"] == "completed") }).await;
    let done = done.unwrap_or_else(|| panic!("{kind} is never done"));
    opens(journey, id).await;
    widget.says("p.sum", "Beantwoord").await;
    widget.says("ol.steps", "Beantwoord").await;
    widget.says(".messages", "Zo is het gegaan.").await;
    let outcome = done["outcome"].as_array().map_or(0, Vec::len) as u64;
    // What became alike stands in one line.
    assert_eq!(widget.count(".outcome li").await > 0, outcome > 0, "{kind}");
    assert_eq!(outcome > 0, matches!(kind, "rectification" | "erasure" | "restriction" | "account_closure"), "{kind}");
    assert_eq!(widget.count("#download").await > 0, makes_file(kind), "{kind}");
    if done.get("decision_reason").is_some() {
        widget.says("section.refused", STAYS).await;
        widget.says("section.refused", "Autoriteit Persoonsgegevens").await;
    }
    is_whole(journey).await;
    reference
}

/// Paused, resumed by the company, extended and refused.
async fn is_refused(journey: &Journey, company: &Company<'_>, kind: &str) -> String {
    let widget = journey.widget();
    let request = journey.api().await.ask(rights::body(kind, "Nog een keer (verzonnen).")).await;
    let id = text(&request, "id");
    company.take(id).await;
    company.ask(id, "Waarom vraag je dit?").await;
    company.pause(id, QUESTION).await;
    company.resume(id).await;
    company.extend(id, LONGER).await;
    company.reject(id, NO).await;
    opens(journey, id).await;
    widget.says("p.sum", "Afgewezen").await;
    for step in ["De termijn staat stil", "De termijn loopt weer", "Wij hebben meer tijd nodig", "Afgewezen"] {
        widget.says("ol.steps", step).await;
    }
    for part in [NO, "Autoriteit Persoonsgegevens", "de rechter"] {
        widget.says("section.refused", part).await;
    }
    widget.gone("#cancel").await;
    is_whole(journey).await;
    text(&request, "reference").to_owned()
}

/// Taken back by the person.
async fn is_taken_back(journey: &Journey, kind: &str) -> String {
    let widget = journey.widget();
    let request = journey.api().await.ask(rights::body(kind, "Toch maar niet (verzonnen).")).await;
    opens(journey, text(&request, "id")).await;
    widget.press("#cancel").await;
    widget.press("#cancel-yes").await;
    widget.says("ol.steps", "Je trok je verzoek in").await;
    widget.says("p.sum", "Ingetrokken").await;
    widget.gone("#cancel").await;
    is_whole(journey).await;
    text(&request, "reference").to_owned()
}

#[tokio::test]
async fn each_kind_is_sent_paused_extended_answered_refused_and_taken_back() {
    let journey = Journey::direct("nieuw").await;
    let overview = journey.api().await.get("overview").await;
    let mut offered: Vec<&str> =
        overview["requests"]["kinds"].as_array().expect("kinds").iter().filter_map(Value::as_str).collect();
    offered.sort_unstable();
    let mut all = KINDS;
    all.sort_unstable();
    assert_eq!(offered, all);
    let (server, officer) = (&journey.server, &Officer::log_in(&journey.server.origin()).await);
    for (place, kind) in KINDS.into_iter().enumerate() {
        let route = Route::ALL[place % 2];
        let told = [
            (is_taken_back(&journey, kind).await, &["ontvangen", "ingetrokken"][..]),
            (
                is_refused(&journey, &Company { server, officer, route: route.other() }, kind).await,
                &["ontvangen", "een vraag", "je antwoord nodig", "meer tijd", "besluit"],
            ),
            (
                is_answered(&journey, &Company { server, officer, route }, kind).await,
                &["ontvangen", "je antwoord nodig", "meer tijd", "een bericht", ANSWERS[usize::from(makes_file(kind))]],
            ),
        ];
        for (reference, parts) in told {
            for part in parts {
                is_told(&journey, &reference, part).await;
            }
        }
    }
    journey.ends().await;
}

/// An e-mail says so; there may be some left to send.
async fn is_told(journey: &Journey, reference: &str, part: &str) {
    let origin = journey.server.origin();
    let found = wait::until(|| async {
        let subjects = mail::subjects(&origin, ADDRESS).await;
        subjects.iter().any(|one| one.contains(reference) && one.contains(part)).then_some(())
    });
    assert!(found.await.is_some(), "no e-mail about {reference} says “{part}”");
}
