//! Who is logged in, and what goes when somebody else is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mijn_privacy_api::{AccountId, PersonId, Session};
use yew::prelude::*;

use crate::client::{Client, Failure};
use crate::context::Drafts;
use crate::ui;

/// What is known of the log-in.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct LogIn {
    /// It ended.
    pub expired: bool,
    /// Counts the times that everything is asked for again.
    pub epoch: u32,
    /// Counts the times that another person or account appeared: what stood there goes.
    pub changes: u32,
}

/// The person, as far as the widget must know.
#[derive(Clone)]
pub struct UsePerson {
    /// The log-in.
    pub log_in: UseStateHandle<LogIn>,
    /// What was typed.
    pub drafts: Rc<Drafts>,
    now: Rc<Cell<LogIn>>,
    known: Rc<RefCell<Option<(PersonId, AccountId)>>>,
}

/// Keeps it for one widget.
#[hook]
pub fn use_person() -> UsePerson {
    UsePerson {
        log_in: use_state_eq(LogIn::default),
        drafts: use_memo((), |()| Drafts::default()),
        now: use_memo((), |()| Cell::default()),
        known: use_mut_ref(|| None),
    }
}

impl UsePerson {
    fn change(&self, how: impl FnOnce(&mut LogIn)) {
        let mut now = self.now.get();
        how(&mut now);
        self.now.set(now);
        self.log_in.set(now);
    }

    /// Remembers whose session it is. What was typed belongs to whoever typed it: it goes when another appears.
    pub fn note(&self, session: &Session) {
        let now = (session.person_id.clone(), session.account_id.clone());
        let before = self.known.replace(Some(now.clone()));
        if before.is_some_and(|before| before != now) {
            self.drafts.clear();
            self.change(|log_in| log_in.changes += 1);
        }
    }

    /// The log-in ended. Answers whether that is news, so that the host hears of it once.
    pub fn end(&self) -> bool {
        let news = !self.now.get().expired;
        self.change(|log_in| log_in.expired = true);
        news
    }

    /// After a log-in or a refresh: first who it is, then everything again.
    pub async fn come_back(self, client: Rc<Client>, say: Callback<String>) {
        match client.get::<Session>("session").await {
            Ok(session) => {
                self.note(&session);
                self.change(|log_in| {
                    log_in.expired = false;
                    log_in.epoch += 1;
                });
            }
            Err(failure) => {
                if failure == Failure::Expired {
                    self.end();
                }
                say.emit(ui::failed_line(&failure).into());
            }
        }
    }
}
