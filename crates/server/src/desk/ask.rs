//! `ask`: writes to the person. With a question it waits for an answer, and the clock runs on.

use super::change::{Written, change};
use super::{Actor, DeskError, show};
use crate::App;
use mijn_privacy_api::{DeskMessage, DeskRefusal, DeskRequest, DeskVerb, RequestId, ThreadMessageId};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::RequestFull;

/// What is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The message.
    pub message: DeskMessage,
    /// Its id, where whoever sends it may send it twice: the second time it is there already.
    pub id: Option<ThreadMessageId>,
}

/// A message for the person.
///
/// # Errors
/// [`DeskError`].
pub async fn ask(app: &App, actor: &Actor, id: &RequestId, said: Said) -> Result<DeskRequest, DeskError> {
    let Said { message, id: repeat } = said;
    let text = message.text.as_str();
    let mut earlier = Earlier::No;
    let asked = change(app, actor, id, |hand, request| {
        earlier = Earlier::of(request, repeat.as_ref(), |row| row.text == text && row.question == message.question);
        let mut change = hand.begin(DeskVerb::Ask, request)?;
        earlier.refuse()?;
        hand.take_up(&mut change);
        let question = message.question;
        hand.write(
            &mut change,
            &request.thread,
            Written { id: repeat.clone(), text: text.to_owned(), question, files: Vec::new() },
        );
        hand.tell_person(&mut change, if question { RequestNews::Question } else { RequestNews::Message });
        Ok(change)
    })
    .await;
    earlier.settle(app, actor, id, asked).await
}

/// Whether a message is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Earlier {
    /// It is new.
    No,
    /// It is there.
    Same,
    /// Another one has its id.
    Other,
}

impl Earlier {
    pub fn of(
        request: &RequestFull,
        id: Option<&ThreadMessageId>,
        same: impl Fn(&mijn_privacy_store::ThreadRow) -> bool,
    ) -> Self {
        match request.thread.iter().find(|row| id == Some(&row.id)) {
            None => Self::No,
            Some(row) if same(row) => Self::Same,
            Some(_) => Self::Other,
        }
    }

    /// Nothing is written twice; what is answered instead says [`Self::settle`].
    pub fn refuse(self) -> Result<(), DeskRefusal> {
        match self {
            Self::No => Ok(()),
            Self::Same | Self::Other => Err(DeskRefusal::Closed),
        }
    }

    pub async fn settle(
        self,
        app: &App,
        actor: &Actor,
        id: &RequestId,
        done: Result<DeskRequest, DeskError>,
    ) -> Result<DeskRequest, DeskError> {
        match (self, done) {
            (_, Err(DeskError::Refused(DeskRefusal::NotAllowed))) => Err(DeskRefusal::NotAllowed.into()),
            (Self::Same, Err(DeskError::Refused(_))) => show(app, actor, id).await,
            (Self::Other, Err(DeskError::Refused(_))) => Err(DeskError::Reused),
            (_, done) => done,
        }
    }
}
