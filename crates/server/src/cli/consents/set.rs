//! `consents set`: a no holds at once; a yes waits for the person's own click.

use super::{Set, To, who};
use crate::App;
use crate::assemble::effective;
use crate::cli::{open, print};
use crate::config::{Config, ConsentText};
use crate::links::{self, ToConfirm};
use mijn_privacy_api::{Channel, ConsentId, ConsentState, ConsentType};
use mijn_privacy_mail::AskedBy;
use mijn_privacy_store::{Changed, ConsentRow, ConsentWrite, EmailAddress, Holder, SystemClock, SystemRandom};
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
    let found = who::look(&app.config, &*app.store, &set.person).await?;
    // On the newsletter's list without an account is nobody to every other switch.
    let on_its_list = |holder: &Holder| text.id == ConsentId::Newsletter || matches!(holder, Holder::Person(_));
    let Some(holder) = found.clone().filter(on_its_list) else {
        return of_nobody(app, text, set, found).await;
    };
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

/// An address that nobody has: its no is kept as a digest, so that no list that comes later puts it on. A yes is nobody's.
async fn of_nobody(
    app: &App,
    text: &ConsentText,
    set: &Set,
    on_another_list: Option<Holder>,
) -> Result<String, String> {
    let mailed = matches!(text.id, ConsentId::Newsletter | ConsentId::Marketing);
    match EmailAddress::parse(&set.person) {
        Ok(address) if mailed && set.to == To::Off => {
            let never = ConsentState::Denied;
            let write = write_in(app, text, set, off(text, never));
            app.store.block(&address, &[write]).await.map_err(|error| open::sentence(&app.config, &error))?;
            let id = text.id.as_str();
            Ok(format!(
                "nobody here has this address. Its no to {id} holds from now on, and is kept as a digest, without the address: no \
                 list that is imported puts it on, only its owner's own click"
            ))
        }
        _ if on_another_list.is_some() => {
            Err("this e-mail address is on the newsletter's list only: nobody with an account has it".to_owned())
        }
        _ => Err(who::nobody()),
    }
}

async fn write(
    app: &App,
    text: &ConsentText,
    set: &Set,
    row: &ConsentRow,
    holder: &Holder,
) -> Result<ConsentWrite, String> {
    let is_on = set.to == To::On;
    let state = if is_on { ConsentState::PendingConfirmation } else { off(text, row.state) };
    let write = write_in(app, text, set, state);
    if !is_on {
        return Ok(write);
    }
    let address = app.store.address_of(holder).await.map_err(|error| open::sentence(&app.config, &error))?;
    let address = address.ok_or(
        "there is no e-mail address to send the confirmation to: the person can switch it on in the portal, where the \
         address can be added first",
    )?;
    let (by, expires_at) = (AskedBy::Helpdesk, links::confirm_by(app, write.at));
    let ask = ToConfirm { text, language: &write.language, by, expires_at };
    let confirmation = Some(links::confirmation(app, &address, ask));
    // A yes must not undo a no that came in between.
    Ok(ConsentWrite { if_revision: Some(row.revision), confirmation, ..write })
}

/// As the helpdesk writes it. A no holds whatever was chosen meanwhile.
fn write_in(app: &App, text: &ConsentText, set: &Set, state: ConsentState) -> ConsentWrite {
    let (now, language) = (app.now(), &app.config.language.default);
    ConsentWrite {
        id: text.id,
        state,
        if_revision: None,
        wording: text.wording.id.clone(),
        wording_text: text.wording.in_full(language),
        language: language.clone(),
        shown_at: now,
        notice: app.config.notice.version.clone(),
        channel: Channel::Helpdesk,
        actor: set.actor.clone(),
        note: Some(set.note.clone()),
        confirmation: None,
        at: now,
    }
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
