//! What is stored, why, until when.

use crate::portal::Portal;
use crate::portal::people::{CLOSED, EVA, NEW, TOM};
use jiff::SignedDuration;
use jiff::civil::date;
use mijn_privacy_api::{DataCategory, Overview, Purpose, PurposeId};
use mijn_privacy_store::Store;

async fn overview(portal: &Portal, person: &str) -> Overview {
    serde_json::from_value(portal.log_in(person).await.get("/overview").await.ok()).unwrap()
}

fn purpose(overview: &Overview, id: PurposeId) -> &Purpose {
    overview.purposes.iter().find(|purpose| purpose.id == id).unwrap()
}

fn category<'a>(purpose: &'a Purpose, id: &str) -> &'a DataCategory {
    purpose.data_categories.iter().find(|category| category.id.as_str() == id).unwrap()
}

fn end(category: &DataCategory) -> &str {
    match (&category.delete_on, category.delete_reason) {
        (Some(day), None) => day.as_str(),
        (None, Some(reason)) => reason.as_str(),
        other => panic!("{}: {other:?}", category.id),
    }
}

#[tokio::test]
async fn eight_purposes_each_with_its_values_reasons_and_rights() {
    let portal = Portal::new().await;
    let all = overview(&portal, EVA).await;
    let ids: Vec<_> = all.purposes.iter().map(|purpose| purpose.id.as_str()).collect();
    assert_eq!(ids, ["account", "order", "portal", "contact", "newsletter", "marketing", "analytics", "privacy"]);
    for purpose in &all.purposes {
        assert_eq!(purpose.rights.len(), 9, "{:?}", purpose.id);
        for right in &purpose.rights {
            assert_eq!(right.available, right.reason.is_none(), "{:?} {:?}", purpose.id, right.right);
        }
        for category in &purpose.data_categories {
            assert!(!category.legal_bases.is_empty() && !category.retention.is_empty(), "{}", category.id);
            end(category);
        }
    }
    let account = purpose(&all, PurposeId::Account);
    assert_eq!(account.since.as_ref().unwrap().as_str(), "2020-01-15");
    assert_eq!(category(account, "phone").values[0].text, "020 555 01 01");
    assert_eq!(end(category(account, "name_address")), "account_open");
    let law = category(account, "name_address").retention[1].law.as_deref().unwrap();
    assert!(law.contains("artikel 52"), "{law}");
    assert!(category(account, "phone").retention.iter().all(|step| step.law.is_none()));
    assert_eq!((all.contact.name.as_str(), all.contact.address.len()), ("Sohosted Webhosting B.V.", 2));
    assert_eq!(all.notice.date.as_str(), "2018-05-25");
    assert!(!all.not_shown.is_empty() && all.attention.is_empty());
}

#[tokio::test]
async fn of_payment_data_only_the_last_two_characters_are_shown() {
    let portal = Portal::new().await;
    let all = overview(&portal, EVA).await;
    for id in [PurposeId::Account, PurposeId::Order, PurposeId::Portal] {
        let value = &category(purpose(&all, id), "payment").values[0];
        assert_eq!((value.text.as_str(), value.masked), ("eindigt op 00", true));
    }
}

#[tokio::test]
async fn lists_say_how_many_and_when_the_first_goes() {
    let portal = Portal::new().await;
    let all = overview(&portal, EVA).await;
    let of = |id| {
        let records = purpose(&all, id).records.as_ref().unwrap();
        (records.total, records.first_delete_on.as_ref().map(|day| day.as_str()))
    };
    // Completed in 2019: seven years after the end of that year.
    assert_eq!(of(PurposeId::Order), (3, Some("2027-01-01")));
    assert_eq!(of(PurposeId::Contact), (2, Some("2034-01-01")));
    assert_eq!(of(PurposeId::Portal), (25, None));
    assert_eq!(end(category(purpose(&all, PurposeId::Order), "payment")), "per_record");
    assert_eq!(end(category(purpose(&all, PurposeId::Privacy), "choices")), "switched_on");
}

