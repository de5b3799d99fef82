//! A switch never shows what the backend did not say.

use super::*;
use mijn_privacy_api::{ConsentType, PurposeId, Wording};

fn consent(id: ConsentId, state: ConsentState, revision: u32) -> Kept<Consent> {
    Kept::new(Consent {
        id,
        purpose: PurposeId::Contact,
        kind: ConsentType::Consent,
        state,
        state_reason: None,
        pending_until: None,
        revision,
        wording: Wording {
            id: "w-1".parse().unwrap_or_else(|_| unreachable!()),
            language: "nl".into(),
            title: "Titel".into(),
            summary: String::new(),
            text: String::new(),
        },
        facts: vec![],
        notice_version: None,
        changed_at: None,
        channel: None,
        etag: "e".parse().unwrap_or_else(|_| unreachable!()),
        shown_token: "t".parse().unwrap_or_else(|_| unreachable!()),
        mailings: None,
    })
}

fn after(start: Kept<Consent>, actions: Vec<Action>) -> Switches {
    let mut all = Switches::default();
    all.apply(Action::Seen(vec![start]));
    for action in actions {
        all.apply(action);
    }
    all
}

fn only(all: &Switches) -> &Switch {
    all.0.first().unwrap_or_else(|| unreachable!())
}

#[test]
fn a_change_shows_once_it_is_stored() {
    let id = ConsentId::Training;
    let mut saving = after(consent(id, ConsentState::Denied, 0), vec![Action::Send(id, true, "k".into())]);
    assert!(!only(&saving).is_on());
    assert!(only(&saving).is_saving());
    saving.apply(Action::Stored(consent(id, ConsentState::Granted, 1)));
    assert!(only(&saving).is_on());
    assert_eq!(only(&saving).phase, Phase::Stored);
}

#[test]
fn a_failure_puts_it_back_and_keeps_the_key() {
    let id = ConsentId::Training;
    let failed = after(
        consent(id, ConsentState::Granted, 3),
        vec![Action::Send(id, false, "k".into()), Action::Failed(id, Failure::Down)],
    );
    assert!(only(&failed).is_on());
    assert_eq!(only(&failed).key, "k");
    assert_eq!(only(&failed).phase, Phase::Failed { on: false, why: Failure::Down });
}

#[test]
fn without_a_connection_it_is_kept_and_the_person_can_leave_it() {
    let id = ConsentId::Training;
    let mut kept = after(
        consent(id, ConsentState::Granted, 3),
        vec![Action::Send(id, false, "k".into()), Action::Failed(id, Failure::Offline)],
    );
    assert_eq!(only(&kept).phase, Phase::Kept { on: false });
    assert!(only(&kept).is_on());
    kept.apply(Action::Seen(vec![consent(id, ConsentState::Granted, 3)]));
    assert_eq!(only(&kept).key_for(false).as_deref(), Some("k"));
    kept.apply(Action::Note(id, Phase::Still));
    assert_eq!(only(&kept).wanted(), None);
    assert_eq!(only(&kept).key_for(false), None);
}

#[test]
fn an_accounts_yes_to_analytics_holds_where_it_was_given() {
    let id = ConsentId::Analytics;
    for (state, revision, here, on) in [
        (ConsentState::Granted, 1, None, true),
        (ConsentState::Granted, 1, Some(Here::Unchosen), false),
        (ConsentState::Granted, 1, Some(Here::On), true),
        (ConsentState::Withdrawn, 2, Some(Here::On), false),
        (ConsentState::Denied, 0, Some(Here::On), true),
        (ConsentState::Denied, 0, Some(Here::Off), false),
    ] {
        let all = after(consent(id, state, revision), vec![Action::Here(here)]);
        assert_eq!(only(&all).is_on(), on, "{state:?} {revision} {here:?}");
    }
}

#[test]
fn analytics_off_acts_first_and_stays_off_when_it_cannot_be_stored() {
    let id = ConsentId::Analytics;
    let mut all = after(consent(id, ConsentState::Granted, 1), vec![Action::Send(id, false, "k".into())]);
    assert!(!only(&all).is_on());
    all.apply(Action::Failed(id, Failure::Down));
    assert!(!only(&all).is_on());
    assert!(only(&all).is_off_first());
}

#[test]
fn analytics_on_waits_for_the_backend() {
    let id = ConsentId::Analytics;
    let saving = after(consent(id, ConsentState::Denied, 1), vec![Action::Send(id, true, "k".into())]);
    assert!(!only(&saving).is_on());
}

#[test]
fn a_newer_state_is_shown_beside_what_was_wanted() {
    let id = ConsentId::Training;
    let refused = |wanted, now| {
        after(
            consent(id, ConsentState::Denied, 1),
            vec![
                Action::Send(id, wanted, "k".into()),
                Action::Refused(id, Phase::Newer { on: wanted }, vec![consent(id, now, 3)]),
            ],
        )
    };
    let newer = refused(true, ConsentState::Denied);
    assert!(!only(&newer).is_on());
    assert_eq!(only(&newer).phase, Phase::Newer { on: true });
    assert_eq!((only(&newer).consent.revision, only(&newer).key_for(true)), (3, None));
    assert_eq!(only(&refused(true, ConsentState::Granted)).phase, Phase::Still);
}

#[test]
fn a_refresh_leaves_a_change_on_its_way_alone() {
    let id = ConsentId::Training;
    let saving = after(
        consent(id, ConsentState::Denied, 0),
        vec![Action::Send(id, true, "k".into()), Action::Seen(vec![consent(id, ConsentState::Denied, 0)])],
    );
    assert!(only(&saving).is_saving());
}

