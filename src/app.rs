//! The root component: what all views share, and which of them is shown.

use std::cell::Cell;
use std::rc::Rc;

use mijn_privacy_api::{OverviewHead, Session};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Client;
use crate::config::Config;
use crate::consents::use_consents;
use crate::context::{Inner, Widget};
use crate::home::{self, Home};
use crate::i18n;
use crate::load::use_load;
use crate::mount::{Host, detail};
use crate::person::{UsePerson, use_person};
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
    let person = use_person();
    let widget = use_widget(props, &said, &person);
    {
        let reload = widget.reload.clone();
        use_effect_with(props.refreshes, move |refreshes| {
            if *refreshes > 0 {
                reload.emit(());
            }
        });
    }
    let session = use_load::<Session>(&widget, "session".into());
    let overview = use_load::<OverviewHead>(&widget, "overview".into());
    let consents = use_consents(&widget);
    {
        let (widget, person) = (widget.clone(), person.clone());
        use_effect_with(session.state.clone(), move |state| {
            if let Some(session) = state.ready() {
                widget.client.note_session(session);
                person.note(session);
            }
        });
    }
    let route = Route::parse(&props.config.section);
    let root = use_node_ref();
    let ready = overview.state.ready().is_some();
    let moved = use_moved(&root, &route, ready);
    use_effect_with(ready, move |ready| {
        if *ready {
            spawn_local(foresee());
        }
    });
    let view = if person.log_in.expired {
        ui::expired(&widget)
    } else if route.is_home() {
        home::view(&Home {
            widget: &widget,
            route: &route,
            session: &session.state,
            overview: &overview,
            consents: &consents,
        })
    } else {
        let wanted = Wanted::Requests(route.clone(), overview.raw.clone(), moved);
        html! { <Section key={person.log_in.changes} widget={widget.clone()} {wanted} /> }
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
fn use_widget(props: &AppProps, said: &UseStateHandle<String>, person: &UsePerson) -> Widget {
    let config = Rc::new(Config { section: String::new(), ..(*props.config).clone() });
    let (said, person, epoch) = (said.setter(), person.clone(), person.log_in.epoch);
    let widget = use_memo((config, props.host.clone(), epoch), move |(config, host, _)| {
        let client = Rc::new(Client::new(host.clone(), config));
        let say = Callback::from(move |text| said.set(text));
        let expired = {
            let (tell, person) = (host.clone(), person.clone());
            Callback::from(move |()| {
                if person.end() {
                    tell.emit("session-expired", &detail(&[]));
                }
            })
        };
        let reload = {
            let (client, person, say) = (client.clone(), person.clone(), say.clone());
            Callback::from(move |()| spawn_local(person.clone().come_back(client.clone(), say.clone())))
        };
        let drafts = person.drafts.clone();
        Widget(Rc::new(Inner { client, config: config.clone(), host: host.clone(), say, expired, reload, drafts }))
    });
    (*widget).clone()
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
