//! When work that was not done is tried again: after as long as it has waited, so that the waits double; never together; of a
//! webhook not for ever.

use jiff::{SignedDuration, Timestamp};
use mijn_privacy_store::{JobKind, LeasedJob, Random};

/// After the first try.
const FIRST: SignedDuration = SignedDuration::from_secs(10);
/// At most so long between two tries of a webhook.
const LONGEST_WEBHOOK: SignedDuration = SignedDuration::from_hours(6);
/// At most so long between two tries of everything else.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// So long a webhook is tried.
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(3 * 24);
/// So long what a request waits for is tried, and so many times: then somebody has to see to it, well before its last day.
const NEEDS_SOMEBODY: (SignedDuration, u32) = (SignedDuration::from_hours(24), 6);

/// The moment of the next try; `None` when it has been tried long enough.
pub(super) fn next(job: &LeasedJob, now: Timestamp, random: &dyn Random) -> Option<Timestamp> {
    let waited = now.duration_since(job.since);
    let longest = match job.kind {
        JobKind::Webhook if waited >= GIVEN_UP => return None,
        JobKind::Webhook => LONGEST_WEBHOOK,
        JobKind::Export | JobKind::CarryOut if waited >= NEEDS_SOMEBODY.0 && job.tries() >= NEEDS_SOMEBODY.1 => {
            return None;
        }
        JobKind::Export | JobKind::CarryOut | JobKind::Answer | JobKind::Lift | JobKind::Import => LONGEST,
    };
    let whole = waited.max(FIRST).min(longest);
    let mut byte = [0];
    random.fill(&mut byte);
    // Between three quarters and the whole of it.
    let less = whole / 4 * i32::from(byte[0]) / 255;
    Some(now.checked_add(whole - less).unwrap_or(Timestamp::MAX))
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

    fn job(kind: JobKind) -> LeasedJob {
        let since = "2026-11-24T12:00:00Z".parse().unwrap();
        LeasedJob { id: 1, kind, subject: String::new(), payload: None, attempt: 1, waits: 0, since }
    }

    /// The moments of the tries, in seconds since it waits.
    fn tries(kind: JobKind) -> Vec<i64> {
        let job = job(kind);
        let mut at = job.since;
        let next = |at: Timestamp| next(&job, at, &Always(0));
        std::iter::from_fn(|| {
            at = next(at)?;
            Some(at.duration_since(job.since).as_secs())
        })
        .take(200)
        .collect()
    }

    #[test]
    fn the_waits_of_a_webhook_double_up_to_six_hours_for_three_days() {
        let tries = tries(JobKind::Webhook);
        assert_eq!(tries[..8], [10, 20, 40, 80, 160, 320, 640, 1_280]);
        let waits: Vec<i64> = tries.windows(2).map(|two| two[1] - two[0]).collect();
        assert!(waits.is_sorted() && waits.last() == Some(&21_600), "{waits:?}");
        let last = *tries.last().unwrap();
        assert!((259_200..259_200 + 21_600).contains(&last), "{last}");
        assert!(tries.len() < 40, "{}", tries.len());
    }

    #[test]
    fn everything_else_is_tried_for_ever_a_day_apart_at_most() {
        for kind in [JobKind::Answer, JobKind::Lift, JobKind::Import] {
            let tries = tries(kind);
            assert_eq!(tries.len(), 200);
            assert_eq!(tries[199] - tries[198], 86_400);
        }
    }

    #[test]
    fn what_a_request_waits_for_is_tried_a_day_and_six_times() {
        for kind in [JobKind::Export, JobKind::CarryOut] {
            let mut job = job(kind);
            let after = |hours| job.since + SignedDuration::from_hours(hours);
            let (early, late) = (after(23), after(24));
            job.attempt = 5;
            assert!(next(&job, late, &Always(0)).is_some(), "the server stood still meanwhile");
            (job.attempt, job.waits) = (7, 2);
            assert!(next(&job, late, &Always(0)).is_some(), "waiting is no try");
            (job.attempt, job.waits) = (6, 0);
            assert!(next(&job, early, &Always(0)).is_some());
            assert_eq!(next(&job, late, &Always(0)), None);
        }
    }

    #[test]
    fn who_failed_together_does_not_come_back_together() {
        let job = job(JobKind::Webhook);
        let now = job.since + SignedDuration::from_hours(1);
        let moments: std::collections::BTreeSet<_> = (0..50).map(|_| next(&job, now, &SystemRandom)).collect();
        assert!(moments.len() > 5, "{moments:?}");
        let wait = |byte| next(&job, now, &Always(byte)).unwrap().duration_since(now).as_secs();
        assert_eq!((wait(255), wait(0)), (2_700, 3_600));
    }
}
