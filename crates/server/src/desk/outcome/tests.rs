//! Answers held against rules.

use super::*;
use PurposeId::{Account, Newsletter, Order};
use jiff::civil::date;

const PAIRS: [(PurposeId, &str); 6] = [
    (Account, "phone"),
    (Account, "email"),
    (Account, "payment"),
    (Order, "orders"),
    (Order, "payment"),
    (Newsletter, "email"),
];

fn terms<'a>(proposal: &'a [OutcomeRow], by_hand: &'a [&'a str]) -> Terms<'a> {
    Terms { proposal, by_hand, pairs: &PAIRS, looked_for: false, is_one: false }
}

fn rule(purpose: PurposeId, category: &str, kept: bool) -> OutcomeRow {
    let ground = kept.then(|| "de wet".to_owned());
    let until = kept.then(|| date(2034, 1, 1));
    let result = if kept { OutcomeResult::Kept } else { OutcomeResult::Done };
    OutcomeRow { purpose: Some(purpose), category: category.to_owned(), result, ground, until }
}

fn says(category: &str, kept: Option<&str>, result: OutcomeResult) -> DeskOutcome {
    let ground = kept.map(|text| text.to_owned().try_into().unwrap());
    DeskOutcome { purpose: None, category: category.parse().unwrap(), result, ground, until: None }
}

fn done(category: &str) -> DeskOutcome {
    says(category, None, OutcomeResult::Done)
}

fn kept(category: &str, ground: Option<&str>) -> DeskOutcome {
    says(category, ground, OutcomeResult::Kept)
}

fn of(purpose: PurposeId, line: DeskOutcome) -> DeskOutcome {
    DeskOutcome { purpose: Some(purpose), ..line }
}

/// `phone` goes, `payment` stays, of `orders` some go and some stay, `email` goes for the newsletter alone.
fn rules() -> Vec<OutcomeRow> {
    vec![
        rule(Account, "phone", false),
        rule(Account, "email", true),
        rule(Account, "payment", true),
        rule(Order, "orders", false),
        rule(Order, "orders", true),
        rule(Order, "payment", true),
        rule(Newsletter, "email", false),
    ]
}

/// All of them, as they are, by kind alone.
fn all() -> Vec<DeskOutcome> {
    vec![done("phone"), kept("payment", None), done("orders"), kept("orders", None), done("email"), kept("email", None)]
}

/// The same with one kind said otherwise.
fn but(category: &str, lines: &[DeskOutcome]) -> Result<Vec<OutcomeRow>, DeskRefusal> {
    let mut said = all();
    said.retain(|line| line.category.as_str() != category);
    said.extend_from_slice(lines);
    agreed(&terms(&rules(), &[]), Some(&said))
}

/// For which purposes this became of a kind.
fn purposes(rows: &[OutcomeRow], category: &str, result: OutcomeResult) -> Vec<PurposeId> {
    let rows = rows.iter().filter(|row| row.category == category && row.result == result);
    rows.filter_map(|row| row.purpose).collect()
}

#[test]
fn what_is_not_said_is_what_the_rules_propose() {
    assert_eq!(agreed(&terms(&rules(), &[]), None), Ok(rules()));
    assert_eq!(agreed(&terms(&[], &[]), None), Ok(vec![]));
}

#[test]
fn a_line_without_a_purpose_speaks_for_all_as_the_rules_divide_them() {
    let mut rows = agreed(&terms(&rules(), &[]), Some(&all())).unwrap();
    let mut want = rules();
    let key = |row: &OutcomeRow| (row.purpose, row.category.clone(), row.result.as_str());
    rows.sort_by_key(key);
    want.sort_by_key(key);
    assert_eq!(rows, want, "with the grounds and the days of the rules");
    let rows = but("email", &[kept("email", Some("een geschil"))]).unwrap();
    assert_eq!(purposes(&rows, "email", OutcomeResult::Kept), [Account, Newsletter]);
    assert_eq!(but("email", &[done("email")]), Err(DeskRefusal::OutcomeImpossible), "the account keeps it");
    // A part of what all goes is a part of nothing: for which purpose?
    let divided = [done("phone"), kept("phone", Some("een geschil"))];
    assert_eq!(but("phone", &divided), Err(DeskRefusal::OutcomeImpossible));
}

#[test]
fn a_line_of_a_purpose_goes_before_one_of_all() {
    let rows = but("email", &[kept("email", Some("een geschil")), of(Newsletter, done("email"))]).unwrap();
    assert_eq!(purposes(&rows, "email", OutcomeResult::Kept), [Account]);
    assert_eq!(purposes(&rows, "email", OutcomeResult::Done), [Newsletter]);
    let rows = but("email", &[of(Account, kept("email", None)), of(Newsletter, kept("email", Some("een geschil")))]);
    let rows = rows.unwrap();
    let grounds: Vec<_> = rows.iter().filter(|row| row.category == "email").map(|row| row.ground.as_deref()).collect();
    assert_eq!(grounds, [Some("de wet"), Some("een geschil")]);
    for bad in [of(Order, done("email")), of(Newsletter, done("phone"))] {
        let lines = [of(Account, kept("email", None)), of(Newsletter, done("email")), bad];
        assert_eq!(but("email", &lines), Err(DeskRefusal::OutcomeImpossible));
    }
    let half = [of(Newsletter, done("email"))];
    assert_eq!(but("email", &half), Err(DeskRefusal::OutcomeMissing), "and for the account?");
}

