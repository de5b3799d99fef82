//! The links in e-mails: where they lead, and the e-mail that asks to confirm a choice.

use crate::App;
use crate::app::API_BASE;
use crate::config::ConsentText;
use crate::security::LinkToken;
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_mail::{AskedBy, ConfirmationMail};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{EmailAddress, NewConfirmation, NewMail};

/// A choice that is to be confirmed.
#[derive(Clone, Copy, Debug)]
pub struct ToConfirm<'a> {
    /// The switch.
    pub text: &'a ConsentText,
    /// The language in which it was shown.
    pub language: &'a str,
    /// By which route.
    pub by: AskedBy,
    /// The first moment at which the link no longer works.
    pub expires_at: Timestamp,
}

/// The page behind the link to unsubscribe.
pub fn unsubscribe_url(app: &App, token: &LinkToken) -> String {
    format!("{}{API_BASE}/public/unsubscribe/{}", app.config.server.url(), token.text)
}

/// When a choice that is made now is deleted if nobody confirms it.
pub fn confirm_by(app: &App, now: Timestamp) -> Timestamp {
    now.checked_add(app.config.links.confirm_within()).unwrap_or(Timestamp::MAX)
}

/// A new link that confirms, and the e-mail that brings it.
pub fn confirmation(app: &App, to: &EmailAddress, ask: ToConfirm<'_>) -> (NewConfirmation, NewMail) {
    let token = LinkToken::new(app);
    let link = format!("{}{API_BASE}/public/confirmations/{}", app.config.server.url(), token.text);
    // The link ends in the middle of a day: the day before is the last whole one.
    let last = ask.expires_at.checked_sub(SignedDuration::from_hours(24)).unwrap_or(ask.expires_at);
    let mail = ConfirmationMail {
        language: ask.language,
        title: ask.text.wording.title.get(ask.language),
        summary: ask.text.wording.summary.get(ask.language),
        link: &link,
        until: local_date_nl(last),
        by: ask.by,
        message_id: app.composer.message_id(app.random_bytes()),
    };
    let mail = app.composer.confirmation(to, &mail);
    // An employee answers for what they send.
    let limit = (ask.by != AskedBy::Helpdesk).then(|| app.config.links.limit());
    (NewConfirmation { token_hash: token.hash, expires_at: ask.expires_at, limit }, mail)
}
