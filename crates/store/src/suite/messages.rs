//! Single contact messages: satisfied, withdrawn, reminded (CON-3, CON-4).

use super::letters::{address, mail};
use super::world::*;
use crate::*;
use mijn_privacy_api::{ConsentId, MessageId, OpenQuestion};

const DAY: i64 = 24 * 60;

/// A message of Anna, received and answered at these minutes.
async fn asked(database: &Shared, received: i64, answered: Option<i64>) -> MessageId {
    let Item::Message(account, person, row) = message(&anna(), received, None) else { panic!() };
    let row = MessageRow { answered_at: answered.map(at), ..row };
    database.seed(vec![Item::Message(account, person, row)]).await.unwrap();
    let rows = database.messages(&anna(), &first(99)).await.unwrap().items;
    rows.into_iter().find(|row| row.received_at == at(received)).unwrap().id
}

fn taken_back(open_question: Option<OpenQuestion>, kept_by_law: bool) -> MessageWithdraw {
    MessageWithdraw {
        open_question,
        kept_by_law,
        wording: "contact-1".parse().unwrap(),
        wording_text: "Je stuurt ons een bericht.".to_owned(),
        language: "nl".to_owned(),
        notice: "2018-05-25".parse().unwrap(),
        at: at(9),
    }
}

async fn withdraw(
    database: &Shared,
    whose: &Scope,
    id: &MessageId,
    withdraw: &MessageWithdraw,
    once: &str,
) -> MessageOnce {
    let said = Box::new(|outcome: &MessageOutcome| match outcome {
        MessageOutcome::Deleted => answer("deleted"),
        MessageOutcome::Stays(row) => answer(format!("stays, waits: {}", row.after_answer)),
    });
    database.withdraw_message(whose, id, withdraw, &key(once, 1), said).await.unwrap()
}

fn done(body: &str) -> MessageOnce {
    MessageOnce::Once(Once::Done(answer(body)))
}

async fn satisfy(database: &Shared, whose: &Scope, id: &MessageId, on: &str, once: &str) -> Once {
    let said = Box::new(|row: &MessageRow| answer(format!("{:?}", row.satisfied_on)));
    database.satisfy_message(whose, id, day(on), at(0), &key(once, 1), said).await.unwrap()
}

/// Each by its own id, and only one's own.
pub async fn a_message_is_its_senders(database: Shared) {
    people(&database).await;
    let (one, other) = (asked(&database, 0, Some(5)).await, asked(&database, 1, Some(5)).await);
    assert_ne!(one, other);
    assert_eq!(database.message(&anna(), &one).await.unwrap().unwrap().received_at, at(0));
    for whose in [uma(), bram(), tess_in_a()] {
        assert!(database.message(&whose, &one).await.unwrap().is_none());
        assert_eq!(
            withdraw(&database, &whose, &one, &taken_back(None, false), "k").await,
            MessageOnce::Once(Once::Missing)
        );
        assert_eq!(satisfy(&database, &whose, &one, "2026-11-24", "k").await, Once::Missing);
    }
    assert!(database.message(&anna(), &"nothing".parse().unwrap()).await.unwrap().is_none());
}

/// The first day stays; the answer of a key is given again.
pub async fn satisfied_is_from_the_first_day(database: Shared) {
    people(&database).await;
    let id = asked(&database, 0, Some(5)).await;
    let first = Once::Done(answer("Some(2026-11-24)"));
    assert_eq!(satisfy(&database, &anna(), &id, "2026-11-24", "k1").await, first);
    assert_eq!(satisfy(&database, &anna(), &id, "2026-11-30", "k2").await, first);
    assert_eq!(satisfy(&database, &anna(), &id, "2026-11-30", "k1").await, Once::Replayed(answer("Some(2026-11-24)")));
    assert_eq!(database.message_facts(&anna()).await.unwrap().first_start, Some(day("2026-11-24")));
}

/// The message goes; that it was taken back stays, without a word of it, and no switch has changed.
pub async fn a_withdrawn_message_goes(database: Shared) {
    people(&database).await;
    let id = asked(&database, 0, Some(5)).await;
    assert_eq!(withdraw(&database, &anna(), &id, &taken_back(None, false), "k1").await, done("deleted"));
    let again = withdraw(&database, &anna(), &id, &taken_back(None, false), "k1").await;
    assert_eq!(again, MessageOnce::Once(Once::Replayed(answer("deleted"))));
    let new_key = withdraw(&database, &anna(), &id, &taken_back(None, false), "k2").await;
    assert_eq!(new_key, MessageOnce::Once(Once::Missing));
    assert!(database.message(&anna(), &id).await.unwrap().is_none());
    assert_eq!(database.message_facts(&anna()).await.unwrap().total, 0);
    assert!(database.consents(&anna()).await.unwrap().iter().all(|row| row.revision == 0));
    assert_eq!(database.consent_history(&anna(), ConsentId::Training, &first(9)).await.unwrap().total, 0);
}

