//! Closing an account.

use super::carrying::*;
use super::world::*;
use crate::*;
use jiff::civil::Date;
use mijn_privacy_api::{AccountStatus, ClosingBlockKind, Role};

/// The first day stays; what is in the way is the owner's to see, and only the owner closes.
pub async fn closing_an_account(database: Shared) {
    people(&database).await;
    let block = |kind, label: &str| Item::Block(account("a"), kind, label.to_owned());
    let items = vec![
        block(ClosingBlockKind::RunningService, "Webhosting"),
        block(ClosingBlockKind::OpenInvoice, "2026-0002"),
        block(ClosingBlockKind::OpenInvoice, "2026-0001"),
    ];
    database.seed(items).await.unwrap();
    let rows = database.closing_blocks(&anna()).await.unwrap();
    let labels: Vec<_> = rows.iter().map(|row| (row.kind, row.label.as_str())).collect();
    let want = [
        (ClosingBlockKind::OpenInvoice, "2026-0001"),
        (ClosingBlockKind::OpenInvoice, "2026-0002"),
        (ClosingBlockKind::RunningService, "Webhosting"),
    ];
    assert_eq!(labels, want);
    assert_eq!(database.closing_blocks(&uma()).await.unwrap(), []);
    assert_eq!(database.closing_blocks(&bram()).await.unwrap(), []);
    let state = async |who: &str| -> (AccountStatus, Option<Date>) {
        let row = database.memberships(&person(who)).await.unwrap().remove(0);
        (row.status, row.closed_on)
    };
    assert_eq!(database.close_account(&uma(), day(TODAY), at(0)).await.unwrap(), []);
    // Says so, and is not.
    let says_so = Scope { role: Role::Owner, ..uma() };
    assert_eq!(database.close_account(&says_so, day(TODAY), at(0)).await.unwrap(), []);
    assert_eq!(state("anna").await, (AccountStatus::Open, None));
    assert_eq!(database.close_account(&anna(), day(TODAY), at(0)).await.unwrap(), rows, "in the way");
    assert_eq!(state("anna").await, (AccountStatus::Open, None));
    database.seed(vec![Item::Unblock(account("a"))]).await.unwrap();
    assert_eq!(database.close_account(&anna(), day(TODAY), at(0)).await.unwrap(), []);
    // It is closed: what comes in the way afterwards is in the way of nothing.
    database.seed(vec![block(ClosingBlockKind::RunningService, "Te laat")]).await.unwrap();
    assert_eq!(database.close_account(&anna(), day("2026-11-30"), at(0)).await.unwrap(), []);
    assert_eq!(state("anna").await, (AccountStatus::Closed, Some(day(TODAY))));
    assert_eq!(state("bram").await.0, AccountStatus::Open);
}
