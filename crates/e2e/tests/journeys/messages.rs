//! Contact messages: satisfied, and the consent taken back per message.

use e2e::Journey;

#[tokio::test]
async fn who_is_satisfied_says_so_and_the_message_gets_its_date() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.open_card("Je berichten aan ons").await;
    widget.press(".records button | Ik ben tevreden").await;
    widget.says(".records", "Je bent tevreden sinds").await;
    widget.speaks("We hebben genoteerd dat je tevreden bent.").await;
    journey.is_accessible("messages").await;
    journey.ends().await;
}

#[tokio::test]
async fn an_open_question_is_asked_about_before_its_message_goes() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.open_card("Je berichten aan ons").await;
    widget.press(".records li:has(small) button | Toestemming intrekken").await;
    widget.sees(".records [role=group]").await;
    journey.is_accessible("what becomes of a message").await;
    widget.press(".records [role=group] button | Toch niet").await;
    widget.gone(".records [role=group]").await;
    journey.ends().await;
}
