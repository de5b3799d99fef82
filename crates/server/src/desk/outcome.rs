//! What became of each kind of data: whether an answer says it of all, and only what can be so.

use crate::config::Config;
use jiff::civil::Date;
use mijn_privacy_api::{DeskOutcome, DeskRefusal, OutcomeResult, RecordKind};
use mijn_privacy_store::{OutcomeRow, Passed};

/// The outcome as it will be stored: what was asked for, held against what the rules propose. Where they propose nothing,
/// whoever answers says what they want. What is by hand has a line of its own: that somebody did it, or that it is kept.
///
/// # Errors
/// What is missing or cannot be.
pub(super) fn agreed(
    proposal: &[OutcomeRow],
    by_hand: &[&str],
    asked: Option<&[DeskOutcome]>,
) -> Result<Vec<OutcomeRow>, DeskRefusal> {
    let says = |category: &str| asked.is_some_and(|all| all.iter().any(|line| line.category.as_str() == category));
    if !by_hand.iter().all(|category| says(category)) {
        return Err(DeskRefusal::ByHand);
    }
    let Some(asked) = asked else { return Ok(proposal.to_vec()) };
    for (index, line) in asked.iter().enumerate() {
        let twice = |other: &DeskOutcome| (&other.category, other.result) == (&line.category, line.result);
        if asked.iter().take(index).any(twice) {
            return Err(DeskRefusal::OutcomeMissing);
        }
    }
    let rows = asked.iter().map(|line| row(proposal, line)).collect::<Result<Vec<_>, _>>()?;
    let has = |rows: &[OutcomeRow], category: &str, result| {
        rows.iter().any(|row| row.category == category && row.result == result)
    };
    for own in proposal {
        if !rows.iter().any(|row| row.category == own.category) {
            return Err(DeskRefusal::OutcomeMissing);
        }
        // What the rules keep cannot be said to be gone.
        if own.result == OutcomeResult::Kept && !has(&rows, &own.category, OutcomeResult::Kept) {
            return Err(DeskRefusal::OutcomeImpossible);
        }
    }
    let gone =
        |row: &OutcomeRow| row.result == OutcomeResult::Done && !has(proposal, &row.category, OutcomeResult::Done);
    let unknown = |row: &OutcomeRow| !proposal.iter().any(|own| own.category == row.category);
    let rows_of_rules = rows.iter().filter(|row| !by_hand.contains(&row.category.as_str()));
    let is_ruled = !proposal.is_empty() || !by_hand.is_empty();
    if is_ruled && rows_of_rules.into_iter().any(|row| gone(row) || unknown(row)) {
        return Err(DeskRefusal::OutcomeImpossible);
    }
    Ok(rows)
}

/// What is kept has its ground: its own, or that of the rules.
fn row(proposal: &[OutcomeRow], line: &DeskOutcome) -> Result<OutcomeRow, DeskRefusal> {
    let category = line.category.as_str().to_owned();
    match line.result {
        OutcomeResult::Done => Ok(OutcomeRow { category, result: line.result, ground: None, until: None }),
        OutcomeResult::Kept => {
            let own = proposal.iter().find(|row| row.category == category && row.result == OutcomeResult::Kept);
            let ground = line.ground.as_ref().map(|text| text.as_str().to_owned());
            let ground = ground.or_else(|| own.and_then(|row| row.ground.clone())).ok_or(DeskRefusal::GroundMissing)?;
            let until = line.until.as_ref().and_then(|day| day.as_str().parse::<Date>().ok());
            let until = until.or_else(|| own.and_then(|row| row.until));
            Ok(OutcomeRow { category, result: line.result, ground: Some(ground), until })
        }
        OutcomeResult::Unknown => Err(DeskRefusal::OutcomeMissing),
    }
}

