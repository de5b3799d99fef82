//! What waits for the person: at most three lines.

use super::{Facts, date, overdue};
use crate::ApiResult;
use jiff::civil::Date;
use mijn_privacy_api::{Attention, AttentionKind};
use mijn_privacy_store::RequestRow;

/// First what the person can do something about, then what we owe them, then what is new. A request stands there once.
pub fn attention(facts: &Facts) -> ApiResult<Vec<Attention>> {
    let asked = facts.open.iter().filter(|row| is_asked(facts, row));
    let asked = asked.map(|row| (AttentionKind::Question, row, None));
    let ready = facts.ready.iter().filter_map(|(id, until)| {
        let row = facts.requests.iter().find(|row| row.id == *id)?;
        Some((AttentionKind::ResultReady, row, Some(*until)))
    });
    let late =
        facts.open.iter().filter_map(|row| Some((AttentionKind::Overdue, row, Some(overdue(row, facts.today)?))));
    let answered = facts.requests.iter().filter(|row| row.closed_at.is_some() && row.unread > 0);
    let answered = answered.map(|row| (AttentionKind::Answered, row, None));
    let mut lines: Vec<Attention> = Vec::new();
    for (kind, row, on) in asked.chain(ready).chain(late).chain(answered) {
        if lines.len() < 3 && !lines.iter().any(|line| line.request_id == row.id) {
            lines.push(line(kind, row, on)?);
        }
    }
    Ok(lines)
}

fn is_asked(facts: &Facts, row: &RequestRow) -> bool {
    matches!(&row.paused, Some((_, _, Some(_)))) || facts.asked.contains(&row.id)
}

fn line(kind: AttentionKind, row: &RequestRow, on: Option<Date>) -> ApiResult<Attention> {
    let on = on.map(date).transpose()?;
    Ok(Attention { kind, request_id: row.id.clone(), reference: row.reference.clone(), on })
}
