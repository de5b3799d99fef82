//! The fields on the screen, shared by the kinds of requests.

use mijn_privacy_api::{OpenEnum, OverviewAsked, PurposeId, RequestKind, RestrictionGround, Right};
use yew::prelude::*;

use super::asks::{self, Fault, Text};
use super::fields::{Edit, Fields};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::route::Route;
use crate::ui::{self, Check, Field, Look};

/// What the fields of a form share.
pub struct Parts<'a> {
    /// The shared parts.
    pub widget: &'a Widget,
    /// For the names of purposes.
    pub overview: Option<&'a OverviewAsked>,
    /// What is asked for.
    pub kind: RequestKind,
    /// What is filled in.
    pub fields: &'a Fields,
    /// What is wrong.
    pub faults: &'a [Fault],
    /// Called with each change.
    pub edit: &'a Callback<Edit>,
}

impl Parts<'_> {
    fn change(&self, change: impl FnOnce(&mut Fields) + Clone + 'static) -> Callback<bool> {
        let edit = self.edit.clone();
        Callback::from(move |_| edit.emit(Edit::new(change.clone())))
    }

    /// What is wrong with a field.
    pub fn fault(&self, id: &str) -> Option<&'static str> {
        self.faults.iter().find(|(one, _)| one == id).map(|(_, text)| *text)
    }

    /// Which purposes.
    pub fn about(&self) -> Html {
        let texts = i18n::forms();
        let purposes = self.overview.map(|overview| overview.purposes.as_slice()).unwrap_or_default();
        let Some(place) = asks::about(self.kind).filter(|_| !purposes.is_empty()) else { return html! {} };
        let [title, hint] = [texts.about, texts.about_hint].map(|texts| texts.get(place).copied().unwrap_or_default());
        let fault = self.fault("about");
        html! {
            <fieldset aria-describedby="about-hint">
                <legend class="name" id="about" tabindex="-1">{ title }</legend>
                <small id="about-hint">{ hint }</small>
                if let Some(fault) = fault {
                    <p class="wrong">{ fault }</p>
                }
                { for purposes.iter().map(|purpose| {
                    let one = purpose.id;
                    let edit = self.edit.clone();
                    Check {
                        id: ["about-", one.as_str()].concat(),
                        label: &purpose.name,
                        hint: "",
                        checked: self.fields.about.contains(&one),
                        group: None,
                        change: Callback::from(move |on| edit.emit(Edit::new(move |fields| choose(fields, one, on)))),
                    }.view()
                }) }
                { self.unusual() }
            </fieldset>
        }
    }

    /// Why the right does not normally apply to what was chosen.
    fn unusual(&self) -> Html {
        let Some(right) = Right::parse(self.kind.as_str()) else { return html! {} };
        let purposes = self.overview.map(|overview| overview.purposes.as_slice()).unwrap_or_default();
        let chosen = purposes.iter().filter(|purpose| self.fields.about.contains(&purpose.id));
        let lines: Vec<String> = chosen
            .filter_map(|purpose| {
                let info = purpose.rights.iter().find(|info| info.right == right && !info.available)?;
                Some(fill(i18n::forms().unusual, &[&purpose.name, info.reason.as_deref().unwrap_or_default()]))
            })
            .collect();
        html! {
            <div aria-live="polite">
                if !lines.is_empty() {
                    <div class="note">{ ui::sign("info") }<div>{ for lines.iter().map(|line| html! { <p>{ line }</p> }) }</div></div>
                }
            </div>
        }
    }

    /// Whether the suppliers are to be named.
    pub fn suppliers(&self) -> Html {
        if self.kind != RequestKind::Access {
            return html! {};
        }
        let [label, hint] = i18n::forms().suppliers;
        let change = self.change(|fields| fields.suppliers = !fields.suppliers);
        Check { id: "suppliers".into(), label, hint, checked: self.fields.suppliers, group: None, change }.view()
    }

    /// Why the use should stand still.
    pub fn ground(&self) -> Html {
        if self.kind != RequestKind::Restriction {
            return html! {};
        }
        let texts = i18n::forms();
        let fault = self.fault("ground-accuracy");
        html! {
            <fieldset aria-describedby={fault.map(|_| "ground-error")}>
                <legend class="name">{ texts.ground }</legend>
                if let Some(fault) = fault {
                    <span id="ground-error" class="wrong">{ fault }</span>
                }
                { for RestrictionGround::ALL.iter().zip(texts.grounds).map(|(ground, [label, hint])| {
                    let ground = *ground;
                    Check {
                        id: ["ground-", ground.as_str()].concat(),
                        label,
                        hint,
                        checked: self.fields.ground == Some(ground),
                        group: Some("ground"),
                        change: self.change(move |fields| fields.ground = Some(ground)),
                    }.view()
                }) }
            </fieldset>
        }
    }

    /// What an objection does, before it is sent.
    pub fn objection(&self) -> Html {
        let texts = i18n::forms();
        if self.kind != RequestKind::Objection {
            return html! {};
        }
        if !asks::is_marketing_only(self.kind, self.fields) {
            let lines = self.stops();
            return html! {
                if !lines.is_empty() {
                    <div class="note">{ ui::sign("info") }<div>{ for lines.iter().map(|line| html! { <p>{ line }</p> }) }</div></div>
                }
            };
        }
        let switch =
            ui::press(Look::Link, String::new(), i18n::details().to_switch.into(), self.widget.to(Route::Consents));
        html! { <div class="note" role="status">{ ui::sign("ok") }<div><p>{ texts.marketing_only }</p><p>{ switch }</p></div></div> }
    }

    /// What an objection stops: by name what stands still and what ends at once, and why the rest goes on.
    fn stops(&self) -> Vec<String> {
        let [meanwhile, at_once, rest] = i18n::forms().stops;
        let purposes = self.overview.map(|overview| overview.purposes.as_slice()).unwrap_or_default();
        let stops = asks::stops(purposes, &self.fields.about);
        let names: Vec<&str> = stops.meanwhile.iter().map(|purpose| purpose.name.as_str()).collect();
        [
            Some(fill(meanwhile, &[&names.join(", ")])).filter(|_| !names.is_empty()),
            stops.marketing.then(|| at_once.to_owned()),
            stops.rest.then(|| rest.to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What the person adds.
    pub fn text(&self) -> Html {
        let texts = i18n::forms();
        let place = match asks::text(self.kind, self.fields) {
            Text::None => return html! {},
            Text::Needed(place) => place,
            Text::Optional if self.kind == RequestKind::Explanation => 1,
            Text::Optional if self.kind == RequestKind::Rectification => 4,
            Text::Optional => 0,
        };
        let [label, hint] = [texts.text, texts.text_hint].map(|texts| texts.get(place).copied().unwrap_or_default());
        let hint = [hint, i18n::writing().no_bsn].join(" ");
        let edit = self.edit.clone();
        Field {
            id: "text",
            label,
            hint: hint.trim_start(),
            value: &self.fields.text,
            error: self.fault("text"),
            required: matches!(asks::text(self.kind, self.fields), Text::Needed(_)),
            longest: 2000,
            input: Callback::from(move |text: String| {
                edit.emit(Edit::new(move |fields| {
                    fields.text = text;
                    fields.number_is_other = false;
                }));
            }),
        }
        .area()
    }
}

fn choose(fields: &mut Fields, one: PurposeId, on: bool) {
    fields.about.retain(|other| *other != one);
    if on {
        fields.about.push(one);
    }
}
