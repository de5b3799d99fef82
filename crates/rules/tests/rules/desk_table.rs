//! The state machine, row by row: every verb, by everybody, in every state.

use jiff::civil::{Date, date};
use mijn_privacy_api::{DeskRefusal as R, DeskRole, DeskVerb as V, OpenEnum, PauseGround};
use mijn_privacy_rules::{By, RequestState, allowed, check, check_pause};

const DUE: Date = date(2026, 12, 24);

const NEW: RequestState = RequestState {
    open: true,
    being_done: false,
    paused: None,
    extended: false,
    proven: true,
    first_month_ends: DUE,
    restricted: false,
    lifting: false,
    failed: false,
};

/// What somebody hears when they try a verb in each of the states.
type Says = fn(V) -> [Option<R>; 11];

/// A state by its name.
fn states() -> [(&'static str, RequestState, Date); 11] {
    let before = date(2026, 12, 1);
    let since = |day| Some((PauseGround::Specification, day));
    [
        ("open", NEW, before),
        ("last day", NEW, DUE),
        ("late", NEW, date(2026, 12, 25)),
        ("extended", RequestState { extended: true, ..NEW }, before),
        ("paused", RequestState { paused: since(before), ..NEW }, date(2027, 6, 1)),
        ("paused late", RequestState { paused: since(date(2026, 12, 25)), ..NEW }, date(2027, 6, 1)),
        ("being done", RequestState { being_done: true, ..NEW }, before),
        ("closed", RequestState { open: false, ..NEW }, before),
        ("judged while it stands still", RequestState { restricted: true, ..NEW }, before),
        ("closed, and stands still", RequestState { open: false, restricted: true, ..NEW }, before),
        ("closed, and its end is told", RequestState { open: false, restricted: true, lifting: true, ..NEW }, before),
    ]
}

/// What the officer hears; `-` is yes. In the order of [`states`].
fn officer(verb: V) -> [Option<R>; 11] {
    let [yes, closed, busy] = [None, Some(R::Closed), Some(R::BeingDone)];
    match verb {
        V::Take | V::Answer | V::Reject => [yes, yes, yes, yes, yes, yes, busy, closed, yes, closed, closed],
        V::Retry => {
            let none = Some(R::NotFailed);
            [none, none, none, none, none, none, none, closed, none, closed, closed]
        }
        V::Ask | V::Attach => [yes, yes, yes, yes, yes, yes, yes, closed, yes, closed, closed],
        V::Pause => {
            let paused = Some(R::AlreadyPaused);
            [yes, yes, yes, yes, paused, paused, busy, closed, yes, closed, closed]
        }
        V::Resume => {
            let runs = Some(R::NotPaused);
            [runs, runs, runs, runs, yes, yes, busy, closed, runs, closed, closed]
        }
        V::Extend => {
            let passed = Some(R::FirstMonthPassed);
            [yes, yes, passed, Some(R::AlreadyExtended), yes, passed, busy, closed, yes, closed, closed]
        }
        V::Tell => [yes; 11],
        V::Lift => lift(Some(R::AlreadyLifting)),
        V::GiveBack | V::Cancel | V::Write | V::Unknown => [Some(R::NotAllowed); 11],
    }
}

/// What it is with a standstill, and what when its end was told.
fn lift(told: Option<R>) -> [Option<R>; 11] {
    let nothing = Some(R::NotRestricted);
    let mut says = [nothing; 11];
    says[8..].copy_from_slice(&[Some(R::Undecided), None, told]);
    says
}

fn person(verb: V) -> [Option<R>; 11] {
    let [yes, closed, busy] = [None, Some(R::Closed), Some(R::BeingDone)];
    match verb {
        V::Cancel => [yes, yes, yes, yes, yes, yes, busy, closed, yes, closed, closed],
        V::Write => [yes, yes, yes, yes, yes, yes, yes, closed, yes, closed, closed],
        // Their own wish does not wait for the day.
        V::Lift => lift(yes),
        _ => [Some(R::NotAllowed); 11],
    }
}

/// The helpdesk takes, asks and tells, and decides nothing.
fn helpdesk(verb: V) -> [Option<R>; 11] {
    match verb {
        V::Take | V::Ask | V::Tell => officer(verb),
        _ => [Some(R::NotAllowed); 11],
    }
}

#[test]
fn every_verb_by_everybody_in_every_state() {
    let everybody: [(By, Says); 4] = [
        (None, person),
        (Some(DeskRole::Helpdesk), helpdesk),
        (Some(DeskRole::Officer), officer),
        (Some(DeskRole::Unknown), |_| [Some(R::NotAllowed); 11]),
    ];
    for (by, says) in everybody {
        for verb in V::ALL.iter().copied().chain([V::Unknown]) {
            for ((name, state, today), want) in states().into_iter().zip(says(verb)) {
                assert_eq!(check(verb, by, &state, today).err(), want, "{verb:?} by {by:?} when {name}");
            }
        }
    }
}

#[test]
fn what_can_be_done_is_what_is_not_refused() {
    for by in [None, Some(DeskRole::Helpdesk), Some(DeskRole::Officer)] {
        for (name, state, today) in states() {
            let can = allowed(by, &state, today);
            for verb in V::ALL {
                assert_eq!(can.contains(verb), check(*verb, by, &state, today).is_ok(), "{verb:?} when {name}");
            }
        }
    }
    let closed = RequestState { open: false, ..NEW };
    assert_eq!(allowed(Some(DeskRole::Officer), &closed, DUE), [V::Tell]);
    assert_eq!(allowed(None, &closed, DUE), []);
}

#[test]
fn only_doubt_about_who_and_about_what_stops_the_clock() {
    let officer = Some(DeskRole::Officer);
    let unproven = RequestState { proven: false, ..NEW };
    for (ground, state, want) in [
        (PauseGround::Identity, unproven, None),
        // Who proved it is not asked again (GDPR art. 12(6)).
        (PauseGround::Identity, NEW, Some(R::IdentityProven)),
        (PauseGround::Specification, NEW, None),
        (PauseGround::Specification, unproven, None),
        (PauseGround::Unknown, unproven, Some(R::NotAllowed)),
    ] {
        assert_eq!(check_pause(ground, officer, &state, DUE).err(), want, "{ground:?}");
    }
    assert_eq!(check_pause(PauseGround::Specification, Some(DeskRole::Helpdesk), &NEW, DUE), Err(R::NotAllowed));
    let closed = RequestState { open: false, ..unproven };
    assert_eq!(check_pause(PauseGround::Identity, officer, &closed, DUE), Err(R::Closed));
}

#[test]
fn what_failed_can_be_tried_again_by_the_officer() {
    let failed = RequestState { being_done: true, failed: true, ..NEW };
    assert_eq!(check(V::Retry, Some(DeskRole::Officer), &failed, DUE), Ok(()));
    assert_eq!(check(V::Retry, Some(DeskRole::Helpdesk), &failed, DUE), Err(R::NotAllowed));
    assert_eq!(check(V::Retry, None, &failed, DUE), Err(R::NotAllowed));
    assert_eq!(check(V::Answer, Some(DeskRole::Officer), &failed, DUE), Err(R::BeingDone));
    let closed = RequestState { open: false, ..failed };
    assert_eq!(check(V::Retry, Some(DeskRole::Officer), &closed, DUE), Err(R::Closed));
}