#[test]
fn an_older_answer_does_not_undo_a_newer_one() {
    let id = ConsentId::Training;
    let all =
        after(consent(id, ConsentState::Withdrawn, 5), vec![Action::Stored(consent(id, ConsentState::Granted, 4))]);
    assert_eq!(only(&all).consent.revision, 5);
}

#[test]
fn an_answer_that_was_asked_for_before_a_change_does_not_undo_it() {
    let id = ConsentId::Training;
    let all = after(
        consent(id, ConsentState::Granted, 1),
        vec![
            Action::Send(id, false, "k".into()),
            Action::Stored(consent(id, ConsentState::Withdrawn, 2)),
            Action::Seen(vec![consent(id, ConsentState::Granted, 1)]),
        ],
    );
    assert_eq!((only(&all).consent.revision, only(&all).is_on()), (2, false));
}

#[test]
fn what_changes_nothing_says_so() {
    let id = ConsentId::Training;
    let mut all = after(consent(id, ConsentState::Denied, 0), vec![]);
    assert!(!all.apply(Action::Failed(id, Failure::Down)));
}

#[test]
fn only_the_very_same_change_has_the_same_key() {
    let id = ConsentId::Training;
    let all = after(
        consent(id, ConsentState::Granted, 3),
        vec![Action::Send(id, false, "k".into()), Action::Failed(id, Failure::Down)],
    );
    assert_eq!(only(&all).key_for(false).as_deref(), Some("k"));
    assert_eq!(only(&all).key_for(true), None);
}

#[test]
fn what_could_not_be_stored_stays_until_it_is_left_or_overtaken() {
    for id in [ConsentId::Training, ConsentId::Analytics] {
        let granted = |revision| consent(id, ConsentState::Granted, revision);
        let mut all = after(granted(3), vec![Action::Send(id, false, "k".into()), Action::Failed(id, Failure::Down)]);
        for told in [3, 2] {
            all.apply(Action::Seen(vec![granted(told)]));
            assert_eq!(only(&all).phase, Phase::Failed { on: false, why: Failure::Down }, "{id:?} {told}");
            assert_eq!(only(&all).key_for(false).as_deref(), Some("k"), "{id:?} {told}");
        }
        let mut overtaken = Switches(all.0.clone());
        overtaken.apply(Action::Seen(vec![granted(5)]));
        assert_eq!((&only(&overtaken).phase, only(&overtaken).is_on()), (&Phase::Still, true), "{id:?}");
        all.apply(Action::Note(id, Phase::Still));
        assert_eq!(only(&all).key_for(false), None, "{id:?}");
    }
}

#[test]
fn what_is_kept_is_kept_over_a_log_in_and_a_plain_press_is_not() {
    let id = ConsentId::Training;
    let mut all = after(
        consent(id, ConsentState::Granted, 3),
        vec![Action::Send(id, false, "k".into()), Action::Failed(id, Failure::Expired)],
    );
    assert_eq!(only(&all).phase, Phase::Failed { on: false, why: Failure::Expired });
    for why in [Failure::Offline, Failure::Expired] {
        all.apply(Action::Send(id, false, "k".into()));
        all.apply(Action::Failed(id, why));
        assert_eq!(only(&all).phase, Phase::Kept { on: false });
        assert_eq!(only(&all).key_for(false).as_deref(), Some("k"));
    }
    // The other wish is another change.
    all.apply(Action::Send(id, true, "l".into()));
    all.apply(Action::Failed(id, Failure::Expired));
    assert_eq!(only(&all).phase, Phase::Failed { on: true, why: Failure::Expired });
}

fn granted_and_off_here() -> Switches {
    after(consent(ConsentId::Analytics, ConsentState::Granted, 1), vec![Action::Here(Some(Here::Off))])
}

#[test]
fn an_accounts_yes_can_be_withdrawn_where_it_is_off() {
    let id = ConsentId::Analytics;
    let mut all = granted_and_off_here();
    assert!(only(&all).is_off_here_only());
    all.apply(Action::Send(id, true, "k".into()));
    assert!(!only(&all).is_off_here_only());
    all.apply(Action::Failed(id, Failure::Down));
    assert!(only(&all).is_off_here_only());
    all.apply(Action::Send(id, false, "l".into()));
    assert!(!only(&all).is_off_here_only());
    all.apply(Action::Failed(id, Failure::Down));
    assert!(!only(&all).is_off_here_only(), "sending it again is offered already");
    all.apply(Action::Stored(consent(id, ConsentState::Withdrawn, 2)));
    assert!(!only(&all).is_off_here_only());
    let elsewhere = after(consent(ConsentId::Training, ConsentState::Granted, 1), vec![]);
    assert!(!only(&elsewhere).is_off_here_only());
}

#[test]
fn taking_an_off_back_goes_back_to_how_it_stood() {
    let id = ConsentId::Analytics;
    for (here, was_on) in [(Here::On, true), (Here::Off, false)] {
        let mut all = granted_and_off_here();
        all.apply(Action::Here(Some(here)));
        for _ in 0..2 {
            all.apply(Action::Send(id, false, "k".into()));
            all.apply(Action::Here(Some(Here::Off)));
            all.apply(Action::Failed(id, Failure::Down));
            assert_eq!(only(&all).was_on, was_on, "{here:?}");
        }
    }
}

#[test]
fn a_later_yes_in_this_browser_ends_a_no_that_waits() {
    let id = ConsentId::Analytics;
    for why in [Failure::Offline, Failure::Down] {
        let mut all = granted_and_off_here();
        all.apply(Action::Send(id, false, "k".into()));
        all.apply(Action::Failed(id, why));
        all.apply(Action::Here(Some(Here::Off)));
        assert!(only(&all).is_off_first());
        all.apply(Action::Here(Some(Here::On)));
        assert_eq!((&only(&all).phase, only(&all).is_on()), (&Phase::Still, true));
    }
}
