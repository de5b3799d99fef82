//! Texts of the lists in the cards.

/// Texts of the lists in the cards.
pub struct RecordTexts {
    /// The list's name: orders, messages, activity.
    pub titles: [&'static str; 3],
    /// The list is empty: orders, messages, activity.
    pub empty: [&'static str; 3],
    /// Gaps: shown, total.
    pub shown: &'static str,
    /// Gap: date.
    pub ordered: &'static str,
    /// Gap: date.
    pub completed: &'static str,
    /// Not completed.
    pub running: &'static str,
    /// Gap: date.
    pub answered: &'static str,
    /// No answer yet.
    pub open: &'static str,
    /// The period counts since their account was closed, or since they had data erased; gap: date.
    pub started: [&'static str; 2],
    /// The person is satisfied; gap: date.
    pub satisfied: &'static str,
    /// Says so.
    pub satisfy: &'static str,
    /// Spoken: it was stored.
    pub satisfied_now: &'static str,
    /// Takes the consent for a message back.
    pub withdraw: &'static str,
    /// What that does, before it is done.
    pub what_goes: &'static str,
    /// The question is not answered yet.
    pub open_question: &'static str,
    /// First the answer.
    pub answer_first: &'static str,
    /// At once.
    pub delete_now: &'static str,
    /// While it is on its way.
    pub sending: &'static str,
    /// Taken back, and kept by a law; gaps: law, date.
    pub kept: &'static str,
    /// Taken back, and waits for the answer.
    pub after_answer: &'static str,
    /// In the place of a message that is gone.
    pub gone: &'static str,
    /// Spoken: gone, kept by a law, after the answer.
    pub withdrawn_now: [&'static str; 3],
    /// Gap: date.
    pub goes: &'static str,
    /// Systems: portal, control panel.
    pub systems: [&'static str; 2],
    /// Gap: address.
    pub from_address: &'static str,
}
