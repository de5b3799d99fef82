//! `serve`: answers calls until Ctrl-C or SIGTERM, then lets those in flight end.

use super::{open, print};
use crate::config::Config;
use crate::{App, app};
use mijn_privacy_mail::Worker;
use mijn_privacy_store::{SqliteStore, SystemClock, SystemRandom};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long calls in flight may take after the signal.
const GRACE: Duration = Duration::from_secs(10);
/// How often the database's log is folded into its file, so that no call has to do it.
const FOLD_EVERY: Duration = Duration::from_secs(1);
/// How often what has passed its period is deleted.
const SWEEP_EVERY: Duration = Duration::from_secs(600);

/// Runs the server.
///
/// # Errors
/// One sentence that says what to do.
pub async fn serve(config: Config) -> Result<ExitCode, String> {
    let (store, keys) = open::open_migrated(&config).await?;
    let listener = listen(&config).await?;
    let url = format!("{}/", ready_url(&config, &listener));
    if !config.server.is_https() {
        tracing::warn!("http on loopback: the session cookie is `mp_session`, without Secure and without __Host-");
    }
    if config.demo.enabled {
        tracing::warn!("the demo's log-in is on: anybody who reaches this server can read its passwords");
    }
    let transport = config.mail.transport()?;
    let per_minute = config.mail.per_minute;
    let state = App::new(config, Arc::new(store.clone()), Arc::new(SystemClock), Arc::new(SystemRandom), keys)?;
    let (stop, stopping) = watch::channel(false);
    let (clock, random) = (state.clock.clone(), state.random.clone());
    let worker = Worker { store: Arc::new(store.clone()), transport, clock, random, per_minute };
    let mailer = tokio::spawn(worker.run(stopping.clone()));
    let doer = tokio::spawn(crate::work::Worker::new(state.clone()).run(stopping.clone()));
    let sweeper = tokio::spawn(sweep(state.clone(), stopping.clone()));
    let folder = tokio::spawn(fold(store.clone()));
    let mut graceful = stopping.clone();
    let server = axum::serve(listener, app(state).into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move { drop(graceful.wait_for(|stop| *stop).await) });
    let server = tokio::spawn(server.into_future());
    // Listening before anybody is told where we are, and may tell us to stop.
    let told_to_stop = signal()?;
    print(&format!("mijn-privacy: {url}\n"))?;
    told_to_stop.await?;
    tracing::info!("stopping");
    // Who does not listen any more has already stopped.
    let _ = stop.send(true);
    let ended = tokio::time::timeout(GRACE, server).await;
    if ended.is_err() {
        tracing::warn!("calls in flight took too long and were cut off");
    }
    if tokio::time::timeout(GRACE, mailer).await.is_err() {
        tracing::warn!("an e-mail under way was cut off; it is sent again");
    }
    if tokio::time::timeout(GRACE, doer).await.is_err() {
        tracing::warn!("work under way was cut off; it is done again");
    }
    sweeper.abort();
    folder.abort();
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn listen(config: &Config) -> Result<TcpListener, String> {
    let address = config.server.listen;
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {} is taken: stop the other program, or set server.listen to another port", address.port())
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("port {} needs more rights: set server.listen to a port above 1023", address.port())
        }
        _ => format!("cannot listen on {address} ({error}): check server.listen"),
    })
}

/// Port 0 is any free one: the line says which.
fn ready_url(config: &Config, listener: &TcpListener) -> String {
    match (&config.server.public_url, listener.local_addr()) {
        (None, Ok(address)) => format!("http://{address}"),
        _ => config.server.url(),
    }
}

async fn sweep(state: App, mut stopping: watch::Receiver<bool>) {
    let mut every = tokio::time::interval(SWEEP_EVERY);
    loop {
        tokio::select! {
            _ = every.tick() => {
                match crate::sweep::sweep(&state).await {
                    Ok(rows) => tracing::info!(rows, "sweep"),
                    Err(error) => tracing::error!(cause = %error, "sweep"),
                }
                outbox(&state).await;
            }
            _ = stopping.changed() => return,
        }
    }
}

/// How the outbox and the work stand.
async fn outbox(state: &App) {
    match state.store.outbox().await {
        Ok(facts) => tracing::info!(waiting = facts.waiting, given_up = facts.given_up, "outbox"),
        Err(error) => tracing::error!(cause = %error, "outbox"),
    }
    match state.store.jobs().await {
        Ok(facts) => tracing::info!(waiting = facts.waiting, given_up = facts.given_up, "jobs"),
        Err(error) => tracing::error!(cause = %error, "jobs"),
    }
}

async fn fold(store: SqliteStore) {
    loop {
        tokio::time::sleep(FOLD_EVERY).await;
        if let Err(error) = store.fold().await {
            tracing::error!(cause = %error, "fold");
        }
    }
}

#[cfg(unix)]
fn signal() -> Result<impl Future<Output = Result<(), String>>, String> {
    use tokio::signal::unix::{SignalKind, signal};
    let listen = |kind| signal(kind).map_err(|error| format!("cannot wait for signals: {error}"));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => Ok(()),
            _ = terminate.recv() => Ok(()),
        }
    })
}

#[cfg(not(unix))]
fn signal() -> Result<impl Future<Output = Result<(), String>>, String> {
    Ok(async { tokio::signal::ctrl_c().await.map_err(|error| format!("cannot wait for signals: {error}")) })
}