#[test]
fn what_goes_may_be_kept_with_its_ground() {
    let rows = but("phone", &[kept("phone", Some("een geschil"))]).unwrap();
    let phone = rows.iter().find(|row| row.category == "phone").unwrap();
    assert_eq!((phone.result, phone.until), (OutcomeResult::Kept, None));
    assert_eq!(but("phone", &[kept("phone", None)]), Err(DeskRefusal::GroundMissing));
}

#[test]
fn what_is_missing_doubled_or_impossible_is_refused() {
    use DeskRefusal::{OutcomeImpossible, OutcomeMissing};
    assert_eq!(agreed(&terms(&rules(), &[]), Some(&[])), Err(OutcomeMissing));
    assert_eq!(but("orders", &[]), Err(OutcomeMissing));
    assert_eq!(but("phone", &[done("phone"), done("phone")]), Err(OutcomeMissing));
    assert_eq!(but("phone", &[of(Account, done("phone")), of(Account, done("phone"))]), Err(OutcomeMissing));
    assert_eq!(but("payment", &[done("payment")]), Err(OutcomeImpossible));
    assert_eq!(but("payment", &[of(Order, done("payment")), kept("payment", None)]), Err(OutcomeImpossible));
    assert_eq!(but("orders", &[done("orders")]), Err(OutcomeImpossible));
    assert_eq!(but("phone", &[done("phone"), done("shoes")]), Err(OutcomeImpossible));
    assert_eq!(but("phone", &[says("phone", None, OutcomeResult::Unknown)]), Err(OutcomeMissing));
}

#[test]
fn without_a_proposal_anything_that_it_is_about_can_be_said_once() {
    let of = |lines: &[DeskOutcome]| agreed(&terms(&[], &[]), Some(lines)).map(|rows| rows.len());
    assert_eq!(of(&[done("phone"), kept("payment", Some("een geschil"))]), Ok(3));
    assert_eq!(of(&[kept("payment", None)]), Err(DeskRefusal::GroundMissing));
    assert_eq!(of(&[done("phone"), done("phone")]), Err(DeskRefusal::OutcomeMissing));
    assert_eq!(of(&[done("shoes")]), Err(DeskRefusal::OutcomeImpossible));
}

#[test]
fn what_is_by_hand_has_a_line_of_its_own() {
    let phone = [rule(Account, "phone", false)];
    let of = |lines: &[DeskOutcome]| agreed(&terms(&phone, &["orders"]), Some(lines)).map(|rows| rows.len());
    assert_eq!(agreed(&terms(&phone, &["orders"]), None), Err(DeskRefusal::ByHand));
    assert_eq!(of(&[done("phone")]), Err(DeskRefusal::ByHand));
    assert_eq!(of(&[done("orders")]), Err(DeskRefusal::OutcomeMissing), "the other one too");
    assert_eq!(of(&[done("phone"), done("orders")]), Ok(2));
    assert_eq!(of(&[done("phone"), kept("orders", None)]), Err(DeskRefusal::GroundMissing));
    assert_eq!(of(&[done("phone"), kept("orders", Some("Het klopt."))]), Ok(2));
    assert_eq!(of(&[done("phone"), done("orders"), done("email")]), Err(DeskRefusal::OutcomeImpossible));
    let alone = agreed(&terms(&[], &["orders"]), Some(&[done("orders"), done("email")]));
    assert_eq!(alone, Err(DeskRefusal::OutcomeImpossible));
}

#[test]
fn a_value_is_corrected_for_all_purposes_or_for_none() {
    let payment = [rule(Account, "payment", false), rule(Order, "payment", false)];
    let one = Terms { is_one: true, ..terms(&payment, &["orders"]) };
    let of = |lines: &[DeskOutcome]| {
        agreed(&one, Some(&[lines, &[done("orders"), kept("orders", Some("Het klopt."))]].concat()))
    };
    assert_eq!(of(&[done("payment")]).map(|rows| rows.len()), Ok(4));
    assert_eq!(of(&[kept("payment", Some("Het klopt."))]).map(|rows| rows.len()), Ok(4));
    let divided = [super::tests::of(Order, done("payment")), kept("payment", Some("Het klopt."))];
    assert_eq!(of(&divided), Err(DeskRefusal::OutcomeImpossible));
}

#[test]
fn what_somebody_looks_for_is_named_where_it_was_there() {
    let news = [rule(Newsletter, "email", false)];
    let terms = Terms { looked_for: true, ..terms(&news, &[]) };
    assert_eq!(agreed(&terms, None), Ok(news.to_vec()));
    let rows = agreed(&terms, Some(&[of(Newsletter, done("email")), of(Order, kept("orders", Some("de wet")))]));
    assert_eq!(rows.map(|rows| rows.len()), Ok(2));
    let all = agreed(&terms, Some(&[done("email")])).unwrap();
    assert_eq!(purposes(&all, "email", OutcomeResult::Done), [Account, Newsletter]);
    let half = agreed(&terms, Some(&[of(Order, done("orders"))]));
    assert_eq!(half, Err(DeskRefusal::OutcomeMissing), "what the backend does by itself is named too");
    assert_eq!(agreed(&terms, Some(&[done("shoes")])), Err(DeskRefusal::OutcomeImpossible));
}
