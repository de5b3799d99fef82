//! Waiting with a deadline instead of sleeping.

use std::future::Future;
use std::time::{Duration, Instant};

/// How long anything may take before a journey fails. Two browsers share two cores.
pub const DEADLINE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(40);

/// Asks until there is an answer; `None` when there was none before the deadline.
pub async fn until<T, F: Future<Output = Option<T>>>(mut ask: impl FnMut() -> F) -> Option<T> {
    let started = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        if started.elapsed() > DEADLINE {
            return None;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Gives something that must not happen time to happen.
pub async fn a_moment() {
    tokio::time::sleep(Duration::from_millis(400)).await;
}

/// A port that is free on loopback.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    listener.local_addr().expect("a bound socket has an address").port()
}
