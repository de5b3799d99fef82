//! The switches: state from the chain, words from the configuration.

use super::{effective, stamp};
use crate::config::ConsentText;
use crate::security::{ShownAt, sign_shown};
use crate::{ApiError, ApiResult, App};
use jiff::Timestamp;
use mijn_privacy_api::{Consent, ConsentId, ConsentState, Consents, MailingCount, PersonId, Wording};
use mijn_privacy_store::ConsentRow;

/// What a switch is shown with, besides its state.
#[derive(Clone, Copy, Debug)]
pub struct ConsentView<'a> {
    /// The configuration of the switch.
    pub text: &'a ConsentText,
    /// In which language.
    pub language: &'a str,
    /// When it is shown.
    pub now: Timestamp,
    /// Marketing e-mails this year.
    pub sent: u32,
    /// To whom it is shown.
    pub whose: &'a PersonId,
}

/// The entity tag of a switch: which one, and how often it was changed.
pub fn etag_of(id: ConsentId, revision: u32) -> String {
    format!("{}-{revision}", id.as_str())
}

/// The revision that a tag of this switch names.
pub fn revision_of(id: ConsentId, tag: &str) -> Option<u32> {
    let revision = tag.strip_prefix(id.as_str())?.strip_prefix('-')?.parse().ok()?;
    // `newsletter-007` is no tag of ours.
    (etag_of(id, revision) == tag).then_some(revision)
}

/// Every switch of a person, in the order of the page.
pub fn consents(
    app: &App,
    (whose, rows): (&PersonId, &[ConsentRow]),
    language: &str,
    now: Timestamp,
    sent: u32,
) -> ApiResult<Consents> {
    let items = app.config.consents.iter().filter_map(|text| {
        let row = rows.iter().find(|row| row.id == text.id)?;
        Some(consent(app, row, ConsentView { text, language, now, sent, whose }))
    });
    Ok(Consents { items: items.collect::<ApiResult<_>>()? })
}

/// One switch.
pub fn consent(app: &App, row: &ConsentRow, view: ConsentView<'_>) -> ApiResult<Consent> {
    let ConsentView { text, language, now, sent, whose } = view;
    let wording = text.wording.id.clone();
    let shown = ShownAt { consent: row.id, wording, language: language.to_owned(), at: now };
    let now = effective(text, row);
    let until = row.pending_until.filter(|_| now.state == ConsentState::PendingConfirmation);
    Ok(Consent {
        id: row.id,
        purpose: text.purpose,
        kind: text.kind_of(now.state, row.channel),
        state: now.state,
        state_reason: now.reason,
        pending_until: until.map(stamp).transpose()?,
        revision: row.revision,
        wording: Wording {
            id: text.wording.id.clone(),
            language: language.to_owned(),
            title: text.wording.title.owned(language),
            summary: text.wording.summary.owned(language),
            text: text.wording.text.owned(language),
        },
        facts: text.facts.iter().map(|fact| fact.owned(language)).collect(),
        notice_version: row.notice.clone(),
        changed_at: row.changed_at.map(stamp).transpose()?,
        channel: row.channel,
        etag: etag_of(row.id, row.revision).parse().map_err(ApiError::internal)?,
        shown_token: sign_shown(&app.keys.shown, whose, &shown).parse().map_err(ApiError::internal)?,
        mailings: text.max_mailings.map(|max| MailingCount { sent, max }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_one_revision_of_one_switch() {
        assert_eq!(revision_of(ConsentId::Newsletter, &etag_of(ConsentId::Newsletter, 7)), Some(7));
        for bad in ["newsletter-007", "marketing-7", "newsletter-", "newsletter", "newsletter--1", "newsletter-+7", ""]
        {
            assert_eq!(revision_of(ConsentId::Newsletter, bad), None, "{bad}");
        }
    }
}
