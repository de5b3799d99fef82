//! `attach`: a file for the person, sealed, with a message beside it.

use super::ask::Earlier;
use super::change::{Written, change};
use super::{Actor, DeskError, file_name};
use crate::App;
use crate::security::{Sealed, seal};
use mijn_privacy_api::{DeskRequest, DeskVerb, MessageText, RequestId, ThreadMessageId};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::{NewAttachment, RequestFull};

/// What a file may weigh, in bytes.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFile {
    /// From [`super::file_name`].
    pub name: String,
    /// What is in it, at most [`MOST_BYTES`].
    pub content: Vec<u8>,
    /// What is written beside it.
    pub text: Option<MessageText>,
    /// The message's id, where whoever sends it may send it twice: the second time it is there already.
    pub id: Option<ThreadMessageId>,
}

/// Adds it to the thread. A name that is taken gets a number.
///
/// # Errors
/// [`DeskError`].
pub async fn attach(app: &App, actor: &Actor, id: &RequestId, file: NewFile) -> Result<DeskRequest, DeskError> {
    if file.content.len() > MOST_BYTES {
        return Err(DeskError::TooLarge);
    }
    let size = u32::try_from(file.content.len()).unwrap_or(u32::MAX);
    let text = file.text.as_ref().map_or_else(String::new, |text| text.as_str().to_owned());
    let mut earlier = Earlier::No;
    let attached = change(app, actor, id, |hand, request| {
        // Its name may have got a number then.
        earlier = Earlier::of(request, file.id.as_ref(), |row| {
            row.text == text && row.attachments.iter().any(|(_, own)| *own == size)
        });
        let mut change = hand.begin(DeskVerb::Attach, request)?;
        earlier.refuse()?;
        let name = file_name::unique(&file.name, |name| is_taken(request, name));
        let place = Sealed::Attachment { request: id, name: &name };
        let content = seal(&app.keys.results, &*app.random, &place, &file.content);
        let content = content.expect("the cipher takes 256 GB, and this is at most 10 MB");
        hand.take_up(&mut change);
        let files = vec![NewAttachment { name, size, content }];
        hand.write(
            &mut change,
            &request.thread,
            Written { id: file.id.clone(), text: text.clone(), question: false, files },
        );
        hand.tell_person(&mut change, RequestNews::Message);
        Ok(change)
    })
    .await;
    earlier.settle(app, actor, id, attached).await
}

fn is_taken(request: &RequestFull, name: &str) -> bool {
    let names = request.thread.iter().flat_map(|row| &row.attachments);
    names.into_iter().any(|(own, _)| own.to_lowercase() == name.to_lowercase())
}
