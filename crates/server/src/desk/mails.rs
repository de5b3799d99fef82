//! The e-mails about a request to whose it is.

use crate::{App, letters};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::{DeskHead, NewMail, RequestRow};

/// Tells the person that something happened; nothing where there is no address. Who cannot log in, or cannot any more since
/// their user name was erased, follows it by a link of its own.
pub fn mail(app: &App, head: &DeskHead, row: &RequestRow, news: RequestNews) -> Option<NewMail> {
    let to = head.email.as_ref()?;
    Some(match head.scope {
        Some(_) if !head.login_gone => letters::request(app, to, row, news, &app.config.language.default),
        _ => letters::request_of_stranger(app, to, row, news),
    })
}
