//! Who is logged in, and what goes when somebody else is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mijn_privacy_api::{AccountId, PersonId, Session};
use yew::prelude::*;

use crate::client::{Client, Failure};
use crate::context::Drafts;
use crate::ui;

/// The person, as far as the widget must know.
#[derive(Clone)]
pub struct UsePerson {
    /// The log-in ended.
    pub expired: UseStateHandle<bool>,
    /// Counts the times that everything is asked for again.
    pub epoch: UseStateHandle<u32>,
    /// Counts the times that another person or account appeared: what stood there goes.
    pub changes: UseStateHandle<u32>,
    /// What was typed.
    pub drafts: Rc<Drafts>,
    told: Rc<Cell<bool>>,
    known: Rc<RefCell<Option<(PersonId, AccountId)>>>,
}

/// Keeps it for one widget.
#[hook]
pub fn use_person() -> UsePerson {
    UsePerson {
        expired: use_state_eq(|| false),
        epoch: use_state_eq(|| 0),
        changes: use_state_eq(|| 0),
        drafts: use_memo((), |()| Drafts::default()),
        told: use_memo((), |()| Cell::new(false)),
        known: use_mut_ref(|| None),
    }
}

impl UsePerson {
    /// Remembers whose session it is. What was typed belongs to whoever typed it: it goes when another appears.
    pub fn note(&self, session: &Session) {
        let now = (session.person_id.clone(), session.account_id.clone());
        let before = self.known.replace(Some(now.clone()));
        if before.is_some_and(|before| before != now) {
            self.drafts.clear();
            self.changes.set(self.changes.wrapping_add(1));
        }
    }

    /// The log-in ended. Answers whether that is news, so that the host hears of it once.
    pub fn end(&self) -> bool {
        self.expired.set(true);
        !self.told.replace(true)
    }

    /// After a log-in or a refresh: first who it is, then everything again.
    pub async fn come_back(self, client: Rc<Client>, say: Callback<String>) {
        match client.get::<Session>("session").await {
            Ok(session) => {
                self.note(&session);
                self.told.set(false);
                self.expired.set(false);
                self.epoch.set(self.epoch.wrapping_add(1));
            }
            Err(failure) => {
                if failure == Failure::Expired {
                    self.expired.set(true);
                }
                say.emit(ui::failed_line(&failure).into());
            }
        }
    }
}
