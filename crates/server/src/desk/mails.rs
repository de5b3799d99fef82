//! The e-mails about a request to whose it is.

use crate::App;
use mijn_privacy_mail::{RequestMail, RequestNews};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{DeskHead, NewMail, RequestRow};

/// Tells the person that something happened; nothing where there is no address.
pub fn mail(app: &App, head: &DeskHead, row: &RequestRow, news: RequestNews) -> Option<NewMail> {
    let to = head.email.as_ref()?;
    let link = match head.scope {
        Some(_) => format!("{}#mijn-privacy/requests/{}", app.portal_url, row.id),
        // Whoever has no account reads it behind the link of their own that they were sent.
        None => crate::public_link::url(app, &row.id),
    };
    let mail = RequestMail {
        language: &app.config.language.default,
        news,
        reference: row.reference.as_str(),
        received_on: local_date_nl(row.received_at),
        link: &link,
        message_id: app.composer.message_id(app.random_bytes()),
    };
    Some(app.composer.request(to, &mail))
}
