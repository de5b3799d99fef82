//! Sends a change of a switch, and tells what became of it.

use mijn_privacy_api::{BrowserSignal, Consent, ConsentChange, ConsentId, ConsentState, Consents};
use yew::Callback;

use super::state::{Action, Phase, Switch};
use crate::client::{Failure, Nothing, Safe, new_key, sleep};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::Kept;
use crate::mount::detail;

/// Whom a change is told to.
pub struct Change {
    /// The shared parts.
    pub widget: Widget,
    /// This widget's switches.
    pub to: Callback<Action>,
    /// The other widgets of the page.
    pub others: Vec<Callback<Kept<Consent>>>,
    /// Nobody pressed anything now: a failure is shown and not spoken.
    pub is_quiet: bool,
}

/// What is spoken while a change is on its way.
pub fn saving_text(title: &str, on: bool) -> String {
    let [turning_on, turning_off] = i18n::consents().saving;
    [title, ": ", if on { turning_on } else { turning_off }].concat()
}

impl Change {
    /// Sends it under a key. `seen` is what stood there. `is_again`: it was sent before under this key, so that the answer may
    /// be the one of then; what holds now is asked for.
    pub async fn send(self, seen: Kept<Consent>, on: bool, key: String, is_again: bool) {
        let id = seen.id;
        if id == ConsentId::Analytics && !on {
            self.tell_analytics(false, false);
        }
        // The frame that shows it on its way comes first.
        sleep(0).await;
        match self.put(&seen, on, None, &key).await {
            Ok(_) if is_again => match self.widget.client.get::<Consents>("consents").await {
                Ok(now) => now.items.into_iter().filter(|one| one.id == id).for_each(|one| self.stored(Kept::new(one))),
                Err(failure) => self.failed(&seen.wording.title, (id, on), failure),
            },
            Ok(stored) => self.stored(Kept::new(stored)),
            Err(Failure::Stale) => self.refused(id, Phase::Newer { on }, i18n::consents().newer).await,
            Err(Failure::ShowAgain) => self.refused(id, Phase::Expired, i18n::consents().show_again).await,
            Err(failure) => self.failed(&seen.wording.title, (id, on), failure),
        }
    }

    async fn put(
        &self,
        seen: &Consent,
        granted: bool,
        signal: Option<BrowserSignal>,
        key: &str,
    ) -> Result<Consent, Failure> {
        let body = ConsentChange { granted, shown_token: seen.shown_token.clone(), signal };
        let safe = Safe { key: Some(key), etag: Some(seen.etag.as_str()) };
        self.widget.client.send("PUT", &["consents/", seen.id.as_str()].concat(), &body, safe).await
    }

    /// Passes on the browser's own no. What cannot be stored is asked for again another time.
    pub async fn signal(self, seen: Kept<Consent>) {
        if let Ok(stored) = self.put(&seen, false, Some(BrowserSignal::Gpc), &new_key()).await {
            self.to.emit(Action::Stored(Kept::new(stored)));
        }
    }

    /// Has the e-mail with the link sent once more.
    pub async fn resend(self, id: ConsentId) {
        let path = ["consents/", id.as_str(), "/confirmation"].concat();
        let texts = i18n::consents();
        let text = match self.widget.client.send::<()>("POST", &path, &Nothing, Safe::default()).await {
            Ok(()) => texts.sent_again,
            Err(Failure::Busy(_)) => texts.sent_before,
            Err(Failure::Expired) => return self.widget.expired.emit(()),
            Err(failure) => super::view::reason(&failure, true),
        };
        self.widget.say.emit(text.into());
        self.to.emit(Action::Note(id, Phase::Said(text.into())));
    }

    /// The person leaves it as it is: what acted first is taken back.
    pub fn leave(self, was: &Switch) {
        if was.is_off_first() && was.was_on && was.account_is_on() {
            self.tell_analytics(true, true);
        }
        self.to.emit(Action::Note(was.consent.id, Phase::Still));
    }

    fn stored(&self, stored: Kept<Consent>) {
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
                self.to.emit(Action::Refused(id, phase, now.items.into_iter().map(Kept::new).collect()));
            }
            Err(failure) => self.failed("", (id, false), failure),
        }
    }

    fn failed(&self, title: &str, (id, on): (ConsentId, bool), failure: Failure) {
        if !self.is_quiet {
            self.say(title, super::view::reason(&failure, on));
        }
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
