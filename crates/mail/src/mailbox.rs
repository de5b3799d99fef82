//! Reads the folder of e-mails back, for the demo's mailbox.

use crate::message::is_message_id;
use mail_parser::{Address, Message, MessageParser};
use std::io;
use std::path::{Path, PathBuf};

/// A longer file is none of ours.
const LONGEST: u64 = 1 << 20;

/// An e-mail in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Its message id, without brackets.
    pub id: String,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its date, RFC 3339.
    pub at: String,
}

/// An e-mail, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its place in the list.
    pub envelope: Envelope,
    /// From whom.
    pub from: String,
    /// The plain text, its lines ended by `\n`.
    pub text: String,
    /// The HTML.
    pub html: String,
    /// Its `List-Unsubscribe`, where it has one.
    pub list_unsubscribe: Option<String>,
}

/// A folder that [`crate::Folder`] fills.
#[derive(Clone, Debug)]
pub struct Mailbox(PathBuf);

impl Mailbox {
    /// Of this folder.
    pub fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// The newest e-mails first, at most `limit`. A folder that is not there yet is empty; a file that is no e-mail is left out.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self, limit: usize) -> io::Result<Vec<Envelope>> {
        let mut files = match std::fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?
                .filter_map(|entry| {
                    let entry = entry.ok()?;
                    Some((entry.metadata().ok()?.modified().ok()?, entry.file_name().into_string().ok()?))
                })
                .collect::<Vec<_>>(),
        };
        files.sort_unstable_by(|one, other| other.cmp(one));
        let ids = files.iter().filter_map(|(_, name)| name.strip_suffix(".eml"));
        Ok(ids.filter_map(|id| self.open(id).ok().flatten()).map(|letter| letter.envelope).take(limit).collect())
    }

    /// One of them; `None` for an id that is none, so that no id leads out of the folder.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(&self, id: &str) -> io::Result<Option<Letter>> {
        if !is_message_id(id) {
            return Ok(None);
        }
        match read(&self.0.join(format!("{id}.eml"))) {
            Ok(raw) => Ok(MessageParser::default().parse(&raw).map(|message| letter(id, &message))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A plain file of a size that an e-mail of ours can have; a link leads nowhere.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let facts = std::fs::symlink_metadata(path)?;
    if !facts.is_file() || facts.len() > LONGEST {
        return Err(io::ErrorKind::NotFound.into());
    }
    std::fs::read(path)
}

fn letter(id: &str, message: &Message<'_>) -> Letter {
    let one = |who: Option<&Address<'_>>| {
        let who = who.and_then(Address::first);
        who.and_then(|who| who.address()).unwrap_or_default().to_owned()
    };
    let envelope = Envelope {
        id: id.to_owned(),
        to: one(message.to()),
        subject: message.subject().unwrap_or_default().to_owned(),
        at: message.date().map(|date| date.to_rfc3339()).unwrap_or_default(),
    };
    Letter {
        envelope,
        from: one(message.from()),
        text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
        html: message.body_html(0).unwrap_or_default().into_owned(),
        list_unsubscribe: message.header_raw("List-Unsubscribe").map(|value| value.trim().to_owned()),
    }
}
