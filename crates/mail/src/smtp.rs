//! Sends an e-mail over SMTP: a line for each, so that none is found dead later, with a limit on every wait.

use crate::{Security, SendError, Sender, SmtpServer, message};
use jiff::Timestamp;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use mijn_privacy_store::NewMail;
use std::time::Duration;
use tokio::time::timeout;

/// How long to wait.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For the line, TLS and the log-in.
    pub connect: Duration,
    /// For the e-mail. A server may look at it for a while; to give up early sends it twice.
    pub send: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(30), send: Duration::from_secs(120) }
    }
}

/// A mail server and what is said to it.
#[derive(Clone)]
pub struct Smtp {
    server: SmtpServer,
    sender: Sender,
    timeouts: Timeouts,
    tls: Option<TlsParameters>,
    hello: ClientId,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Smtp({:?})", self.server)
    }
}

impl Smtp {
    /// Nothing is sent yet.
    ///
    /// # Errors
    /// A sentence, when the machine's certificates cannot be read.
    pub fn new(server: SmtpServer, sender: Sender, timeouts: Timeouts) -> Result<Self, String> {
        let tls = (server.security != Security::Plain).then(|| TlsParameters::new(server.host.clone())).transpose();
        let tls = tls.map_err(|_| "cannot use the machine's certificates: install ca-certificates".to_owned())?;
        let hello = server.hello.clone().map_or_else(ClientId::default, ClientId::Domain);
        Ok(Self { server, sender, timeouts, tls, hello })
    }

    /// Sends it; done is accepted.
    ///
    /// # Errors
    /// Whether to try again. What the server says before it sees the e-mail is about us, and never ends an e-mail.
    pub async fn send(&self, mail: &NewMail, at: Timestamp) -> Result<(), SendError> {
        let message = message(&self.sender, mail, at, None)?;
        let Ok(line) = timeout(self.timeouts.connect, self.connect()).await else {
            return Err(SendError::later("the server does not answer in time"));
        };
        let mut line = line.map_err(|error| SendError::later(said("before the e-mail", &error)))?;
        let sent = timeout(self.timeouts.send, line.send(message.envelope(), &message.formatted())).await;
        let Ok(sent) = sent else {
            return Err(SendError::later("the server took too long over the e-mail"));
        };
        match sent {
            Ok(_) => {
                // It was accepted: whether the goodbye arrives changes nothing.
                let _ = timeout(Duration::from_secs(2), line.quit()).await;
                Ok(())
            }
            Err(error) => Err(judged(&error)),
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let server = (self.server.host.as_str(), self.server.port);
        let at_once = self.tls.clone().filter(|_| self.server.security == Security::Tls);
        let mut line =
            AsyncSmtpConnection::connect_tokio1(server, Some(self.timeouts.connect), &self.hello, at_once, None)
                .await?;
        let wanted = match self.server.security {
            Security::Plain | Security::Tls => false,
            Security::Opportunistic => line.can_starttls(),
            Security::Required => true,
        };
        if let Some(tls) = self.tls.clone().filter(|_| wanted) {
            line.starttls(tls, &self.hello).await?;
        }
        if let Some(login) = &self.server.login {
            line.auth(DEFAULT_MECHANISMS, login).await?;
        }
        Ok(line)
    }
}

/// A refusal for good ends the e-mail, unless it says that we are not logged in (530, 535) or that the mailbox is full: that can
/// be put right.
fn judged(error: &Error) -> SendError {
    let why = said("", error);
    let can_be_put_right = matches!(error.status().map(u16::from), Some(530 | 534 | 535 | 538)) || is_full(error);
    if error.is_client() || (error.is_permanent() && !can_be_put_right) {
        SendError::never(why)
    } else {
        SendError::later(why)
    }
}

/// RFC 5321 takes 552 for a mailbox that is full (4.5.3.1.10), RFC 3463 x.2.2; whoever reads their mail makes room.
fn is_full(error: &Error) -> bool {
    let is_storage = error.status().map(u16::from) == Some(552);
    let says = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let says_more = says.split_whitespace().next().filter(|word| word.starts_with("5."));
    says_more.map_or(is_storage, |word| word == "5.2.2")
}

/// What goes wrong in the handshake comes as an error of the line.
fn is_handshake(error: &Error) -> bool {
    let mut chain = std::iter::successors(std::error::Error::source(error), |error| error.source());
    chain.any(|error| {
        error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::InvalidData)
    })
}

/// The kind and the code alone: what a server says often repeats the address.
fn said(when: &str, error: &Error) -> String {
    let what = match error.status() {
        Some(code) => format!("the server said {code}"),
        None if error.is_timeout() => "the server does not answer in time".to_owned(),
        None if error.is_tls() || is_handshake(error) => "no secured line: is its certificate in order?".to_owned(),
        None if error.is_response() => "the server talks no SMTP".to_owned(),
        None if error.is_client() => "the server lacks what this needs (SMTPUTF8, STARTTLS or a log-in)".to_owned(),
        None => "no line to the server, or it broke".to_owned(),
    };
    format!("{what} {when}").trim_end().to_owned()
}
