//! A request after it was sent: a question answered, taken back, its file fetched, and all of it printed.

use e2e::{Journey, db};

#[tokio::test]
async fn a_question_is_answered_and_the_clock_runs_again() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-explanation").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    let request = journey.api().await.requests().await.remove(0);
    let reference = request["reference"].as_str().unwrap();
    let question = "Over welke gegevens wil je uitleg?";
    journey.server.operate(&[
        "requests",
        "pause",
        "--as",
        "Puck Privacy (verzonnen)",
        "--ground",
        "specification",
        "--text",
        question,
        reference,
    ]);
    journey.goes_to("").await;
    journey.browser.eval("document.querySelector('mijn-privacy').refresh()").await;
    widget.says("section.todo", "We hebben een vraag over je verzoek").await;
    widget.press("section.todo button").await;
    widget.says(".messages .asks", question).await;
    journey.is_accessible("a question").await;
    widget.press(".note button | Beantwoord onze vraag").await;
    widget.focused("#answer").await;
    widget.types("#answer", "Over mijn account.").await;
    widget.press("#answer-send").await;
    widget.says("ol.steps", "De termijn loopt weer").await;
    widget.says(".messages .own", "Over mijn account.").await;
    assert_eq!(widget.value("#answer").await, "");
    let now = journey.api().await.get(&format!("requests/{}", request["id"].as_str().unwrap())).await;
    assert!(now.get("paused").is_none(), "the clock stands still: {now}");
    widget.press("button | Terug").await;
    widget.press("button | Terug").await;
    widget.sees("#home").await;
    widget.gone("section.todo").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_request_is_taken_back_after_it_is_asked_once_more() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.goes_to("requests/demo-in-progress").await;
    widget.press("#cancel").await;
    widget.says(".cancel", "Je kunt later altijd een nieuw verzoek doen.").await;
    journey.is_accessible("before it is taken back").await;
    widget.press("#cancel-no").await;
    widget.press("#cancel").await;
    widget.press("#cancel-yes").await;
    widget.says("ol.steps li:last-child", "Je trok je verzoek in").await;
    widget.gone(".cancel").await;
    assert_eq!(journey.api().await.get("requests/demo-in-progress").await["status"], "cancelled");
    journey.ends().await;
}

#[tokio::test]
async fn the_file_with_the_answer_is_made_and_fetched() {
    let journey = Journey::direct("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    let request = journey.api().await.requests().await.remove(0);
    let reference = request["reference"].as_str().unwrap();
    // It is made by itself; the page says so as soon as it is there.
    widget.sees("#download").await;
    journey.is_accessible("a file that is ready").await;
    db::change(&journey.server, "UPDATE session SET authenticated_at = 0").await;
    // What the browser is told to fetch, and what it gets there with its session.
    let watch = "(window.fetched = [], HTMLAnchorElement.prototype.click = function () { fetched.push([this.href, this.download]); }, true)";
    journey.browser.eval(watch).await;
    widget.press("#download").await;
    widget.types("#step-up-password", &journey.password().await).await;
    widget.press("dialog button[type=submit]").await;
    journey.browser.wait("the browser is told where it is", "window.fetched.length === 1").await;
    let told = journey.browser.eval("window.fetched[0]").await;
    assert_eq!(told[1], format!("gegevens-{reference}.zip"));
    let fetch = "void fetch(window.fetched[0][0]).then(async (answer) => { const bytes = new Uint8Array(await answer.arrayBuffer()); window.head = [answer.status, String.fromCharCode(...bytes.slice(0, 2))]; })";
    journey.browser.eval(fetch).await;
    journey.browser.wait("a ZIP comes", "JSON.stringify(window.head) === '[200,\"PK\"]'").await;
    journey.ends().await;
}

#[tokio::test]
async fn the_dossier_has_every_request_that_is_chosen() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    journey.goes_to("dossier").await;
    let all = api.requests().await;
    for request in &all {
        widget.says(".entry", request["reference"].as_str().unwrap()).await;
    }
    widget.says(".complaint", "Vertel het eerst aan ons.").await;
    widget.says(".complaint", "Postbus 93374").await;
    journey.is_accessible("the dossier").await;
    let one = &all[0];
    widget.press(&format!("label[for='choose-{}']", one["id"].as_str().unwrap())).await;
    widget.gone(&format!(".entry | {}", one["reference"].as_str().unwrap())).await;
    assert_eq!(widget.count(".entry").await as usize, all.len() - 1);
    journey.ends().await;
}
