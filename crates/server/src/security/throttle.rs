//! Slower after every failed log-in, for names that exist and names that do not alike.

use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Mutex;

/// So many unknown names are remembered; the oldest go first.
const NAMES: usize = 10_000;

/// How many seconds until the next try: none for the first `free` failures, then doubling from 1 s up to 15 minutes.
pub fn wait_after(failures: u32, failed_at: Option<Timestamp>, free: u32, now: Timestamp) -> Option<u64> {
    let over = failures.checked_sub(free)?;
    let wait = 1_i64.checked_shl(over.min(20)).unwrap_or(i64::MAX).min(900);
    let left = failed_at?.as_second().saturating_add(wait).saturating_sub(now.as_second());
    u64::try_from(left).ok().filter(|left| *left > 0)
}

/// Failures of names that nobody has, by the digest of the name, so that they behave as if somebody had.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<[u8; 32], (u32, Timestamp)>>);

impl Throttle {
    /// What is known of a name.
    pub fn failures(&self, name: &[u8; 32]) -> (u32, Option<Timestamp>) {
        let known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.get(name).map_or((0, None), |(count, at)| (*count, Some(*at)))
    }

    /// Remembers a failed try.
    pub fn note(&self, name: [u8; 32], at: Timestamp) {
        let mut known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if known.len() >= NAMES && !known.contains_key(&name) {
            let oldest = known.iter().min_by_key(|(_, (_, at))| *at).map(|(name, _)| *name);
            oldest.and_then(|name| known.remove(&name));
        }
        let entry = known.entry(name).or_insert((0, at));
        *entry = (entry.0.saturating_add(1), at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end_at_a_quarter_of_an_hour() {
        let at: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let after = |seconds: i64| at + jiff::SignedDuration::from_secs(seconds);
        assert_eq!(wait_after(4, Some(at), 5, at), None);
        assert_eq!(wait_after(5, Some(at), 5, at), Some(1));
        assert_eq!(wait_after(8, Some(at), 5, after(3)), Some(5));
        assert_eq!(wait_after(8, Some(at), 5, after(8)), None);
        assert_eq!(wait_after(u32::MAX, Some(at), 5, at), Some(900));
        assert_eq!(wait_after(9, None, 5, at), None);
    }

    #[test]
    fn unknown_names_count_like_known_ones() {
        let (throttle, at) = (Throttle::default(), Timestamp::UNIX_EPOCH);
        throttle.note([1; 32], at);
        throttle.note([1; 32], at);
        assert_eq!(throttle.failures(&[1; 32]), (2, Some(at)));
        assert_eq!(throttle.failures(&[2; 32]), (0, None));
    }
}
