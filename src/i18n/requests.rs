//! Texts of the list of requests, of one request and of the dossier.

use super::Message;

/// Texts of the requests.
pub struct RequestTexts {
    /// The list's heading.
    pub title: &'static str,
    /// Empty list.
    pub empty: Message,
    /// Status: received, in progress, completed, rejected, cancelled.
    pub statuses: [&'static str; 5],
    /// Gap: date.
    pub received_on: &'static str,
    /// Gap: date.
    pub closed_on: &'static str,
    /// Something happened that the person has not seen.
    pub news: &'static str,
    /// Sent; gap: reference.
    pub sent: &'static str,
    /// What happens now; gap: date.
    pub sent_lead: &'static str,
    /// It was done at once: objection to marketing, anything else.
    pub done_at_once: [&'static str; 2],
    /// Detail: heading of the steps, while it is open and afterwards.
    pub progress: [&'static str; 2],
    /// Detail: what was asked.
    pub asked: &'static str,
    /// About everything.
    pub about_all: &'static str,
    /// Yes, with suppliers.
    pub suppliers_too: &'static str,
    /// Why the use should stand still: accuracy, unlawful, claim, objection.
    pub grounds: [&'static str; 4],
    /// A correction; gaps: field, old, new. Without an old value: field, new.
    pub correction: [&'static str; 2],
    /// What was shown before it was sent; gap: date.
    pub preview: &'static str,
    /// What was computed when it came in, and not shown.
    pub preview_computed: &'static str,
    /// Events, in the order of the contract's list.
    pub events: [&'static str; 14],
    /// The last step; gap: date.
    pub due: &'static str,
    /// Paused: identity, specification.
    pub paused: [&'static str; 2],
    /// What was asked stands in the thread.
    pub answer_below: &'static str,
    /// Extended; gap: date.
    pub extended: &'static str,
    /// Overdue; gap: date.
    pub overdue: Message,
    /// What can be done while it is overdue: ask us, then the authority.
    pub overdue_ways: [&'static str; 2],
    /// Refused: heading; partly.
    pub refused: [&'static str; 2],
    /// Not agreed: the heading.
    pub disagree: &'static str,
    /// Ways on: ask us (before the link); the authority; the court.
    pub ways_on: [&'static str; 3],
    /// After the authority's name; gap: its address.
    pub authority: &'static str,
    /// Heading of what became of each kind.
    pub outcome_title: &'static str,
    /// Outcome: done, kept; kept until (gap). Of an erasure or a closure, a correction, a restriction, anything else.
    pub outcome: [[&'static str; 3]; 4],
    /// Only a recipient has it: we ask them, we asked them; gap: their name.
    pub asked_of: [&'static str; 2],
    /// Whom we told: heading, on (gap), not yet.
    pub told: [&'static str; 3],
    /// The thread: heading, nothing yet, by the person, unread.
    pub thread: [&'static str; 4],
    /// A question that waits.
    pub question: &'static str,
    /// The answer field: to a question, otherwise.
    pub answer: [&'static str; 2],
    /// Send it; send it again.
    pub send: [&'static str; 2],
    /// Spoken once sent: an answer that lets the clock run, otherwise.
    pub answer_sent: [&'static str; 2],
    /// Not sent.
    pub answer_not_sent: &'static str,
    /// Write something first.
    pub answer_empty: &'static str,
    /// A file; gaps: name, size.
    pub file: &'static str,
    /// It could not be fetched.
    pub file_failed: &'static str,
    /// The file with the answer: heading.
    pub result: &'static str,
    /// It is being made; with how much of it is done (gap).
    pub preparing: [&'static str; 2],
    /// It may take a while.
    pub preparing_hint: &'static str,
    /// Fetch it; gap: size. Without a size.
    pub download: [&'static str; 2],
    /// Until when; gap: date.
    pub until: &'static str,
    /// What is in it.
    pub inside: &'static str,
    /// Its time is over.
    pub deleted: &'static str,
    /// Ask for it again.
    pub ask_again: &'static str,
    /// Spoken while the browser fetches it.
    pub downloading: &'static str,
    /// It cannot be fetched here, since the portal carries the calls: heading, way.
    pub carried: &'static str,
    /// Take it back.
    pub cancel: &'static str,
    /// Before it is taken back.
    pub cancel_sure: &'static str,
    /// Yes, no.
    pub cancel_ways: [&'static str; 2],
    /// Spoken: it was taken back.
    pub cancelled: &'static str,
    /// It can no longer be taken back.
    pub too_late: &'static str,
    /// The use that stands still goes on; gap: date.
    pub lifts_on: &'static str,
    /// Let it be used again.
    pub lift: &'static str,
    /// Before that; gap: for what.
    pub lift_sure: &'static str,
    /// For everything: in the gap of the sentence before.
    pub lift_all: &'static str,
    /// Yes, no.
    pub lift_ways: [&'static str; 2],
    /// Spoken: it is used again.
    pub lifted: &'static str,
    /// Nothing stands still any more.
    pub lift_too_late: &'static str,
    /// Sizes: kB, MB, GB; gap: number.
    pub sizes: [&'static str; 3],
    /// To the dossier.
    pub to_dossier: &'static str,
    /// The dossier: heading, what it is for.
    pub dossier: [&'static str; 2],
    /// Which requests.
    pub dossier_choose: &'static str,
    /// None chosen.
    pub dossier_none: &'static str,
    /// Print; while it is being loaded.
    pub print: [&'static str; 2],
    /// Above what is printed; gaps: company, date.
    pub dossier_of: &'static str,
    /// Complaint: the heading, ask us first, then the authority.
    pub complaint: [&'static str; 3],
    /// Dates of a request: received, last day, closed.
    pub dates: [&'static str; 3],
}
