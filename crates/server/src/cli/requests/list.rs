//! `requests list`: the queue as a table.

use super::arguments::List;
use super::terminal::cell;
use crate::App;
use crate::desk::{Actor, DeskError, ListAsk, list};
use mijn_privacy_api::{DeskLine, DeskPage};
use mijn_privacy_store::PageOf;
use std::fmt::Write;

/// Every page, up to the limit.
pub(super) async fn read(app: &App, actor: &Actor, asked: &List) -> Result<DeskPage, DeskError> {
    let ask = ListAsk { filter: asked.filter, kind: asked.kind, reference: None };
    let (mut items, mut after) = (Vec::new(), None);
    loop {
        let left = asked.limit.saturating_sub(u32::try_from(items.len()).unwrap_or(u32::MAX));
        let page = PageOf { after, limit: left.min(100) };
        let rows = list(app, actor, ask.clone(), &page).await?;
        items.extend(rows.items);
        after = rows.next;
        if after.is_none() || items.len() >= usize::try_from(asked.limit).unwrap_or(usize::MAX) {
            return Ok(DeskPage { items, next: None, total: rows.total });
        }
    }
}

/// 100 columns.
pub(super) fn table(page: &DeskPage) -> String {
    let mut out = row(["REFERENCE", "KIND", "STATUS", "RECEIVED", "DUE", "NOTE", "TAKEN BY"]);
    for line in &page.items {
        out.push_str(&row([
            line.reference.as_str(),
            line.kind.as_str(),
            line.status.as_str(),
            line.received_at.as_str().get(..10).unwrap_or_default(),
            line.due_on.as_str(),
            &note(line),
            line.assignee.as_deref().unwrap_or("-"),
        ]));
    }
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{} of {}", page.items.len(), page.total);
    out
}

fn row(cells: [&str; 7]) -> String {
    let widths = [15, 18, 11, 10, 10, 14, 16];
    let cells: Vec<String> = cells.iter().zip(widths).map(|(text, width)| cell(text, width)).collect();
    format!("{}\n", cells.join(" ").trim_end())
}

/// What to see to first.
fn note(line: &DeskLine) -> String {
    if line.failed.is_some() {
        "failed".to_owned()
    } else if line.overdue {
        "overdue".to_owned()
    } else if line.paused {
        "paused".to_owned()
    } else if line.unanswered > 0 {
        format!("{} unanswered", line.unanswered)
    } else if line.without_account {
        "no account".to_owned()
    } else {
        String::new()
    }
}
