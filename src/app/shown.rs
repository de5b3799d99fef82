//! Which view is shown.

use yew::prelude::*;

use super::{App, Msg};
use crate::app::answers::Part;
use crate::home::{self, Home};
use crate::i18n;
use crate::route::Route;
use crate::sections::{Section, Wanted};
use crate::ui;

impl App {
    pub(super) fn shown(&self, ctx: &Context<Self>) -> Html {
        if !ctx.props().active {
            return html! {};
        }
        let widget = &self.widget;
        let view = if let Some(why) = &self.expired {
            ui::expired(widget, why.as_ref())
        } else if self.route.is_home() {
            home::view(&Home {
                widget,
                session: &self.session,
                overview: &self.overview,
                raw: &self.raw,
                cards: &self.cards,
                card: ctx.link().callback(|(purpose, open)| Msg::Card(purpose, open)),
                overview_again: ctx.link().callback(|()| Msg::Again(Part::Overview)),
                consents: &self.consents,
                switches: &self.switches,
                consents_again: ctx.link().callback(|()| Msg::Again(Part::Consents)),
            })
        } else if let Route::Consent(id) | Route::Receipt(id, _) = &self.route {
            let known = self.switches.get(*id).cloned().map(Box::new);
            let wanted = Wanted::Choice(self.route.clone(), known, self.moved);
            html! { <Section key={self.person.changes} widget={widget.clone()} {wanted} /> }
        } else {
            let wanted = Wanted::Requests(self.route.clone(), self.raw.clone(), self.moved);
            html! { <Section key={self.person.changes} widget={widget.clone()} {wanted} /> }
        };
        html! {
            <section ref={self.root.clone()} class="mp" part="root" lang="nl" aria-label={i18n::common().title}>
                <p class="vh" role="status">{ self.said.clone() }</p>
                { view }
                { home::foot(widget, &self.raw) }
            </section>
        }
    }
}
