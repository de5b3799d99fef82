//! Who is logged in, and what goes when somebody else is.

use std::rc::Rc;

use mijn_privacy_api::{AccountId, PersonId, Session};

use crate::context::Drafts;

/// The person, as far as the widget must know.
pub struct Person {
    /// What was typed.
    pub drafts: Rc<Drafts>,
    /// Counts the times that another person or account appeared: what stood there goes.
    pub changes: u32,
    known: Option<(PersonId, AccountId)>,
}

impl Person {
    /// Nobody yet.
    pub fn new(drafts: Rc<Drafts>) -> Self {
        Self { drafts, changes: 0, known: None }
    }

    /// Remembers whose session it is; answers whether it is another's than before. What was typed belongs to whoever typed
    /// it: it goes when another appears.
    pub fn note(&mut self, session: &Session) -> bool {
        let now = (session.person_id.clone(), session.account_id.clone());
        let other = self.known.as_ref().is_some_and(|before| *before != now);
        if other {
            self.drafts.clear();
            self.changes += 1;
        }
        self.known = Some(now);
        other
    }
}
