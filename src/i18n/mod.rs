//! The texts on the screen: a typed catalogue per locale, where a missing text does not compile.

mod choices;
mod common;
mod confirm;
mod consents;
mod details;
mod format;
mod forms;
mod home;
mod nl;
mod overview;
mod preview;
mod profile;
mod records;
mod requests;
mod writing;

use mijn_privacy_api::{OpenEnum, RequestKind};

pub use choices::ChoiceTexts;
pub use common::{Common, Message};
pub use confirm::ConfirmTexts;
pub use consents::ConsentTexts;
pub use details::DetailTexts;
pub use format::{country, date, days_until, euros, fill, lower_first, moment, share_of, size, today, unbroken};
pub use forms::{FormTexts, Question};
pub use home::HomeTexts;
pub use overview::OverviewTexts;
pub use preview::PreviewTexts;
pub use profile::ProfileTexts;
pub use records::RecordTexts;
pub use requests::RequestTexts;
pub use writing::WritingTexts;

/// A text for one and a text for another number; `{}` stands for the number.
#[derive(Clone, Copy)]
pub struct Plural {
    /// For 1.
    pub one: &'static str,
    /// For the others.
    pub other: &'static str,
}

impl Plural {
    /// The text for a number, by the rule that Dutch and English share.
    pub fn of(self, number: u32) -> String {
        fill(if number == 1 { self.one } else { self.other }, &[&format::number(number)])
    }
}

/// Shared texts.
pub fn common() -> &'static Common {
    &nl::common::NL
}

/// Texts of the overview.
pub fn overview() -> &'static OverviewTexts {
    &nl::overview::NL
}

/// Texts inside a card.
pub fn details() -> &'static DetailTexts {
    &nl::details::NL
}

/// Texts of what stands beside the switches.
pub fn home() -> &'static HomeTexts {
    &nl::home::NL
}

/// Texts of the choices.
pub fn consents() -> &'static ConsentTexts {
    &nl::consents::NL
}

/// Texts of one choice in full.
pub fn choices() -> &'static ChoiceTexts {
    &nl::choices::NL
}

/// Texts of the requests.
pub fn requests() -> &'static RequestTexts {
    &nl::requests::NL
}

/// Texts of the rights to choose from, and of the forms.
pub fn forms() -> &'static FormTexts {
    &nl::forms::NL
}

/// Texts of whatever a person writes in.
pub fn writing() -> &'static WritingTexts {
    &nl::writing::NL
}

/// Texts of what goes and what stays.
pub fn preview() -> &'static PreviewTexts {
    &nl::preview::NL
}

/// Texts of what a person can change by themselves.
pub fn profile() -> &'static ProfileTexts {
    &nl::profile::NL
}

/// Texts of the question for the password.
pub fn confirm() -> &'static ConfirmTexts {
    &nl::confirm::NL
}

/// Texts of the lists in the cards.
pub fn records() -> &'static RecordTexts {
    &nl::records::NL
}

/// The text of a kind of request, from a list with one for each in the order of the contract's.
pub fn of_kind(texts: &[&'static str; 10], kind: RequestKind) -> &'static str {
    RequestKind::ALL.iter().zip(texts).find(|(one, _)| **one == kind).map_or("", |(_, text)| *text)
}

/// The name of a kind of request.
pub fn request_kind(kind: RequestKind) -> &'static str {
    let known = RequestKind::ALL.iter().zip(home().request_kinds).find(|(one, _)| **one == kind);
    known.map_or(common().unknown, |(_, name)| name)
}
