//! A step ends the same however often it is cut off, and does what the preview showed.

use super::carrying::*;
use super::world::*;
use crate::*;
use std::time::Duration;

/// Cut off at any moment and done again it ends as when nothing happened.
pub async fn a_step_that_is_cut_off_ends_the_same(database: Shared) {
    people(&database).await;
    let (mut items, tess) = (vec![asked(&anna(), "r-a"), asked(&bram(), "r-b")], tess());
    for (scope, which) in [(anna(), "a"), (bram(), "b")] {
        items.extend((0..2_500).map(|step| activity(&scope, step, "login")));
        items.extend((0..700).map(|step| message(&scope, step, (step % 3 == 0).then_some("2018-01-01"))));
        items.extend((0..700).map(|step| {
            let completed = (step % 4 > 0).then_some("2018-12-31");
            order(which, &format!("O{step}"), "2018-01-01", completed)
        }));
        items.push(Item::Value(account(which), "phone", "+31 6 00000001".to_owned(), None));
    }
    items.push(activity(&tess, 0, "login"));
    database.seed(items).await.unwrap();
    for scope in [anna(), bram()] {
        database.close_account(&scope, day(TODAY), at(0)).await.unwrap();
    }
    let passed = Passed { messages: Some(day("2018-12-31")), ..by(TODAY) };
    let whole = all_steps(&database, "r-b", &bram(), &passed).await;
    assert_eq!(whole, [234, 525, 2_500, 3]);
    let mut cut = 0;
    for step in Step::ALL {
        for tries in 0..200 {
            let patience = Duration::from_micros(300 * tries);
            let whose = anna();
            match tokio::time::timeout(patience, carry_out(&database, "r-a", &whose, &passed, step)).await {
                Ok(_) => break,
                Err(_) => cut += 1,
            }
        }
        assert!(database.steps_done(&id("r-a")).await.unwrap().contains(&step.as_str().to_owned()), "{step:?}");
    }
    assert!(cut > 4, "no call was cut off: the test shows nothing");
    let state = async |scope: &Scope| {
        let messages = database.messages(scope, &first(100)).await.unwrap();
        let days: Vec<_> = messages.items.iter().map(|row| (row.received_at, row.satisfied_on)).collect();
        let orders = database.order_facts(scope).await.unwrap();
        let values = database.profile(scope).await.unwrap().len();
        (messages.total, days, orders, database.activity_facts(scope).await.unwrap(), values)
    };
    assert_eq!(state(&anna()).await, state(&bram()).await);
    assert_eq!(erasable(&database, &anna(), &passed).await, erasable(&database, &bram(), &passed).await);
    assert_eq!(database.activity_facts(&tess).await.unwrap().total, 1);
}

/// What the preview counts is what goes, and then there is no more: for every customer of the demo, under ever more.
pub async fn the_preview_is_what_is_done(database: Shared) {
    let now = at(0);
    demo::seed_demo(&*database, now, &|password| password.to_owned()).await.unwrap();
    let mut scopes = Vec::new();
    for customer in demo::CUSTOMERS {
        let person = database.login(customer.username).await.unwrap().unwrap().person;
        for row in database.memberships(&person).await.unwrap() {
            scopes.push(Scope { person: person.clone(), account: row.account, role: row.role });
        }
    }
    assert!(scopes.len() > 7);
    let needs = |text: &str, day_of: &str| {
        let values = by(text).values.into_iter().map(|value| PassedValue {
            orders: Some(day(day_of)),
            messages: Some(day(day_of)),
            ..value
        });
        Passed { values: values.collect(), ..by(text) }
    };
    let rounds = [
        Passed::default(),
        needs("2020-12-31", "2020-12-31"),
        Passed { orders: None, ..needs("2024-06-30", "2018-12-31") },
        needs(TODAY, "2018-12-31"),
        by(TODAY),
    ];
    let (mut went, mut number) = ([0; 4], 0);
    for (round, passed) in rounds.iter().enumerate() {
        for scope in &scopes {
            number += 1;
            let request = format!("r-{number}");
            database.seed(vec![asked(scope, &request)]).await.unwrap();
            let before = erasable(&database, scope, passed).await;
            let gone = all_steps(&database, &request, scope, passed).await;
            let lists = [before.messages, before.orders, before.activity];
            let shown = lists.map(|list| u64::from(list.goes));
            assert_eq!(gone[..3], shown, "round {round}: {scope:?}");
            assert_eq!(gone[3] > 0, before.values.iter().any(|(_, goes)| *goes), "round {round}: {scope:?}");
            let after = erasable(&database, scope, passed).await;
            let left = lists.map(|list| ListFate { goes: 0, ..list });
            assert_eq!([after.messages, after.orders, after.activity], left, "round {round}: {scope:?}");
            let stays = before.values.into_iter().filter(|(_, goes)| !goes).collect::<Vec<_>>();
            assert_eq!(after.values, stays, "round {round}: {scope:?}");
            let totals = [
                database.message_facts(scope).await.unwrap().total,
                database.order_facts(scope).await.unwrap().total,
                database.activity_facts(scope).await.unwrap().total,
            ];
            assert_eq!(totals, left.map(|list| list.stays), "round {round}: {scope:?}");
            for (sum, rows) in went.iter_mut().zip(gone) {
                *sum += rows;
            }
        }
        if round == 2 {
            for scope in scopes.iter().filter(|scope| scope.owns_account()) {
                database.close_account(scope, day(TODAY), at(0)).await.unwrap();
            }
        }
    }
    assert!(went.iter().all(|rows| *rows > 5), "the rounds show nothing: {went:?}");
    assert_eq!(database.delete_passed(&by(TODAY)).await.unwrap(), 0, "the sweep finds no more");
}
