//! What waits for the person: at most three lines.

use super::{Facts, date, overdue};
use crate::ApiResult;
use jiff::civil::Date;
use mijn_privacy_api::{Attention, AttentionKind};
use mijn_privacy_store::RequestRow;

/// First what the person can do something about, then what we owe them, then what is new.
pub fn attention(facts: &Facts) -> ApiResult<Vec<Attention>> {
    let asked = facts.open.iter().filter(|row| matches!(&row.paused, Some((_, _, Some(_)))));
    let asked = asked.map(|row| (AttentionKind::Question, row, None));
    let late =
        facts.open.iter().filter_map(|row| Some((AttentionKind::Overdue, row, Some(overdue(row, facts.today)?))));
    let answered = facts.requests.iter().filter(|row| row.closed_at.is_some() && row.unread > 0);
    let answered = answered.map(|row| (AttentionKind::Answered, row, None));
    asked.chain(late).chain(answered).take(3).map(|(kind, row, on)| line(kind, row, on)).collect()
}

fn line(kind: AttentionKind, row: &RequestRow, on: Option<Date>) -> ApiResult<Attention> {
    let on = on.map(date).transpose()?;
    Ok(Attention { kind, request_id: row.id.clone(), reference: row.reference.clone(), on })
}
