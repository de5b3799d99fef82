//! What became of kinds of data, in few words: what is alike is told once, and a purpose only where it makes a difference. Pure.

use crate::{CategoryId, Date, Outcome, OutcomeResult, PurposeId};

/// Of what the same became, on the same ground and until the same day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike<'a> {
    /// Done or kept.
    pub result: OutcomeResult,
    /// On which ground.
    pub ground: Option<&'a str>,
    /// Until when.
    pub until: Option<&'a Date>,
    /// Who alone has it.
    pub recipient: Option<&'a str>,
    /// Of what.
    pub kinds: Vec<Kinds<'a>>,
}

/// Kinds of data that are told in one breath.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kinds<'a> {
    /// Which, each once.
    pub categories: Vec<&'a CategoryId>,
    /// For which purposes; none: for no other did something else become of them.
    pub purposes: Vec<PurposeId>,
}

/// In the order of the lines, what is done first. With `named` a purpose is told in any case: for who did not say what it is about,
/// and of whom not everything is known.
pub fn alike(all: &[Outcome], named: bool) -> Vec<Alike<'_>> {
    let mut groups: Vec<Alike> = Vec::new();
    for one in all {
        let fate = fate(one);
        if groups.iter().any(|group| (group.result, group.ground, group.until, group.recipient) == fate) {
            continue;
        }
        let (same, other): (Vec<&Outcome>, Vec<&Outcome>) = all.iter().partition(|line| self::fate(line) == fate);
        let (result, ground, until, recipient) = fate;
        groups.push(Alike { result, ground, until, recipient, kinds: kinds(&same, &other, named) });
    }
    first(groups, |group| group.result == OutcomeResult::Done)
}

/// Those that are so before those that are not. Sorting would do, but its code weighs more in the wasm than all of this.
fn first<T>(all: Vec<T>, is_so: impl Fn(&T) -> bool) -> Vec<T> {
    let (mut first, rest): (Vec<T>, Vec<T>) = all.into_iter().partition(is_so);
    first.extend(rest);
    first
}

/// What became of it: result, ground, day, and who alone has it.
fn fate(one: &Outcome) -> (OutcomeResult, Option<&str>, Option<&Date>, Option<&str>) {
    (one.result, one.ground.as_deref(), one.until.as_ref(), one.recipient.as_deref())
}

fn kinds<'a>(same: &[&'a Outcome], other: &[&'a Outcome], named: bool) -> Vec<Kinds<'a>> {
    let mut kinds: Vec<Kinds> = Vec::new();
    for one in same {
        if kinds.iter().any(|kind| kind.categories.contains(&&one.category)) {
            continue;
        }
        let of = |lines: &[&Outcome]| {
            lines.iter().filter(|line| line.category == one.category).map(|line| line.purpose).collect::<Vec<_>>()
        };
        let (own, others) = (of(same), of(other));
        let differs = named || others.iter().any(|purpose| own.iter().any(|own| own != purpose));
        let purposes: Vec<PurposeId> = own.into_iter().flatten().filter(|_| differs).collect();
        match kinds.iter_mut().find(|kind| kind.purposes == purposes) {
            Some(kind) => kind.categories.push(&one.category),
            None => kinds.push(Kinds { categories: vec![&one.category], purposes }),
        }
    }
    // What stands without a purpose is not read with the one before it.
    first(kinds, |kind| !kind.purposes.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(purpose: Option<PurposeId>, category: &str, ground: Option<&str>) -> Outcome {
        Outcome {
            purpose,
            category: category.parse().unwrap(),
            result: if ground.is_some() { OutcomeResult::Kept } else { OutcomeResult::Done },
            ground: ground.map(str::to_owned),
            until: None,
            recipient: None,
        }
    }

    /// Each group as a sentence.
    fn told(lines: &[Outcome], named: bool) -> Vec<String> {
        let kind = |kind: &Kinds| {
            let names: Vec<&str> = kind.categories.iter().map(|one| one.as_str()).collect();
            let purposes: Vec<&str> = kind.purposes.iter().map(|one| one.as_str()).collect();
            if purposes.is_empty() { names.join("+") } else { format!("{}({})", names.join("+"), purposes.join("+")) }
        };
        let group = |group: &Alike| {
            let kinds: Vec<String> = group.kinds.iter().map(kind).collect();
            format!("{} {}", kinds.join(" "), group.ground.unwrap_or("-"))
        };
        alike(lines, named).iter().map(group).collect()
    }

    #[test]
    fn what_is_alike_is_told_once_and_what_is_done_first() {
        let (account, order, portal) = (Some(PurposeId::Account), Some(PurposeId::Order), Some(PurposeId::Portal));
        let lines = [
            line(account, "phone", Some("wet")),
            line(order, "phone", Some("wet")),
            line(account, "payment", Some("wet")),
            line(portal, "activity", None),
        ];
        assert_eq!(told(&lines, false), ["activity -", "phone+payment wet"]);
        let named = ["activity(portal) -", "phone(account+order) payment(account) wet"];
        assert_eq!(told(&lines, true), named);
        assert_eq!(told(&[], false), [""; 0]);
    }

    #[test]
    fn a_purpose_is_named_only_where_another_became_something_else() {
        let (account, order, news) = (Some(PurposeId::Account), Some(PurposeId::Order), Some(PurposeId::Newsletter));
        let lines = [
            line(account, "email", Some("open")),
            line(account, "phone", Some("open")),
            line(order, "email", Some("loopt")),
            line(order, "phone", Some("loopt")),
            line(order, "payment", Some("loopt")),
            line(news, "email", None),
            line(Some(PurposeId::Marketing), "email", None),
        ];
        assert_eq!(
            told(&lines, false),
            ["email(newsletter+marketing) -", "email+phone(account) open", "email+phone(order) payment loopt"]
        );
    }

    #[test]
    fn of_some_that_goes_and_some_that_stays_both_are_told_and_without_purposes_the_kinds_alone() {
        let orders = Some(PurposeId::Order);
        let lines = [line(orders, "orders", None), line(orders, "orders", Some("wet"))];
        assert_eq!(told(&lines, false), ["orders -", "orders wet"]);
        let old = [line(None, "email", None), line(None, "payment", Some("wet")), line(None, "email", Some("wet"))];
        assert_eq!(told(&old, false), ["email -", "payment+email wet"]);
    }
}
