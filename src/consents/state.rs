//! What each switch shows, and why. Pure: what was sent and what came back goes in as actions.

use mijn_privacy_api::{Consent, ConsentId, ConsentState};

use super::here::Here;
use crate::client::Failure;
use crate::load::Kept;

/// What is going on with a switch.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Nothing: it shows what the backend said.
    Still,
    /// A change is on its way.
    Saving {
        /// To on, or to off.
        on: bool,
        /// It was kept before: the end of the log-in does not end it.
        was_kept: bool,
    },
    /// A change was stored a moment ago.
    Stored,
    /// There is no connection: the change is kept, and sent again under its key; the switch shows what it was.
    Kept {
        /// What is wanted.
        on: bool,
    },
    /// A change could not be stored; the switch shows what it was. It stays until it is tried again, left or overtaken.
    Failed {
        /// What was wanted.
        on: bool,
        /// Why not.
        why: Failure,
    },
    /// It was changed elsewhere meanwhile; the switch shows the newer state, and the person chooses.
    Newer {
        /// What was wanted.
        on: bool,
    },
    /// The wording was shown too long ago.
    Expired,
    /// Something to read under the switch.
    Said(String),
}

/// One switch.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// As the backend said.
    pub consent: Kept<Consent>,
    /// What is going on.
    pub phase: Phase,
    /// The idempotency key of the last change, for trying the very same again.
    pub key: String,
    /// Of analytics, where the page has a guard.
    pub here: Option<Here>,
    /// How it stood before the change that is not stored yet: what taking that back goes back to.
    pub was_on: bool,
}

/// What a person does with a switch.
#[derive(Clone, Copy, PartialEq)]
pub enum Press {
    /// Sets it.
    Set(bool),
    /// Leaves it as it is, and forgets what was wanted.
    Leave,
    /// Has the e-mail with the link sent once more.
    Resend,
}

impl Switch {
    /// Whether it stands at on. A change counts once it is stored; analytics off alone acts first, and an account's yes to it
    /// holds only in the browsers where it was given.
    pub fn is_on(&self) -> bool {
        let account = self.account_is_on();
        let on = match self.here {
            Some(here) if account || self.consent.revision == 0 => here == Here::On,
            _ => account,
        };
        on && !self.is_off_first()
    }

    /// Whether the backend has a yes.
    pub fn account_is_on(&self) -> bool {
        self.consent.state == ConsentState::Granted
    }

    /// Analytics is already off in this browser, and not yet stored.
    pub fn is_off_first(&self) -> bool {
        self.consent.id == ConsentId::Analytics
            && matches!(
                self.phase,
                Phase::Saving { on: false, .. } | Phase::Kept { on: false } | Phase::Failed { on: false, .. }
            )
    }

    /// An account's yes that this browser does not follow, and that nothing yet is done about.
    pub fn is_off_here_only(&self) -> bool {
        self.account_is_on() && !self.is_on() && !self.is_saving() && self.wanted() != Some(false)
    }

    /// What was wanted and is not stored.
    pub fn wanted(&self) -> Option<bool> {
        match self.phase {
            Phase::Kept { on } | Phase::Failed { on, .. } | Phase::Newer { on } => Some(on),
            _ => None,
        }
    }

    /// The key for sending `on`, when that is the very change that failed.
    pub fn key_for(&self, on: bool) -> Option<String> {
        let same = self.wanted() == Some(on) && !matches!(self.phase, Phase::Newer { .. });
        Some(self.key.clone()).filter(|key| same && !key.is_empty())
    }

    /// Whether it stays as it is when the backend tells this. What is not stored is the person's to end, and keeps what stood
    /// there: the same is sent again.
    fn holds_against(&self, told: &Consent) -> bool {
        match self.phase {
            Phase::Saving { .. } | Phase::Kept { .. } => true,
            Phase::Failed { .. } => told.revision <= self.consent.revision,
            // It was asked for before a change that is stored meanwhile.
            _ => told.revision < self.consent.revision,
        }
    }

