//! Closing a request as answered: what every way to an answer ends in.

use super::change::Hand;
use super::proposal::covered;
use crate::config::Config;
use crate::work::{Event, events};
use mijn_privacy_api::{OutcomeResult, RequestEventKind, RequestKind, RequestStatus, RestrictionGround};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::{OutcomeRow, RequestChange, RequestRow};

/// What the answer is.
pub(super) struct Ending {
    /// Per kind of data.
    pub outcome: Vec<OutcomeRow>,
    /// Why a part is kept.
    pub reason: Option<String>,
    /// What the e-mail says.
    pub news: RequestNews,
}

/// The use stands still while it is looked into whether data are right, or whose interest is greater (GDPR art. 18(1)(a) and
/// (d)), so it begins with the request; for the other grounds with its answer.
pub fn begins_at_receipt(ground: Option<RestrictionGround>) -> bool {
    matches!(ground, Some(RestrictionGround::Accuracy | RestrictionGround::Objection))
}

/// Makes of a change the one that closes the request.
pub(super) fn finish(hand: &Hand<'_>, change: &mut RequestChange, ending: Ending) {
    let Ending { outcome, reason, news } = ending;
    let config = &hand.app.config;
    hand.resume(change);
    let row = &mut change.row;
    row.status = RequestStatus::Completed;
    row.closed_at = Some(hand.now);
    row.decision = None;
    row.decision_reason = reason;
    row.unanswered = 0;
    let stands_still = hand.head.scope.is_some() && begins_at_receipt(row.ground);
    if row.kind == RequestKind::Restriction && !stands_still {
        let purposes = covered(config, &change.row.purposes);
        let purposes = purposes.filter(|one| one.categories.iter().any(|own| is_done(&outcome, own.id.as_str())));
        change.restrict = purposes.map(|one| one.id).collect();
        if !change.restrict.is_empty() {
            hand.event(change, RequestEventKind::Restricted, None);
        }
    }
    if matches!(news, RequestNews::ResultReady(_)) {
        hand.event(change, RequestEventKind::ResultReady, None);
    }
    hand.event(change, RequestEventKind::Completed, None);
    change.tell = to_tell(config, &change.row, &outcome);
    change.outcome = Some(outcome);
    change.jobs.extend(events(hand.app, Event::Answered, &change.row.id));
    hand.tell_person(change, news);
}

/// Who received what was corrected, erased or restricted, and has to be told so (GDPR art. 19).
fn to_tell(config: &Config, row: &RequestRow, outcome: &[OutcomeRow]) -> Vec<String> {
    use RequestKind::{AccountClosure, Erasure, Rectification, Restriction};
    if !matches!(row.kind, Rectification | Erasure | Restriction | AccountClosure) {
        return Vec::new();
    }
    let all = if row.kind == AccountClosure { &[][..] } else { &row.purposes };
    let touched = covered(config, all).filter(|one| one.categories.iter().any(|own| is_done(outcome, own.id.as_str())));
    let named = touched.flat_map(|one| &one.recipients).filter_map(|name| config.recipients.get(name));
    let mut names: Vec<String> = named.map(|one| one.name.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn is_done(outcome: &[OutcomeRow], category: &str) -> bool {
    outcome.iter().any(|row| row.category == category && row.result == OutcomeResult::Done)
}
