//! What a request is about: purposes, and kinds of data for them.

use crate::config::{CategoryText, Config, PurposeText};
use mijn_privacy_api::{OutcomeResult, PurposeId, RequestKind};
use mijn_privacy_store::{OutcomeRow, RequestRow};

/// A kind of data for a purpose.
pub(super) type Pair<'a> = (PurposeId, &'a CategoryText);

/// Every kind of data for every purpose that its outcome can name, in the order of the page; no purpose named is all. A closure is about everything; a
/// value that is corrected is the same for every purpose that it is for.
pub(super) fn pairs<'a>(config: &'a Config, row: &RequestRow) -> Vec<Pair<'a>> {
    let is_named = |purpose: &PurposeText| {
        row.kind == RequestKind::AccountClosure || row.purposes.is_empty() || row.purposes.contains(&purpose.id)
    };
    let is_value = |category: &CategoryText| row.kind == RequestKind::Rectification && category.profile.is_some();
    let of = |purpose: &'a PurposeText| {
        let named = is_named(purpose);
        let categories = purpose.categories.iter().filter(move |category| named || is_value(category));
        categories.map(move |category| (purpose.id, category))
    };
    config.purposes.iter().flat_map(of).collect()
}

/// The purposes of which a kind of data was corrected, erased or restricted.
pub(super) fn touched<'a>(config: &'a Config, row: &RequestRow, outcome: &[OutcomeRow]) -> Vec<&'a PurposeText> {
    let pairs = pairs(config, row);
    let is_done = |(purpose, category): &Pair<'_>| {
        let done = outcome.iter().filter(|row| row.result == OutcomeResult::Done);
        done.into_iter().any(|row| row.is_about(*purpose, category.id.as_str()))
    };
    let touched = |purpose: &&PurposeText| pairs.iter().any(|pair| pair.0 == purpose.id && is_done(pair));
    config.purposes.iter().filter(touched).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use mijn_privacy_store::{Proof, RequestRow};

    /// A request of this kind about these purposes.
    pub(in crate::desk) fn row(kind: RequestKind, purposes: &[PurposeId]) -> RequestRow {
        RequestRow {
            id: "r1".parse().unwrap(),
            reference: "VER-2026-0001".parse().unwrap(),
            kind,
            purposes: purposes.to_vec(),
            text: None,
            with_suppliers: false,
            status: mijn_privacy_api::RequestStatus::InProgress,
            received_at: "2026-11-24T09:00:00Z".parse().unwrap(),
            due_on: jiff::civil::date(2026, 12, 24),
            closed_at: None,
            extended: None,
            paused: None,
            unread: 0,
            decision_reason: None,
            revision: 1,
            target_on: jiff::civil::date(2026, 12, 24),
            extended_months: 0,
            paused_days: 0,
            ground: None,
            corrections: Vec::new(),
            preview: None,
            proof: Proof::Password,
            unanswered: 0,
            assignee: None,
            decision: None,
            failure: None,
            role: None,
            lifts_on: None,
        }
    }

    pub(in crate::desk) fn demo() -> Config {
        crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap()
    }

    fn ids(row: &RequestRow) -> Vec<String> {
        pairs(&demo(), row).iter().map(|(purpose, one)| format!("{}/{}", purpose.as_str(), one.id)).collect()
    }

    #[test]
    fn an_erasure_is_about_what_it_names_and_a_correction_about_a_value_wherever_it_is_used() {
        let news = &[PurposeId::Newsletter];
        assert_eq!(ids(&row(RequestKind::Erasure, news)), ["newsletter/email"]);
        let all = ids(&row(RequestKind::Erasure, &[])).len();
        assert_eq!(ids(&row(RequestKind::AccountClosure, news)).len(), all);
        let corrected = ids(&row(RequestKind::Rectification, news));
        assert!(corrected.contains(&"account/email".to_owned()) && corrected.contains(&"contact/phone".to_owned()));
        assert!(!corrected.contains(&"order/orders".to_owned()), "a list is of its purpose");
    }

    #[test]
    fn what_goes_for_one_purpose_touches_no_other() {
        let of = |purpose| OutcomeRow {
            purpose,
            category: "email".to_owned(),
            result: OutcomeResult::Done,
            ground: None,
            until: None,
        };
        let config = demo();
        let touched = |row: &RequestRow, outcome: &[OutcomeRow]| {
            touched(&config, row, outcome).iter().map(|one| one.id.as_str()).collect::<Vec<_>>()
        };
        let all = row(RequestKind::Erasure, &[]);
        assert_eq!(touched(&all, &[of(Some(PurposeId::Newsletter))]), ["newsletter"]);
        let kept = OutcomeRow { result: OutcomeResult::Kept, ..of(Some(PurposeId::Account)) };
        assert_eq!(touched(&all, &[kept]), [""; 0]);
        // Decided before that was kept: for whatever it was about.
        assert_eq!(touched(&all, &[of(None)]), ["account", "order", "portal", "contact", "newsletter", "marketing"]);
        let some = row(RequestKind::Erasure, &[PurposeId::Order, PurposeId::Marketing]);
        assert_eq!(touched(&some, &[of(None)]), ["order", "marketing"]);
    }
}