    /// Whether a change is on its way.
    pub fn is_saving(&self) -> bool {
        matches!(self.phase, Phase::Saving { .. })
    }
}

/// All switches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Switches(pub Vec<Switch>);

/// What happened.
pub enum Action {
    /// The backend told the present state of all.
    Seen(Vec<Kept<Consent>>),
    /// A change is sent under a key.
    Send(ConsentId, bool, String),
    /// A change was stored, here or in another widget of the page.
    Stored(Kept<Consent>),
    /// A change was not stored.
    Failed(ConsentId, Failure),
    /// A change was refused, and this is the present state of all.
    Refused(ConsentId, Phase, Vec<Kept<Consent>>),
    /// There is something to read under a switch, or nothing any more.
    Note(ConsentId, Phase),
    /// What this browser allows of analytics.
    Here(Option<Here>),
}

impl Switches {
    /// One switch.
    pub fn get(&self, id: ConsentId) -> Option<&Switch> {
        self.0.iter().find(|switch| switch.consent.id == id)
    }

    fn seen(&self, all: Vec<Kept<Consent>>) -> Vec<Switch> {
        all.into_iter()
            .map(|consent| match self.get(consent.id) {
                Some(old) if old.holds_against(&consent) => old.clone(),
                Some(old) if old.consent.revision == consent.revision => {
                    Switch { consent, key: String::new(), ..old.clone() }
                }
                old => Switch {
                    consent,
                    phase: Phase::Still,
                    key: String::new(),
                    here: old.and_then(|old| old.here),
                    was_on: false,
                },
            })
            .collect()
    }

    fn change(&self, id: ConsentId, with: impl Fn(&mut Switch)) -> Vec<Switch> {
        let mut all = self.0.clone();
        all.iter_mut().filter(|switch| switch.consent.id == id).for_each(with);
        all
    }
}

impl Switches {
    /// What follows from what happened. Answers whether anything changed.
    pub fn apply(&mut self, action: Action) -> bool {
        let all = match action {
            Action::Seen(all) => self.seen(all),
            Action::Send(id, on, key) => self.change(id, |switch| {
                // Off acts first: tried again, it stands at off already.
                if !switch.is_off_first() {
                    switch.was_on = switch.is_on();
                }
                let was_kept = switch.phase == Phase::Kept { on };
                switch.phase = Phase::Saving { on, was_kept };
                switch.key.clone_from(&key);
            }),
            Action::Stored(consent) => self.change(consent.id, |switch| {
                if consent.revision >= switch.consent.revision {
                    switch.consent = consent.clone();
                }
                switch.phase = Phase::Stored;
            }),
            Action::Failed(id, why) => self.change(id, |switch| {
                if let Phase::Saving { on, was_kept } = switch.phase {
                    let kept = why == Failure::Offline || was_kept && why == Failure::Expired;
                    switch.phase = if kept { Phase::Kept { on } } else { Phase::Failed { on, why: why.clone() } };
                }
            }),
            Action::Refused(id, phase, all) => {
                let idle = Self(self.change(id, |switch| switch.phase = Phase::Still));
                Self(idle.seen(all)).change(id, |switch| {
                    // Somebody else chose the same: nothing is left to choose.
                    let same = matches!(phase, Phase::Newer { on } if on == switch.is_on());
                    switch.phase = if same { Phase::Still } else { phase.clone() };
                })
            }
            Action::Note(id, phase) => self.change(id, |switch| switch.phase = phase.clone()),
            Action::Here(here) => self.change(ConsentId::Analytics, |switch| {
                switch.here = here;
                // A later yes in this browser ends a no that waits.
                if here == Some(Here::On) && switch.is_off_first() && !switch.is_saving() {
                    switch.phase = Phase::Still;
                }
            }),
        };
        let changed = all != self.0;
        self.0 = all;
        changed
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
