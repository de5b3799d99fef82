//! Two browsers of one person at the same switch.

use e2e::{Journey, Widget, portal};

#[tokio::test]
async fn a_newer_choice_elsewhere_is_shown_and_not_overwritten() {
    let mut journey = Journey::before_log_in("alles", 2, false).await;
    let other = journey.room.browser().await;
    portal::log_in(&journey.browser, &journey.origin(), "alles").await;
    portal::log_in(&other, &journey.origin(), "alles").await;
    let (here, there) = (journey.widget(), Widget::new(&other, 0));
    here.has("#marketing", "aria-checked", "true").await;
    there.has("#marketing", "aria-checked", "true").await;
    there.press("#marketing").await;
    there.says("#marketing-state", "Opgeslagen").await;
    // Here it still stands at on: this press wants it off, as it already is.
    here.press("#marketing").await;
    here.says("#marketing-state", "Wij hebben niets overschreven.").await;
    here.has("#marketing", "aria-checked", "false").await;
    here.speaks("Je keuze was intussen ergens anders gewijzigd").await;
    journey.is_accessible("a switch that was changed elsewhere").await;
    let api = journey.api().await;
    let stored = api.consent("marketing").await;
    assert_eq!(stored["state"], "objected");
    // From the newer state on it can be changed again.
    here.press("#marketing").await;
    here.says("#marketing-state", "Opgeslagen").await;
    here.has("#marketing", "aria-checked", "true").await;
    let now = api.consent("marketing").await;
    assert_eq!(now["revision"].as_u64(), stored["revision"].as_u64().map(|revision| revision + 1));
    journey.ends().await;
}
