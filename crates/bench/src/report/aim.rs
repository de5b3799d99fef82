//! What is aimed for, and whether it is met.

/// One aim.
pub struct Aim {
    /// What it says.
    pub what: String,
    /// What was measured.
    pub measured: String,
    /// Whether that is good enough.
    pub is_met: bool,
}

impl Aim {
    /// At most `limit`.
    pub fn at_most(what: &str, measured: f64, limit: f64, shown: String) -> Self {
        Self { what: what.to_owned(), measured: shown, is_met: measured <= limit }
    }

    /// At least `limit`.
    pub fn at_least(what: &str, measured: f64, limit: f64, shown: String) -> Self {
        Self { what: what.to_owned(), measured: shown, is_met: measured >= limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_good_enough_and_no_number_is_not() {
        assert!(Aim::at_most("", 2.0, 2.0, String::new()).is_met);
        assert!(!Aim::at_most("", 2.01, 2.0, String::new()).is_met);
        assert!(Aim::at_least("", 0.5, 0.5, String::new()).is_met);
        assert!(!Aim::at_least("", 0.49, 0.5, String::new()).is_met);
        assert!(!Aim::at_most("", f64::NAN, 2.0, String::new()).is_met);
    }
}
