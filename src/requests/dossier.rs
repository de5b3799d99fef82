//! The dossier: the requests that the person chooses on one page, to print or to keep.

use std::rc::Rc;

use mijn_privacy_api::{OverviewAsked, Request, RequestId, RequestSummary};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::detail::{self, Shown};
use super::list::status;
use crate::context::Widget;
use crate::i18n::{self, date, fill, moment};
use crate::load::{Kept, Load, use_load, use_pages};
use crate::part::{Cx, State, part};
use crate::route::Route;
use crate::ui::{self, Check, Look};

/// The view. `focus`: the person came here from another view.
pub fn view(widget: Widget, overview: Load<JsValue>, focus: bool) -> Html {
    super::dress(&widget);
    let overview = overview.as_read::<OverviewAsked>().ready().cloned();
    part("dossier", dossier, DossierProps { widget, overview, focus })
}

#[derive(PartialEq)]
struct DossierProps {
    widget: Widget,
    /// For names, and whom to ask.
    overview: Option<Kept<OverviewAsked>>,
    focus: bool,
}

/// Which requests are left out, and which are there.
#[derive(Clone, Default, PartialEq)]
struct Chosen {
    left_out: Vec<RequestId>,
    there: Vec<RequestId>,
}

enum Action {
    Choose(RequestId, bool),
    Came(RequestId),
}

impl Reducible for Chosen {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut new = (*self).clone();
        match action {
            Action::Choose(id, true) => new.left_out.retain(|other| *other != id),
            Action::Choose(id, false) => {
                // It is loaded anew when it is chosen again.
                new.there.retain(|other| *other != id);
                new.left_out.push(id);
            }
            Action::Came(id) if new.there.contains(&id) => return self,
            Action::Came(id) => new.there.push(id),
        }
        Rc::new(new)
    }
}

/// The page.
fn dossier(props: &DossierProps, cx: &mut Cx) -> Html {
    let (widget, texts) = (&props.widget, i18n::requests());
    let node = cx.node();
    ui::use_focus(cx, &node, props.focus);
    let pages = use_pages::<RequestSummary>(cx, widget, "requests");
    let chosen = cx.state(Chosen::default);
    {
        // All of them: the person chooses from everything.
        let (more, goes_on) = (pages.more.clone(), !pages.busy && pages.failed.is_none());
        let next = pages.state.ready().and_then(|page| page.next.clone()).filter(|_| goes_on);
        cx.effect(next, move |next| {
            if next.is_some() {
                more.emit(());
            }
        });
    }
    let [title, lead] = texts.dossier;
    let body = match &pages.state {
        Load::Waiting => ui::waiting(4),
        Load::Failed(failure) => ui::failed(widget, failure, "", pages.again.clone()),
        Load::Ready(page) if page.items.is_empty() => html! { <p class="soft">{ texts.empty.title }{ "." }</p> },
        Load::Ready(page) => all(props, &page.items, &chosen, page.next.is_none()),
    };
    html! {
        <div class="dossier">
            { ui::head(widget, title, widget.to(Route::Requests), &node) }
            <p class="lead screen">{ lead }</p>
            if let Some(failure) = &pages.failed {
                <p class="wrong" role="alert">{ ui::failed_line(failure) }</p>
            }
            { body }
        </div>
    }
}

fn all(props: &DossierProps, items: &[RequestSummary], choosing: &State<Chosen>, whole: bool) -> Html {
    let (widget, texts, chosen) = (&props.widget, i18n::requests(), choosing.now());
    let wanted: Vec<_> = items.iter().filter(|one| !chosen.left_out.contains(&one.id)).collect();
    let is_there = whole && wanted.iter().all(|one| chosen.there.contains(&one.id));
    let ready = is_there && !wanted.is_empty();
    let [print, wait] = texts.print;
    let go = {
        let widget = widget.clone();
        Callback::from(move |_: MouseEvent| {
            if ready {
                widget.host.print();
            }
        })
    };
    html! {
        <>
            <fieldset class="screen">
                <legend class="name">{ texts.dossier_choose }</legend>
                { for items.iter().map(|one| choice(one, choosing)) }
            </fieldset>
            <p class="acts screen">
                <button type="button" class="main" id="print" aria-disabled={(!ready).then_some("true")} onclick={go}>{ if is_there { print } else { wait } }</button>
            </p>
            if wanted.is_empty() {
                <p class="wrong" role="status">{ texts.dossier_none }</p>
            }
            { for props.overview.iter().map(|overview| ui::line("of", fill(texts.dossier_of, &[&overview.contact.name, &i18n::today()]))) }
            { for wanted.iter().map(|one| {
                let came = {
                    let (to, id) = (choosing.clone(), one.id.clone());
                    Callback::from(move |()| to.reduce(Action::Came(id.clone())))
                };
                part(one.id.as_str(), entry, EntryProps { widget: widget.clone(), overview: props.overview.clone(), id: one.id.clone(), came })
            }) }
            { for props.overview.iter().map(|overview| complaint(widget, overview)) }
        </>
    }
}

