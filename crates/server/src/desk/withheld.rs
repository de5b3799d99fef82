//! What an erasure leaves of what the rules let go, because the officer keeps it.

use crate::assemble::is_kept_for;
use crate::config::Config;
use mijn_privacy_api::RecordKind;
use mijn_privacy_store::{OutcomeRow, Passed};

/// The thresholds to delete by, without what was decided to be kept altogether: a list of which one kind is kept stays whole, and a
/// value that is kept for one purpose stays.
pub fn withheld(config: &Config, mut passed: Passed, outcome: &[OutcomeRow]) -> Passed {
    for purpose in &config.purposes {
        for category in purpose.categories.iter().filter(|one| is_kept_for(purpose.id, one.id.as_str(), outcome)) {
            if let Some(kind) = &category.profile {
                passed.values.retain(|value| value.category != *kind);
            }
            match purpose.records.filter(|_| category.in_records) {
                Some(RecordKind::Orders) => passed.orders = None,
                Some(RecordKind::ContactMessages) => passed.messages = None,
                Some(RecordKind::Activity) => passed.activity = None,
                Some(RecordKind::Unknown) | None => {}
            }
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use mijn_privacy_api::{OutcomeResult, PurposeId};
    use mijn_privacy_store::PassedValue;

    fn row(purpose: PurposeId, category: &str, kept: bool) -> OutcomeRow {
        let result = if kept { OutcomeResult::Kept } else { OutcomeResult::Done };
        OutcomeRow { purpose: Some(purpose), category: category.to_owned(), result, ground: None, until: None }
    }

    /// Of an earlier version.
    fn old(category: &str, kept: bool) -> OutcomeRow {
        OutcomeRow { purpose: None, ..row(PurposeId::Account, category, kept) }
    }

    #[test]
    fn what_is_kept_altogether_is_not_deleted() {
        use PurposeId::{Account, Contact, Newsletter, Order, Portal};
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        let day = date(2026, 11, 24);
        let value = |kind: &str| PassedValue { category: kind.to_owned(), closed: day, orders: None, messages: None };
        let all = Passed {
            orders: Some(day),
            messages: Some(day),
            activity: Some(day),
            values: vec![value("phone"), value("email")],
            ..Passed::default()
        };
        let of = |rows: &[OutcomeRow]| withheld(&config, all.clone(), rows);
        assert_eq!(of(&[row(Account, "phone", false), row(Order, "orders", false)]), all);
        // Some of the orders stay by the rules: the others go all the same.
        assert_eq!(of(&[row(Order, "orders", false), row(Order, "orders", true)]), all);
        // It goes for one purpose and stays for another: the value stays.
        let kept = of(&[row(Newsletter, "email", false), row(Account, "email", true)]);
        assert_eq!(kept, Passed { values: vec![value("phone")], ..all.clone() });
        // The same kind stands in two lists.
        let kept = of(&[row(Contact, "domain_name", true), row(Order, "domain_name", false)]);
        assert_eq!(kept, Passed { messages: None, ..all.clone() });
        let left = Passed { orders: None, activity: None, values: vec![value("email")], ..all.clone() };
        assert_eq!(of(&[row(Account, "phone", true), row(Order, "orders", true), row(Portal, "activity", true)]), left);
        assert_eq!(of(&[old("phone", true), old("orders", true), old("activity", true)]), left);
        assert_eq!(of(&[old("email", true), old("email", false)]), all);
    }
}
