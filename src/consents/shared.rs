//! Widgets on one page that show the same switches stay in step.

use std::cell::RefCell;

use mijn_privacy_api::Consent;
use yew::Callback;

use crate::load::Kept;

thread_local! {
    static LISTENERS: RefCell<Vec<(u32, Callback<Kept<Consent>>)>> = const { RefCell::new(Vec::new()) };
    static NEXT: RefCell<u32> = const { RefCell::new(0) };
}

/// Ends when it is dropped.
pub struct Listening(u32);

impl Drop for Listening {
    fn drop(&mut self) {
        LISTENERS.with_borrow_mut(|all| all.retain(|(id, _)| *id != self.0));
    }
}

/// Calls back for every change that another widget had stored.
pub fn listen(callback: Callback<Kept<Consent>>) -> Listening {
    let id = NEXT.with_borrow_mut(|next| {
        *next = next.wrapping_add(1);
        *next
    });
    LISTENERS.with_borrow_mut(|all| all.push((id, callback)));
    Listening(id)
}

impl Listening {
    /// The other widgets.
    pub fn others(&self) -> Vec<Callback<Kept<Consent>>> {
        LISTENERS.with_borrow(|all| all.iter().filter(|(id, _)| *id != self.0).map(|(_, to)| to.clone()).collect())
    }
}
