//! The reference backend's own e-mails: composed, taken from the outbox, and sent over SMTP or put in a folder.

mod address;
mod backoff;
mod composer;
mod demo_mailing;
mod desk_mail;
mod folder;
mod language;
mod mailbox;
mod message;
mod profile_mail;
mod request_mail;
mod send_error;
mod sheet;
mod smtp;
mod tidy;
mod transport;
mod worker;

pub use address::{MailUrl, Security, SmtpServer};
pub use composer::{AskedBy, Composer, ComposerConfig, ConfirmationMail, ReminderMail};
pub use demo_mailing::DemoMailing;
pub use desk_mail::WarningMail;
pub use folder::Folder;
pub use language::{date, moment};
pub use mailbox::{Envelope, Letter, Mailbox};
pub use message::{Sender, Unsubscribe, message};
pub use profile_mail::NewEmailMail;
pub use request_mail::{RequestMail, RequestNews};
pub use send_error::SendError;
pub use smtp::{Smtp, Timeouts};
pub use transport::Transport;
pub use worker::Worker;
