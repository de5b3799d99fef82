//! What the preview says of a switch is what becomes of it, case by case.

use crate::hand::{officer, plain_answer, text};
use crate::portal::Portal;
use crate::portal::people::EVA;
use mijn_privacy_api::{AccountStatus, ConsentId, ConsentState, DeskAnswer, OutcomeResult, PurposeId, Role};
use mijn_privacy_server::desk;
use mijn_privacy_store::{ConsentVerbs, Holder, Item, Membership, Seed};
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, Default)]
struct Case {
    /// Closing the account, and not an erasure.
    closure: bool,
    /// Another account that is open.
    elsewhere: bool,
    /// Its use stands still, by the person's own request.
    still: bool,
    /// The officer keeps the address.
    kept: bool,
}

const PLAIN: Case = Case { closure: false, elsewhere: false, still: false, kept: false };
const CLOSING: Case = Case { closure: true, ..PLAIN };

/// Whether the preview says that it goes, and whether it then goes off.
const TABLE: [(Case, bool, bool); 9] = [
    (PLAIN, true, true),
    (Case { elsewhere: true, ..PLAIN }, true, true),
    (Case { still: true, ..PLAIN }, true, true),
    (Case { kept: true, ..PLAIN }, true, false),
    (CLOSING, true, true),
    (Case { elsewhere: true, ..CLOSING }, false, false),
    (Case { still: true, ..CLOSING }, false, false),
    (Case { still: true, elsewhere: true, ..CLOSING }, false, false),
    (Case { kept: true, ..CLOSING }, true, false),
];

/// Eva with one account: what is hers beside it is closed, or open.
async fn world(case: Case) -> Portal {
    let portal = Portal::new().await;
    let sql = portal.sql().await;
    let mine = "UPDATE account SET status = 'closed', closed_on = '2026-01-01' WHERE id <> 'eva-bv'
                AND id IN (SELECT account FROM membership WHERE person = ?1)";
    sqlx::query(mine).bind(EVA).execute(&sql).await.unwrap();
    sqlx::query("DELETE FROM closing_block WHERE account = 'eva-bv'").execute(&sql).await.unwrap();
    if case.elsewhere {
        let other = Membership {
            account: "eva-elders".parse().unwrap(),
            name: "Eva elders (verzonnen)".to_owned(),
            role: Role::Owner,
            status: AccountStatus::Open,
            opened_on: jiff::civil::date(2024, 1, 1),
            closed_on: None,
        };
        portal.store.seed(vec![Item::Member(EVA.parse().unwrap(), other)]).await.unwrap();
    }
    if case.still {
        let body =
            json!({ "kind": "restriction", "purposes": ["newsletter"], "ground": "unlawful", "text": "Dit mag niet." });
        let id = portal.asked(EVA, body).await;
        desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
        portal.ran().await;
    }
    portal
}

fn says_it_goes(preview: &Value) -> bool {
    let items = preview["items"].as_array().unwrap();
    let fate = items.iter().find(|one| one["purpose"] == "newsletter").unwrap_or_else(|| panic!("{preview:#}"));
    if fate["fate"] == "stays" {
        assert!(fate.get("ground").is_some(), "{fate:#}");
    }
    fate["fate"] == "goes"
}

/// Asks for it, answers it, does it; and says whether the newsletter went off.
async fn goes_off(portal: &Portal, case: Case) -> bool {
    let body = match case.closure {
        true => json!({ "kind": "account_closure" }),
        false => json!({ "kind": "erasure", "purposes": ["newsletter"] }),
    };
    let id = portal.asked(EVA, body).await;
    let answer = if case.kept {
        let mut outcome = portal.desk(&id).await.proposal;
        let email = outcome.iter_mut().find(|one| one.purpose == Some(PurposeId::Newsletter)).unwrap();
        (email.result, email.ground) = (OutcomeResult::Kept, Some(text("Er loopt een geschil.")));
        DeskAnswer { text: None, outcome: Some(outcome), reason: Some(text("Er loopt een geschil.")) }
    } else {
        plain_answer(Some("De wet."))
    };
    desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
    portal.ran().await;
    assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed", "{case:?}");
    let holder = Holder::Person(EVA.parse().unwrap());
    portal.store.consent_of(&holder, ConsentId::Newsletter).await.unwrap().state != ConsentState::Granted
}

#[tokio::test]
async fn what_the_preview_says_of_a_switch_is_what_becomes_of_it() {
    for (case, shown, off) in TABLE {
        let portal = world(case).await;
        let query = if case.closure { "?closure=true" } else { "?purposes=newsletter" };
        let eva = portal.log_in(EVA).await;
        let preview = eva.get(&format!("/erasure-preview{query}")).await.ok();
        assert_eq!((says_it_goes(&preview), goes_off(&portal, case).await), (shown, off), "{case:?}");
        // Only the officer, whom nobody can foresee, makes a difference.
        assert!(shown == off || case.kept, "{case:?}");
    }
}
