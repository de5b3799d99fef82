//! A folder in place of a mail server, for the demo: a file for each e-mail.

use crate::message::is_message_id;
use crate::{SendError, Sender, Unsubscribe, message};
use jiff::Timestamp;
use mijn_privacy_store::NewMail;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Puts e-mails in a folder, as `<message-id>.eml`, readable by its owner alone.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    sender: Sender,
}

impl Folder {
    /// The folder is made with the first e-mail.
    pub fn new(path: PathBuf, sender: Sender) -> Self {
        Self { path, sender }
    }

    /// Writes the file whole, or not at all; once more over an earlier try.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, mail: &NewMail, at: Timestamp, list: Option<&Unsubscribe>) -> Result<(), SendError> {
        let text = message(&self.sender, mail, at, list)?.formatted();
        let file = self.file(&mail.message_id).ok_or_else(|| SendError::never("no message id"))?;
        self.write(&file, &text)
            .map_err(|error| SendError::later(format!("cannot write in the folder: {}", error.kind())))
    }

    fn write(&self, file: &Path, text: &[u8]) -> std::io::Result<()> {
        std::fs::create_dir_all(&self.path)?;
        let mut new = tempfile::NamedTempFile::new_in(&self.path)?;
        new.write_all(text)?;
        new.as_file().sync_all()?;
        new.persist(file)?;
        Ok(())
    }

    /// The file of a message id; `None` for what is none, so that no name leaves the folder.
    fn file(&self, message_id: &str) -> Option<PathBuf> {
        is_message_id(message_id).then(|| self.path.join(format!("{message_id}.eml")))
    }
}
