//! The counts of a period.

use super::desk_queue::soon;
use super::{SqliteStore, convert};
use crate::{ReportRow, StoreError};
use futures_util::TryStreamExt;
use jiff::civil::Date;
use mijn_privacy_api::{OpenEnum, RequestKind};
use mijn_privacy_rules::{day_end_nl, local_date_nl};

pub(super) const RECEIVED: &str =
    "SELECT kind, count(*) FROM request WHERE received_at >= ?1 AND received_at < ?2 GROUP BY kind";
pub(super) const OPEN: &str = "SELECT kind, count(*),
    sum(paused_since IS NULL AND coalesce(extended_until, due_on) BETWEEN ?1 AND ?2),
    sum(paused_since IS NULL AND coalesce(extended_until, due_on) < ?1)
    FROM request INDEXED BY request_queue WHERE closed_at IS NULL GROUP BY kind";
pub(super) const CLOSED: &str = "SELECT kind, received_at, closed_at, coalesce(extended_until, due_on) FROM request
    WHERE closed_at >= ?1 AND closed_at < ?2";

type ClosedColumns = (String, i64, i64, String);

fn empty(kind: RequestKind) -> ReportRow {
    ReportRow { kind, received: 0, open: 0, due_soon: 0, overdue: 0, closed: 0, closed_late: 0, days: 0 }
}

/// One row for each kind.
struct Counts(Vec<ReportRow>);

impl Counts {
    fn of(&mut self, kind: &str) -> Result<&mut ReportRow, StoreError> {
        let kind: RequestKind = convert::word(kind)?;
        self.0.iter_mut().find(|row| row.kind == kind).ok_or_else(|| convert::corrupt("kind"))
    }
}

impl SqliteStore {
    pub(super) async fn read_report(&self, from: Date, to: Date, today: Date) -> Result<Vec<ReportRow>, StoreError> {
        let begin = day_end_nl(from.yesterday().unwrap_or(from)).as_microsecond();
        let end = day_end_nl(to).as_microsecond();
        let mut counts = Counts(RequestKind::ALL.iter().map(|kind| empty(*kind)).collect());
        let mut snapshot = self.readers.begin().await?;
        let received: Vec<(String, i64)> =
            sqlx::query_as(RECEIVED).bind(begin).bind(end).fetch_all(&mut *snapshot).await?;
        for (kind, received) in received {
            counts.of(&kind)?.received = convert::count(received)?;
        }
        let days = (today.to_string(), soon(today).to_string());
        let open: Vec<(String, i64, i64, i64)> =
            sqlx::query_as(OPEN).bind(days.0).bind(days.1).fetch_all(&mut *snapshot).await?;
        for (kind, open, due_soon, overdue) in open {
            let row = counts.of(&kind)?;
            (row.open, row.due_soon, row.overdue) =
                (convert::count(open)?, convert::count(due_soon)?, convert::count(overdue)?);
        }
        // SQLite does not know what day it is in the Netherlands.
        let mut closed = sqlx::query_as::<_, ClosedColumns>(CLOSED).bind(begin).bind(end).fetch(&mut *snapshot);
        while let Some((kind, received, closed, last)) = closed.try_next().await? {
            let received = local_date_nl(convert::moment(received)?);
            let closed = local_date_nl(convert::moment(closed)?);
            let row = counts.of(&kind)?;
            row.closed += 1;
            row.closed_late += u32::from(closed > convert::date(&last)?);
            row.days += u64::try_from((closed - received).get_days()).unwrap_or(0);
        }
        drop(closed);
        let occurs = |row: &ReportRow| *row != empty(row.kind);
        Ok(counts.0.into_iter().filter(occurs).collect())
    }
}
