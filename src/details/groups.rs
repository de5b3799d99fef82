//! Kinds of data with the same reason and the same period belong together on the card.

use mijn_privacy_api::DataCategory;

/// The kinds that hold something, grouped by reason and period, in their first order.
pub fn groups(all: &[DataCategory]) -> Vec<Vec<&DataCategory>> {
    let mut groups: Vec<Vec<&DataCategory>> = Vec::new();
    for one in all {
        let same = |group: &&mut Vec<&DataCategory>| group.first().is_some_and(|first| alike(first, one));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

fn alike(one: &DataCategory, other: &DataCategory) -> bool {
    one.legal_bases == other.legal_bases
        && one.retention == other.retention
        && one.delete_on == other.delete_on
        && one.delete_reason == other.delete_reason
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_api::{NoDateReason, RetentionStart, RetentionStep};

    fn kind(name: &str, starts: RetentionStart) -> DataCategory {
        DataCategory {
            id: name.parse().unwrap_or_else(|_| unreachable!()),
            name: name.into(),
            values: vec![],
            in_records: false,
            legal_bases: vec![],
            retention: vec![RetentionStep { starts, period: None, end_of_book_year: false, ground: None, law: None }],
            delete_on: None,
            delete_reason: Some(NoDateReason::AccountOpen),
        }
    }

    #[test]
    fn the_same_period_is_told_once() {
        let all = [
            kind("name", RetentionStart::AccountClosed),
            kind("payment", RetentionStart::OrderCompleted),
            kind("email", RetentionStart::AccountClosed),
        ];
        let names: Vec<Vec<&str>> =
            groups(&all).iter().map(|group| group.iter().map(|one| one.name.as_str()).collect()).collect();
        assert_eq!(names, [vec!["name", "email"], vec!["payment"]]);
    }
}
