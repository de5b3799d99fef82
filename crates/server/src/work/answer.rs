//! Answers by itself what the configuration says can be: access and portability by the file, the list of suppliers by its text.

use super::JobError;
use crate::App;
use crate::config::Config;
use crate::desk::{Actor, answer, complete, state_of};
use mijn_privacy_api::{DeskAnswer, MessageText, RequestId, RequestKind};
use mijn_privacy_store::{JobKind, NewJob};
use std::fmt::Write;

/// Answers this request, if it still waits for it.
pub(super) async fn run(app: &App, id: &RequestId) -> Result<(), JobError> {
    let Some((request, head)) = app.store.desk_request(id).await? else { return Ok(()) };
    let state = state_of(&request, &app.holidays);
    // Whoever let the clock stand still has taken it over.
    if !state.open || state.being_done || state.paused.is_some() {
        return Ok(());
    }
    match request.row.kind {
        // For an officer to answer: there is no account whose data could be put in a file.
        RequestKind::Access | RequestKind::Portability if head.scope.is_none() => Ok(()),
        RequestKind::Access | RequestKind::Portability => {
            let whole = request.result.as_ref().is_some_and(|file| file.size.is_some() && !file.deleted);
            if whole {
                complete(app, id).await?;
                return Ok(());
            }
            let subject = id.as_str().to_owned();
            let job = NewJob { kind: JobKind::Export, subject, payload: None, due_at: app.now() };
            Ok(app.store.enqueue(&job, app.now()).await?)
        }
        RequestKind::SupplierList => {
            // A list that no message takes is an officer's to attach.
            let Ok(text) = MessageText::try_from(suppliers(&app.config)) else { return Ok(()) };
            let input = DeskAnswer { text: Some(text), outcome: None, reason: None };
            answer(app, &Actor::server(app), id, input).await?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Everybody who gets data for any purpose, a line each (SUP-2).
fn suppliers(config: &Config) -> String {
    let language = config.language.default.as_str();
    let mut text = match language {
        "en" => "These companies process data for us:\n",
        _ => "Deze bedrijven verwerken gegevens voor ons:\n",
    }
    .to_owned();
    let used = |name: &String| config.purposes.iter().any(|purpose| purpose.recipients.contains(name));
    for (_, one) in config.recipients.iter().filter(|(name, _)| used(name)) {
        let country = one.country.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = write!(text, "\n- {}{country}: {}", one.name, one.service.get(language));
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_demos_suppliers_fit_in_a_message_and_are_all_named() {
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        let text = super::suppliers(&config);
        assert!(config.recipients.values().all(|one| text.contains(&one.name)), "{text}");
        assert!(text.chars().count() < 4_000);
    }
}
