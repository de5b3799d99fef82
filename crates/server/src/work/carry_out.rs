//! Carries a decision out, in steps: each does the same when it is done again, and the last closes the request. A kill between
//! any two of them, and a new start, end the same.

use super::JobError;
use crate::App;
use crate::assemble::{Erase, erasable, no};
use crate::desk::{complete, withheld};
use mijn_privacy_api::{AccountStatus, ConsentId, ConsentState, OutcomeResult, RequestId, RequestKind};
use mijn_privacy_store::{Decision, Holder, RequestFull, Scope, Step};

/// Does what is still to be done for this request.
pub(super) async fn run(app: &App, id: &RequestId) -> Result<(), JobError> {
    let Some((request, head)) = app.store.desk_request(id).await? else { return Ok(()) };
    let Some(decision) = &request.row.decision else { return Ok(()) };
    if let Some(scope) = &head.scope {
        match request.row.kind {
            RequestKind::Erasure => erase(app, &request, scope, decision).await?,
            RequestKind::AccountClosure => {
                app.store.close_account(scope, decision.on, app.now()).await?;
                erase(app, &request, scope, decision).await?;
            }
            RequestKind::Rectification => correct(app, &request, scope, decision).await?,
            // A restriction begins with the closing itself.
            _ => {}
        }
    }
    complete(app, id).await?;
    Ok(())
}

/// By the thresholds of the day of the decision, whichever day it is by now.
async fn erase(app: &App, request: &RequestFull, scope: &Scope, decision: &Decision) -> Result<(), JobError> {
    let (id, row) = (&request.row.id, &request.row);
    let closure = row.kind == RequestKind::AccountClosure;
    let erase = Erase { purposes: &row.purposes, closure, today: decision.on };
    let passed = withheld(&app.config, erasable(&app.config, &erase), &decision.outcome);
    // First, while the address is there that the suppression list is kept by.
    switch_off(app, scope, &erase).await?;
    let done = app.store.steps_done(id).await?;
    for step in Step::ALL.into_iter().filter(|step| !done.iter().any(|known| known == step.as_str())) {
        app.store.carry_out(id, scope, &passed, step, decision.on, app.now()).await?;
    }
    Ok(())
}

/// Newsletter and marketing: who has all of it erased, or closes their last account, gets no more of it.
async fn switch_off(app: &App, scope: &Scope, erase: &Erase<'_>) -> Result<(), JobError> {
    if erase.closure {
        let accounts = app.store.memberships(&scope.person).await?;
        let is_open = |status| !matches!(status, AccountStatus::Closed);
        if accounts.iter().any(|one| one.account != scope.account && is_open(one.status)) {
            return Ok(());
        }
    }
    let holder = Holder::Person(scope.person.clone());
    let mailed = |id| matches!(id, ConsentId::Newsletter | ConsentId::Marketing);
    for text in app.config.consents.iter().filter(|text| mailed(text.id) && erase.covers(text.purpose)) {
        let row = app.store.consent_of(&holder, text.id).await?;
        if matches!(row.state, ConsentState::Granted | ConsentState::PendingConfirmation) {
            let write = no(app, text, &row, &scope.person, &app.config.language.default, app.now());
            app.store.change_consent_of(&holder, &write).await?;
        }
    }
    Ok(())
}

/// What the decision grants, in the place of what is stored. A kind that the profile does not have (a list's) is the portal's
/// own to correct.
async fn correct(app: &App, request: &RequestFull, scope: &Scope, decision: &Decision) -> Result<(), JobError> {
    let id = &request.row.id;
    if app.store.steps_done(id).await?.iter().any(|known| known == Step::Values.as_str()) {
        return Ok(());
    }
    let kept = |category: &str| {
        decision.outcome.iter().any(|row| row.category == category && row.result == OutcomeResult::Kept)
    };
    let kind = |category: &str| {
        let mut all = app.config.purposes.iter().flat_map(|purpose| &purpose.categories);
        all.find(|one| one.id.as_str() == category && one.profile.is_some()).and_then(|one| one.profile.clone())
    };
    let granted = request.row.corrections.iter().filter(|one| !kept(&one.category));
    let values: Vec<(String, String)> =
        granted.filter_map(|one| Some((kind(&one.category)?, one.to.clone()))).collect();
    app.store.correct(id, scope, &values, app.now()).await?;
    Ok(())
}
