//! For who does not know which right it is: two questions that lead to one.

use mijn_privacy_api::{PurposeId, RequestKind};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, Question};
use crate::part::Cx;
use crate::route::Route;
use crate::ui::{self, Check, Look};

/// Where the answers lead: a right, or the switch. In the order of the questions' texts.
const LEADS: [&[Option<RequestKind>]; 3] = [
    &[
        Some(RequestKind::Access),
        Some(RequestKind::Portability),
        Some(RequestKind::Explanation),
        Some(RequestKind::SupplierList),
    ],
    &[Some(RequestKind::Rectification), Some(RequestKind::Erasure), Some(RequestKind::AccountClosure)],
    &[None, None, Some(RequestKind::Objection), Some(RequestKind::Restriction), Some(RequestKind::AutomatedDecision)],
];

/// What the questions need.
#[derive(PartialEq)]
pub struct UnsureProps {
    /// The shared parts.
    pub widget: Widget,
    /// What can be asked here.
    pub kinds: Vec<RequestKind>,
    /// About this purpose.
    pub purpose: Option<PurposeId>,
}

/// The questions.
pub fn unsure(props: &UnsureProps, cx: &mut Cx) -> Html {
    let texts = i18n::forms();
    let first = cx.state(|| None::<usize>);
    let second = cx.state(|| None::<usize>);
    let choose_first = {
        let (first, second) = (first.clone(), second.clone());
        Callback::from(move |at| {
            first.set(Some(at));
            second.set(None);
        })
    };
    let (first, chosen) = (*first.now(), *second.now());
    let choose_second = Callback::from(move |at| second.set(Some(at)));
    let asked = first.and_then(|at| texts.second.get(at));
    let lead = first.zip(chosen).and_then(|(first, second)| LEADS.get(first)?.get(second).copied());
    html! {
        <details class="plain unsure">
            <summary>{ texts.unsure }</summary>
            { question("first", &texts.first, first, choose_first) }
            { for asked.map(|asked| question("second", asked, chosen, choose_second)) }
            <div role="status">{ for lead.map(|lead| answer(props, lead)) }</div>
        </details>
    }
}

fn question(name: &'static str, question: &Question, chosen: Option<usize>, choose: Callback<usize>) -> Html {
    html! {
        <fieldset key={question.text}>
            <legend class="name">{ question.text }</legend>
            { for question.answers.iter().enumerate().map(|(at, label)| {
                let change = choose.reform(move |_| at);
                Check { id: [name, "-", &at.to_string()].concat(), label, hint: "", checked: chosen == Some(at), group: Some(name), change }.view()
            }) }
        </fieldset>
    }
}

fn answer(props: &UnsureProps, lead: Option<RequestKind>) -> Html {
    let texts = i18n::forms();
    let [withdraw, withdraw_text] = texts.withdraw;
    let (name, text, route) = match lead {
        Some(kind) => {
            (i18n::request_kind(kind), i18n::of_kind(&texts.rights, kind), Route::NewRequest(kind, props.purpose))
        }
        None => (withdraw, withdraw_text, Route::Consents),
    };
    html! {
        <>
            <p>{ texts.leads_to }{ " " }<b>{ name }</b>{ ". " }{ text }</p>
            if lead.is_none_or(|kind| props.kinds.contains(&kind)) {
                <p class="acts">{ ui::press(Look::Main, "go-on".into(), texts.go_on.into(), props.widget.to(route)) }</p>
            } else {
                <p>{ ui::contact_link(&props.widget, texts.by_contact) }</p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_leads_somewhere() {
        for (question, leads) in i18n::forms().second.iter().zip(LEADS) {
            assert_eq!(question.answers.len(), leads.len(), "{}", question.text);
        }
        assert_eq!(i18n::forms().first.answers.len(), LEADS.len());
    }
}
