//! What is asked of the backend for the first load, and what its answers change.

use mijn_privacy_api::{ConsentId, Consents, Session};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Context;

use super::{App, Msg};
use crate::client::{Failure, new_key, read};
use crate::consents::{Action, Change, saving_text};
use crate::load::Load;
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
}

impl Part {
    fn path(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Overview => "overview",
            Self::Consents => "consents",
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
        }
        self.ask(ctx, part.path(), move |epoch, answer| Msg::Answer(part, epoch, answer));
    }

    pub(super) fn take(&mut self, part: Part, answer: Result<JsValue, Failure>) {
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
                }
            }
            Part::Consents => match answer.and_then(read::<Consents>) {
                Ok(all) => {
                    self.consents = Load::of(Ok(()));
                    self.switches.apply(Action::Seen(all.items));
                }
                Err(failure) => self.consents = Load::Failed(failure),
            },
        }
    }

    fn know(&mut self, session: &Session) {
        self.widget.client.note_session(session);
        self.person.note(session);
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
                self.person.note(&session);
                self.renew(ctx);
                self.know(&session);
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

    pub(super) fn press(&mut self, ctx: &Context<Self>, id: ConsentId, on: bool) -> bool {
        let Some(one) = self.switches.get(id).filter(|one| !one.is_saving()) else { return false };
        let key = one.key_for(on).unwrap_or_else(new_key);
        let change = Change {
            widget: self.widget.clone(),
            to: ctx.link().callback(|action| Msg::Consent(Box::new(action))),
            others: self.listening.others(),
        };
        self.said = saving_text(&one.consent.wording.title, on).into();
        spawn_local(change.send(one.consent.clone(), on, key.clone()));
        self.switches.apply(Action::Send(id, on, key))
    }
}
