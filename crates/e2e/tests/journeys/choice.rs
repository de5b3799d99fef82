//! One choice in full: its history over every route, and the receipt that a person keeps.

use e2e::{Journey, Look, PHONE, db};

#[tokio::test]
async fn every_change_over_every_route_stands_in_the_history_with_its_receipt() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.press("li.row:has(#training) summary").await;
    widget.press("#go-training").await;
    widget.says(".steps li:first-child", "Aangezet").await;
    widget.says(".steps li:first-child", "Hier, in je account").await;
    journey.is_accessible("a choice in full").await;
    // The switch is here too, and a new change joins the history.
    widget.press("#training").await;
    widget.says(".steps li:first-child", "Uitgezet").await;
    widget.press(".steps li:first-child button").await;
    widget.says(".values", "Leren van je berichten").await;
    widget.says(".values", "training-1").await;
    widget.says(".values", "25 mei 2018").await;
    journey.is_accessible("a receipt").await;
    widget.press("button | Bewaar om te printen").await;
    widget.speaks("Je bewijs is opgeslagen als bestand.").await;
    widget.press("button | Bewaar als gegevens").await;
    widget.press("button | Terug").await;
    widget.sees(".steps").await;
    widget.press("button | Terug").await;
    widget.sees("#home").await;
    widget.focused("#choices").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_receipt_that_cannot_be_kept_says_why_and_a_log_in_that_ended_is_asked_for() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.goes_to("consents/training").await;
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.press(".steps li:first-child button").await;
    widget.sees("button | Bewaar als gegevens").await;
    journey.browser.offline(true).await;
    widget.press("button | Bewaar als gegevens").await;
    widget.says("[role=alert]", "Je bewijs is niet opgeslagen. We kunnen onze server niet bereiken.").await;
    journey.is_accessible("a receipt that was not kept").await;
    journey.browser.offline(false).await;
    widget.press("button | Bewaar als gegevens").await;
    widget.says("p", "Je bewijs is opgeslagen als bestand.").await;
    widget.gone("[role=alert]").await;
    db::end_sessions(&journey.server).await;
    widget.press("button | Bewaar om te printen").await;
    journey.browser.wait("the portal asks to log in", "!!document.querySelector('dialog.again[open]')").await;
    journey.log_in_again().await;
    widget.sees("button | Bewaar om te printen").await;
    journey.ends_with(&["net::ERR_INTERNET_DISCONNECTED", "TypeError: Failed to fetch"]).await;
}

#[tokio::test]
async fn this_years_offers_stand_with_day_and_subject() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    let about = widget.text("#marketing-about").await;
    journey.goes_to("consents/marketing").await;
    widget.says("section", &about).await;
    let count: usize = about.split(' ').next().and_then(|number| number.parse().ok()).expect("a number");
    widget.sees(".lines li").await;
    assert_eq!(widget.texts(".lines li").await.len(), count);
    journey.ends().await;
}

#[tokio::test]
async fn a_choice_in_full_fits_a_phone_in_the_dark() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.browser.size(PHONE).await;
    journey.browser.look(Look::Dark).await;
    for section in ["consents/newsletter", "consents/marketing", "consents/analytics", "consents/training"] {
        journey.goes_to(section).await;
        widget.sees("section | Geschiedenis").await;
        journey.is_accessible(section).await;
        let wide = "document.documentElement.scrollWidth > innerWidth";
        assert_eq!(journey.browser.eval(wide).await, false, "{section} scrolls sideways");
    }
    journey.ends().await;
}
