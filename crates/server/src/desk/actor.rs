//! Who acts.

use crate::App;
use mijn_privacy_api::DeskRole;

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
}

impl Actor {
    /// This server itself: what it does by its configuration, or carries out for who decided.
    pub fn server(app: &App) -> Self {
        Self { name: "system".to_owned(), role: DeskRole::Officer, system: app.config.server.name.clone() }
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
