//! The forms: what they ask, what is missing, and the ways that lead to them.

use e2e::{Journey, rights};

#[tokio::test]
async fn an_objection_to_marketing_stops_it_at_once() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    assert!(journey.api().await.is_on("marketing").await, "the demo's customer has it on");
    journey.goes_to("requests/new/objection/marketing").await;
    widget.says(".note", "Bij reclame hoef je geen reden te geven.").await;
    widget.gone("#text").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We sturen je vanaf nu geen reclame meer.").await;
    assert!(!journey.api().await.is_on("marketing").await);
    journey.ends().await;
}

#[tokio::test]
async fn what_is_missing_is_said_where_it_is_missing() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    rights::opens(widget, "restriction").await;
    widget.press("#submit").await;
    widget.says(".failed", "Kies waarom we je gegevens niet mogen gebruiken.").await;
    widget.focused("form .failed").await;
    journey.is_accessible("a form with a fault").await;
    widget.press(".faults button").await;
    widget.focused("#ground-accuracy").await;
    journey.browser.keys(" ").await;
    widget.gone("form .failed").await;
    assert!(journey.api().await.requests().await.is_empty());
    journey.ends().await;
}

#[tokio::test]
async fn a_citizen_number_is_asked_about_before_it_goes_anywhere() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    rights::opens(widget, "explanation").await;
    widget.types("#text", "Mijn nummer is 111.222.333.").await;
    widget.press("#submit").await;
    widget.says(".note", "Dit lijkt op een burgerservicenummer").await;
    journey.is_accessible("the question about a number").await;
    assert!(journey.api().await.requests().await.is_empty());
    widget.press("#bsn-remove").await;
    widget.focused("#text").await;
    assert_eq!(widget.value("#text").await, "Mijn nummer is .");
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    journey.ends().await;
}

/// Where each pair of answers leads, in the order of the page.
const LEADS: [&[&str]; 3] = [
    &["Inzage in je gegevens", "Gegevens meenemen", "Uitleg over je gegevens", "Lijst van leveranciers"],
    &["Gegevens verbeteren", "Gegevens laten verwijderen", "Account opheffen"],
    &["Toestemming intrekken", "Toestemming intrekken", "Bezwaar", "Gebruik beperken", "Een mens laten beslissen"],
];

#[tokio::test]
async fn who_does_not_know_which_right_is_led_to_it() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("summary | Ik weet het niet precies").await;
    for (first, leads) in LEADS.iter().enumerate() {
        widget.press(&format!("label[for=first-{first}]")).await;
        for (second, lead) in leads.iter().enumerate() {
            widget.press(&format!("label[for=second-{second}]")).await;
            widget.says(".unsure", &format!("Dan past dit het best: {lead}.")).await;
            widget.sees("#go-on").await;
        }
    }
    widget.press("label[for=first-1]").await;
    widget.press("label[for=second-0]").await;
    widget.says(".unsure", "Dan past dit het best: Gegevens verbeteren.").await;
    journey.is_accessible("the two questions").await;
    widget.press("#go-on").await;
    widget.says(".title", "Laat je gegevens verbeteren").await;
    journey.ends().await;
}

#[tokio::test]
async fn the_rights_of_a_card_lead_to_a_form_about_it() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.open_card("Je bestellingen").await;
    widget.press("details.card[open] summary | Welke rechten heb je hierbij?").await;
    widget.press("details.card[open] .rights button | Gegevens meenemen").await;
    widget.says(".title", "Neem je gegevens mee").await;
    let checked = "document.querySelector('mijn-privacy').shadowRoot.querySelector('#about-order').checked";
    journey.browser.wait("the purpose is chosen", checked).await;
    journey.ends().await;
}
