//! `show`: one request with everything that belongs to it.

use super::{Actor, DeskError, view};
use crate::App;
use mijn_privacy_api::{DeskFilter, DeskRefusal, DeskRequest, DeskRole, RequestId};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{DeskAsk, PageOf};

/// The request.
///
/// # Errors
/// [`DeskError`].
pub async fn show(app: &App, actor: &Actor, id: &RequestId) -> Result<DeskRequest, DeskError> {
    may_look(actor)?;
    let (request, head) = app.store.desk_request(id).await?.ok_or(DeskError::Missing)?;
    view::seen(app, actor, &request, &head).await
}

/// The id of the request that has this id or this reference.
///
/// # Errors
/// [`DeskError`].
pub async fn find(app: &App, text: &str) -> Result<RequestId, DeskError> {
    if let Ok(id) = text.parse::<RequestId>()
        && app.store.desk_request(&id).await?.is_some()
    {
        return Ok(id);
    }
    let reference = text.to_uppercase().parse().map_err(|_| DeskError::Missing)?;
    let mut ask =
        DeskAsk { filter: DeskFilter::Open, kind: None, reference: Some(reference), today: local_date_nl(app.now()) };
    for filter in [DeskFilter::Open, DeskFilter::Closed] {
        ask.filter = filter;
        let rows = app.store.desk_requests(&ask, &PageOf { after: None, limit: 1 }).await?;
        if let Some(row) = rows.items.into_iter().next() {
            return Ok(row.id);
        }
    }
    Err(DeskError::Missing)
}

/// Every role that this version knows sees requests.
pub(super) fn may_look(actor: &Actor) -> Result<(), DeskError> {
    match actor.role {
        DeskRole::Helpdesk | DeskRole::Officer => Ok(()),
        DeskRole::Unknown => Err(DeskRefusal::NotAllowed.into()),
    }
}
