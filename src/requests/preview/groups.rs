//! What stays by why it stays, and what is told in one breath. Pure.

use mijn_privacy_api::{CategoryId, Date, Fate, NoDateReason, PreviewItem, PurposeId};

/// What stays on one ground.
pub struct Ground<'a> {
    /// Why, and by which law.
    pub why: (Option<&'a str>, Option<&'a str>),
    /// How many kinds of data.
    pub kinds: u32,
    /// By their end, each told once.
    pub ends: Vec<End<'a>>,
}

/// What has the same end.
pub struct End<'a> {
    /// The first day on which it is gone.
    pub until: Option<&'a Date>,
    /// Whether every record has a day of its own.
    pub by_record: bool,
    /// Whether several records of a list are among it, of which the last one goes on that day.
    pub several: bool,
    /// What it is, by what it is stored for.
    pub lines: Vec<Line<'a>>,
}

/// What only one recipient has.
pub struct Elsewhere<'a> {
    /// Who.
    pub recipient: &'a str,
    /// What it is, by what it is stored for.
    pub lines: Vec<Line<'a>>,
}

/// Kinds of data that are stored for the same purpose.
pub struct Line<'a> {
    /// For what.
    pub purpose: PurposeId,
    /// Each kind once, with how many records of it there are in a list.
    pub kinds: Vec<(&'a CategoryId, &'a str, Option<u32>)>,
}

/// What stays by its ground, in the order of the page; what has no ground comes first, without a heading of its own.
pub fn grounds(items: &[PreviewItem]) -> Vec<Ground<'_>> {
    let mut all: Vec<Ground> = Vec::new();
    for item in items.iter().filter(|item| stays(item)) {
        let why = (item.ground.as_deref(), item.law.as_deref());
        let new = Ground { why, kinds: 0, ends: Vec::new() };
        let Some(ground) = one_of(&mut all, |one| one.why == why, new) else { continue };
        let (until, by_record) = (item.until.as_ref(), item.no_date == Some(NoDateReason::PerRecord));
        let is_like = |one: &End| (one.until, one.by_record) == (until, by_record);
        let new = End { until, by_record, several: false, lines: Vec::new() };
        if let Some(end) = one_of(&mut ground.ends, is_like, new) {
            put(&mut end.lines, item);
            end.several |=
                end.lines.iter().flat_map(|line| &line.kinds).any(|kind| kind.2.is_some_and(|count| count > 1));
        }
    }
    for ground in &mut all {
        let mut kinds: Vec<&CategoryId> = Vec::new();
        for (id, ..) in ground.ends.iter().flat_map(|end| &end.lines).flat_map(|line| &line.kinds) {
            if !kinds.contains(id) {
                kinds.push(id);
            }
        }
        ground.kinds = u32::try_from(kinds.len()).unwrap_or(u32::MAX);
    }
    // Sorting would do, but its code weighs more than this whole view.
    let (named, mut all): (Vec<_>, Vec<_>) = all.into_iter().partition(|ground| ground.why.0.is_some());
    all.extend(named);
    all
}

/// What goes.
pub fn gone(items: &[PreviewItem]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    items.iter().filter(|item| item.fate == Fate::Goes).for_each(|item| put(&mut lines, item));
    lines
}

/// What only a recipient has, by who.
pub fn elsewhere(items: &[PreviewItem]) -> Vec<Elsewhere<'_>> {
    let mut all: Vec<Elsewhere> = Vec::new();
    for item in items {
        let Some(recipient) = asked_of(item) else { continue };
        let new = Elsewhere { recipient, lines: Vec::new() };
        if let Some(own) = one_of(&mut all, |one| one.recipient == recipient, new) {
            put(&mut own.lines, item);
        }
    }
    all
}

/// Whether the user name goes, and with it the way in.
pub fn ends_login(items: &[PreviewItem]) -> bool {
    let mut fates = items.iter().filter(|item| item.category.as_str() == "username").map(|item| item.fate).peekable();
    fates.peek().is_some() && fates.all(|fate| fate == Fate::Goes)
}

/// Of what this version does not know, nobody said that it goes.
fn stays(item: &PreviewItem) -> bool {
    item.fate != Fate::Goes && asked_of(item).is_none()
}

fn asked_of(item: &PreviewItem) -> Option<&str> {
    item.recipient.as_deref().filter(|_| item.fate == Fate::Asked)
}

