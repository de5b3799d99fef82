//! What becomes of a person's switch when data are erased or an account closes: for the preview, and for the doing.

use super::Erase;
use crate::config::PurposeText;
use mijn_privacy_api::{AccountId, AccountStatus, OutcomeResult, PurposeId};
use mijn_privacy_store::{Membership, OutcomeRow};

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchFate {
    /// It is switched off, and the address goes from the list at once.
    Off,
    /// It stays: the person has another account, and it is theirs and not the account's.
    Elsewhere,
    /// It stays: its use stands still (GDPR art. 18(2)).
    Still,
    /// It stays: the officer keeps it.
    Kept,
    /// It stays: it was not asked about.
    NotAsked,
}

/// What is known when it is decided.
#[derive(Clone, Copy, Debug, Default)]
pub struct SwitchFacts {
    /// The person has another account that is open.
    pub elsewhere: bool,
    /// Its use stands still, and nothing goes before that.
    pub still: bool,
    /// The officer keeps what it is about. Nobody knows before the decision.
    pub kept: bool,
}

/// Who has all of it erased, or closes their last account, gets no more of it.
pub fn switch_fate(erase: &Erase<'_>, purpose: &PurposeText, facts: SwitchFacts) -> SwitchFate {
    match facts {
        _ if !erase.covers(purpose.id) => SwitchFate::NotAsked,
        SwitchFacts { still: true, .. } => SwitchFate::Still,
        SwitchFacts { elsewhere: true, .. } if erase.closure => SwitchFate::Elsewhere,
        SwitchFacts { kept: true, .. } => SwitchFate::Kept,
        _ => SwitchFate::Off,
    }
}

/// Whether one of the person's accounts is open, but for this one.
pub fn is_elsewhere(accounts: &[Membership], but: &AccountId) -> bool {
    accounts.iter().any(|one| one.account != *but && !matches!(one.status, AccountStatus::Closed))
}

/// Whether an outcome keeps a kind of data of the purpose altogether.
pub fn is_kept(purpose: &PurposeText, outcome: &[OutcomeRow]) -> bool {
    purpose.categories.iter().any(|category| is_kept_for(purpose.id, category.id.as_str(), outcome))
}

/// Whether an outcome keeps this kind of data altogether for this purpose, whatever it does with it for another.
pub fn is_kept_for(purpose: PurposeId, category: &str, outcome: &[OutcomeRow]) -> bool {
    let says = |result| outcome.iter().any(|row| row.is_about(purpose, category) && row.result == result);
    says(OutcomeResult::Kept) && !says(OutcomeResult::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_switch_goes_off_when_nothing_keeps_it() {
        use SwitchFate::{Elsewhere, Kept, NotAsked, Off, Still};
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        let newsletter = config.purpose(PurposeId::Newsletter).unwrap();
        let (of, other) = (&[PurposeId::Newsletter][..], &[PurposeId::Portal][..]);
        let facts = |elsewhere, still, kept| SwitchFacts { elsewhere, still, kept };
        for (purposes, closure, facts, want) in [
            (of, false, facts(false, false, false), Off),
            (&[], false, facts(false, false, false), Off),
            (other, false, facts(false, false, false), NotAsked),
            // Asked for by its name, another account is in the way of nothing.
            (of, false, facts(true, false, false), Off),
            (of, false, facts(true, true, false), Still),
            (of, false, facts(false, false, true), Kept),
            (other, true, facts(false, false, false), Off),
            (other, true, facts(true, false, false), Elsewhere),
            (other, true, facts(true, true, true), Still),
            (other, true, facts(false, true, false), Still),
            (other, true, facts(false, false, true), Kept),
        ] {
            let erase = Erase { purposes, closure, today: date(2026, 11, 24) };
            assert_eq!(switch_fate(&erase, newsletter, facts), want, "{purposes:?} {closure} {facts:?}");
        }
    }
    #[test]
    fn what_is_kept_for_one_purpose_is_not_kept_for_another() {
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        let [newsletter, marketing] =
            [PurposeId::Newsletter, PurposeId::Marketing].map(|id| config.purpose(id).unwrap());
        let row =
            |purpose, result| OutcomeRow { purpose, category: "email".to_owned(), result, ground: None, until: None };
        let (kept, done) = (OutcomeResult::Kept, OutcomeResult::Done);
        let divided = [row(Some(PurposeId::Newsletter), kept), row(Some(PurposeId::Marketing), done)];
        assert!(is_kept(newsletter, &divided) && !is_kept(marketing, &divided));
        // Of an earlier version, for both; of which a part goes, not altogether.
        assert!(is_kept(newsletter, &[row(None, kept)]) && is_kept(marketing, &[row(None, kept)]));
        assert!(!is_kept(newsletter, &[row(None, kept), row(None, done)]));
    }
}
