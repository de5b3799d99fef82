//! What a person changes by themselves, and what they ask to have changed.

use e2e::{Journey, db, mail};

/// Fills in a new value, up to both values side by side.
async fn looks(journey: &Journey, field: &str, value: &str) {
    let widget = journey.widget();
    widget.press(&format!("#change-{field}")).await;
    let place = format!("#new-{field}");
    widget.sees(&place).await;
    widget.element(&place).await.clear().await.unwrap();
    widget.types(&place, value).await;
    widget.press("#look").await;
    widget.says(".profile form", "Klopt dit?").await;
}

#[tokio::test]
async fn a_telephone_number_is_changed_in_place() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.open_card("Je account").await;
    widget.press("#go-profile").await;
    widget.sees("#change-phone").await;
    journey.is_accessible("the profile").await;
    looks(&journey, "phone", "0512 98 76 54").await;
    journey.is_accessible("both values").await;
    db::change(&journey.server, "UPDATE session SET authenticated_at = 0").await;
    widget.press("#save").await;
    widget.types("#step-up-password", &journey.password().await).await;
    widget.press("dialog button[type=submit]").await;
    widget.says("#field-phone", "Opgeslagen: Telefoonnummer.").await;
    widget.says("#field-phone", "0512 98 76 54").await;
    widget.press("button | Terug").await;
    widget.says("details.card[open]", "0512 98 76 54").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_new_address_holds_once_its_link_is_followed() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.goes_to("profile").await;
    looks(&journey, "email", "nieuw-adres@example.nl").await;
    widget.says(".profile form", "We laten het ook weten op jansje@example.nl.").await;
    widget.press("#save").await;
    widget.says("#field-email", "We stuurden een e-mail naar nieuw-adres@example.nl.").await;
    widget.says("#field-email", "Wacht op je klik").await;
    let link = mail::link(&journey.server.origin(), "nieuw-adres@example.nl", "/public/").await;
    assert!(link.starts_with("http"), "{link}");
    assert!(mail::count(&journey.server.origin(), "jansje@example.nl", "nieuw-adres").await <= 1);
    let profile = journey.api().await.get("profile").await;
    let email = profile["fields"].as_array().unwrap().iter().find(|field| field["category"] == "email").unwrap();
    assert_eq!(email["value"], "jansje@example.nl", "the new address holds before its link is followed");
    journey.ends().await;
}

#[tokio::test]
async fn a_change_from_elsewhere_is_not_overwritten_unseen() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.goes_to("profile").await;
    looks(&journey, "phone", "0512 98 76 54").await;
    journey.api().await.change_profile("phone", "0512 11 22 33").await;
    widget.press("#save").await;
    widget.says(".profile form .failed", "Er staat nu: “0512 11 22 33”.").await;
    widget.press("#save").await;
    widget.says("#field-phone", "Opgeslagen: Telefoonnummer.").await;
    journey.ends_with(&["412"]).await;
}

#[tokio::test]
async fn what_cannot_be_changed_here_is_asked_for() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.goes_to("profile").await;
    let id = widget.attr(".profile button[id^=ask-]", "id").await;
    widget.press(&format!("#{id}")).await;
    widget.focused(&format!("#{}", id.replace("ask-", "to-"))).await;
    journey.browser.keys("Zoals het hoort (verzonnen)").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    widget.says("section[aria-labelledby=asked]", "Zoals het hoort (verzonnen)").await;
    journey.ends().await;
}
