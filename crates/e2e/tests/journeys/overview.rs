//! What is stored, with its reasons and its ends.

use e2e::{Journey, Look, db};

#[tokio::test]
async fn the_home_shows_my_own_data_and_until_when() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    assert_eq!(widget.count("details.card").await, 8);
    let overview = journey.api().await.get("overview").await;
    let orders = overview["purposes"].as_array().unwrap().iter().find(|one| one["id"] == "order").unwrap();
    let line = format!("{} bestellingen, de eerste verwijderen we op 1 januari", orders["records"]["total"]);
    widget.says("details.card > summary | Je bestellingen", &line).await;
    widget.says("details.card > summary | Je berichten", "4 berichten").await;
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "192.0.2.17").await;
    let card = widget.text("details.card[open]").await;
    for part in
        ["Jansje Voorbeeld (verzonnen), Voorbeeldstraat 12", "+31 6 00000001", "jansje@example.nl", "192.0.2.17"]
    {
        assert!(card.contains(part), "{part} is not in:\n{card}");
    }
    assert!(card.contains("eindigt op 00"), "the payment data are not there, masked:\n{card}");
    assert!(!card.contains("NL91ABNA"), "the payment data are not masked:\n{card}");
    assert!(card.contains("Om je contract met ons uit te voeren en om fraude tegen te gaan."), "{card}");
    assert!(card.contains("Er is nog geen einddatum, want je account is open."), "{card}");
    let looked = db::count(&journey.server, "SELECT count(*) FROM lookup WHERE what = 'overview'").await;
    assert_eq!(looked, 2, "each look at the data is noted: this one and that of the second client");
    journey.is_accessible("home, one card open").await;
    journey.ends().await;
}

#[tokio::test]
async fn every_card_opens_and_says_why_and_how_long() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    let cards = widget.texts("details.card > summary .name").await;
    for name in &cards {
        widget.open_card(name).await;
    }
    widget.sees(".records").await;
    for (card, name) in widget.texts("details.card[open]").await.iter().zip(&cards) {
        for part in ["Waarom?", "Hoe lang?", "Wie krijgt deze gegevens?", "Welke rechten heb je hierbij?"] {
            assert!(card.contains(part), "{part} is not in {name}:\n{card}");
        }
        assert!(!card.contains("{}") && !card.contains("onbekend"), "{name} has a gap:\n{card}");
        let list = card.contains(" van ");
        assert!(
            !(list && card.contains("Niets opgeslagen")),
            "{name} says that nothing is stored above a full list:\n{card}"
        );
    }
    journey.is_accessible("home, all cards open").await;
    journey.browser.look(Look::Dark).await;
    journey.is_accessible("home, all cards open, dark").await;
    journey.ends().await;
}

#[tokio::test]
async fn three_hundred_orders_come_page_by_page() {
    let journey = Journey::of("jaren").await;
    let widget = journey.widget();
    widget.says("details.card > summary | Je bestellingen", "300 bestellingen").await;
    widget.says("details.card > summary | Wat je deed", "20.000 handelingen").await;
    widget.open_card("Je bestellingen").await;
    widget.sees(".records li").await;
    let first = widget.count(".records li").await;
    assert!(first < 300, "all orders came at once");
    let mut now = first;
    while widget.count(".records button | Meer laden").await > 0 {
        widget.press(".records button | Meer laden").await;
        let more = format!(
            "[...document.querySelector('mijn-privacy').shadowRoot.querySelectorAll('.records li')].length > {now}"
        );
        journey.browser.wait("more orders are there", &more).await;
        widget.gone(".records button | Even geduld").await;
        now = widget.count(".records li").await;
    }
    assert_eq!(now, 300);
    widget.says(".records", "300 van 300").await;
    let numbers = widget.texts(".records li small:first-of-type").await;
    let unique: std::collections::BTreeSet<_> = numbers.iter().collect();
    assert_eq!(unique.len(), 300, "an order is there twice");
    let without_end = widget.count(".records li | We verwijderen dit op").await;
    assert_eq!(without_end, 298, "each completed order has its own end");
    journey.ends().await;
}
