//! Makes the file with the answer to an access or portability request, and closes the request with it.
//!
//! Pieces are sealed one by one and put in the database as they are full. Killed in the middle and begun again, it makes a whole
//! new file in the place of what was begun.

mod about;
mod pieces;
mod rows;

use super::JobError;
use crate::assemble::Facts;
use crate::desk::{complete, state_of};
use crate::{ApiError, App};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{RequestId, RequestKind};
use mijn_privacy_export::{ExportError, ExportKind, PIECE, rows_to_read, write};
use mijn_privacy_store::{Lookup, Membership, RequestFull, ResultRow, Scope};

/// Makes it, unless it is there, and hands the request over to be closed.
pub(super) async fn run(app: &App, id: &RequestId) -> Result<(), JobError> {
    let Some((request, head)) = app.store.desk_request(id).await? else { return Ok(()) };
    if !state_of(&request, &app.holidays).open {
        return Ok(());
    }
    let kind = match request.row.kind {
        RequestKind::Access => ExportKind::Access,
        RequestKind::Portability => ExportKind::Portability,
        _ => return Err(JobError::Never("a request without a file".to_owned())),
    };
    let scope = head.scope.ok_or_else(|| JobError::Never("a request without an account".to_owned()))?;
    let is_there = request.result.as_ref().is_some_and(|file| file.size.is_some() && !file.deleted);
    if !is_there && !make(app, &request, scope, kind).await? {
        // Somebody else is at it.
        return Ok(());
    }
    complete(app, id).await?;
    Ok(())
}

/// Makes the file. False when somebody else began it anew.
async fn make(app: &App, request: &RequestFull, scope: Scope, kind: ExportKind) -> Result<bool, JobError> {
    let now = app.now();
    let membership = membership(app, &scope).await?;
    // What is somebody else's by now is not given (art. 15(4)), whatever it was when it was asked for.
    let scope = Scope { role: membership.role, ..scope };
    log(app, &scope, &request.row.id).await?;
    let rows = rows::Rows { app, scope: &scope, membership: &membership, asked: &request.row.purposes, made_at: now };
    let facts = Facts::of(app, &scope, &membership).await.map_err(later)?;
    let about = about::about(
        app,
        request,
        &membership,
        &facts,
        about::Made { kind, at: now, totals: rows.totals(&facts).await? },
    )?;
    let file = ResultRow {
        id: URL_SAFE_NO_PAD.encode(app.random_bytes::<16>()),
        request: request.row.id.clone(),
        file_name: format!("gegevens-{}.zip", request.row.reference),
        piece: u32::try_from(PIECE).map_err(|_| JobError::Never("pieces too large".to_owned()))?,
        rows_total: rows_to_read(&about),
        rows_done: 0,
        size: None,
        available_until: None,
        deleted: false,
    };
    app.store.begin_result(&file).await?;
    let written = write(&about, &rows, &mut pieces::Sealing { app, result: &file.id }).await;
    let Some(written) = written.map_err(why)? else { return Ok(false) };
    let until = app.now().checked_add(app.config.requests.result_kept()).unwrap_or(jiff::Timestamp::MAX);
    Ok(app.store.finish_result(&file.id, written.size, until).await?)
}

/// What the person is in the account now.
async fn membership(app: &App, scope: &Scope) -> Result<Membership, JobError> {
    let all = app.store.memberships(&scope.person).await?;
    let own = all.into_iter().find(|one| one.account == scope.account);
    own.ok_or_else(|| JobError::Never("the account is not the person's any more".to_owned()))
}

/// All of it is looked at: that stands in the access log too (SEC-7), and in the file.
async fn log(app: &App, scope: &Scope, request: &RequestId) -> Result<(), JobError> {
    let lookup = Lookup {
        at: app.now(),
        actor: "system".to_owned(),
        system: app.config.server.name.clone(),
        what: "export".to_owned(),
        reason: Some(request.clone()),
    };
    Ok(app.store.log_lookup(scope, &lookup).await?)
}

/// A value that the contract does not have, which is nothing that a second try would change; a database that does not answer is.
fn later(error: ApiError) -> JobError {
    JobError::Later(error.cause.unwrap_or_else(|| error.code.as_str().to_owned()))
}

fn why(error: ExportError<JobError>) -> JobError {
    match error {
        ExportError::Outside(error) => error,
        other => JobError::Later(other.to_string()),
    }
}
