//! An e-mail as it goes over the line: headers and both alternatives (RFC 5322, 2045, 6532).

use crate::SendError;
use jiff::Timestamp;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};
use mijn_privacy_store::{EmailAddress, NewMail};
use std::time::{Duration, SystemTime};

/// Whom e-mails come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    from: Mailbox,
    reply_to: Option<Mailbox>,
}

/// The headers of RFC 8058 that a newsletter and a marketing e-mail carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsubscribe {
    /// `List-Unsubscribe`: `<https://…>`.
    pub list: String,
    /// `List-Unsubscribe-Post`.
    pub post: String,
}

impl Sender {
    /// From `Name <name@example.nl>` or an address alone.
    ///
    /// # Errors
    /// A sentence that says which of both is none.
    pub fn parse(from: &str, reply_to: Option<&str>) -> Result<Self, String> {
        let mailbox = |name: &str, text: &str| {
            let parsed = text.parse().ok().filter(|_| !text.chars().any(char::is_control));
            parsed.ok_or_else(|| format!("{name}: write it as Name <name@example.nl>"))
        };
        let reply_to = reply_to.map(|text| mailbox("reply_to", text)).transpose()?;
        Ok(Self { from: mailbox("from", from)?, reply_to })
    }

    /// The domain of the sending address.
    pub fn domain(&self) -> &str {
        self.from.email.domain()
    }
}

/// Writes it. A line break in a header is refused, whatever came before here.
///
/// # Errors
/// Always [`SendError::Never`]: it cannot be written.
pub fn message(
    sender: &Sender,
    mail: &NewMail,
    at: Timestamp,
    list: Option<&Unsubscribe>,
) -> Result<Message, SendError> {
    let headers = [mail.message_id.as_str(), mail.subject.as_str()];
    let more = list.iter().flat_map(|list| [list.list.as_str(), list.post.as_str()]);
    if headers.into_iter().chain(more).any(|header| header.chars().any(char::is_control)) {
        return Err(SendError::never("a control character in a header"));
    }
    if !is_message_id(&mail.message_id) {
        return Err(SendError::never("no message id"));
    }
    let to = address(&mail.to)?;
    // Given, since lettre reads no quoted name (`"a b"@example.nl`) back from its own header.
    let envelope = Envelope::new(Some(sender.from.email.clone()), vec![to.clone()])
        .map_err(|_| SendError::never("no address that SMTP can carry"))?;
    let mut builder = Message::builder()
        .envelope(envelope)
        .message_id(Some(format!("<{}>", mail.message_id)))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(at.as_second().unsigned_abs()))
        .from(sender.from.clone())
        .to(Mailbox::new(None, to))
        .subject(mail.subject.clone())
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(reply_to) = &sender.reply_to {
        builder = builder.reply_to(reply_to.clone());
    }
    if let Some(list) = list {
        builder = builder.raw_header(header("List-Unsubscribe", &list.list));
        builder = builder.raw_header(header("List-Unsubscribe-Post", &list.post));
    }
    let parts = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    builder.multipart(parts).map_err(|_| SendError::never("it cannot be written as a message"))
}

/// The mailbox, with the domain in its ASCII form: then only a non-ASCII name before the `@` needs SMTPUTF8.
fn address(to: &EmailAddress) -> Result<Address, SendError> {
    let name = to.as_str().rsplit_once('@').map_or("", |(name, _)| name);
    let domain = to.compared().rsplit_once('@').map_or("", |(_, domain)| domain);
    Address::new(name, domain).map_err(|_| SendError::never("no address that SMTP can carry"))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// What may stand between the brackets, and is a name for a file too.
pub(crate) fn is_message_id(text: &str) -> bool {
    let signs = |part: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        !part.is_empty() && !part.starts_with('.') && !part.contains("..") && part.bytes().all(inner)
    };
    text.len() <= 200 && text.split_once('@').is_some_and(|(name, domain)| signs(name) && signs(domain))
}
