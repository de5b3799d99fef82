//! Contact messages (CON-2): the person's own.

use super::{Cells, Coming, List};
use crate::html::{MessageView, MessagesPage};
use crate::shown::sheet_time;
use crate::{About, Source, Totals};
use askama::Template;
use mijn_privacy_api::{ContactMessage, PurposeId, Timestamp};

/// The messages.
pub(crate) struct Messages;

impl List for Messages {
    type Row = ContactMessage;
    const NAME: &'static str = "contact_messages";
    const SHEET: &'static str = "berichten.csv";
    const COLUMNS: &'static [&'static str] = &[
        "Ontvangen",
        "Onderwerp",
        "Bericht",
        "Beantwoord",
        "Tevreden sinds",
        "Toestemming ingetrokken",
        "Verwijderen op",
    ];
    const TITLE: &'static str = "Je berichten aan ons";
    const EMPTY: &'static str = "Er zijn geen berichten.";
    const SHOWN: &'static [&'static str] = &[];
    const MOST: u64 = 128 * 1_024;
    const PURPOSES: &'static [PurposeId] = &[PurposeId::Contact];
    const GIVEN: bool = true;

    fn total(totals: &Totals) -> u64 {
        totals.messages
    }

    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, ContactMessage, S::Error> {
        source.messages(after)
    }

    fn json(row: &ContactMessage, to: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(to, row)
    }

    fn cells<'a>(row: &'a ContactMessage, _: &About) -> Cells<'a> {
        let time = |at: &Option<Timestamp>| at.as_ref().map(sheet_time).unwrap_or_default().into();
        let date = |date: &Option<mijn_privacy_api::Date>| {
            date.as_ref().map(|date| date.as_str().to_owned()).unwrap_or_default().into()
        };
        vec![vec![
            sheet_time(&row.received_at).into(),
            row.subject.as_str().into(),
            row.body.as_str().into(),
            time(&row.answered_at),
            date(&row.satisfied_on),
            time(&row.withdrawn_at),
            date(&row.deletion.delete_on),
        ]]
    }

    fn shown(_: &ContactMessage) -> Vec<String> {
        Vec::new()
    }

    fn html(rows: &[ContactMessage], _: &About) -> askama::Result<String> {
        MessagesPage { messages: rows.iter().map(MessageView::new).collect() }.render()
    }
}
