//! Who acts.

use crate::App;
use mijn_privacy_api::{Author, DeskRole, ThreadMessageId};
use mijn_privacy_store::ThreadRow;

/// The names that nobody may have: what the server does, and what the person does.
const TAKEN: [&str; 2] = ["system", "person"];

/// An employee, or a system of the company, in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The name that stands beside what they do, and in the access log.
    pub name: String,
    /// What they may do.
    pub role: DeskRole,
    /// The system by which they do it, for the access log (SEC-7).
    pub system: String,
    /// What they were shown of the thread.
    pub seen: Seen,
}

/// How much of a thread somebody was shown when they decided what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Seen {
    /// They do not say: all of it, as it is.
    #[default]
    Everything,
    /// Up to and with this message; `None`: there was none.
    UpTo(Option<ThreadMessageId>),
}

impl Seen {
    /// So many messages of the person came after it.
    pub fn missed(&self, thread: &[ThreadRow]) -> u32 {
        let Self::UpTo(last) = self else { return 0 };
        let at = thread.iter().position(|row| Some(&row.id) == last.as_ref());
        let after = thread.iter().skip(at.map_or(0, |at| at + 1));
        u32::try_from(after.filter(|row| row.author == Author::Person).count()).unwrap_or(u32::MAX)
    }
}

impl Actor {
    /// This server itself: what it does by its configuration, or carries out for who decided.
    pub fn server(app: &App) -> Self {
        Self {
            name: "system".to_owned(),
            role: DeskRole::Officer,
            system: app.config.server.name.clone(),
            seen: Seen::Everything,
        }
    }
}

/// The name of who acts: one line of at most 100 characters, and not one of the words that stand for the server and the person.
pub fn actor_name(text: &str) -> Option<String> {
    let text = text.trim();
    let hides = |sign: char| {
        sign.is_control() || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let fits = !text.is_empty() && text.chars().count() <= 100 && !text.chars().any(hides);
    (fits && !TAKEN.contains(&text.to_lowercase().as_str())).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::actor_name;

    #[test]
    fn a_name_is_a_line_and_nobody_elses() {
        assert_eq!(actor_name(" Medewerker Eén ").as_deref(), Some("Medewerker Eén"));
        for bad in ["", " ", "a\nb", "a\u{1b}[31m", "a\u{202e}b", "system", "Person", &"é".repeat(101)] {
            assert_eq!(actor_name(bad), None, "{bad:?}");
        }
    }
}
