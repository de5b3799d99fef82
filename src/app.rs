//! The root component: what all views share, and which of them is shown.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mijn_privacy_api::{AccountId, Overview, PersonId, Session};
use yew::prelude::*;

use crate::client::Client;
use crate::config::Config;
use crate::consents::use_consents;
use crate::context::{Drafts, Inner, Widget};
use crate::home::{self, Home};
use crate::i18n;
use crate::load::{Load, use_load};
use crate::mount::{Host, detail};
use crate::route::Route;
use crate::sections::{Section, Wanted, foresee};
use crate::ui;

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

/// The widget. Out of a document it holds nothing.
#[component]
pub fn App(props: &AppProps) -> Html {
    if !props.active {
        return html! {};
    }
    html! { <Shell host={props.host.clone()} config={props.config.clone()} active=true refreshes={props.refreshes} /> }
}

#[component]
fn Shell(props: &AppProps) -> Html {
    let said = use_state(String::new);
    let expired = use_state_eq(|| false);
    let epoch = use_state_eq(|| 0_u32);
    let drafts = use_memo((), |()| Drafts::default());
    let whose = use_mut_ref(|| None::<(PersonId, AccountId)>);
    {
        let (expired, epoch, drafts) = (expired.clone(), epoch.clone(), drafts.clone());
        use_effect_with(props.refreshes, move |refreshes| {
            if *refreshes > 0 {
                expired.set(false);
                epoch.set(epoch.wrapping_add(1));
            }
            drop(drafts);
        });
    }
    let widget = use_widget(props, &said, &expired, &epoch, &drafts);
    let session = use_load::<Session>(&widget, Some("session".into()));
    let overview = use_load::<Overview>(&widget, Some("overview".into()));
    let consents = use_consents(&widget);
    {
        let widget = widget.clone();
        use_effect_with(session.state.clone(), move |state| note_person(&widget, state, &whose));
    }
    let route = Route::parse(&props.config.section);
    let root = use_node_ref();
    let moved = use_moved(&root, &route, overview.state.ready().is_some());
    {
        let ready = overview.state.ready().is_some();
        use_effect_with(ready, move |ready| {
            if *ready {
                wasm_bindgen_futures::spawn_local(foresee());
            }
        });
    }
    let view = if *expired {
        ui::expired(&widget)
    } else if route.is_home() {
        home::view(&Home {
            widget: &widget,
            route: &route,
            session: &session.state,
            overview: &overview.state,
            again: &overview.again,
            consents: &consents,
        })
    } else {
        let wanted = Wanted::Requests(route.clone(), overview.state.ready().cloned(), moved);
        html! { <Section widget={widget.clone()} {wanted} /> }
    };
    html! {
        <section ref={root} class="mp" part="root" lang="nl" aria-label={i18n::common().title}>
            <p class="vh" role="status">{ &*said }</p>
            { view }
            { home::foot(&widget, &overview.state) }
        </section>
    }
}

#[hook]
fn use_widget(
    props: &AppProps,
    said: &UseStateHandle<String>,
    expired: &UseStateHandle<bool>,
    epoch: &UseStateHandle<u32>,
    drafts: &Rc<Drafts>,
) -> Widget {
    let config = Rc::new(Config { section: String::new(), ..(*props.config).clone() });
    let (said, expired, epoch_now) = (said.setter(), expired.setter(), **epoch);
    let epoch = epoch.setter();
    let (host, drafts) = (props.host.clone(), drafts.clone());
    let widget = use_memo((config, props.host.clone(), epoch_now), move |(config, _, _)| {
        let tell = host.clone();
        Widget(Rc::new(Inner {
            client: Client::new(host.clone(), config),
            config: config.clone(),
            host,
            say: Callback::from(move |text| said.set(text)),
            expired: Callback::from({
                let expired = expired.clone();
                move |()| {
                    tell.emit("session-expired", &detail(&[]));
                    expired.set(true);
                }
            }),
            reload: Callback::from(move |()| {
                expired.set(false);
                epoch.set(epoch_now.wrapping_add(1));
            }),
            drafts,
        }))
    });
    (*widget).clone()
}

/// What was typed belongs to whoever typed it: it goes when another person or account appears.
fn note_person(widget: &Widget, session: &Load<Session>, whose: &RefCell<Option<(PersonId, AccountId)>>) {
    let Some(session) = session.ready() else { return };
    widget.client.note_session(session);
    let now = (session.person_id.clone(), session.account_id.clone());
    let before = whose.replace(Some(now.clone()));
    if before.is_some_and(|before| before != now) {
        widget.drafts.clear();
    }
}

/// Moves the focus where the person looks next, once they have moved at all. Answers whether they have.
#[hook]
fn use_moved(root: &NodeRef, route: &Route, ready: bool) -> bool {
    let before = use_mut_ref(|| None::<Route>);
    let moved = use_memo((), |()| Cell::new(false));
    if before.borrow().as_ref().is_some_and(|before| before != route) {
        moved.set(true);
    }
    let root = root.clone();
    use_effect_with((route.clone(), ready), move |(route, _)| {
        let from = before.replace(Some(route.clone()));
        let target = match (route, from) {
            (Route::Home, Some(from)) if from != *route => origins(&from),
            (Route::Consents, from) if from.as_ref() != Some(route) => vec!["choices".into()],
            _ => return,
        };
        ui::focus_by_id(root.get(), &target);
    });
    moved.get()
}

/// The rows of the home that lead to a place, the likeliest first.
fn origins(from: &Route) -> Vec<String> {
    let row = match from {
        Route::NewRequest(Some(purpose)) => ["ask-", purpose.as_str()].concat(),
        Route::NewRequest(None) => "go-new".into(),
        Route::Request(id) => ["request-", id.as_str()].concat(),
        _ => "go-requests".into(),
    };
    vec![row, "go-requests".into(), "home".into()]
}
