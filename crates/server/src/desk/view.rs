//! A request as an employee sees it. Whoever sees it stands in the access log, with the request as the reason (SEC-7).

use super::{Actor, DeskError, due, proposal, state_of};
use crate::assemble::{date, full, overdue, stamp};
use crate::{ApiResult, App};
use jiff::civil::Date;
use mijn_privacy_api::{DeskAct, DeskFailure, DeskLine, DeskRequest, DeskVerb, RequestId};
use mijn_privacy_rules::{allowed, local_date_nl};
use mijn_privacy_store::{DeskHead, Failure, Lookup, RequestFull, RequestRow, Scope};

/// The request, and a line in the access log of whose it is.
pub(super) async fn seen(
    app: &App,
    actor: &Actor,
    request: &RequestFull,
    head: &DeskHead,
) -> Result<DeskRequest, DeskError> {
    if let Some(scope) = &head.scope {
        log(app, actor, scope, &request.row.id).await?;
    }
    let now = app.now();
    let today = local_date_nl(now);
    let acts = request
        .acts
        .iter()
        .map(|act| ApiResult::Ok(DeskAct { at: stamp(act.at)?, actor: act.actor.clone(), verb: act.verb }));
    let mut shown = DeskRequest {
        request: full(request, now, &app.holidays)?,
        line: line(&request.row, today)?,
        name: head.name.clone(),
        email: head.email.as_ref().map(|address| address.as_str().to_owned()),
        proof: request.row.proof.as_str().to_owned(),
        acts: acts.collect::<ApiResult<_>>()?,
        verbs: verbs(app, actor, request, today),
        proposal: Vec::new(),
        by_hand: Vec::new(),
        to_look_for: Vec::new(),
    };
    proposal::show(app, request, head, &mut shown).await?;
    Ok(shown)
}

/// Whoever looks is seen.
pub(super) async fn log(app: &App, actor: &Actor, scope: &Scope, id: &RequestId) -> Result<(), DeskError> {
    let lookup = Lookup { reason: Some(id.clone()), ..lookup(app, actor) };
    Ok(app.store.log_lookup(scope, &lookup).await?)
}

/// A look at requests, of no one of them yet.
pub(super) fn lookup(app: &App, actor: &Actor) -> Lookup {
    let (actor, system) = (actor.name.clone(), actor.system.clone());
    Lookup { at: app.now(), actor, system, what: "requests".to_owned(), reason: None }
}

/// As in the queue.
pub(super) fn line(row: &RequestRow, today: Date) -> ApiResult<DeskLine> {
    Ok(DeskLine {
        id: row.id.clone(),
        reference: row.reference.clone(),
        kind: row.kind,
        status: row.status,
        received_at: stamp(row.received_at)?,
        due_on: date(due(row))?,
        target_on: date(row.target_on)?,
        overdue: overdue(row, today).is_some(),
        paused: row.paused.is_some(),
        assignee: row.assignee.clone(),
        unanswered: row.unanswered,
        without_account: row.role.is_none(),
        failed: row.failure.as_ref().map(failed).transpose()?,
    })
}

fn failed(failure: &Failure) -> ApiResult<DeskFailure> {
    Ok(DeskFailure { at: stamp(failure.at)?, left: failure.left.clone(), why: failure.why.clone() })
}

/// Telling can be done while somebody waits to be told.
fn verbs(app: &App, actor: &Actor, request: &RequestFull, today: Date) -> Vec<DeskVerb> {
    let waits = request.tell.iter().any(|(_, on)| on.is_none());
    let mut verbs = allowed(Some(actor.role), &state_of(request, &app.holidays), today);
    verbs.retain(|verb| waits || *verb != DeskVerb::Tell);
    verbs
}