/// What a named law keeps is locked: it says since when. The law's period begins that day at the latest.
pub async fn a_kept_message_is_locked(database: Shared) {
    people(&database).await;
    let id = asked(&database, 0, Some(5)).await;
    assert_eq!(withdraw(&database, &anna(), &id, &taken_back(None, true), "k1").await, done("stays, waits: false"));
    let row = database.message(&anna(), &id).await.unwrap().unwrap();
    assert_eq!((row.withdrawn_at, row.after_answer, row.body.as_str()), (Some(at(9)), false, "Hoe werkt dit?"));
    let later = MessageWithdraw { at: at(20), ..taken_back(None, true) };
    assert_eq!(withdraw(&database, &anna(), &id, &later, "k2").await, done("stays, waits: false"));
    assert_eq!(row.satisfied_on, Some(day("2026-11-24")));
    assert_eq!(satisfy(&database, &anna(), &id, "2026-11-30", "k3").await, Once::Done(answer("Some(2026-11-24)")));
    assert_eq!(database.message(&anna(), &id).await.unwrap().unwrap(), row);
}

/// First the answer, or now: the person says which.
pub async fn an_open_question_is_asked_about(database: Shared) {
    people(&database).await;
    let (one, other) = (asked(&database, 0, None).await, asked(&database, 1, None).await);
    assert_eq!(withdraw(&database, &anna(), &one, &taken_back(None, false), "k1").await, MessageOnce::OpenQuestion);
    let row = database.message(&anna(), &one).await.unwrap().unwrap();
    assert_eq!((row.withdrawn_at, row.after_answer), (None, false));
    let first_answer = taken_back(Some(OpenQuestion::AnswerFirst), false);
    assert_eq!(withdraw(&database, &anna(), &one, &first_answer, "k1").await, done("stays, waits: true"));
    assert_eq!(database.finish_withdrawals(false, at(99)).await.unwrap(), 0, "no answer yet");
    let delete = taken_back(Some(OpenQuestion::DeleteNow), false);
    assert_eq!(withdraw(&database, &anna(), &other, &delete, "k2").await, done("deleted"));
    // Who waits for an answer may still think again.
    assert_eq!(withdraw(&database, &anna(), &one, &delete, "k3").await, done("deleted"));
}

/// What waited for its answer goes with it, or is locked where a law keeps it.
pub async fn an_answered_withdrawal_is_finished(database: Shared) {
    people(&database).await;
    for (kept, received) in [(false, 0), (true, 1)] {
        let Item::Message(account, person, row) = message(&anna(), received, None) else { panic!() };
        let row = MessageRow { withdrawn_at: Some(at(2)), after_answer: true, answered_at: Some(at(3)), ..row };
        database.seed(vec![Item::Message(account, person, row)]).await.unwrap();
        assert_eq!(database.finish_withdrawals(kept, at(2)).await.unwrap(), 0, "before the answer");
        assert_eq!(database.finish_withdrawals(kept, at(9)).await.unwrap(), 1);
        assert_eq!(database.finish_withdrawals(kept, at(9)).await.unwrap(), 0);
    }
    let rows = database.messages(&anna(), &first(9)).await.unwrap().items;
    assert_eq!(rows.iter().map(|row| (row.received_at, row.after_answer)).collect::<Vec<_>>(), [(at(1), false)]);
}

/// One reminder; 30 days of silence later they count as satisfied. Nobody else is reminded.
pub async fn silence_is_satisfied_after_one_reminder(database: Shared) {
    people(&database).await;
    let silent = asked(&database, 0, Some(5)).await;
    let (satisfied, gone) = (asked(&database, 1, Some(5)).await, asked(&database, 2, Some(5)).await);
    asked(&database, 3, None).await;
    asked(&database, 4, Some(60)).await;
    satisfy(&database, &anna(), &satisfied, "2026-11-24", "k1").await;
    withdraw(&database, &anna(), &gone, &taken_back(None, true), "k2").await;
    let found = database.silent_messages(at(60), 9).await.unwrap();
    let want = SilentMessage {
        id: silent.clone(),
        address: address("anna"),
        subject: "Vraag 0".to_owned(),
        received_at: at(0),
    };
    assert_eq!(found, [want]);
    for number in 1..=2 {
        let reminder = Reminder { id: silent.clone(), at: at(60 + i64::from(number)), mail: mail("anna", number) };
        database.remind(&reminder).await.unwrap();
    }
    let reminder = Reminder { id: satisfied, at: at(60), mail: mail("anna", 3) };
    database.remind(&reminder).await.unwrap();
    assert_eq!(super::letters::letters(&database).await, ["Bericht 1"]);
    assert_eq!(database.silent_messages(at(60), 9).await.unwrap(), []);
    let long_ago = at(-10_000 * DAY);
    assert_eq!(database.satisfy_silent(at(61), long_ago, day("2026-12-24")).await.unwrap(), 0);
    assert_eq!(database.satisfy_silent(at(30 * DAY), long_ago, day("2026-12-24")).await.unwrap(), 1);
    assert_eq!(database.message(&anna(), &silent).await.unwrap().unwrap().satisfied_on, Some(day("2026-12-24")));
    assert_eq!(database.satisfy_silent(at(30 * DAY), long_ago, day("2026-12-25")).await.unwrap(), 0);
}

/// A double click on *Intrekken*: one row of the chain, one answer.
pub async fn withdrawing_at_once_is_once(database: Shared) {
    people(&database).await;
    let id = asked(&database, 0, Some(5)).await;
    let click = |_| {
        let (database, id) = (database.clone(), id.clone());
        tokio::spawn(async move { withdraw(&database, &anna(), &id, &taken_back(None, false), "k1").await })
    };
    let mut first = 0;
    for click in (0..20).map(click).collect::<Vec<_>>() {
        match click.await.unwrap() {
            MessageOnce::Once(Once::Done(_)) => first += 1,
            MessageOnce::Once(Once::Replayed(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(first, 1);
}
