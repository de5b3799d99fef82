//! What an officer does by hand, in their words: corrections, and what the backend cannot look for.

use super::words;
use crate::assemble::{category_name, purpose_name};
use crate::config::{Config, PurposeText};
use mijn_privacy_api::{ConsentId, DeskRequest, PurposeId, RecordKind};

/// A kind of data to correct by hand.
pub(super) struct ByHand {
    pub(super) category: String,
    pub(super) name: String,
    /// What is to become what.
    pub(super) wishes: Vec<String>,
    /// Why, and how.
    pub(super) why: &'static str,
}

/// Each kind once, with everything that is asked of it.
pub(super) fn by_hand(config: &Config, desk: &DeskRequest) -> Vec<ByHand> {
    let mut all: Vec<ByHand> = Vec::new();
    for one in &desk.by_hand {
        let id = one.category.to_string();
        let wish = match &one.from {
            Some(from) => format!("van {from} naar {}", one.to),
            None => one.to.clone(),
        };
        match all.iter_mut().find(|own| own.category == id) {
            Some(own) => own.wishes.push(wish),
            None => {
                let (name, why) = (category_name(config, &one.category), words::by_hand(one.reason));
                all.push(ByHand { category: id, name, wishes: vec![wish], why });
            }
        }
    }
    all
}

/// Kinds of data of a purpose to look for.
pub(super) struct Place {
    purpose: PurposeId,
    pub(super) name: String,
    /// Somebody without an account can well be there: on a list of addresses, or with a message.
    pub(super) likely: bool,
    pub(super) kinds: Vec<Sought>,
}

/// A kind of data to look for.
pub(super) struct Sought {
    /// Counts over all purposes.
    pub(super) index: usize,
    /// `newsletter/email`.
    pub(super) kind: String,
    pub(super) name: String,
}

/// By purpose, those first where somebody without an account can well be.
pub(super) fn to_look_for(config: &Config, desk: &DeskRequest) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (index, one) in desk.to_look_for.iter().enumerate() {
        let kind = format!("{}/{}", one.purpose.as_str(), one.category);
        let sought = Sought { index, kind, name: category_name(config, &one.category) };
        match places.iter_mut().find(|place| place.purpose == one.purpose) {
            Some(place) => place.kinds.push(sought),
            None => places.push(Place {
                purpose: one.purpose,
                name: purpose_name(config, one.purpose),
                likely: config.purpose(one.purpose).is_some_and(is_likely),
                kinds: vec![sought],
            }),
        }
    }
    places.sort_by_key(|place| !place.likely);
    places
}

fn is_likely(purpose: &PurposeText) -> bool {
    matches!(purpose.switch, Some(ConsentId::Newsletter | ConsentId::Marketing))
        || purpose.records == Some(RecordKind::ContactMessages)
}
