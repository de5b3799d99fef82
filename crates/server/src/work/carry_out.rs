//! Carries a decision out, in steps: each does the same when it is done again, and the last closes the request. A kill between
//! any two of them, and a new start, end the same.

use super::JobError;
use crate::App;
use crate::assemble::{Erase, SwitchFacts, SwitchFate, erasable, is_elsewhere, is_kept, no, switch_fate};
use crate::desk::{complete, give_back, off_the_list, planned, withheld};
use mijn_privacy_api::{ConsentId, ConsentState, OutcomeResult, RequestId, RequestKind};
use mijn_privacy_store::{Decision, Holder, RequestFull, Scope, Step};

/// Why a decision is taken back.
const BLOCKED: &str = "something came in the way of closing the account";
const CHANGED: &str = "what is stored is no longer what was to be corrected";

/// Does what is still to be done for this request.
pub(super) async fn run(app: &App, id: &RequestId) -> Result<(), JobError> {
    let Some((request, head)) = app.store.desk_request(id).await? else { return Ok(()) };
    let Some(decision) = &request.row.decision else { return Ok(()) };
    if let Some(scope) = &head.scope {
        match request.row.kind {
            RequestKind::Erasure => erase(app, &request, scope, decision).await?,
            RequestKind::AccountClosure => {
                if !app.store.close_account(scope, decision.on, app.now()).await?.is_empty() {
                    return Ok(give_back(app, id, BLOCKED).await?);
                }
                erase(app, &request, scope, decision).await?;
            }
            RequestKind::Rectification if !correct(app, &request, scope, decision).await? => {
                return Ok(give_back(app, id, CHANGED).await?);
            }
            // A restriction begins with the closing itself.
            _ => {}
        }
    } else {
        off_the_list(app, &request, &head, decision).await?;
    }
    complete(app, id).await?;
    Ok(())
}

/// By the thresholds of the day of the decision, whichever day it is by now.
async fn erase(app: &App, request: &RequestFull, scope: &Scope, decision: &Decision) -> Result<(), JobError> {
    let (id, row) = (&request.row.id, &request.row);
    let closure = row.kind == RequestKind::AccountClosure;
    let erase = Erase { purposes: &row.purposes, closure, today: decision.on };
    let mut passed = withheld(&app.config, erasable(&app.config, &erase), &decision.outcome);
    passed.through.clone_from(&decision.through);
    // First, while the address is there that the suppression list is kept by.
    switch_off(app, scope, &erase, decision).await?;
    let done = app.store.steps_done(id).await?;
    for step in Step::ALL.into_iter().filter(|step| !done.iter().any(|known| known == step.as_str())) {
        app.store.carry_out(id, scope, &passed, step, decision.on, app.now()).await?;
    }
    if !decision.lifts.is_empty() {
        let reason = ended(&app.config.language.default, row.reference.as_str());
        app.store.end_own(scope, &decision.lifts, &reason, app.now()).await?;
    }
    Ok(())
}

/// Why it no longer stands still, in the timeline of the request by which it did.
fn ended(language: &str, reference: &str) -> String {
    match language {
        "en" => format!("You had these data erased, with your request {reference}."),
        _ => format!("Je liet deze gegevens verwijderen, met je verzoek {reference}."),
    }
}

/// Newsletter and marketing, where nothing keeps their switch.
async fn switch_off(app: &App, scope: &Scope, erase: &Erase<'_>, decision: &Decision) -> Result<(), JobError> {
    let elsewhere = is_elsewhere(&app.store.memberships(&scope.person).await?, &scope.account);
    let still = app.store.restrictions(scope).await?;
    let holder = Holder::Person(scope.person.clone());
    let mailed = |id| matches!(id, ConsentId::Newsletter | ConsentId::Marketing);
    for text in app.config.consents.iter().filter(|text| mailed(text.id)) {
        let Some(purpose) = app.config.purpose(text.purpose) else { continue };
        let facts = SwitchFacts {
            elsewhere,
            still: still.iter().any(|row| row.purpose == purpose.id) && !decision.through.contains(&purpose.id),
            kept: is_kept(purpose, &decision.outcome),
        };
        if switch_fate(erase, purpose, facts) != SwitchFate::Off {
            continue;
        }
        let row = app.store.consent_of(&holder, text.id).await?;
        if matches!(row.state, ConsentState::Granted | ConsentState::PendingConfirmation) {
            let write = no(app, text, &row, &scope.person, &app.config.language.default, app.now());
            app.store.change_consent_of(&holder, &write).await?;
        }
    }
    Ok(())
}

/// What the decision grants and nobody did by hand, in the place of what is stored. False: some of it cannot be put in by now.
async fn correct(app: &App, request: &RequestFull, scope: &Scope, decision: &Decision) -> Result<bool, JobError> {
    let id = &request.row.id;
    if app.store.steps_done(id).await?.iter().any(|known| known == Step::Values.as_str()) {
        return Ok(true);
    }
    let is_left = |category: &str| {
        decision.by_hand.iter().any(|own| own == category)
            || decision.outcome.iter().any(|row| row.category == category && row.result == OutcomeResult::Kept)
    };
    let granted = planned(app, request, Some(scope)).await?.into_iter().filter(|one| !is_left(&one.row.category));
    let Ok(values) = granted.map(|one| one.change).collect::<Result<Vec<_>, _>>() else { return Ok(false) };
    Ok(app.store.correct(id, scope, &values, app.now()).await?.iter().all(Option::is_none))
}
