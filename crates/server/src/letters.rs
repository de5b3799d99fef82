//! The e-mails about a person's own requests and profile: to whom, in which language, with which link.

use crate::app::API_BASE;
use crate::security::LinkToken;
use crate::{App, public_link};
use jiff::Timestamp;
use mijn_privacy_mail::{NewEmailMail, RequestMail, RequestNews};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{EmailAddress, NewEmail, NewMail, RequestRow};

/// Tells a person that something happened to their request.
pub fn request(app: &App, to: &EmailAddress, row: &RequestRow, news: RequestNews, language: &str) -> NewMail {
    let mail = RequestMail {
        language,
        news,
        reference: row.reference.as_str(),
        received_on: local_date_nl(row.received_at),
        link: &own_page(app, row),
        without_account: false,
        authority: authority(app),
        message_id: app.composer.message_id(app.random_bytes()),
    };
    app.composer.request(to, &mail)
}

fn authority(app: &App) -> (&str, &str) {
    (&app.config.authority.name, &app.config.authority.url)
}

/// Where a request of a customer is followed: in the widget, wherever the portal put it.
pub fn own_page(app: &App, row: &RequestRow) -> String {
    format!("{}#mijn-privacy/requests/{}", app.portal_url, row.id)
}

/// The same for somebody without an account, with the link of their own.
pub fn request_of_stranger(app: &App, to: &EmailAddress, row: &RequestRow, news: RequestNews) -> NewMail {
    let mail = RequestMail {
        language: &app.config.language.default,
        news,
        reference: row.reference.as_str(),
        received_on: local_date_nl(row.received_at),
        link: &public_link::url(app, &row.id),
        without_account: true,
        authority: authority(app),
        message_id: app.composer.message_id(app.random_bytes()),
    };
    app.composer.request(to, &mail)
}

/// The link that confirms a request without an account.
pub fn public_request(app: &App, to: &EmailAddress, token: &str) -> NewMail {
    let link = format!("{}{API_BASE}/public/requests/confirm/{token}", app.config.server.url());
    let id = app.composer.message_id(app.random_bytes());
    let minutes = app.config.requests.public_link_minutes;
    app.composer.public_request(to, &app.config.language.default, &link, minutes, &id)
}

/// A new address that waits for its click, with the e-mail that brings the link there.
pub fn new_email(app: &App, address: EmailAddress, language: &str, now: Timestamp) -> NewEmail {
    let token = LinkToken::new(app);
    let expires_at = now.checked_add(app.config.profile.email_link()).unwrap_or(Timestamp::MAX);
    let link = format!("{}{API_BASE}/public/new-email/{}", app.config.server.url(), token.text);
    let mail = NewEmailMail {
        language,
        link: &link,
        until: expires_at,
        message_id: app.composer.message_id(app.random_bytes()),
    };
    let mail = app.composer.new_email(&address, &mail);
    NewEmail { address, token_hash: token.hash, expires_at, mail }
}

/// Tells the old address that there is a new one.
pub fn email_changed(app: &App, old: &EmailAddress) -> NewMail {
    let id = app.composer.message_id(app.random_bytes());
    app.composer.email_changed(old, &app.config.language.default, &id)
}
