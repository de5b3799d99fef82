//! Sessions.

use super::world::*;
use crate::*;

const TOKEN: [u8; 32] = [7; 32];

fn session(scope: &Scope) -> SessionRow {
    SessionRow {
        token_hash: TOKEN,
        person: scope.person.clone(),
        account: scope.account.clone(),
        created_at: at(0),
        seen_at: at(0),
        authenticated_at: at(0),
    }
}

/// From log-in to log-out.
pub async fn a_session_begins_changes_and_ends(database: Shared) {
    people(&database).await;
    let mut want = session(&tess());
    database.begin_session(&want).await.unwrap();
    assert_eq!(database.session(&TOKEN).await.unwrap(), Some(want.clone()));
    database.touch_session(&TOKEN, at(1)).await.unwrap();
    database.confirm_session(&TOKEN, at(2)).await.unwrap();
    database.choose_account(&TOKEN, &account("a")).await.unwrap();
    (want.seen_at, want.authenticated_at, want.account) = (at(2), at(2), account("a"));
    assert_eq!(database.session(&TOKEN).await.unwrap(), Some(want));
    assert_eq!(database.session(&[8; 32]).await.unwrap(), None);
    database.end_session(&TOKEN).await.unwrap();
    assert_eq!(database.session(&TOKEN).await.unwrap(), None);
}

/// Whatever the server lets through, the database does not.
pub async fn a_session_cannot_choose_somebody_elses_account(database: Shared) {
    people(&database).await;
    database.begin_session(&session(&anna())).await.unwrap();
    assert!(matches!(database.choose_account(&TOKEN, &account("b")).await, Err(StoreError::Corrupt(_))));
    assert_eq!(database.session(&TOKEN).await.unwrap().unwrap().account, account("a"));
    assert!(database.begin_session(&SessionRow { token_hash: [9; 32], ..session(&scope_of_nobody()) }).await.is_err());
}

fn scope_of_nobody() -> Scope {
    Scope { account: account("b"), ..anna() }
}

/// Two calls at once may note their times in the wrong order.
pub async fn use_never_goes_back_in_time(database: Shared) {
    people(&database).await;
    database.begin_session(&session(&anna())).await.unwrap();
    database.touch_session(&TOKEN, at(9)).await.unwrap();
    database.touch_session(&TOKEN, at(8)).await.unwrap();
    assert_eq!(database.session(&TOKEN).await.unwrap().unwrap().seen_at, at(9));
}
