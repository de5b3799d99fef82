//! Asks for the switches and sends their changes.

use std::rc::Rc;

use mijn_privacy_api::{Consent, ConsentChange, ConsentId, ConsentState, Consents};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::shared::{Listening, listen};
use super::state::{Action, Phase, Switches};
use crate::client::{Failure, Safe, new_key};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::{Load, use_load};
use crate::mount::detail;

/// The switches, and what can be done with them.
#[derive(Clone)]
pub struct UseConsents {
    /// How far the first answer is.
    pub load: Load<Consents>,
    /// The switches.
    pub switches: Rc<Switches>,
    /// Switches one on or off.
    pub switch: Callback<(ConsentId, bool)>,
    /// Asks for the state again.
    pub again: Callback<()>,
}

/// Keeps the switches of one widget.
#[hook]
pub fn use_consents(widget: &Widget) -> UseConsents {
    let load = use_load::<Consents>(widget, "consents".into());
    let switches = use_reducer(Switches::default);
    {
        let to = switches.dispatcher();
        use_effect_with(load.state.clone(), move |state| {
            if let Load::Ready(consents) = state {
                to.dispatch(Action::Seen(consents.items.clone()));
            }
        });
    }
    let listening = {
        let to = switches.dispatcher();
        use_memo((), move |()| listen(Callback::from(move |consent| to.dispatch(Action::Stored(consent)))))
    };
    let switch = {
        let (widget, switches) = (widget.clone(), switches.clone());
        Callback::from(move |(id, on)| {
            let Some(one) = switches.get(id).filter(|one| !one.is_saving()) else { return };
            let same = matches!(one.phase, Phase::Failed { on: wanted, .. } if wanted == on) && !one.key.is_empty();
            let key = if same { one.key.clone() } else { new_key() };
            switches.dispatch(Action::Send(id, on, key.clone()));
            let change = Change { widget: widget.clone(), to: switches.dispatcher(), listening: listening.clone() };
            spawn_local(change.send(one.consent.clone(), on, key));
        })
    };
    UseConsents { load: load.state, switches: Rc::new((*switches).clone()), switch, again: load.again }
}

struct Change {
    widget: Widget,
    to: UseReducerDispatcher<Switches>,
    listening: Rc<Listening>,
}

impl Change {
    async fn send(self, seen: Consent, on: bool, key: String) {
        let id = seen.id;
        if id == ConsentId::Analytics && !on {
            self.tell_analytics(false, false);
        }
        let [turning_on, turning_off] = i18n::consents().saving;
        self.say(&seen.wording.title, if on { turning_on } else { turning_off });
        let body = ConsentChange { granted: on, shown_token: seen.shown_token };
        let safe = Safe { key: Some(&key), etag: Some(seen.etag.as_str()) };
        let path = ["consents/", id.as_str()].concat();
        match self.widget.client.send::<Consent>("PUT", &path, &body, safe).await {
            Ok(stored) => self.stored(stored),
            Err(Failure::Stale) => self.refused(id, Phase::Newer, i18n::consents().newer).await,
            Err(Failure::ShowAgain) => self.refused(id, Phase::Expired, i18n::consents().show_again).await,
            Err(failure) => self.failed(&seen.wording.title, id, failure),
        }
    }

    fn stored(&self, stored: Consent) {
        let texts = i18n::consents();
        let [on, off, pending] = texts.saved;
        let text = match stored.state {
            ConsentState::Granted => on,
            ConsentState::PendingConfirmation => pending,
            _ => off,
        };
        self.widget.say.emit(fill(text, &[&stored.wording.title]));
        let facts = [("id", stored.id.as_str().into()), ("state", stored.state.as_str().into())];
        self.widget.host.emit("consent-changed", &detail(&facts));
        if stored.id == ConsentId::Analytics {
            self.tell_analytics(stored.state == ConsentState::Granted, true);
        }
        self.listening.tell(&stored);
        self.to.dispatch(Action::Stored(stored));
    }

    async fn refused(&self, id: ConsentId, phase: Phase, text: &str) {
        match self.widget.client.get::<Consents>("consents").await {
            Ok(now) => {
                self.widget.say.emit(text.into());
                self.to.dispatch(Action::Refused(id, phase, now.items));
            }
            Err(failure) => self.failed("", id, failure),
        }
    }

    fn failed(&self, title: &str, id: ConsentId, failure: Failure) {
        self.say(title, super::view::reason(&failure));
        if failure == Failure::Expired {
            self.widget.expired.emit(());
        }
        self.to.dispatch(Action::Failed(id, failure));
    }

    fn say(&self, title: &str, text: &str) {
        self.widget.say.emit([title, ": ", text].concat());
    }

    fn tell_analytics(&self, granted: bool, stored: bool) {
        let facts = [("granted", granted.into()), ("stored", stored.into())];
        self.widget.host.emit("analytics-changed", &detail(&facts));
    }
}
