//! `demo-mailing`: what a mailing system would do, for the demo: asks who may be mailed, records what goes out, and puts
//! an invented e-mail with a real link to unsubscribe in the demo's folder.

use super::{open, print};
use crate::App;
use crate::config::{Config, ConsentText};
use crate::links::unsubscribe_url;
use crate::security::LinkToken;
use clap::{Args, ValueEnum};
use mijn_privacy_api::ConsentId;
use mijn_privacy_mail::{DemoMailing, Folder, Unsubscribe};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::demo::CUSTOMERS;
use mijn_privacy_store::{
    EmailAddress, Holder, MailingWrite, PermissionAsk, Permit, StoreError, SystemClock, SystemRandom,
};
use std::process::ExitCode;
use std::sync::Arc;

/// The demo's reader of the newsletter who has no account.
const READER: &str = "bezoeker@example.nl";

/// `demo-mailing`.
#[derive(Debug, Args)]
pub struct Mailing {
    /// Which.
    #[arg(long)]
    purpose: Purpose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Purpose {
    Newsletter,
    Marketing,
}

impl Purpose {
    fn consent(self) -> ConsentId {
        match self {
            Self::Newsletter => ConsentId::Newsletter,
            Self::Marketing => ConsentId::Marketing,
        }
    }

    fn mailing(self) -> DemoMailing {
        match self {
            Self::Newsletter => DemoMailing::Newsletter,
            Self::Marketing => DemoMailing::Marketing,
        }
    }
}

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: Config, mailing: &Mailing) -> Result<ExitCode, String> {
    let Some(path) = config.mail.folder().filter(|_| config.demo.enabled).map(ToOwned::to_owned) else {
        return Err(
            "this is no demo with a folder for its e-mails: demo-mailing needs demo.enabled = true and mail.url = \
                    folder:…"
                .to_owned(),
        );
    };
    let folder = Folder::new(path, config.mail.sender()?);
    let (store, keys) = open::open_migrated(&config).await?;
    let app = App::new(config, Arc::new(store.clone()), Arc::new(SystemClock), Arc::new(SystemRandom), keys)?;
    let id = mailing.purpose.consent();
    let text = app.config.consent(id).ok_or("there is no such switch in the configuration")?;
    let failed = |error: StoreError| open::sentence(&app.config, &error);
    let tokens = permitted(&app, text, mailing.purpose).await.map_err(failed)?;
    for (address, token) in &tokens {
        let url = unsubscribe_url(&app, token);
        let list = Unsubscribe { list: format!("<{url}>"), post: "List-Unsubscribe=One-Click".to_owned() };
        let message_id = app.composer.message_id(app.random_bytes());
        let mail = app.composer.demo_mailing(address, mailing.purpose.mailing(), &url, &message_id);
        folder.put(&mail, app.now(), Some(&list)).map_err(|error| error.to_string())?;
    }
    store.close().await;
    print(&format!("{} e-mails put in the demo's folder\n", tokens.len()))?;
    Ok(ExitCode::SUCCESS)
}

/// Who may be mailed, each with a token for the link; marketing is recorded before it goes out.
async fn permitted(
    app: &App,
    text: &ConsentText,
    purpose: Purpose,
) -> Result<Vec<(EmailAddress, LinkToken)>, StoreError> {
    let now = app.now();
    let (wordings, day) = (text.holding(), local_date_nl(now));
    let mut asked: Vec<(EmailAddress, LinkToken)> = Vec::new();
    for address in addresses(app).await? {
        asked.push((address, LinkToken::new(app)));
    }
    let hashed: Vec<_> = asked.iter().map(|(address, token)| (address.clone(), token.hash)).collect();
    let ask =
        PermissionAsk { id: text.id, addresses: &hashed, wordings: &wordings, max: text.max_mailings, day, at: now };
    let mut permits = app.store.mail_permissions(&ask).await?;
    if let Some(max) = text.max_mailings {
        let addresses: Vec<_> = hashed.into_iter().map(|(address, _)| address).collect();
        let mailing = app.composer.message_id(app.random_bytes());
        let subject = purpose.mailing().subject();
        let write = MailingWrite { mailing: &mailing, subject, addresses: &addresses, wordings: &wordings, max, day };
        permits = app.store.record_mailings(&write).await?;
    }
    let permitted = asked.into_iter().zip(permits).filter(|(_, permit)| *permit == Permit::Permitted);
    Ok(permitted.map(|(asked, _)| asked).collect())
}

/// Everybody of the demo, each address once.
async fn addresses(app: &App) -> Result<Vec<EmailAddress>, StoreError> {
    let mut all: Vec<EmailAddress> = EmailAddress::parse(READER).into_iter().collect();
    for customer in CUSTOMERS {
        let Some(login) = app.store.login(customer.username).await? else { continue };
        all.extend(app.store.address_of(&Holder::Person(login.person)).await?.filter(|address| !all.contains(address)));
    }
    Ok(all)
}
