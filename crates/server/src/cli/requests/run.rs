//! Runs a subcommand of `requests` and prints what came of it.

use super::arguments::{Requests, What};
use super::text::parsed;
use super::{fields, list, refusal, report, show};
use crate::App;
use crate::cli::{open, print};
use crate::config::Config;
use crate::desk::{self, Actor, DeskError, MOST_BYTES, NewFile, Said, file_name};
use mijn_privacy_api::{
    DeskAnswer, DeskExtend, DeskLift, DeskMessage, DeskPause, DeskReject, DeskRequest, DeskTold, RequestId,
};
use mijn_privacy_store::{SystemClock, SystemRandom};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: Config, asked: Requests) -> Result<ExitCode, String> {
    let name = match &asked.actor {
        Some(name) => name.clone(),
        None => user()?,
    };
    let (store, keys) = open::open_migrated(&config).await?;
    let app = App::new(config, Arc::new(store.clone()), Arc::new(SystemClock), Arc::new(SystemRandom), keys)?;
    let actor = Actor { name, ..Actor::server(&app) };
    let said = act(&app, &actor, &asked).await;
    store.close().await;
    print(&said?)?;
    Ok(ExitCode::SUCCESS)
}

/// Who is logged in on this machine.
fn user() -> Result<String, String> {
    let name = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    name.and_then(|name| fields::actor(&name).ok()).ok_or_else(|| "say who you are: --as \"Your name\"".to_owned())
}

async fn act(app: &App, actor: &Actor, asked: &Requests) -> Result<String, String> {
    let failed = |error: DeskError| refusal::sentence(&app.config, error);
    match &asked.what {
        What::List(one) => {
            let page = list::read(app, actor, one).await.map_err(failed)?;
            if asked.json { pretty(&page) } else { Ok(list::table(&page)) }
        }
        What::Report(one) => {
            if one.from.zip(one.to).is_some_and(|(from, to)| to < from) {
                return Err("--to is before --from: turn them around".to_owned());
            }
            let report = report::read(app, actor, one).await.map_err(failed)?;
            match (asked.json, one.csv) {
                (true, _) => pretty(&report),
                (false, true) => desk::report_csv(&report).map_err(|error| format!("cannot write the report: {error}")),
                (false, false) => Ok(report::table(&report)),
            }
        }
        what => {
            let request = verb(app, actor, what, &failed).await?;
            match (asked.json, what) {
                (true, _) => pretty(&request),
                (false, What::Show(_)) => Ok(show::page(&request)),
                (false, _) => Ok(done(&request)),
            }
        }
    }
}

async fn verb(
    app: &App,
    actor: &Actor,
    what: &What,
    failed: &impl Fn(DeskError) -> String,
) -> Result<DeskRequest, String> {
    let find = async |text: &String| -> Result<RequestId, String> { desk::find(app, text).await.map_err(failed) };
    let done = match what {
        What::Show(which) => desk::show(app, actor, &find(&which.request).await?).await,
        What::Take(which) => desk::take(app, actor, &find(&which.request).await?).await,
        What::Resume(which) => desk::resume(app, actor, &find(&which.request).await?).await,
        What::Retry(which) => desk::retry(app, actor, &find(&which.request).await?).await,
        What::Ask(one) => {
            let message = DeskMessage { text: one.written.text.needed()?, question: one.question };
            desk::ask(app, actor, &find(&one.written.which.request).await?, Said { message, id: None }).await
        }
        What::Pause(one) => {
            let pause = DeskPause { ground: one.ground, question: one.written.text.needed()? };
            desk::pause(app, actor, &find(&one.written.which.request).await?, pause).await
        }
        What::Extend(one) => {
            let extend = DeskExtend { months: one.months, reason: one.written.text.needed()? };
            desk::extend(app, actor, &find(&one.written.which.request).await?, extend).await
        }
        What::Answer(one) => {
            let answer = DeskAnswer {
                text: one.text.optional()?,
                outcome: (!one.outcome.is_empty()).then(|| one.outcome.clone()),
                reason: one.reason.clone().map(parsed).transpose()?,
            };
            desk::answer(app, actor, &find(&one.which.request).await?, answer).await
        }
        What::Reject(one) => {
            let reject = DeskReject { reason: one.text.needed()? };
            desk::reject(app, actor, &find(&one.which.request).await?, reject).await
        }
        What::Lift(one) => {
            let lift = DeskLift { reason: one.text.needed()? };
            desk::lift(app, actor, &find(&one.which.request).await?, lift).await
        }
        What::Attach(one) => {
            let text = one.text.clone().map(parsed).transpose()?;
            let (name, content) = file(&one.path, one.name.as_deref())?;
            let file = NewFile { name, content, text, id: None };
            desk::attach(app, actor, &find(&one.which.request).await?, file).await
        }
        What::Tell(one) => {
            let told = DeskTold { name: one.recipient.clone() };
            desk::tell(app, actor, &find(&one.which.request).await?, told).await
        }
        What::List(_) | What::Report(_) => Err(DeskError::Missing),
    };
    done.map_err(failed)
}

fn file(path: &Path, name: Option<&str>) -> Result<(String, Vec<u8>), String> {
    let cannot = |error: std::io::Error| format!("cannot read {}: {error}", path.display());
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    if std::fs::metadata(path).map_err(cannot)?.len() > most {
        return Err(format!("{} is larger than 10 MB: make it smaller, or split it", path.display()));
    }
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = file_name(name.unwrap_or(&own));
    let name = name.map_err(|_| "this name cannot be used: give another one with --name".to_owned())?;
    Ok((name, std::fs::read(path).map_err(cannot)?))
}

fn pretty(value: &impl serde::Serialize) -> Result<String, String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| format!("cannot write JSON: {error}"))?;
    Ok(format!("{text}\n"))
}

/// One line: how it stands now.
fn done(request: &DeskRequest) -> String {
    let line = &request.line;
    let paused = if line.paused { ", the clock stands still" } else { "" };
    let lifts = request.request.standstill.as_ref().and_then(|still| still.ends_on.as_ref());
    let lifts = lifts.map(|on| format!(", what stands still is used again from {on}")).unwrap_or_default();
    format!("{} is {}, due {}{paused}{lifts}\n", line.reference, line.status.as_str(), line.due_on)
}
