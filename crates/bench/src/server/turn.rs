//! One turn under load: how long each call took.

use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::task::JoinSet;

use crate::report::{as_f64, percentile};

/// What a turn showed.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Calls a second.
    pub rate: f64,
    /// Milliseconds that half of the calls took at most.
    pub p50: f64,
    /// Milliseconds that 99 of 100 calls took at most.
    pub p99: f64,
}

/// One of the callers that work at the same time: does a call, and is asked for the next until the time is over.
pub trait Caller: Send + 'static {
    /// Does a call of the person with this index, and fails where the answer is not as it should be.
    fn call(&mut self, person: usize) -> impl Future<Output = Result<()>> + Send;
}

/// Lets all callers work for some time, each asking for one person after the other.
pub async fn take<C: Caller>(callers: Vec<C>, people: usize, time: Duration) -> Result<Turn> {
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for (number, caller) in (1_u64..).zip(callers) {
        tasks.spawn(work(caller, Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)), people, started + time));
    }
    let mut all = Vec::new();
    while let Some(done) = tasks.join_next().await {
        all.extend(done??);
    }
    let seconds = started.elapsed().as_secs_f64();
    Ok(Turn { rate: as_f64(all.len()) / seconds, p50: percentile(&all, 0.5), p99: percentile(&all, 0.99) })
}

async fn work<C: Caller>(mut caller: C, mut dice: Dice, people: usize, until: Instant) -> Result<Vec<f64>> {
    let mut took = Vec::new();
    while Instant::now() < until {
        let started = Instant::now();
        caller.call(dice.below(people)).await?;
        took.push(started.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(took)
}

/// Whose turn it is: spread evenly, and the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sleeper;

    impl Caller for Sleeper {
        async fn call(&mut self, person: usize) -> Result<()> {
            anyhow::ensure!(person < 3, "nobody has the number {person}");
            tokio::time::sleep(Duration::from_millis(2)).await;
            Ok(())
        }
    }

    #[tokio::test]
    async fn calls_are_counted_and_timed() {
        let turn = take(vec![Sleeper, Sleeper], 3, Duration::from_millis(100)).await.unwrap();
        assert!(turn.rate > 0.0 && turn.rate <= 1_000.0, "{turn:?}");
        assert!(turn.p50 >= 2.0 && turn.p99 >= turn.p50, "{turn:?}");
    }

    #[tokio::test]
    async fn a_failed_call_fails_the_turn() {
        assert!(take(vec![Sleeper], 1_000, Duration::from_secs(5)).await.is_err());
    }

    #[test]
    fn everybody_gets_a_turn() {
        let mut dice = Dice(7);
        let mut seen = [0; 10];
        (0..1_000).for_each(|_| seen[dice.below(10)] += 1);
        assert!(seen.iter().all(|times| (60..140).contains(times)), "{seen:?}");
    }
}
