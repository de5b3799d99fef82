//! Any row of verbs on any days: whatever is tried, a request is closed once, extended once, and its last day never comes
//! nearer.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::{DeskRole, DeskVerb, OpenEnum, PauseGround};
use mijn_privacy_rules::{By, Holidays, RequestState, check, check_pause, last_day, local_date_nl, paused_days};
use proptest::prelude::*;

/// A request as a server keeps it: each change only after the machine said yes.
struct Kept {
    received: Date,
    paused: Option<(PauseGround, Timestamp)>,
    stood: u16,
    months: u8,
    being_done: bool,
    proven: bool,
    closings: u32,
    extensions: u32,
    restricted: bool,
    lifting: bool,
}

impl Kept {
    fn state(&self, holidays: &Holidays) -> RequestState {
        RequestState {
            open: self.closings == 0,
            being_done: self.being_done,
            paused: self.paused.map(|(ground, since)| (ground, local_date_nl(since))),
            extended: self.months > 0,
            proven: self.proven,
            first_month_ends: last_day(self.received, 0, self.stood, holidays),
            restricted: self.restricted,
            lifting: self.lifting,
            failed: false,
        }
    }

    fn last(&self, holidays: &Holidays) -> Date {
        last_day(self.received, self.months, self.stood, holidays)
    }

    fn resume(&mut self, at: Timestamp) {
        if let Some((_, since)) = self.paused.take() {
            self.stood += paused_days(since, at);
        }
    }

    fn try_verb(
        &mut self,
        verb: DeskVerb,
        by: By,
        ground: PauseGround,
        months: u8,
        at: Timestamp,
        holidays: &Holidays,
    ) {
        let (state, today) = (self.state(holidays), local_date_nl(at));
        let says = match verb {
            DeskVerb::Pause => check_pause(ground, by, &state, today),
            _ => check(verb, by, &state, today),
        };
        if says.is_err() {
            return;
        }
        match verb {
            DeskVerb::Pause => self.paused = Some((ground, at)),
            DeskVerb::Resume | DeskVerb::Write => self.resume(at),
            DeskVerb::Extend => {
                self.months = months;
                self.extensions += 1;
            }
            DeskVerb::Answer if months == 1 => {
                self.resume(at);
                self.being_done = true;
            }
            DeskVerb::Answer | DeskVerb::Reject | DeskVerb::Cancel => {
                self.resume(at);
                self.closings += 1;
                self.restricted &= verb != DeskVerb::Cancel;
                self.lifting = self.restricted && verb == DeskVerb::Reject;
            }
            // The company announces it; only the person ends it at once.
            DeskVerb::Lift if by.is_some() => self.lifting = true,
            DeskVerb::Lift => (self.restricted, self.lifting) = (false, false),
            _ => {}
        }
    }
}

fn any_verb() -> impl Strategy<Value = DeskVerb> {
    // The verbs that move the clock come more often than those that end the story.
    prop_oneof![
        3 => Just(DeskVerb::Pause),
        3 => Just(DeskVerb::Resume),
        3 => Just(DeskVerb::Extend),
        4 => proptest::sample::select(DeskVerb::ALL),
    ]
}

fn any_by() -> impl Strategy<Value = By> {
    prop_oneof![1 => Just(None), 1 => Just(Some(DeskRole::Helpdesk)), 4 => Just(Some(DeskRole::Officer))]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn no_row_of_verbs_closes_or_extends_twice_or_brings_the_last_day_nearer(
        start in 0..7_671_i64,
        proven: bool,
        restricted: bool,
        steps in proptest::collection::vec(
            (any_verb(), any_by(), proptest::bool::ANY, 1..=2_u8, 0..=480_i64),
            1..40,
        ),
    ) {
        let holidays = Holidays::netherlands();
        let first = date(2020, 1, 1).at(11, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let mut at = first + SignedDuration::from_hours(24 * start);
        let received = local_date_nl(at);
        let mut kept = Kept {
            received, paused: None, stood: 0, months: 0, being_done: false, proven, closings: 0, extensions: 0,
            restricted, lifting: false,
        };
        let mut last = kept.last(&holidays);
        let mut first_month_passed_on = None;
        for (verb, by, identity, months, hours) in steps {
            at += SignedDuration::from_hours(hours);
            let ground = if identity { PauseGround::Identity } else { PauseGround::Specification };
            let (before, was_closed, extended) = (kept.state(&holidays), kept.closings > 0, kept.extensions);
            kept.try_verb(verb, by, ground, months, at, &holidays);
            let today = local_date_nl(at);
            // Independent of the machine: on which day the first month was over while the clock ran.
            if before.paused.is_none() && today > before.first_month_ends {
                first_month_passed_on.get_or_insert(today);
            }
            prop_assert!(kept.closings <= 1 && kept.extensions <= 1);
            prop_assert!(!was_closed || kept.closings == 1);
            prop_assert!(kept.last(&holidays) >= last, "{verb:?} moved {last} back");
            last = kept.last(&holidays);
            if kept.extensions > extended {
                prop_assert!(first_month_passed_on.is_none(), "extended on {today}, the month had passed before");
            }
            let for_identity = matches!(kept.paused, Some((PauseGround::Identity, _)));
            prop_assert!(!(proven && for_identity), "who proved who they are is never asked again");
            prop_assert!(kept.closings == 0 || kept.paused.is_none());
            let ended = before.restricted && !kept.restricted;
            prop_assert!(!ended || by.is_none(), "{verb:?} by {by:?} ended what stood still");
            prop_assert!(!kept.lifting || kept.restricted && kept.closings == 1);
        }
    }
}
