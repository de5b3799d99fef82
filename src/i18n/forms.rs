//! Texts of the rights to choose from, and of the forms. What has ten texts has one for each kind of request, in the
//! order of the contract's list.

use super::Message;

/// A question, and its answers with where each leads.
pub struct Question {
    /// What is asked.
    pub text: &'static str,
    /// What can be answered.
    pub answers: &'static [&'static str],
}

/// Texts of the rights and of the forms.
pub struct FormTexts {
    /// The heading of the rights; about one purpose: gap.
    pub rights_title: [&'static str; 2],
    /// One sentence for each right.
    pub rights: [&'static str; 10],
    /// Taking a consent back: name and sentence.
    pub withdraw: [&'static str; 2],
    /// A right that goes by contact, before the link.
    pub by_contact: &'static str,
    /// Not sure which.
    pub unsure: &'static str,
    /// The first question.
    pub first: Question,
    /// The second one, for each answer to the first.
    pub second: [Question; 3],
    /// Where the answers lead: before the name.
    pub leads_to: &'static str,
    /// On to it.
    pub go_on: &'static str,
    /// The form's headings.
    pub titles: [&'static str; 10],
    /// What comes of it.
    pub leads: [&'static str; 10],
    /// What holds for all of them.
    pub free: &'static str,
    /// Which data or use: explanation, access, erasure, restriction, portability, objection.
    pub about: [&'static str; 6],
    /// None chosen: all.
    pub about_hint: [&'static str; 6],
    /// With the suppliers, and why one would.
    pub suppliers: [&'static str; 2],
    /// Free text: optional, explanation, objection, automated decision, rectification.
    pub text: [&'static str; 5],
    /// What to write, in the same order.
    pub text_hint: [&'static str; 5],
    /// Why the use should stand still: the question, the grounds, a second line for each.
    pub ground: &'static str,
    /// The grounds: accuracy, unlawful, claim, objection.
    pub grounds: [[&'static str; 2]; 4],
    /// A right that does not normally apply; gaps: purpose, reason.
    pub unusual: &'static str,
    /// Objection: what stands still while it is judged, gap: purposes; marketing; why the rest goes on.
    pub stops: [&'static str; 3],
    /// Objection to marketing alone.
    pub marketing_only: &'static str,
    /// Corrections: the heading, what to do.
    pub corrections: [&'static str; 2],
    /// What is stored; gap: value. It stands in a list.
    pub now: [&'static str; 2],
    /// What it is to become; gap: field. The same for a list.
    pub to: [&'static str; 2],
    /// The person changes this by themselves.
    pub change_yourself: &'static str,
    /// Where there are no fields: they could not be loaded; there is nothing to correct in one.
    pub no_fields: [&'static str; 2],
    /// What is not needed.
    pub no_identity_card: &'static str,
    /// Send, on to the review, back to the form.
    pub buttons: [&'static str; 3],
    /// Send again.
    pub send_again: &'static str,
    /// While it is sent.
    pub sending: &'static str,
    /// Not sent: the heading.
    pub not_sent: &'static str,
    /// Faults: text missing for an objection, for a decision, ground missing, nothing to correct.
    pub faults: [&'static str; 4],
    /// Not filled in right: the heading.
    pub check: &'static str,
    /// Review: erasure, closure.
    pub review: [Message; 2],
    /// Review: what was added.
    pub you_wrote: &'static str,
    /// The preview could not be shown.
    pub no_preview: &'static str,
    /// The preview changed in the meantime.
    pub preview_changed: Message,
    /// Closing is the owner's; gap: account.
    pub owner_only: &'static str,
    /// What others can do.
    pub owner_only_way: &'static str,
}
