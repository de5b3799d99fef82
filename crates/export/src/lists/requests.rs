//! Requests with all that belongs to them: a sheet has a row for each thing that happened.

use super::{Cells, Coming, List};
use crate::html::{RequestView, RequestsPage};
use crate::json::RequestJson;
use crate::shown::sheet_time;
use crate::{About, Source, Totals, words};
use askama::Template;
use mijn_privacy_api::{Date, PurposeId, Request, alike};
use std::borrow::Cow;

/// The requests.
pub(crate) struct Requests;

impl List for Requests {
    type Row = Request;
    const NAME: &'static str = "requests";
    const SHEET: &'static str = "verzoeken.csv";
    const COLUMNS: &'static [&'static str] = &["Kenmerk", "Verzoek", "Wanneer", "Wat", "Tekst"];
    const TITLE: &'static str = "Je verzoeken";
    const EMPTY: &'static str = "Je deed geen verzoeken.";
    const SHOWN: &'static [&'static str] = &[];
    const MOST: u64 = 1_024 * 1_024;
    const PURPOSES: &'static [PurposeId] = &[PurposeId::Privacy];
    const GIVEN: bool = false;

    fn total(totals: &Totals) -> u64 {
        totals.requests
    }

    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, Request, S::Error> {
        source.requests(after)
    }

    fn json(row: &Request, to: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(to, &RequestJson::new(row))
    }

    fn cells<'a>(row: &'a Request, about: &About) -> Cells<'a> {
        let line = |at: String, what: &'static str, text: Cow<'_, str>| {
            let text = Cow::Owned(text.into_owned());
            vec![row.reference.as_str().into(), words::request(row.kind).into(), at.into(), what.into(), text]
        };
        let mut lines: Cells<'_> = Vec::new();
        if let Some(text) = &row.text {
            lines.push(line(sheet_time(&row.received_at), "Wat je schreef", text.into()));
        }
        for one in &row.corrections {
            let text = format!("{}: {}", about.kind(&one.category), one.to);
            lines.push(line(sheet_time(&row.received_at), "Wat je wilde verbeteren", text.into()));
        }
        for event in &row.events {
            let reason = event.reason.as_deref().unwrap_or_default();
            lines.push(line(sheet_time(&event.at), words::happened(event.kind), reason.into()));
        }
        for message in &row.thread {
            let names: Vec<&str> = message.attachments.iter().map(|file| file.name.as_str()).collect();
            let text: Cow<'_, str> = match names.as_slice() {
                [] => message.text.as_str().into(),
                names => format!("{}\n\nBijlagen: {}", message.text, names.join(", ")).into(),
            };
            lines.push(line(sheet_time(&message.at), words::author(message.author), text));
        }
        let closed = row.closed_at.as_ref().map(sheet_time).unwrap_or_default();
        for one in alike(&row.outcome, false) {
            let ground = one.ground.unwrap_or_default();
            let result = words::outcome(row.kind, &one, one.until.map(Date::as_str));
            let text = format!("{}: {result}. {ground}", about.kinds_of(&one));
            lines.push(line(closed.clone(), "Wat ermee gebeurde", text.trim_end().to_owned().into()));
        }
        if let Some(reason) = &row.decision_reason {
            lines.push(line(closed, "Waarom niet (helemaal)", reason.into()));
        }
        lines
    }

    fn shown(_: &Request) -> Vec<String> {
        Vec::new()
    }

    fn html(rows: &[Request], about: &About) -> askama::Result<String> {
        RequestsPage { requests: rows.iter().map(|row| RequestView::new(row, about)).collect() }.render()
    }
}
