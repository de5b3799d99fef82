//! Closing a request as answered: what every way to an answer ends in.

use super::about::touched;
use super::change::Hand;
use crate::config::Config;
use crate::work::{Event, events};
use mijn_privacy_api::{OutcomeResult, RequestEventKind, RequestKind, RequestStatus, RestrictionGround};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::{OutcomeRow, RequestChange, RequestRow};

/// What the answer is.
pub(super) struct Ending {
    /// Per purpose and kind of data.
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
    let Ending { outcome, reason, mut news } = ending;
    if news == RequestNews::Answered && outcome.iter().any(|row| row.result == OutcomeResult::Kept) {
        news = RequestNews::AnsweredInPart;
    }
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
        change.restrict = touched(config, &change.row, &outcome).into_iter().map(|one| one.id).collect();
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
    let touched = touched(config, row, outcome).into_iter();
    let named = touched.flat_map(|one| &one.recipients).filter_map(|name| config.recipients.get(name));
    let mut names: Vec<String> = named.map(|one| one.name.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::super::about::tests::{demo, row};
    use super::*;
    use mijn_privacy_api::PurposeId;

    #[test]
    fn only_who_got_what_was_done_is_told() {
        let line = |purpose, category: &str, result| OutcomeRow {
            purpose: Some(purpose),
            category: category.to_owned(),
            result,
            ground: None,
            until: None,
        };
        let outcome = [
            line(PurposeId::Newsletter, "email", OutcomeResult::Done),
            line(PurposeId::Account, "email", OutcomeResult::Kept),
            line(PurposeId::Order, "email", OutcomeResult::Kept),
        ];
        let erasure = row(RequestKind::Erasure, &[]);
        assert_eq!(to_tell(&demo(), &erasure, &outcome), ["Voorbeeld Maildienst B.V."]);
        assert_eq!(to_tell(&demo(), &erasure, &outcome[1..]), [""; 0]);
        // A value that was corrected was so for everybody who has it, whatever the request named.
        let corrected = [
            line(PurposeId::Order, "phone", OutcomeResult::Done),
            line(PurposeId::Account, "phone", OutcomeResult::Done),
        ];
        let names = ["Voorbeeld Betaaldienst N.V.", "Voorbeeld Datacenter B.V.", "Voorbeeld Domeinregister"];
        assert_eq!(to_tell(&demo(), &row(RequestKind::Rectification, &[PurposeId::Order]), &corrected), names);
        assert_eq!(to_tell(&demo(), &row(RequestKind::Access, &[]), &corrected), [""; 0]);
    }
}
