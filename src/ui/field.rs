//! Fields to fill in, with their hint, their error and what is left of their length.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::i18n;

/// A field.
pub struct Field<'a> {
    /// Its id; hint, error and count stand under ids made of it.
    pub id: &'a str,
    /// What it is for.
    pub label: &'a str,
    /// What to fill in, and what not; empty: nothing to say.
    pub hint: &'a str,
    /// What is filled in.
    pub value: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// Whether it must be filled in.
    pub required: bool,
    /// So many characters at most.
    pub longest: usize,
    /// Called with what is filled in, each time that it changes.
    pub input: Callback<String>,
}

impl Field<'_> {
    fn part(&self, part: &str) -> String {
        [self.id, "-", part].concat()
    }

    fn described(&self, left: bool) -> Option<String> {
        let mut parts = Vec::new();
        if !self.hint.is_empty() {
            parts.push(self.part("hint"));
        }
        if self.error.is_some() {
            parts.push(self.part("error"));
        }
        if left {
            parts.push(self.part("left"));
        }
        Some(parts.join(" ")).filter(|parts| !parts.is_empty())
    }

    fn head(&self) -> Html {
        html! {
            <>
                <label for={self.id.to_owned()} class="name">{ self.label }</label>
                if !self.hint.is_empty() {
                    <small id={self.part("hint")}>{ self.hint }</small>
                }
                if let Some(error) = self.error {
                    <span id={self.part("error")} class="wrong">{ error }</span>
                }
            </>
        }
    }

    /// Over several lines.
    pub fn area(&self) -> Html {
        let (left, too_many) = (i18n::writing().left, i18n::writing().too_long);
        let length = self.value.trim().chars().count();
        let (over, rest) = (length.saturating_sub(self.longest), self.longest.saturating_sub(length));
        let input = self.input.reform(|event: InputEvent| {
            let area: Option<HtmlTextAreaElement> = event.target_dyn_into();
            area.map(|area| area.value()).unwrap_or_default()
        });
        html! {
            <div class="field">
                { self.head() }
                <textarea id={self.id.to_owned()} rows="4" value={self.value.to_owned()} oninput={input} aria-describedby={self.described(true)}
                    aria-invalid={self.error.map(|_| "true")} aria-required={self.required.then_some("true")} />
                <small id={self.part("left")} class={classes!((over > 0).then_some("wrong"))}>
                    { if over > 0 { too_many.of(over as u32) } else { left.of(rest as u32) } }
                </small>
            </div>
        }
    }

    /// On one line; `kind` is the type of an input, `fill` what the browser may fill in.
    pub fn line(&self, kind: &'static str, fill: &'static str) -> Html {
        let input = self.input.reform(|event: InputEvent| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            field.map(|field| field.value()).unwrap_or_default()
        });
        html! {
            <div class="field">
                { self.head() }
                <input id={self.id.to_owned()} type={kind} autocomplete={fill} value={self.value.to_owned()} oninput={input}
                    aria-describedby={self.described(false)} aria-invalid={self.error.map(|_| "true")} aria-required={self.required.then_some("true")} />
            </div>
        }
    }
}

/// A box to tick, or one of several to choose from where `group` names them.
pub struct Check<'a> {
    /// Its id.
    pub id: String,
    /// What it says.
    pub label: &'a str,
    /// A second line; empty: none.
    pub hint: &'a str,
    /// Whether it is ticked.
    pub checked: bool,
    /// The name of the group that it is one of.
    pub group: Option<&'static str>,
    /// Called when it is ticked, or not any more.
    pub change: Callback<bool>,
}

impl Check<'_> {
    /// On the screen.
    pub fn view(self) -> Html {
        let change = self.change.reform(|event: Event| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            field.is_some_and(|field| field.checked())
        });
        let hint = Some([&self.id, "-hint"].concat()).filter(|_| !self.hint.is_empty());
        let kind = if self.group.is_some() { "radio" } else { "checkbox" };
        html! {
            <div class="check">
                <input type={kind} id={self.id.clone()} name={self.group} checked={self.checked} onchange={change} aria-describedby={hint.clone()} />
                <label for={self.id}>{ self.label }</label>
                if hint.is_some() {
                    <small id={hint}>{ self.hint }</small>
                }
            </div>
        }
    }
}

/// What is wrong, above the form, with a way to each field. `node` is to be focused.
pub fn summary(node: &NodeRef, title: &str, lines: &[&str], faults: &[(String, &'static str)]) -> Html {
    if lines.is_empty() && faults.is_empty() {
        return html! { <div ref={node.clone()} tabindex="-1"></div> };
    }
    html! {
        <div ref={node.clone()} tabindex="-1" class="failed" role="alert">
            { super::sign("bad") }
            <div>
                <p class="name">{ title }</p>
                { for lines.iter().map(|line| html! { <p>{ *line }</p> }) }
                <ul class="faults">
                    { for faults.iter().filter(|(id, _)| !id.is_empty()).map(|(id, text)| {
                        let id = id.clone();
                        let go = Callback::from(move |event: MouseEvent| super::focus_beside(&event, &id));
                        html! { <li>{ super::press(super::Look::Link, String::new(), (*text).into(), go) }</li> }
                    }) }
                </ul>
            </div>
        </div>
    }
}
