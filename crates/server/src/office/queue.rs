//! `GET /desk`: the queue, due first.

use super::page::{Frame, page};
use super::session::Officer;
use super::words;
use crate::desk::{self, ListAsk};
use crate::{ApiResult, App};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use mijn_privacy_api::{DeskFilter, DeskLine, OpenEnum, RequestKind};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{PageOf, Rows, StoreError};

/// Lines on a page.
const LINES: u32 = 50;

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    filter: Option<String>,
    kind: Option<String>,
    reference: Option<String>,
    after: Option<String>,
}

struct Tab {
    word: &'static str,
    name: &'static str,
    current: bool,
}

struct Choice {
    word: &'static str,
    name: &'static str,
    chosen: bool,
}

/// A request in the table.
struct Line {
    id: String,
    reference: String,
    kind: &'static str,
    status: &'static str,
    due: String,
    /// *nog 12 dagen*, *3 dagen te laat*.
    left: String,
    /// Why it stands out: `late`, `soon`, or nothing.
    class: &'static str,
    received: String,
    assignee: String,
    unanswered: u32,
    paused: bool,
    /// It could not be carried out.
    failed: bool,
    without_account: bool,
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct Queue<'a> {
    frame: Frame<'a>,
    role: &'static str,
    tabs: Vec<Tab>,
    kinds: Vec<Choice>,
    filter: &'static str,
    reference: &'a str,
    lines: Vec<Line>,
    total: u32,
    empty: &'static str,
    /// The address of the next page.
    next: Option<String>,
    /// This is not the first page.
    later: bool,
}

/// The queue.
pub(super) async fn show(State(app): State<App>, officer: Officer, Query(asked): Query<Asked>) -> ApiResult<Response> {
    let filter = asked.filter.as_deref().and_then(DeskFilter::parse).unwrap_or(DeskFilter::Open);
    let kind = asked.kind.as_deref().and_then(RequestKind::parse);
    let reference = asked.reference.as_deref().unwrap_or_default().trim();
    let found = match reference.is_empty() {
        true => None,
        false => desk::find(&app, reference).await.ok(),
    };
    if let Some(id) = found {
        return Ok(super::page::go(&format!("{}/requests/{id}", super::BASE)));
    }
    let ask = ListAsk { filter, kind, reference: None };
    let rows = match reference.is_empty() {
        true => list(&app, &officer, ask, asked.after.as_deref()).await?,
        // A reference that nobody has leads to nothing.
        false => Rows { items: Vec::new(), next: None, total: 0 },
    };
    let today = local_date_nl(app.now());
    let next = rows.next.map(|after| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("filter", filter.as_str()).append_pair("after", &after);
        if let Some(kind) = kind {
            query.append_pair("kind", kind.as_str());
        }
        format!("{}?{}", super::BASE, query.finish())
    });
    let template = Queue {
        frame: Frame::of(&app, &officer),
        role: words::role(officer.row.role),
        tabs: DeskFilter::ALL.iter().map(|one| tab(*one, filter)).collect(),
        kinds: RequestKind::ALL.iter().map(|one| choice(*one, kind)).collect(),
        filter: filter.as_str(),
        reference,
        lines: rows.items.iter().map(|line| self::line(line, today)).collect(),
        total: rows.total,
        empty: if reference.is_empty() { words::empty(filter) } else { "Dit kenmerk kennen we niet." },
        next,
        later: asked.after.is_some(),
    };
    Ok(page(StatusCode::OK, &template))
}

/// A key of another list begins at the first page.
async fn list(app: &App, officer: &Officer, ask: ListAsk, after: Option<&str>) -> ApiResult<Rows<DeskLine>> {
    let of = |after: Option<&str>| PageOf { after: after.map(str::to_owned), limit: LINES };
    match desk::list(app, &officer.actor(app), ask.clone(), &of(after)).await {
        Err(desk::DeskError::Store(StoreError::Cursor)) => {
            Ok(desk::list(app, &officer.actor(app), ask, &of(None)).await?)
        }
        rows => Ok(rows?),
    }
}

fn tab(one: DeskFilter, current: DeskFilter) -> Tab {
    Tab { word: one.as_str(), name: words::filter(one), current: one == current }
}

fn choice(one: RequestKind, chosen: Option<RequestKind>) -> Choice {
    Choice { word: one.as_str(), name: words::kind(one), chosen: chosen == Some(one) }
}

fn line(line: &DeskLine, today: Date) -> Line {
    let open =
        matches!(line.status, mijn_privacy_api::RequestStatus::Received | mijn_privacy_api::RequestStatus::InProgress);
    let (left, class) = match line.due_on.as_str().parse::<Date>() {
        Ok(due) if open && !line.paused => left(due, today),
        _ => (String::new(), ""),
    };
    Line {
        id: line.id.to_string(),
        reference: line.reference.to_string(),
        kind: words::kind(line.kind),
        status: words::status(line.status),
        due: super::dates::day(&line.due_on),
        left,
        class,
        received: super::dates::moment_day(&line.received_at),
        assignee: line.assignee.clone().unwrap_or_default(),
        unanswered: line.unanswered,
        paused: line.paused,
        failed: line.failed.is_some(),
        without_account: line.without_account,
    }
}

/// How long until the last day, and how it looks.
pub(super) fn left(due: Date, today: Date) -> (String, &'static str) {
    let days = (due - today).get_days();
    let number = |days: i32| if days == 1 { "1 dag".to_owned() } else { format!("{days} dagen") };
    match days {
        0 => ("vandaag".to_owned(), "soon"),
        1..=7 => (format!("nog {}", number(days)), "soon"),
        8.. => (format!("nog {}", number(days)), ""),
        _ => (format!("{} te laat", number(-days)), "late"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_itself_is_not_late() {
        let today = date(2026, 11, 24);
        for (due, text, class) in [
            (date(2026, 11, 24), "vandaag", "soon"),
            (date(2026, 11, 25), "nog 1 dag", "soon"),
            (date(2026, 12, 1), "nog 7 dagen", "soon"),
            (date(2026, 12, 2), "nog 8 dagen", ""),
            (date(2026, 11, 23), "1 dag te laat", "late"),
            (date(2026, 11, 1), "23 dagen te laat", "late"),
        ] {
            assert_eq!(left(due, today), (text.to_owned(), class));
        }
    }
}
