//! What can be done with a request, by whom and when: the one state machine behind every route.

use jiff::civil::Date;
use mijn_privacy_api::{DeskRefusal, DeskRole, DeskVerb, OpenEnum, PauseGround};

/// What the machine needs to know of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestState {
    /// Not answered, refused or taken back.
    pub open: bool,
    /// Decided, and being carried out.
    pub being_done: bool,
    /// The clock stands still: for what, and since which day.
    pub paused: Option<(PauseGround, Date)>,
    /// The term was extended.
    pub extended: bool,
    /// The person proved who they are by their password or a link in an e-mail.
    pub proven: bool,
    /// The last day of the first month, with the pauses that ended, rolled.
    pub first_month_ends: Date,
    /// The use of data stands still for it (GDPR art. 18 and 21).
    pub restricted: bool,
    /// The person was told on which day that ends.
    pub lifting: bool,
    /// It could not be carried out, and is not tried any more.
    pub failed: bool,
}

/// Who acts: an employee or system in a role, or (`None`) the person.
pub type By = Option<DeskRole>;

/// Whether a verb can be done on this day.
///
/// # Errors
/// Why not, the role before the state: who may never do it learns nothing of the state.
pub fn check(verb: DeskVerb, by: By, state: &RequestState, today: Date) -> Result<(), DeskRefusal> {
    if !may(verb, by) {
        return Err(DeskRefusal::NotAllowed);
    }
    // Telling recipients comes after the answer.
    if verb == DeskVerb::Tell {
        return Ok(());
    }
    if verb == DeskVerb::Lift {
        return check_lift(by, state);
    }
    if !state.open {
        return Err(DeskRefusal::Closed);
    }
    if verb == DeskVerb::Retry {
        return if state.failed { Ok(()) } else { Err(DeskRefusal::NotFailed) };
    }
    // Both may still write to each other while the backend is at it.
    let writes = matches!(verb, DeskVerb::Write | DeskVerb::Ask | DeskVerb::Attach);
    if state.being_done && !writes {
        return Err(DeskRefusal::BeingDone);
    }
    match verb {
        DeskVerb::Pause if state.paused.is_some() => Err(DeskRefusal::AlreadyPaused),
        DeskVerb::Resume if state.paused.is_none() => Err(DeskRefusal::NotPaused),
        DeskVerb::Extend if state.extended => Err(DeskRefusal::AlreadyExtended),
        DeskVerb::Extend if counted(state, today) > state.first_month_ends => Err(DeskRefusal::FirstMonthPassed),
        DeskVerb::Unknown => Err(DeskRefusal::NotAllowed),
        _ => Ok(()),
    }
}

/// What stands still ends with the decision while it is judged (GDPR art. 18(1)(d)), and by itself after that. The person's own
/// word comes before a day that was announced.
fn check_lift(by: By, state: &RequestState) -> Result<(), DeskRefusal> {
    match by {
        _ if !state.restricted => Err(DeskRefusal::NotRestricted),
        _ if state.open => Err(DeskRefusal::Undecided),
        Some(_) if state.lifting => Err(DeskRefusal::AlreadyLifting),
        _ => Ok(()),
    }
}

/// The day up to which the clock has run: while it stands still no month passes, and one that had passed stays so.
fn counted(state: &RequestState, today: Date) -> Date {
    state.paused.map_or(today, |(_, since)| since)
}

/// Whether the clock may stand still for this: only these two grounds pause it.
///
/// Doubt about who asks: GDPR art. 12(6), for the rights of art. 15 to 21, and never of who proved it.
///
/// Which data are meant: recital 63, where we hold much about somebody, for access; EDPB guidelines 01/2022 on access treat
/// it so. Its reason, that nothing can be answered before that is known, is one of every request about data, so that it is
/// here for each kind, and the question is always on record. Whoever closes an account with their password could be asked
/// nothing else while the clock stands still.
///
/// # Errors
/// Why not.
pub fn check_pause(ground: PauseGround, by: By, state: &RequestState, today: Date) -> Result<(), DeskRefusal> {
    check(DeskVerb::Pause, by, state, today)?;
    match ground {
        PauseGround::Identity if state.proven => Err(DeskRefusal::IdentityProven),
        PauseGround::Identity | PauseGround::Specification => Ok(()),
        PauseGround::Unknown => Err(DeskRefusal::NotAllowed),
    }
}

/// Everything that can be done on this day.
pub fn allowed(by: By, state: &RequestState, today: Date) -> Vec<DeskVerb> {
    DeskVerb::ALL.iter().copied().filter(|verb| check(*verb, by, state, today).is_ok()).collect()
}

fn may(verb: DeskVerb, by: By) -> bool {
    let persons = matches!(verb, DeskVerb::Cancel | DeskVerb::Write);
    match by {
        // Theirs is the wish that it stands still.
        None => persons || verb == DeskVerb::Lift,
        Some(DeskRole::Helpdesk) => matches!(verb, DeskVerb::Take | DeskVerb::Ask | DeskVerb::Tell),
        Some(DeskRole::Officer) => !persons && !matches!(verb, DeskVerb::GiveBack | DeskVerb::Unknown),
        Some(DeskRole::Unknown) => false,
    }
}
