//! What this browser does of analytics, as the guard on the page says. An account's yes holds only where it was given.

/// What this browser does of analytics, and why; in the order of its texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Here {
    /// It lets pages be measured.
    On,
    /// Off: nothing was chosen here.
    Unchosen,
    /// Off: so it was chosen here, or it keeps no choice.
    Off,
    /// Off: its privacy signal says so.
    Signal,
    /// Off: what was chosen here cannot be read.
    Unreadable,
}

impl Here {
    /// From what the guard says: whether pages may be measured, what was chosen, and whether there is a signal that counts.
    pub fn of(allowed: bool, choice: &str, gpc: bool) -> Self {
        match choice {
            _ if allowed => Self::On,
            "off" | "barred" => Self::Off,
            "unreadable" => Self::Unreadable,
            _ if gpc => Self::Signal,
            _ => Self::Unchosen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_this_browser_does_has_a_reason() {
        for (allowed, choice, gpc, here) in [
            (true, "on", false, Here::On),
            (true, "on", true, Here::On),
            (true, "none", false, Here::On),
            (false, "off", true, Here::Off),
            (false, "unreadable", true, Here::Unreadable),
            (false, "barred", true, Here::Off),
            (false, "on", true, Here::Signal),
            (false, "none", true, Here::Signal),
            (false, "none", false, Here::Unchosen),
        ] {
            assert_eq!(Here::of(allowed, choice, gpc), here, "{allowed} {choice} {gpc}");
        }
    }
}
