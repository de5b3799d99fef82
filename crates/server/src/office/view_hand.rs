//! What an officer corrects by hand, in their words.

use super::view::category;
use super::words;
use crate::config::Config;
use mijn_privacy_api::DeskRequest;

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
                let (name, why) = (category(config, &one.category), words::by_hand(one.reason));
                all.push(ByHand { category: id, name, wishes: vec![wish], why });
            }
        }
    }
    all
}
