//! What every part of one widget shares: the client, the texts, the way to speak and to move.

use std::any::Any;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use mijn_privacy_api::{Capability, ConsentId};
use yew::prelude::*;

use crate::client::Client;
use crate::config::Config;
use crate::consents::Press;
use crate::mount::Host;
use crate::route::Route;

/// What was typed and not yet sent, in memory only and gone with the person.
#[derive(Default)]
pub struct Drafts {
    typed: RefCell<Vec<(String, Rc<dyn Any>)>>,
    sent: RefCell<String>,
}

impl Drafts {
    /// What was typed in a form.
    pub fn get<T: Clone + 'static>(&self, form: &str) -> Option<T> {
        let all = self.typed.borrow();
        let (_, typed) = all.iter().find(|(name, _)| *name == form)?;
        typed.downcast_ref::<T>().cloned()
    }

    /// Remembers it.
    pub fn set<T: 'static>(&self, form: &str, typed: T) {
        self.forget(form);
        self.typed.borrow_mut().push((form.to_owned(), Rc::new(typed)));
    }

    /// Forgets one form: it was sent, or emptied.
    pub fn forget(&self, form: &str) {
        self.typed.borrow_mut().retain(|(name, _)| *name != form);
    }

    /// A form was sent, and became this request.
    pub fn note_sent(&self, form: &str, id: &str) {
        self.forget(form);
        self.sent.replace(id.to_owned());
    }

    /// Whether this is what became of it.
    pub fn was_sent(&self, id: &str) -> bool {
        *self.sent.borrow() == id
    }

    /// Whether anything was typed.
    pub fn is_empty(&self) -> bool {
        self.typed.borrow().is_empty()
    }

    /// Forgets everything: somebody else logged in.
    pub fn clear(&self) {
        self.typed.borrow_mut().clear();
        self.sent.borrow_mut().clear();
    }
}

/// The shared parts.
pub struct Inner {
    /// The way to the backend.
    pub client: Rc<Client>,
    /// The element's attributes.
    pub config: Rc<Config>,
    /// The element.
    pub host: Host,
    /// Speaks a sentence to a screen reader.
    pub say: Callback<String>,
    /// A switch was pressed, or what stands beside it.
    pub press: Callback<(ConsentId, Press)>,
    /// Reports that the log-in ended.
    pub expired: Callback<()>,
    /// Reports that the requests on the home are there.
    pub settled: Callback<()>,
    /// Asks the backend for everything again.
    pub reload: Callback<()>,
    /// What was typed.
    pub drafts: Rc<Drafts>,
    /// The contact page that the backend named.
    pub contact: RefCell<String>,
    /// What the backend said it can do.
    pub capabilities: RefCell<Vec<Capability>>,
}

/// A handle on the shared parts.
#[derive(Clone)]
pub struct Widget(pub Rc<Inner>);

impl PartialEq for Widget {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Widget {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Widget {
    /// Where a person who is stuck can go; empty when neither host nor backend said.
    pub fn contact_href(&self) -> String {
        match self.config.contact_href.as_str() {
            "" => self.contact.borrow().clone(),
            href => href.to_owned(),
        }
    }

    /// Whether the backend said that it can do this.
    pub fn can(&self, part: Capability) -> bool {
        self.capabilities.borrow().contains(&part)
    }

    /// Opens a section when something is pressed.
    pub fn to(&self, route: Route) -> Callback<MouseEvent> {
        let widget = self.clone();
        Callback::from(move |_| widget.go(&route))
    }

    /// Opens a section.
    pub fn go(&self, route: &Route) {
        self.host.navigate(&route.section());
    }
}
