//! The home of every kind of customer.

use e2e::{Journey, portal};

#[tokio::test]
async fn a_new_customer_reads_that_there_is_nothing_yet() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    assert_eq!(widget.count("details.card").await, 8);
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "nieuw@example.nl").await;
    widget.says("details.card[open]", "Niets opgeslagen").await;
    widget.says("section.requests", "Je hebt geen verzoeken gedaan.").await;
    assert_eq!(widget.count("section.todo").await, 0);
    journey.is_accessible("home of a new customer").await;
    journey.goes_to("requests").await;
    widget.says(".empty", "Je hebt geen verzoeken gedaan").await;
    journey.is_accessible("no requests").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_closed_account_shows_what_is_still_kept_and_until_when() {
    let journey = Journey::of("gesloten").await;
    let widget = journey.widget();
    widget.says(".note", "Dit account is opgeheven op").await;
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "We verwijderen dit op 1 januari").await;
    journey.is_accessible("home of a closed account").await;
    let overview = journey.api().await.get("overview").await;
    let today = journey.browser.eval("new Date().toISOString().slice(0, 10)").await;
    for purpose in overview["purposes"].as_array().unwrap() {
        for category in purpose["data_categories"].as_array().unwrap() {
            let gone = category["delete_on"].as_str().is_some_and(|day| day <= today.as_str().unwrap());
            let shown = category["values"].as_array().is_some_and(|values| !values.is_empty());
            assert!(!(gone && shown), "it should be gone, and is still there: {category}");
        }
    }
    journey.ends().await;
}

#[tokio::test]
async fn a_blocked_customer_keeps_every_right() {
    let journey = Journey::of("geblokkeerd").await;
    let widget = journey.widget();
    widget.says(".note", "Je privacyrechten houd je gewoon").await;
    widget.says("section.todo", "Wij zijn te laat met je verzoek").await;
    journey.is_accessible("home of a blocked account").await;
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.press("section.todo button").await;
    widget.says(".failed", "Wij zijn te laat").await;
    journey.is_accessible("an overdue request").await;
    journey.goes_to("requests/new/access").await;
    widget.types("#text", "Ook als ik niet betaal.").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_user_of_an_account_sees_nothing_of_its_owner() {
    let journey = Journey::of("gebruiker").await;
    let widget = journey.widget();
    for name in widget.texts("details.card > summary .name").await {
        widget.open_card(&name).await;
    }
    widget.sees(".records li").await;
    let all = widget.text(".mp").await;
    for of_the_owner in [
        "jansje@example.nl",
        "Voorbeeldstraat",
        "+31 6 00000001",
        "eindigt op 00",
        "VB-21",
        "192.0.2.17",
        "Website is traag",
    ] {
        assert!(!all.contains(of_the_owner), "{of_the_owner} is the owner's:\n{all}");
    }
    assert!(all.contains("uli@example.nl"), "the user's own data are not there:\n{all}");
    assert!(all.contains("203.0.113.140"), "the user's own address is not there:\n{all}");
    journey.is_accessible("home of a user").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_person_with_two_accounts_sees_one_at_a_time() {
    let journey = Journey::of("twee").await;
    let widget = journey.widget();
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "Dubbelstraat 2").await;
    assert!(!widget.text(".mp").await.contains("Bedrijfsweg"), "something of the other account is there");
    widget.press(".accounts button | Voorbeeld Twee BV").await;
    widget.says("details.card[open]", "Bedrijfsweg 22").await;
    assert!(!widget.text(".mp").await.contains("Dubbelstraat"), "something of the other account is still there");
    widget.says(".accounts", "Je bekijkt: Voorbeeld Twee BV").await;
    journey.is_accessible("home of the other account").await;
    journey.browser.open(&journey.origin()).await;
    widget.says(".accounts", "Je bekijkt: Voorbeeld Twee BV").await;
    journey.ends().await;
}

#[tokio::test]
async fn every_customer_of_the_form_can_log_in() {
    let journey = Journey::before_log_in("alles", 1, false).await;
    let browser = &journey.browser;
    browser.open(&journey.origin()).await;
    browser.wait("seven customers are offered", "document.querySelectorAll('.customers li button').length === 7").await;
    journey.is_accessible("the log-in page").await;
    for index in 1..=7 {
        portal::find(browser, &format!(".customers li:nth-child({index}) button")).await.click().await.unwrap();
        portal::find(browser, ".log-in [type=submit]").await.click().await.unwrap();
        journey.widget().sees("details.card").await;
        portal::log_out(browser).await;
        browser
            .wait("the customers are offered", "document.querySelectorAll('.customers li button').length === 7")
            .await;
    }
    portal::fill_in(browser, "[data-page=log-in]", "alles", "verkeerd").await;
    browser
        .wait(
            "the refusal is said",
            "document.querySelector('.log-in form .problem').textContent.includes('horen niet bij elkaar')",
        )
        .await;
    journey.is_accessible("a refused log-in").await;
    journey.ends().await;
}
