//! `list`: the queue.

use super::show::may_look;
use super::{Actor, DeskError, view};
use crate::{ApiResult, App};
use mijn_privacy_api::{DeskFilter, DeskLine, Reference, RequestId, RequestKind};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{DeskAsk, PageOf, Rows};

/// Which requests.
#[derive(Clone, Debug)]
pub struct ListAsk {
    /// Which of them.
    pub filter: DeskFilter,
    /// Only of this kind.
    pub kind: Option<RequestKind>,
    /// Only the one with this reference.
    pub reference: Option<Reference>,
}

/// A page of the queue: open ones due first, closed ones last closed first. Whose requests they are does not stand in it; that
/// somebody saw them does stand in the access log of each.
///
/// # Errors
/// [`DeskError`].
pub async fn list(app: &App, actor: &Actor, ask: ListAsk, page: &PageOf) -> Result<Rows<DeskLine>, DeskError> {
    may_look(actor)?;
    let today = local_date_nl(app.now());
    let ListAsk { filter, kind, reference } = ask;
    let rows = app.store.desk_requests(&DeskAsk { filter, kind, reference, today }, page).await?;
    let ids: Vec<RequestId> = rows.items.iter().map(|row| row.id.clone()).collect();
    app.store.log_lookups(&ids, &view::lookup(app, actor)).await?;
    let items = rows.items.iter().map(|row| view::line(row, today)).collect::<ApiResult<_>>()?;
    Ok(Rows { items, next: rows.next, total: rows.total })
}