/// Two lines of one kind with the same end are one, with the records of both.
fn put<'a>(lines: &mut Vec<Line<'a>>, item: &'a PreviewItem) {
    let new = Line { purpose: item.purpose, kinds: Vec::new() };
    let Some(line) = one_of(lines, |one| one.purpose == item.purpose, new) else { return };
    match line.kinds.iter_mut().find(|(id, ..)| **id == item.category) {
        Some((.., count)) => *count = add(*count, item.count),
        None => line.kinds.push((&item.category, &item.name, item.count)),
    }
}

fn add(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.saturating_add(other)),
        (one, other) => one.or(other),
    }
}

/// The one that is like it, or a new one at the end.
fn one_of<T>(all: &mut Vec<T>, is_like: impl Fn(&T) -> bool, new: T) -> Option<&mut T> {
    let place = all.iter().position(is_like).unwrap_or_else(|| {
        all.push(new);
        all.len().saturating_sub(1)
    });
    all.get_mut(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(purpose: PurposeId, category: &str, ground: Option<&str>, until: Option<&str>) -> PreviewItem {
        PreviewItem {
            purpose,
            category: category.parse().unwrap_or_else(|_| unreachable!()),
            name: category.into(),
            fate: Fate::Stays,
            count: None,
            ground: ground.map(Into::into),
            law: None,
            until: until.and_then(|day| day.parse().ok()),
            no_date: None,
            recipient: None,
        }
    }

    #[test]
    fn a_ground_is_told_once_and_what_has_none_first() {
        let items = [
            item(PurposeId::Account, "email", Some("a"), None),
            item(PurposeId::Order, "payment", Some("b"), None),
            item(PurposeId::Portal, "activity", None, None),
            item(PurposeId::Contact, "email", Some("a"), None),
            item(PurposeId::Account, "phone", Some("a"), None),
        ];
        let told: Vec<_> = grounds(&items).iter().map(|one| (one.why.0, one.kinds, one.ends.len())).collect();
        assert_eq!(told, [(None, 1, 1), (Some("a"), 2, 1), (Some("b"), 1, 1)]);
    }

    #[test]
    fn a_kind_with_two_ends_has_both_and_one_with_the_same_end_counts_on() {
        let of =
            |count, until| PreviewItem { count: Some(count), ..item(PurposeId::Order, "orders", Some("a"), until) };
        let items = [of(5, None), of(3, Some("2034-01-01")), of(1, Some("2034-01-01"))];
        let grounds = grounds(&items);
        let ends = grounds.iter().flat_map(|ground| &ground.ends);
        let counts: Vec<_> = ends
            .flat_map(|end| &end.lines)
            .map(|line| line.kinds.iter().map(|kind| kind.2).collect::<Vec<_>>())
            .collect();
        assert_eq!(counts, [[Some(5)], [Some(4)]]);
        assert_eq!(grounds.first().map(|ground| ground.kinds), Some(1));
    }

    #[test]
    fn what_has_no_day_yet_stands_apart_from_what_has_one() {
        let of = |count, ground, until, no_date| PreviewItem {
            count: Some(count),
            no_date,
            ..item(PurposeId::Order, "orders", Some(ground), until)
        };
        let items = [of(2, "law", Some("2034-01-01"), None), of(1, "open", None, Some(NoDateReason::OrderOpen))];
        let grounds = grounds(&items);
        let told: Vec<_> = grounds
            .iter()
            .flat_map(|ground| {
                ground.ends.iter().map(|end| (ground.why.0, end.until.is_some(), end.by_record, end.several))
            })
            .collect();
        assert_eq!(told, [(Some("law"), true, false, true), (Some("open"), false, false, false)]);
    }

    #[test]
    fn what_a_recipient_has_is_told_by_who_and_what_is_unknown_stays() {
        let of = |fate, recipient: Option<&str>| PreviewItem {
            fate,
            recipient: recipient.map(Into::into),
            ..item(PurposeId::Analytics, "website_visits", None, None)
        };
        let items = [of(Fate::Asked, Some("Meetdienst")), of(Fate::Unknown, None), of(Fate::Asked, None)];
        let told: Vec<_> = elsewhere(&items).iter().map(|one| (one.recipient, one.lines.len())).collect();
        assert_eq!((told, gone(&items).len()), (vec![("Meetdienst", 1)], 0));
        assert_eq!(grounds(&items).len(), 1, "both of the others, on no ground");
        assert!(grounds(&items[..1]).is_empty());
    }

    #[test]
    fn the_login_ends_when_all_of_the_user_name_goes() {
        let stays = item(PurposeId::Account, "username", None, None);
        let goes = PreviewItem { fate: Fate::Goes, ..stays.clone() };
        assert!(ends_login(std::slice::from_ref(&goes)));
        assert!(!ends_login(&[goes, stays]));
        assert!(!ends_login(&[]));
    }
}
