//! What a choice counts for now: the one place that decides it, for every answer.

use crate::config::ConsentText;
use mijn_privacy_api::{Channel, ConsentState, ConsentType, StateReason};
use mijn_privacy_store::ConsentRow;

/// What a stored choice counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effective {
    /// The state that holds; `unknown` acts as no.
    pub state: ConsentState,
    /// With `unknown`: why.
    pub reason: Option<StateReason>,
}

/// A yes holds under the wording in force and under those that meant the same. Marketing that came with the sale (an import)
/// rests on no wording: it is the customer relation (Tw art. 11.7(3)); chosen by oneself it is consent, and does.
pub fn effective(text: &ConsentText, row: &ConsentRow) -> Effective {
    let as_stored = Effective { state: row.state, reason: None };
    match row.state {
        ConsentState::Granted => {
            let by_the_sale = text.kind == ConsentType::Objection && row.channel == Some(Channel::Import);
            if by_the_sale || row.wording.as_ref().is_some_and(|id| text.holds_under(id)) {
                as_stored
            } else {
                Effective { state: ConsentState::Unknown, reason: Some(StateReason::WordingChanged) }
            }
        }
        ConsentState::Unknown if row.revision > 0 => Effective { reason: Some(StateReason::NoProof), ..as_stored },
        ConsentState::Unknown if text.kind == ConsentType::Objection => {
            Effective { reason: Some(StateReason::NoSale), ..as_stored }
        }
        _ => as_stored,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::EarlierWording;
    use mijn_privacy_api::{ConsentId, OpenEnum};

    fn of(
        id: &str,
        state: ConsentState,
        wording: Option<&str>,
        channel: Channel,
    ) -> (&'static str, Option<&'static str>) {
        let mut config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        let newsletter = config.consents.iter_mut().find(|one| one.id == ConsentId::Newsletter).unwrap();
        let same = EarlierWording { id: "newsletter-00".parse().unwrap(), same: true, ..newsletter.earlier[0].clone() };
        newsletter.earlier.push(same);
        let id = ConsentId::parse(id).unwrap();
        let row = ConsentRow {
            id,
            state,
            revision: u32::from(wording.is_some()),
            wording: wording.map(|id| id.parse().unwrap()),
            notice: None,
            changed_at: None,
            channel: Some(channel),
            pending_until: None,
        };
        let now = effective(config.consent(id).unwrap(), &row);
        (now.state.as_str(), now.reason.map(StateReason::as_str))
    }

    #[test]
    fn a_yes_holds_under_the_words_in_force_and_those_that_meant_the_same() {
        use Channel::{Import, Portal};
        use ConsentState::{Denied, Granted, Objected, PendingConfirmation, Unknown, Withdrawn};
        let yes = ("granted", None);
        let changed = ("unknown", Some("wording_changed"));
        assert_eq!(of("newsletter", Granted, Some("newsletter-1"), Portal), yes);
        assert_eq!(of("newsletter", Granted, Some("newsletter-00"), Portal), yes);
        assert_eq!(of("newsletter", Granted, Some("newsletter-0"), Portal), changed);
        assert_eq!(of("newsletter", Granted, Some("elsewhere-1"), Import), changed);
        assert_eq!(of("newsletter", Unknown, Some("newsletter-1"), Import), ("unknown", Some("no_proof")));
        assert_eq!(of("marketing", Granted, Some("elsewhere-1"), Import), yes);
        assert_eq!(of("marketing", Granted, Some("marketing-0"), Portal), changed);
        assert_eq!(of("marketing", Unknown, None, Portal), ("unknown", Some("no_sale")));
        for no in [Denied, Objected, PendingConfirmation, Withdrawn] {
            assert_eq!(of("newsletter", no, Some("newsletter-0"), Portal), (no.as_str(), None));
        }
    }
}
