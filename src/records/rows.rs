//! What one record shows.

use mijn_privacy_api::{Activity, ActivitySystem, ContactMessage, Deletion, Order};
use yew::prelude::*;

use super::message::{MessageProps, message};
use crate::context::Widget;
use crate::i18n::{self, date, fill, moment};
use crate::part::part;

/// A record of a list.
pub trait Record {
    /// Where the list is, relative to the base.
    const PATH: &'static str;
    /// Its place among the texts of the lists.
    const TEXT: usize;
    /// The record as a line.
    fn row(&self, widget: &Widget) -> Html;
}

fn goes(deletion: &Deletion) -> Html {
    match &deletion.delete_on {
        Some(day) => html! { <small>{ fill(i18n::records().goes, &[&date(day)]) }</small> },
        None => html! {},
    }
}

impl Record for Order {
    const PATH: &'static str = "orders";
    const TEXT: usize = 0;

    fn row(&self, _: &Widget) -> Html {
        let texts = i18n::records();
        let state = match &self.completed_on {
            Some(day) => fill(texts.completed, &[&date(day)]),
            None => texts.running.into(),
        };
        html! {
            <>
                <span class="name">{ &self.description }{ self.domain.as_ref().map(|domain| [" (", domain, ")"].concat()) }</span>
                <small>{ &self.number }{ ", " }{ i18n::euros(self.amount_cents) }{ ", " }{ fill(texts.ordered, &[&date(&self.ordered_on)]) }{ ", " }{ state }</small>
                { goes(&self.deletion) }
            </>
        }
    }
}

impl Record for ContactMessage {
    const PATH: &'static str = "contact-messages";
    const TEXT: usize = 1;

    fn row(&self, widget: &Widget) -> Html {
        part(self.id.as_str(), message, MessageProps { widget: widget.clone(), message: self.clone() })
    }
}

impl Record for Activity {
    const PATH: &'static str = "activity";
    const TEXT: usize = 2;

    fn row(&self, _: &Widget) -> Html {
        let texts = i18n::records();
        let [portal, panel] = texts.systems;
        let system = match self.system {
            ActivitySystem::Portal => portal,
            ActivitySystem::ControlPanel => panel,
            ActivitySystem::Unknown => i18n::common().unknown,
        };
        let from = self.ip_address.as_ref().map(|address| [", ", &fill(texts.from_address, &[address])].concat());
        html! {
            <>
                <span class="name">{ &self.action }</span>
                <small>{ moment(&self.at, true) }{ ", " }{ system }{ from }</small>
            </>
        }
    }
}
