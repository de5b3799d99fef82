//! A list is brought in step by step, with a pause after each: whoever waits for the one writer gets it.

use super::JobError;
use crate::App;
use mijn_privacy_store::{Clock, ImportId, ImportVerbs, StoreError};
use std::time::{Duration, Instant};

/// The pause is as long as the step took, in these bounds: others get the writer half the time, and a busy machine ends too.
const PAUSE: (Duration, Duration) = (Duration::from_millis(10), Duration::from_millis(50));

/// Goes on with a list that was cut off.
pub(super) async fn run(app: &App, subject: &str) -> Result<(), JobError> {
    let number = subject.parse().map_err(|_| JobError::Never("no number of an import".to_owned()))?;
    let import = ImportId(number);
    bring_in(&*app.store, &*app.clock, import).await?;
    if let Some(facts) = app.store.import(import).await? {
        for count in &facts.counts {
            let (outcome, state, lines) = (count.outcome.as_str(), count.state.as_str(), count.lines);
            tracing::info!(import = import.0, outcome, state, lines, "import");
        }
    }
    Ok(())
}

/// Goes on until all of it is in, after what came before it.
///
/// # Errors
/// When the store does not answer. What was brought in stays.
pub async fn bring_in<S: ImportVerbs + ?Sized>(
    store: &S,
    clock: &dyn Clock,
    import: ImportId,
) -> Result<(), StoreError> {
    loop {
        let began = Instant::now();
        match store.go_on_importing(clock.now()).await? {
            Some(step) if step.import == import && step.is_done => return Ok(()),
            Some(_) => breathe(began).await,
            None => return Ok(()),
        }
    }
}

/// The pause after a step that began at this moment.
pub async fn breathe(began: Instant) {
    tokio::time::sleep(began.elapsed().clamp(PAUSE.0, PAUSE.1)).await;
}