#[tokio::test]
async fn a_closed_account_has_dates() {
    let portal = Portal::new().await;
    let all = overview(&portal, CLOSED).await;
    let account = purpose(&all, PurposeId::Account);
    assert_eq!(end(category(account, "name_address")), "2033-01-01");
    // What was for the account alone went with it on 10 March 2025: it is not shown, and has no date in the past.
    let phone = category(account, "phone");
    assert_eq!((end(phone), phone.values.len()), ("nothing_stored", 0));
    // Two years to log in and look.
    assert_eq!(end(category(account, "username")), "2027-03-10");
    assert_eq!(end(category(account, "payment")), "nothing_stored");
}

#[tokio::test]
async fn what_is_due_today_is_shown_as_today_until_the_sweep_takes_it() {
    let portal = Portal::new().await;
    // Eva's first order was completed in 2019: its seven book years end with 2026.
    portal.pass(SignedDuration::from_hours(24 * 50));
    let first = async || {
        let all = overview(&portal, EVA).await;
        let records = purpose(&all, PurposeId::Order).records.clone().unwrap();
        (records.total, records.first_delete_on.map(|day| day.as_str().to_owned()))
    };
    let eva = portal.log_in(EVA).await;
    assert_eq!(first().await, (3, Some("2027-01-13".to_owned())));
    assert_eq!(eva.get("/orders").await.ok()["items"][2]["deletion"]["delete_on"], "2027-01-13");
    let passed = mijn_privacy_server::assemble::passed(&portal.state.config, date(2027, 1, 13));
    assert_eq!(portal.store.delete_passed(&passed).await.unwrap(), 1);
    assert_eq!(first().await, (2, Some("2031-01-01".to_owned())));
}

#[tokio::test]
async fn a_kind_of_data_says_that_its_values_stand_in_the_list() {
    let portal = Portal::new().await;
    let of = |all: &Overview| -> Vec<String> {
        let in_records = |one: &&DataCategory| one.in_records;
        let name = |purpose: &Purpose, one: &DataCategory| format!("{}.{}", purpose.id.as_str(), one.id);
        let each = |purpose: &Purpose| -> Vec<String> {
            purpose.data_categories.iter().filter(in_records).map(|one| name(purpose, one)).collect()
        };
        all.purposes.iter().flat_map(each).collect()
    };
    let expected =
        ["order.orders", "order.domain_name", "portal.activity", "contact.contact_messages", "contact.domain_name"];
    assert_eq!(of(&overview(&portal, EVA).await), expected);
    assert!(of(&overview(&portal, NEW).await).is_empty(), "a list with nothing in it holds nothing");
    assert_eq!(of(&overview(&portal, TOM).await), &expected[2..], "the orders are the owner's");
}

#[tokio::test]
async fn who_has_nothing_sees_nothing_stored() {
    let portal = Portal::new().await;
    let all = overview(&portal, NEW).await;
    for id in [PurposeId::Order, PurposeId::Contact, PurposeId::Newsletter, PurposeId::Marketing, PurposeId::Analytics]
    {
        for category in &purpose(&all, id).data_categories {
            assert_eq!((end(category), category.values.len()), ("nothing_stored", 0), "{id:?} {}", category.id);
        }
    }
}

#[tokio::test]
async fn a_user_of_an_account_sees_their_own() {
    let portal = Portal::new().await;
    let all = overview(&portal, TOM).await;
    let account = purpose(&all, PurposeId::Account);
    assert_eq!(category(account, "email").values[0].text, "tom@example.nl");
    assert_eq!(category(account, "ip_address").values[0].text, "198.51.100.7");
    assert!(category(account, "payment").values.is_empty());
    assert_eq!(purpose(&all, PurposeId::Order).records.as_ref().unwrap().total, 0);
}

#[tokio::test]
async fn the_same_answer_is_not_sent_twice() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let first = eva.get("/overview").await;
    let again = eva.get_with("/overview", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!((again.status.as_u16(), again.text.as_str(), again.header("etag")), (304, "", first.header("etag")));
    let seen = eva.switch("newsletter").await;
    eva.put(&seen, false, "newsletter-0123456789").await.ok();
    let changed = eva.get_with("/overview", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), first.header("etag"));
}
