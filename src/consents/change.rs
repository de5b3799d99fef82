//! Sends a change of a switch, and tells what became of it.

use mijn_privacy_api::{Consent, ConsentChange, ConsentId, ConsentState, Consents};
use yew::Callback;

use super::state::{Action, Phase};
use crate::client::{Failure, Safe, sleep};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::mount::detail;

/// Whom a change is told to.
pub struct Change {
    /// The shared parts.
    pub widget: Widget,
    /// This widget's switches.
    pub to: Callback<Action>,
    /// The other widgets of the page.
    pub others: Vec<Callback<Consent>>,
}

/// What is spoken while a change is on its way.
pub fn saving_text(title: &str, on: bool) -> String {
    let [turning_on, turning_off] = i18n::consents().saving;
    [title, ": ", if on { turning_on } else { turning_off }].concat()
}

impl Change {
    /// Sends it under a key. `seen` is what stood there.
    pub async fn send(self, seen: Consent, on: bool, key: String) {
        let id = seen.id;
        if id == ConsentId::Analytics && !on {
            self.tell_analytics(false, false);
        }
        // The frame that shows it on its way comes first.
        sleep(0).await;
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
        for other in &self.others {
            other.emit(stored.clone());
        }
        self.to.emit(Action::Stored(stored));
    }

    async fn refused(&self, id: ConsentId, phase: Phase, text: &str) {
        match self.widget.client.get::<Consents>("consents").await {
            Ok(now) => {
                self.widget.say.emit(text.into());
                self.to.emit(Action::Refused(id, phase, now.items));
            }
            Err(failure) => self.failed("", id, failure),
        }
    }

    fn failed(&self, title: &str, id: ConsentId, failure: Failure) {
        self.say(title, super::view::reason(&failure));
        if failure == Failure::Expired {
            self.widget.expired.emit(());
        }
        self.to.emit(Action::Failed(id, failure));
    }

    fn say(&self, title: &str, text: &str) {
        self.widget.say.emit([title, ": ", text].concat());
    }

    fn tell_analytics(&self, granted: bool, stored: bool) {
        let facts = [("granted", granted.into()), ("stored", stored.into())];
        self.widget.host.emit("analytics-changed", &detail(&facts));
    }
}
