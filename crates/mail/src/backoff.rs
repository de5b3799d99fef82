//! When to try again: later each time, never together, and not for ever.

use jiff::{SignedDuration, Timestamp};
use mijn_privacy_store::Random;

/// After the first try.
const FIRST: SignedDuration = SignedDuration::from_mins(1);
/// At most so long between two tries.
const LONGEST: SignedDuration = SignedDuration::from_hours(6);
/// So long an e-mail is tried (RFC 5321, 4.5.4.1).
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(5 * 24);

/// The moment of the next try; `None` when it has been tried long enough.
pub(crate) fn next(attempts: u32, since: Timestamp, now: Timestamp, random: &dyn Random) -> Option<Timestamp> {
    if now.duration_since(since) >= GIVEN_UP {
        return None;
    }
    let whole = 2_i32.checked_pow(attempts).and_then(|times| FIRST.checked_mul(times)).unwrap_or(LONGEST).min(LONGEST);
    let mut byte = [0];
    random.fill(&mut byte);
    // Between three quarters and the whole of it.
    let less = whole / 4 * i32::from(byte[0]) / 255;
    now.checked_add(whole - less).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_store::SystemRandom;

    struct Always(u8);

    impl Random for Always {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn each_wait_is_longer_up_to_six_hours() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let wait = |attempts, byte| next(attempts, now, now, &Always(byte)).unwrap().duration_since(now).as_secs();
        assert_eq!(
            [0, 1, 2, 8, 9, 31, 32, u32::MAX].map(|n| wait(n, 0)),
            [60, 120, 240, 15_360, 21_600, 21_600, 21_600, 21_600]
        );
        assert_eq!([wait(0, 255), wait(9, 255)], [45, 16_200]);
        let waits: std::collections::BTreeSet<_> = (0..50).map(|_| next(5, now, now, &SystemRandom)).collect();
        assert!(waits.len() > 5, "they would all come at once: {waits:?}");
    }

    #[test]
    fn after_five_days_it_is_given_up() {
        let since: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let after = |hours| next(30, since, since + SignedDuration::from_hours(hours), &SystemRandom);
        assert!(after(119).is_some());
        assert_eq!(after(120), None);
    }
}
