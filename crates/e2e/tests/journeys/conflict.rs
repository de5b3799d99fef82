//! Two browsers of one person at the same switch.

use e2e::{Journey, Widget, portal};

#[tokio::test]
async fn the_same_choice_on_another_device_leaves_nothing_to_choose() {
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
    here.says("#marketing-state", "want je maakte bezwaar").await;
    here.has("#marketing", "aria-checked", "false").await;
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

#[tokio::test]
async fn another_choice_on_another_device_is_shown_and_the_person_chooses() {
    let journey = Journey::of("alles").await;
    let (here, api) = (journey.widget(), journey.api().await);
    here.has("#training", "aria-checked", "false").await;
    // Elsewhere it was switched on and off again.
    api.switch("training", true).await;
    api.switch("training", false).await;
    let there = api.consent("training").await["revision"].as_u64();
    here.press("#training").await;
    here.says("#training-state", "Je wilde dit aanzetten, maar ergens anders is intussen anders gekozen.").await;
    here.says("#training-state", "Nu: Uit sinds").await;
    here.has("#training", "aria-checked", "false").await;
    here.speaks("Je keuze is intussen ergens anders veranderd.").await;
    journey.is_accessible("a switch that was changed elsewhere").await;
    assert_eq!(api.consent("training").await["revision"].as_u64(), there, "something was overwritten");
    here.press("li button | Toch aanzetten").await;
    here.says("#training-state", "Opgeslagen").await;
    assert!(api.is_on("training").await);
    // The other way: what is there now stays.
    api.switch("training", false).await;
    api.switch("training", true).await;
    here.press("#training").await;
    here.press("li button | Zo laten").await;
    here.has("#training", "aria-checked", "true").await;
    here.gone("li button | Zo laten").await;
    assert!(api.is_on("training").await);
    journey.ends().await;
}

#[tokio::test]
async fn another_tab_follows_without_a_reload() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.has("#training", "aria-checked", "false").await;
    let (here, there) = journey.browser.new_tab().await;
    journey.browser.open(&format!("{}/", journey.origin())).await;
    widget.sees("#training").await;
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    journey.browser.go_to(&here).await;
    let started = std::time::Instant::now();
    widget.has("#training", "aria-checked", "true").await;
    assert!(started.elapsed() < std::time::Duration::from_secs(5), "the other tab followed late");
    journey.browser.go_to(&there).await;
    journey.ends().await;
}
