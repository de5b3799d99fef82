//! The root component: what all views share, and which of them is shown.
//!
//! A struct with messages and no hooks: every hook is a copy of Yew's code per type, and this is the first load.

mod answers;
mod choices;
mod focus;
mod shown;

use std::cell::RefCell;
use std::rc::Rc;

use mijn_privacy_api::{Consent, ConsentId, OverviewHead, PurposeId, Session};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::client::{Client, Failure};
use crate::config::Config;
use crate::consents::{Action, Listening, Press, Switches, listen};
use crate::context::{Drafts, Inner, Widget};
use crate::load::{Kept, Load};
use crate::mount::Host;
use crate::person::Person;
use crate::route::Route;
use answers::Part;

/// What the façade hands over.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The element.
    pub host: Host,
    /// Its attributes.
    pub config: Rc<Config>,
    /// Whether it is in a document.
    pub active: bool,
    /// Counts the calls of `refresh()`.
    pub refreshes: u32,
}

/// What happened.
pub enum Msg {
    /// An answer came, to a question of this epoch.
    Answer(Part, u32, Result<JsValue, Failure>),
    /// One part is to be asked for again.
    Again(Part),
    /// The requests on the home are there.
    Settled,
    /// The log-in ended.
    Expired,
    /// Everything is to be asked for again, once it is known who is logged in.
    Reload,
    /// Who is logged in now.
    Back(u32, Result<JsValue, Failure>),
    /// Something to speak.
    Say(String),
    /// A switch was pressed.
    Press(ConsentId, Press),
    /// The choices may have changed elsewhere; or it is time to send again what is kept.
    Look(bool),
    /// A change of a switch went on, which so-many persons before this one did not see.
    Consent(u32, Box<Action>),
    /// A change was stored by another element of the page.
    Other(Kept<Consent>),
    /// A card was opened or closed.
    Card(PurposeId, bool),
}

/// The widget. Out of a document it holds nothing.
pub struct App {
    widget: Widget,
    /// Answers to older questions are none.
    epoch: u32,
    route: Route,
    person: Person,
    session: Load<Session>,
    overview: Load<OverviewHead>,
    /// The overview as it came, for the sections that read more of it.
    raw: Load<JsValue>,
    consents: Load<()>,
    switches: Switches,
    listening: Listening,
    cards: Vec<PurposeId>,
    said: AttrValue,
    /// What is kept is sent again in a while.
    again_waits: bool,
    /// The log-in ended; and why the way back failed.
    expired: Option<Option<Failure>>,
    /// The person has been to another view since it was opened.
    moved: bool,
    /// Where the focus is to go, the likeliest first.
    focus: Vec<String>,
    root: NodeRef,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut app = Self::new(ctx, 0);
        app.start(ctx);
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let new = ctx.props();
        if new.active != old.active || new.host != old.host {
            *self = Self::new(ctx, self.epoch.wrapping_add(1));
            self.start(ctx);
        } else if without_section(&new.config) != without_section(&old.config) {
            self.renew(ctx);
        } else if new.refreshes != old.refreshes {
            ctx.link().send_message(Msg::Reload);
        }
        let route = Route::parse(&new.config.section);
        if route != self.route {
            self.go(route);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Answer(part, epoch, answer) if epoch == self.epoch => self.take(ctx, part, answer),
            Msg::Back(epoch, answer) if epoch == self.epoch => self.come_back(ctx, answer),
            Msg::Answer(..) | Msg::Back(..) => return false,
            Msg::Again(part) => self.ask_again(ctx, part),
            Msg::Settled => {
                self.move_focus(true);
                return false;
            }
            Msg::Expired => self.expire(),
            Msg::Reload => self.ask(ctx, "session", Msg::Back),
            Msg::Say(text) => self.said = text.into(),
            Msg::Press(id, what) => return self.press(ctx, id, what),
            Msg::Look(is_time) => return self.look(ctx, is_time),
            Msg::Consent(person, action) if person == self.person.changes => return self.apply(ctx, *action),
            Msg::Consent(..) => return false,
            Msg::Other(stored) => return self.apply(ctx, Action::Stored(stored)),
            Msg::Card(purpose, open) => {
                self.cards.retain(|other| *other != purpose);
                if open {
                    self.cards.push(purpose);
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.shown(ctx)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.move_focus(false);
    }
}

fn without_section(config: &Config) -> Config {
    Config { section: String::new(), ..config.clone() }
}

impl App {
    fn new(ctx: &Context<Self>, epoch: u32) -> Self {
        let drafts = Rc::new(Drafts::default());
        let stored = ctx.link().callback(Msg::Other);
        Self {
            widget: new_widget(ctx, drafts.clone()),
            epoch,
            route: Route::Home,
            person: Person::new(drafts),
            session: Load::Waiting,
            overview: Load::Waiting,
            raw: Load::Waiting,
            consents: Load::Waiting,
            switches: Switches::default(),
            listening: listen(stored),
            cards: Vec::new(),
            said: AttrValue::default(),
            again_waits: false,
            expired: None,
            moved: false,
            focus: Vec::new(),
            root: NodeRef::default(),
        }
    }

    fn start(&mut self, ctx: &Context<Self>) {
        if ctx.props().active {
            self.open(Route::parse(&ctx.props().config.section));
            self.ask_all(ctx);
        }
    }

    /// Everything anew, under a new epoch. What was asked for before is no longer waited for.
    fn renew(&mut self, ctx: &Context<Self>) {
        self.epoch = self.epoch.wrapping_add(1);
        let before = std::mem::replace(&mut self.widget, new_widget(ctx, self.person.drafts.clone()));
        // What the backend can do is known until it says otherwise, or parts of the page would go and come back.
        self.widget.contact.replace(before.contact.borrow().clone());
        self.widget.capabilities.replace(before.capabilities.borrow().clone());
        self.ask_all(ctx);
    }
}

fn new_widget(ctx: &Context<App>, drafts: Rc<Drafts>) -> Widget {
    let props = ctx.props();
    let config = Rc::new(without_section(&props.config));
    Widget(Rc::new(Inner {
        client: Rc::new(Client::new(props.host.clone(), &config)),
        config,
        host: props.host.clone(),
        say: ctx.link().callback(Msg::Say),
        press: ctx.link().callback(|(id, what)| Msg::Press(id, what)),
        expired: ctx.link().callback(|()| Msg::Expired),
        settled: ctx.link().callback(|()| Msg::Settled),
        reload: ctx.link().callback(|()| Msg::Reload),
        drafts,
        contact: RefCell::default(),
        capabilities: RefCell::default(),
    }))
}
