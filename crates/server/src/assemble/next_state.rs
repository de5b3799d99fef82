//! Where a choice leads, and a no that a request brings with it.

use super::effective;
use crate::App;
use crate::config::ConsentText;
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentState, ConsentType, PersonId};
use mijn_privacy_store::{ConsentRow, ConsentWrite};

/// The state that a choice leads to, by what kind of switch it is and where it comes from.
pub fn next_state(text: &ConsentText, now: &ConsentRow, granted: bool) -> ConsentState {
    match (text.kind, granted) {
        // What is given stays given; a yes that no longer counts is given anew.
        (_, true) if effective(text, now).state == ConsentState::Granted => ConsentState::Granted,
        (ConsentType::Consent, true) if text.double_opt_in => ConsentState::PendingConfirmation,
        (_, true) => ConsentState::Granted,
        (ConsentType::Objection, false) => ConsentState::Objected,
        (_, false) => match now.state {
            ConsentState::Granted | ConsentState::Withdrawn => ConsentState::Withdrawn,
            // What waits for the click was never given.
            _ => ConsentState::Denied,
        },
    }
}

/// A no that comes with a request of the person: an objection to direct marketing, or an erasure. It holds whatever the switch
/// is by now, under the words that stand beside it.
pub fn no(
    app: &App,
    text: &ConsentText,
    now: &ConsentRow,
    person: &PersonId,
    language: &str,
    at: Timestamp,
) -> ConsentWrite {
    ConsentWrite {
        id: text.id,
        state: next_state(text, now, false),
        if_revision: None,
        wording: text.wording.id.clone(),
        wording_text: text.wording.in_full(language),
        language: language.to_owned(),
        shown_at: at,
        notice: app.config.notice.version.clone(),
        channel: Channel::Portal,
        actor: person.to_string(),
        note: None,
        confirmation: None,
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ConsentState as S;
    use mijn_privacy_api::{ConsentId, OpenEnum};

    fn text(id: &str) -> ConsentText {
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        config.consent(ConsentId::parse(id).unwrap()).unwrap().clone()
    }

    fn row(id: &str, state: S, version: &str) -> ConsentRow {
        ConsentRow {
            id: ConsentId::parse(id).unwrap(),
            state,
            revision: 1,
            wording: Some(format!("{id}-{version}").parse().unwrap()),
            notice: None,
            changed_at: None,
            channel: Some(Channel::Portal),
            pending_until: None,
        }
    }

    #[test]
    fn states_follow_the_kind_of_switch() {
        for (id, now, on, off) in [
            ("analytics", S::Unknown, S::Granted, S::Denied),
            ("analytics", S::Granted, S::Granted, S::Withdrawn),
            ("analytics", S::Withdrawn, S::Granted, S::Withdrawn),
            ("analytics", S::Denied, S::Granted, S::Denied),
            ("newsletter", S::Denied, S::PendingConfirmation, S::Denied),
            ("newsletter", S::Unknown, S::PendingConfirmation, S::Denied),
            ("newsletter", S::PendingConfirmation, S::PendingConfirmation, S::Denied),
            ("newsletter", S::Granted, S::Granted, S::Withdrawn),
            ("marketing", S::Granted, S::Granted, S::Objected),
            ("marketing", S::Objected, S::Granted, S::Objected),
            ("marketing", S::Unknown, S::Granted, S::Objected),
        ] {
            assert_eq!(next_state(&text(id), &row(id, now, "1"), true), on, "{id} {now:?} on");
            assert_eq!(next_state(&text(id), &row(id, now, "1"), false), off, "{id} {now:?} off");
        }
        // A yes under words that meant something else is given anew, and taken back as what it was.
        let old = row("newsletter", S::Granted, "0");
        assert_eq!(next_state(&text("newsletter"), &old, true), S::PendingConfirmation);
        assert_eq!(next_state(&text("newsletter"), &old, false), S::Withdrawn);
    }
}
