//! A text for the person: typed after the command, from a file, or from the standard input.

use clap::Args;
use mijn_privacy_api::{FieldCode, FreeText};
use std::io::Read;
use std::path::PathBuf;

/// More than any text may have, in bytes.
const MOST: u64 = 64 * 1024;

#[derive(Debug, Args)]
pub(super) struct Text {
    /// The text itself.
    #[arg(long, conflicts_with = "file")]
    text: Option<String>,
    /// A file with the text, or `-` for the standard input.
    #[arg(long)]
    file: Option<PathBuf>,
}

impl Text {
    /// A text that has to be there: without one it is read from the standard input.
    pub(super) fn needed<const MAX: usize>(&self) -> Result<FreeText<MAX>, String> {
        match self.given()? {
            Some(text) => parsed(text),
            None => parsed(input()?),
        }
    }

    /// A text that may be there.
    pub(super) fn optional<const MAX: usize>(&self) -> Result<Option<FreeText<MAX>>, String> {
        self.given()?.map(parsed).transpose()
    }

    fn given(&self) -> Result<Option<String>, String> {
        match (&self.text, &self.file) {
            (Some(text), _) => Ok(Some(text.clone())),
            (None, Some(path)) if path.as_os_str() == "-" => input().map(Some),
            (None, Some(path)) => {
                let file =
                    std::fs::File::open(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
                read(file).map(Some).map_err(|error| format!("cannot read {}: {error}", path.display()))
            }
            (None, None) => Ok(None),
        }
    }
}

/// A text with what is wrong with it.
pub(super) fn parsed<const MAX: usize>(text: String) -> Result<FreeText<MAX>, String> {
    text.try_into().map_err(|code| match code {
        FieldCode::Required => "the text is empty: give one with --text, --file or on the standard input".to_owned(),
        FieldCode::TooLong => format!("the text is longer than {MAX} characters: shorten it, or attach a file"),
        _ => "the text has control characters: take them out".to_owned(),
    })
}

fn input() -> Result<String, String> {
    read(std::io::stdin().lock()).map_err(|error| format!("cannot read the standard input: {error}"))
}

fn read(from: impl Read) -> std::io::Result<String> {
    let mut text = String::new();
    from.take(MOST).read_to_string(&mut text)?;
    Ok(text)
}