/// The thresholds to delete by, without what was decided to be kept altogether: a list of which one kind is kept stays whole.
pub fn withheld(config: &Config, mut passed: Passed, outcome: &[OutcomeRow]) -> Passed {
    let says = |category: &str, result| outcome.iter().any(|row| row.category == category && row.result == result);
    for purpose in &config.purposes {
        for category in &purpose.categories {
            let id = category.id.as_str();
            if !says(id, OutcomeResult::Kept) || says(id, OutcomeResult::Done) {
                continue;
            }
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
    use mijn_privacy_store::PassedValue;

    fn rule(category: &str, kept: bool) -> OutcomeRow {
        let ground = kept.then(|| "de wet".to_owned());
        let until = kept.then(|| date(2034, 1, 1));
        let result = if kept { OutcomeResult::Kept } else { OutcomeResult::Done };
        OutcomeRow { category: category.to_owned(), result, ground, until }
    }

    fn says(category: &str, kept: Option<&str>, result: OutcomeResult) -> DeskOutcome {
        let ground = kept.map(|text| text.to_owned().try_into().unwrap());
        DeskOutcome { category: category.parse().unwrap(), result, ground, until: None }
    }

    fn done(category: &str) -> DeskOutcome {
        says(category, None, OutcomeResult::Done)
    }

    fn kept(category: &str, ground: Option<&str>) -> DeskOutcome {
        says(category, ground, OutcomeResult::Kept)
    }

    /// `phone` goes, `payment` stays, of `orders` some go and some stay.
    fn rules() -> Vec<OutcomeRow> {
        vec![rule("phone", false), rule("payment", true), rule("orders", false), rule("orders", true)]
    }

    #[test]
    fn what_is_not_said_is_what_the_rules_propose() {
        assert_eq!(agreed(&rules(), &[], None), Ok(rules()));
        assert_eq!(agreed(&[], &[], None), Ok(vec![]));
    }

    #[test]
    fn the_ground_and_the_day_of_the_rules_stand_where_none_is_given() {
        let all = [done("phone"), kept("payment", None), done("orders"), kept("orders", Some("een geschil"))];
        let rows = agreed(&rules(), &[], Some(&all)).unwrap();
        assert_eq!(rows[1], rule("payment", true));
        assert_eq!((rows[3].ground.as_deref(), rows[3].until), (Some("een geschil"), Some(date(2034, 1, 1))));
    }

    #[test]
    fn what_goes_may_be_kept_with_its_ground() {
        let of = |phone| agreed(&rules(), &[], Some(&[phone, kept("payment", None), kept("orders", None)]));
        let rows = of(kept("phone", Some("een geschil"))).unwrap();
        assert_eq!((rows[0].result, rows[0].until), (OutcomeResult::Kept, None));
        assert_eq!(of(kept("phone", None)), Err(DeskRefusal::GroundMissing));
    }

    #[test]
    fn what_is_missing_doubled_or_impossible_is_refused() {
        let (phone, payment, orders) = (done("phone"), kept("payment", None), kept("orders", None));
        let of = |lines: &[&DeskOutcome]| {
            let lines: Vec<DeskOutcome> = lines.iter().map(|line| (*line).clone()).collect();
            agreed(&rules(), &[], Some(&lines)).map(|rows| rows.len())
        };
        assert_eq!(of(&[&phone, &payment, &orders]), Ok(3));
        assert_eq!(of(&[]), Err(DeskRefusal::OutcomeMissing));
        assert_eq!(of(&[&phone, &payment]), Err(DeskRefusal::OutcomeMissing));
        assert_eq!(of(&[&phone, &payment, &orders, &phone]), Err(DeskRefusal::OutcomeMissing));
        assert_eq!(of(&[&phone, &done("payment"), &orders]), Err(DeskRefusal::OutcomeImpossible));
        assert_eq!(of(&[&phone, &payment, &done("payment"), &orders]), Err(DeskRefusal::OutcomeImpossible));
        assert_eq!(of(&[&phone, &payment, &done("orders")]), Err(DeskRefusal::OutcomeImpossible));
        assert_eq!(of(&[&phone, &payment, &orders, &done("email")]), Err(DeskRefusal::OutcomeImpossible));
        let unknown = says("phone", None, OutcomeResult::Unknown);
        assert_eq!(of(&[&unknown, &payment, &orders]), Err(DeskRefusal::OutcomeMissing));
    }

    #[test]
    fn without_a_proposal_anything_can_be_said_once() {
        assert!(agreed(&[], &[], Some(&[done("phone"), kept("payment", Some("een geschil"))])).is_ok());
        assert_eq!(agreed(&[], &[], Some(&[kept("payment", None)])), Err(DeskRefusal::GroundMissing));
        assert_eq!(agreed(&[], &[], Some(&[done("phone"), done("phone")])), Err(DeskRefusal::OutcomeMissing));
    }

    #[test]
    fn what_is_by_hand_has_a_line_of_its_own() {
        let phone = [rule("phone", false)];
        let of = |lines: &[DeskOutcome]| agreed(&phone, &["orders"], Some(lines)).map(|rows| rows.len());
        assert_eq!(agreed(&phone, &["orders"], None), Err(DeskRefusal::ByHand));
        assert_eq!(of(&[done("phone")]), Err(DeskRefusal::ByHand));
        assert_eq!(of(&[done("orders")]), Err(DeskRefusal::OutcomeMissing), "the other one too");
        assert_eq!(of(&[done("phone"), done("orders")]), Ok(2));
        assert_eq!(of(&[done("phone"), kept("orders", None)]), Err(DeskRefusal::GroundMissing));
        assert_eq!(of(&[done("phone"), kept("orders", Some("Het klopt."))]), Ok(2));
        assert_eq!(of(&[done("phone"), done("orders"), done("email")]), Err(DeskRefusal::OutcomeImpossible));
        let alone = agreed(&[], &["orders"], Some(&[done("orders"), done("email")]));
        assert_eq!(alone, Err(DeskRefusal::OutcomeImpossible));
    }

    #[test]
    fn what_is_kept_altogether_is_not_deleted() {
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
        assert_eq!(withheld(&config, all.clone(), &[rule("phone", false), rule("orders", false)]), all);
        // Some of the orders stay by the rules: the others go all the same.
        assert_eq!(withheld(&config, all.clone(), &[rule("orders", false), rule("orders", true)]), all);
        let left = withheld(&config, all.clone(), &[rule("phone", true), rule("orders", true), rule("activity", true)]);
        assert_eq!(left, Passed { orders: None, activity: None, values: vec![value("email")], ..all });
    }
}
