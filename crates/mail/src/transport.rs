//! The way out: a mail server or a folder.

use crate::{Folder, MailUrl, SendError, Sender, Smtp, Timeouts};
use jiff::Timestamp;
use mijn_privacy_store::NewMail;

/// Where e-mails go.
#[derive(Clone, Debug)]
pub enum Transport {
    /// Over SMTP.
    Smtp(Box<Smtp>),
    /// Into a folder.
    Folder(Folder),
}

impl Transport {
    /// From the configuration.
    ///
    /// # Errors
    /// A sentence that says what is missing on this machine.
    pub fn new(url: &MailUrl, sender: Sender) -> Result<Self, String> {
        Ok(match url {
            MailUrl::Smtp(server) => Self::Smtp(Box::new(Smtp::new(server.clone(), sender, Timeouts::default())?)),
            MailUrl::Folder(path) => Self::Folder(Folder::new(path.clone(), sender)),
        })
    }

    /// Sends it, dated at this moment.
    ///
    /// # Errors
    /// Why not, and whether to try again.
    pub async fn send(&self, mail: &NewMail, at: Timestamp) -> Result<(), SendError> {
        match self {
            Self::Smtp(smtp) => smtp.send(mail, at).await,
            Self::Folder(folder) => {
                let (folder, mail) = (folder.clone(), mail.clone());
                let put = tokio::task::spawn_blocking(move || folder.put(&mail, at, None)).await;
                put.unwrap_or_else(|_| Err(SendError::later("stopped while it was written")))
            }
        }
    }
}