fn choice(one: &RequestSummary, chosen: &State<Chosen>) -> Html {
    let (to, id) = (chosen.clone(), one.id.clone());
    let label = [i18n::request_kind(one.kind), " (", one.reference.as_str(), ")"].concat();
    let hint = fill(i18n::requests().received_on, &[&moment(&one.received_at, false)]);
    Check {
        id: ["choose-", one.id.as_str()].concat(),
        label: &label,
        hint: &hint,
        checked: !chosen.now().left_out.contains(&one.id),
        group: None,
        change: Callback::from(move |on| to.reduce(Action::Choose(id.clone(), on))),
    }
    .view()
}

/// Ask us first, then the authority (COM-1, COM-2).
fn complaint(widget: &Widget, overview: &OverviewAsked) -> Html {
    let [title, ask, complain] = i18n::requests().complaint;
    let contact = &overview.contact;
    let mut company = vec![contact.name.clone()];
    company.extend(contact.address.iter().cloned());
    company.extend(contact.phone.clone());
    company.extend(contact.email.clone());
    html! {
        <section class="complaint" aria-labelledby="complaint">
            { ui::heading(widget, 1, "complaint", "", title.into()) }
            <p>{ ask }</p>
            <p>{ company.join(", ") }</p>
            { detail::complaint(contact, complain) }
        </section>
    }
}

#[derive(PartialEq)]
struct EntryProps {
    widget: Widget,
    overview: Option<Kept<OverviewAsked>>,
    id: RequestId,
    came: Callback<()>,
}

/// One request, whole.
fn entry(props: &EntryProps, cx: &mut Cx) -> Html {
    let widget = &props.widget;
    let load = use_load::<Request>(cx, widget, ["requests/", props.id.as_str()].concat());
    {
        let came = props.came.clone();
        cx.effect(load.state.ready().is_some(), move |there| {
            if *there {
                came.emit(());
            }
        });
    }
    match &load.state {
        Load::Waiting => ui::waiting(3),
        Load::Failed(failure) => ui::failed(widget, failure, "", load.again.clone()),
        Load::Ready(request) => whole(&Shown { widget, overview: props.overview.as_deref(), request }),
    }
}

fn whole(shown: &Shown) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    let [received, due, closed] = texts.dates;
    let [thread, ..] = texts.thread;
    let fact = |name: &'static str, value: String| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <section class="entry">
            { ui::heading(shown.widget, 1, "", "", html! { <>{ i18n::request_kind(request.kind) }{ " (" }{ request.reference.as_str() }{ ")" }</> }) }
            <p class="sum">{ status(request.status) }{ "." }</p>
            <dl class="values">
                { fact(received, moment(&request.received_at, true)) }
                { fact(due, date(detail::last_day(request))) }
                { for request.closed_at.iter().map(|at| fact(closed, moment(at, true))) }
            </dl>
            <p class="name">{ texts.asked }</p>
            { detail::asked(shown, true) }
            <p class="name">{ shown.progress() }</p>
            { detail::timeline(shown.overview, request) }
            if !request.thread.is_empty() {
                <p class="name">{ thread }</p>
                { detail::messages(shown, &[]) }
            }
            { detail::answer(shown) }
            if detail::is_refused(request) {
                { detail::ways_on(shown) }
            }
        </section>
    }
}

/// To the dossier, from where it may help.
pub fn link(widget: &Widget) -> Html {
    ui::press(Look::Link, "go-dossier".into(), i18n::requests().to_dossier.into(), widget.to(Route::Dossier))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> RequestId {
        text.parse().unwrap_or_else(|_| unreachable!())
    }

    #[test]
    fn what_is_left_out_is_loaded_anew_when_it_is_chosen_again() {
        let all = [
            Action::Came(id("a")),
            Action::Came(id("b")),
            Action::Choose(id("a"), false),
            Action::Choose(id("a"), true),
        ];
        let chosen = all.into_iter().fold(Rc::new(Chosen::default()), Reducible::reduce);
        assert_eq!((chosen.left_out.len(), chosen.there.as_slice()), (0, &[id("b")][..]));
    }
}
