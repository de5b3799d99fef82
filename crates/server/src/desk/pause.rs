//! `pause`: the clock stands still until the person answers. Only doubt about who asks, or about which data are meant, stops it.

use super::change::{Written, change};
use super::{Actor, DeskError, state_of};
use crate::App;
use mijn_privacy_api::{DeskPause, DeskRequest, DeskVerb, RequestEventKind, RequestId};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::check_pause;

/// Asks, and stops the clock. The last day moves once it runs again.
///
/// # Errors
/// [`DeskError`].
pub async fn pause(app: &App, actor: &Actor, id: &RequestId, pause: DeskPause) -> Result<DeskRequest, DeskError> {
    let DeskPause { ground, question } = pause;
    let question = question.as_str();
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Pause, request)?;
        check_pause(ground, Some(hand.actor.role), &state_of(request, &hand.app.holidays), hand.today)?;
        hand.take_up(&mut change);
        change.row.paused = Some((hand.now, ground, Some(question.to_owned())));
        hand.event(&mut change, RequestEventKind::Paused, Some(question));
        hand.write(
            &mut change,
            &request.thread,
            Written { id: None, text: question.to_owned(), question: true, files: Vec::new() },
        );
        hand.tell_person(&mut change, RequestNews::Paused);
        Ok(change)
    })
    .await
}
