//! What is asked of the backend for the first load, and what its answers change.

use mijn_privacy_api::{Consents, Session};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Context;

use super::{App, Msg};
use crate::client::{Failure, read};
use crate::consents::{Action, Switches};
use crate::load::{Kept, Load};
use crate::mount::detail;
use crate::sections::foresee;

/// A part of the first load. Each can fail without the others.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    /// Who is logged in.
    Session,
    /// What is stored.
    Overview,
    /// The switches.
    Consents,
    /// The switches, while they are shown: they may have changed elsewhere.
    Look,
}

impl Part {
    fn path(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Overview => "overview",
            Self::Consents | Self::Look => "consents",
        }
    }
}

impl App {
    pub(super) fn ask(
        &self,
        ctx: &Context<Self>,
        path: &'static str,
        msg: impl FnOnce(u32, Result<JsValue, Failure>) -> Msg + 'static,
    ) {
        let (link, client, epoch) = (ctx.link().clone(), self.widget.client.clone(), self.epoch);
        spawn_local(async move { link.send_message(msg(epoch, client.ask(path).await)) });
    }

    pub(super) fn ask_all(&self, ctx: &Context<Self>) {
        for part in [Part::Session, Part::Overview, Part::Consents] {
            self.ask(ctx, part.path(), move |epoch, answer| Msg::Answer(part, epoch, answer));
        }
    }

    pub(super) fn ask_again(&mut self, ctx: &Context<Self>, part: Part) {
        match part {
            Part::Session => self.session = Load::Waiting,
            Part::Overview => self.overview = Load::Waiting,
            Part::Consents => self.consents = Load::Waiting,
            Part::Look => {}
        }
        self.ask(ctx, part.path(), move |epoch, answer| Msg::Answer(part, epoch, answer));
    }

    pub(super) fn take(&mut self, ctx: &Context<Self>, part: Part, answer: Result<JsValue, Failure>) {
        if answer.as_ref().is_err_and(|failure| *failure == Failure::Expired) {
            self.expire();
        }
        match part {
            Part::Session => {
                self.session = Load::of(answer.and_then(read));
                if let Some(session) = self.session.ready().cloned() {
                    self.know(&session);
                }
            }
            Part::Overview => {
                if self.overview.ready().is_none() && answer.is_ok() {
                    spawn_local(foresee());
                }
                self.raw = Load::of(answer);
                self.overview = self.raw.as_read();
                if let Some(overview) = self.overview.ready() {
                    self.widget.contact.replace(overview.contact.url.clone());
                    self.widget.capabilities.replace(overview.capabilities.clone());
                }
                self.meet_guard(ctx);
            }
            Part::Consents | Part::Look => match answer.and_then(read::<Consents>) {
                Ok(all) => {
                    self.consents = Load::of(Ok(()));
                    self.switches.apply(Action::Seen(all.items.into_iter().map(Kept::new).collect()));
                    self.meet_guard(ctx);
                }
                Err(failure) if part == Part::Consents => self.consents = Load::Failed(failure),
                // What is shown stays: nothing was asked for by the person.
                Err(_) => {}
            },
        }
    }

    fn know(&mut self, session: &Session) {
        self.widget.client.note_session(session);
        self.meet(session);
    }

    /// Whoever it is: what another chose, and was not stored yet, is not theirs.
    fn meet(&mut self, session: &Session) {
        if self.person.note(session) {
            self.switches = Switches::default();
            self.consents = Load::Waiting;
        }
    }

    /// The log-in ended. The host hears of it once.
    pub(super) fn expire(&mut self) {
        if self.expired.is_none() {
            self.expired = Some(None);
            self.widget.host.emit("session-expired", &detail(&[]));
        }
    }

    /// After a log-in or a refresh: first who it is, then everything again.
    pub(super) fn come_back(&mut self, ctx: &Context<Self>, answer: Result<JsValue, Failure>) {
        match answer.and_then(read::<Session>) {
            Ok(session) => {
                self.expired = None;
                self.meet(&session);
                self.renew(ctx);
                self.know(&session);
                // Whoever it is not of has lost it by now.
                self.send_kept(ctx);
            }
            Err(failure) => {
                self.said = crate::ui::failed_line(&failure).into();
                if failure == Failure::Expired {
                    self.expired = None;
                    self.expire();
                }
                if let Some(why) = &mut self.expired {
                    *why = Some(failure);
                }
            }
        }
    }
}
