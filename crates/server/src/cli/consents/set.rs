//! `consents set`: a no holds at once; a yes waits for the person's own click.

use super::{Set, To, who};
use crate::App;
use crate::assemble::effective;
use crate::cli::{open, print};
use crate::config::{Config, ConsentText};
use crate::links::{self, ToConfirm};
use mijn_privacy_api::{Channel, ConsentId, ConsentState, ConsentType};
use mijn_privacy_mail::AskedBy;
use mijn_privacy_store::{Changed, ConsentRow, ConsentWrite, Holder, SystemClock, SystemRandom};
use std::process::ExitCode;
use std::sync::Arc;

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: Config, set: &Set) -> Result<ExitCode, String> {
    if set.consent == ConsentId::Analytics && set.to == To::On {
        return Err("analytics cannot be switched on from here: a yes holds only in the browser in which it is given. The person \
                    can give it in the portal"
            .to_owned());
    }
    let (store, keys) = open::open_migrated(&config).await?;
    let app = App::new(config, Arc::new(store.clone()), Arc::new(SystemClock), Arc::new(SystemRandom), keys)?;
    let text = app.config.consent(set.consent);
    let text = text.ok_or_else(|| format!("there is no switch `{}` in the configuration", set.consent.as_str()))?;
    let said = change(&app, text, set).await?;
    store.close().await;
    print(&format!("{said}\n"))?;
    Ok(ExitCode::SUCCESS)
}

async fn change(app: &App, text: &ConsentText, set: &Set) -> Result<String, String> {
    let failed = |error| open::sentence(&app.config, &error);
    let holder = who::find(&app.config, &*app.store, &set.person).await?;
    if matches!(holder, Holder::Subscriber(_)) && text.id != ConsentId::Newsletter {
        return Err("this e-mail address is on the newsletter's list only: nobody with an account has it".to_owned());
    }
    let row = app.store.consent_of(&holder, text.id).await.map_err(failed)?;
    if set.to == To::On && effective(text, &row).state == ConsentState::Granted {
        return Ok(format!("{} was on already; nothing was changed", text.id.as_str()));
    }
    let write = write(app, text, set, &row, &holder).await?;
    match app.store.change_consent_of(&holder, &write).await.map_err(failed)? {
        Changed::Done(row) => Ok(done(&row)),
        Changed::Same(row) if row.state == ConsentState::PendingConfirmation => {
            Ok(format!("{} waits for the person's confirmation already; no other e-mail was sent", row.id.as_str()))
        }
        Changed::Same(row) => {
            Ok(format!("{} was {} already; nothing was changed", row.id.as_str(), row.state.as_str()))
        }
        Changed::Stale(_) => {
            Err("somebody changed it at this very moment: look with `consents show` and try again".to_owned())
        }
        Changed::Missing => Err("this person was deleted at this very moment".to_owned()),
    }
}

async fn write(
    app: &App,
    text: &ConsentText,
    set: &Set,
    row: &ConsentRow,
    holder: &Holder,
) -> Result<ConsentWrite, String> {
    let (now, language) = (app.now(), app.config.language.default.clone());
    let is_on = set.to == To::On;
    let confirmation = if is_on {
        let address = app.store.address_of(holder).await.map_err(|error| open::sentence(&app.config, &error))?;
        let address = address.ok_or(
            "there is no e-mail address to send the confirmation to: the person can switch it on in the portal, where the \
             address can be added first",
        )?;
        let by = AskedBy::Helpdesk;
        let ask = ToConfirm { text, language: &language, by, expires_at: links::confirm_by(app, now) };
        Some(links::confirmation(app, &address, ask))
    } else {
        None
    };
    Ok(ConsentWrite {
        id: text.id,
        state: if is_on { ConsentState::PendingConfirmation } else { off(text, row.state) },
        // A no holds whatever was chosen meanwhile; a yes must not undo a no that came in between.
        if_revision: is_on.then_some(row.revision),
        wording: text.wording.id.clone(),
        wording_text: text.wording.in_full(&language),
        language,
        shown_at: now,
        notice: app.config.notice.version.clone(),
        channel: Channel::Helpdesk,
        actor: set.actor.clone(),
        note: Some(set.note.clone()),
        confirmation,
        at: now,
    })
}

/// The no that fits: an objection, a consent taken back, or one that was never given.
fn off(text: &ConsentText, now: ConsentState) -> ConsentState {
    match (text.kind, now) {
        (ConsentType::Objection, _) => ConsentState::Objected,
        (_, ConsentState::Granted | ConsentState::Withdrawn) => ConsentState::Withdrawn,
        _ => ConsentState::Denied,
    }
}

fn done(row: &ConsentRow) -> String {
    let id = row.id.as_str();
    match row.state {
        ConsentState::PendingConfirmation => {
            format!("{id} waits for the person's confirmation: an e-mail is on its way. Until then it is off")
        }
        state => format!("{id} is off from now on ({})", state.as_str()),
    }
}
