//! What happens to the switches: presses, what is kept until there is a connection, what changed elsewhere.

use mijn_privacy_api::{Capability, ConsentId, ConsentState};
use wasm_bindgen_futures::spawn_local;
use yew::Context;

use super::answers::Part;
use super::{App, Msg};
use crate::client::{new_key, sleep};
use crate::consents::{Action, Change, Here, Phase, Press, saving_text};

/// How long to wait before what is kept is sent again, in milliseconds, where the browser does not say when.
const AGAIN: u32 = 15_000;

impl App {
    fn change(&self, ctx: &Context<Self>, is_quiet: bool) -> Change {
        let person = self.person.changes;
        Change {
            widget: self.widget.clone(),
            to: ctx.link().callback(move |action| Msg::Consent(person, Box::new(action))),
            others: self.listening.others(),
            is_quiet,
        }
    }

    pub(super) fn press(&mut self, ctx: &Context<Self>, id: ConsentId, what: Press) -> bool {
        let Some(one) = self.switches.get(id).filter(|one| !one.is_saving()) else { return false };
        let change = self.change(ctx, false);
        match what {
            Press::Set(on) => {
                self.said = saving_text(&one.consent.wording.title, on).into();
                self.send(ctx, id, on, false)
            }
            Press::Resend => {
                spawn_local(change.resend(id));
                false
            }
            Press::Leave => {
                change.leave(one);
                // It may have been stored though no answer came.
                self.ask_again(ctx, Part::Look);
                false
            }
        }
    }

    /// Sends a change. `is_quiet`: nobody pressed anything now.
    fn send(&mut self, ctx: &Context<Self>, id: ConsentId, on: bool, is_quiet: bool) -> bool {
        let Some(one) = self.switches.get(id).filter(|one| !one.is_saving()) else { return false };
        let known = one.key_for(on);
        let is_again = known.is_some();
        let key = known.unwrap_or_else(new_key);
        spawn_local(self.change(ctx, is_quiet).send(one.consent.clone(), on, key.clone(), is_again));
        self.switches.apply(Action::Send(id, on, key))
    }

    pub(super) fn apply(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let failed = matches!(action, Action::Failed(..));
        let changed = self.switches.apply(action);
        if failed && !self.again_waits && self.kept().next().is_some() {
            self.again_waits = true;
            let link = ctx.link().clone();
            spawn_local(async move {
                sleep(AGAIN).await;
                link.send_message(Msg::Look(true));
            });
        }
        // What was pressed may have acted in this browser, whatever became of it.
        self.meet_guard(ctx);
        changed
    }

    fn kept(&self) -> impl Iterator<Item = (ConsentId, bool)> {
        self.switches.0.iter().filter_map(|one| match one.phase {
            Phase::Kept { on } => Some((one.consent.id, on)),
            _ => None,
        })
    }

    /// Sends what is kept, and asks what changed elsewhere.
    pub(super) fn look(&mut self, ctx: &Context<Self>, is_time: bool) -> bool {
        self.again_waits &= !is_time;
        if !ctx.props().active || self.expired.is_some() || self.consents.ready().is_none() {
            return false;
        }
        self.ask_again(ctx, Part::Look);
        self.send_kept(ctx)
    }

    /// Sends what is kept.
    pub(super) fn send_kept(&mut self, ctx: &Context<Self>) -> bool {
        let kept: Vec<_> = self.kept().collect();
        for (id, on) in &kept {
            self.send(ctx, *id, *on, true);
        }
        !kept.is_empty()
    }

    /// Account and browser say to each other what they know of analytics.
    pub(super) fn meet_guard(&mut self, ctx: &Context<Self>) {
        let Some(one) = self.switches.get(ConsentId::Analytics) else { return };
        let (host, consent) = (&self.widget.host, one.consent.clone());
        host.account_analytics(consent.state.as_str(), consent.revision > 0);
        let browser = host.analytics();
        let choice = browser.choice();
        // What the person chose in this browser wins over its signal.
        if browser.gpc()
            && matches!(choice.as_str(), "none" | "barred")
            && self.widget.can(Capability::BrowserSignal)
            && consent.revision == 0
            && consent.state != ConsentState::Granted
            && one.phase == Phase::Still
        {
            spawn_local(self.change(ctx, true).signal(consent));
        }
        let here = browser.present().then(|| Here::of(browser.allowed(), &choice, browser.gpc()));
        self.switches.apply(Action::Here(here));
    }
}
