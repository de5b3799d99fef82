//! Clock and randomness, as parameters: nothing in the backend asks the machine for them itself.

use jiff::Timestamp;

/// What time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// Where secrets and random ids come from.
pub trait Random: Send + Sync {
    /// Fills the bytes so that nobody can guess them.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// The operating system's randomness, through a cryptographic generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        // Whole microseconds, as they are stored, so that what was answered reads the same again.
        let now = Timestamp::now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        rand::Rng::fill_bytes(&mut rand::rng(), bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_in_whole_microseconds() {
        assert_eq!(SystemClock.now().as_nanosecond() % 1_000, 0);
    }

    #[test]
    fn no_two_fills_are_the_same() {
        let (mut one, mut other) = ([0; 32], [0; 32]);
        SystemRandom.fill(&mut one);
        SystemRandom.fill(&mut other);
        assert_ne!(one, other);
    }
}
