//! The demo portal around the widget: logging in and out by its own forms.

use serde_json::json;
use thirtyfour::{By, WebElement};

use crate::{Browser, Widget, api};

/// Opens the portal and logs in as a person does, up to the widget's home.
pub async fn log_in(browser: &Browser, origin: &str, username: &str) {
    browser.open(&format!("{origin}/")).await;
    fill_in(browser, "[data-page=log-in]", username, &api::password(origin, username).await).await;
    Widget::new(browser, 0).sees("#home").await;
}

/// Fills in one of the two log-in forms and sends it.
pub async fn fill_in(browser: &Browser, form: &str, username: &str, password: &str) {
    let shown = format!("document.querySelector({})?.checkVisibility()", json!(format!("{form} [name=username]")));
    browser.wait("the log-in form is there", &shown).await;
    for (name, text) in [("username", username), ("password", password)] {
        let field = find(browser, &format!("{form} [name={name}]")).await;
        field.clear().await.expect("a field can be emptied");
        field.send_keys(text).await.expect("a field takes keys");
    }
    find(browser, &format!("{form} [type=submit]")).await.click().await.expect("the button can be pressed");
}

/// Logs in again by the dialog that the portal opens when the session ended.
pub async fn log_in_again(browser: &Browser, origin: &str, username: &str) {
    fill_in(browser, "dialog.again[open]", username, &api::password(origin, username).await).await;
    browser.wait("the dialog closes", "!document.querySelector('dialog.again[open]')").await;
}

/// Logs out.
pub async fn log_out(browser: &Browser) {
    find(browser, ".log-out").await.click().await.expect("the button can be pressed");
    browser.wait("the log-in form is back", "document.querySelector('[data-page=log-in]')?.checkVisibility()").await;
}

/// Something on the portal's own page.
pub async fn find(browser: &Browser, css: &str) -> WebElement {
    match browser.driver().find(By::Css(css.to_owned())).await {
        Ok(element) => element,
        Err(error) => browser.fail(&format!("the portal has no `{css}`: {error}")).await,
    }
}
