//! What is stored, why, until when.

use crate::portal::Portal;
use crate::portal::people::{CLOSED, EVA, NEW, TOM};
use mijn_privacy_api::{DataCategory, Overview, Purpose, PurposeId};

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
    assert_eq!(end(category(account, "phone")), "2025-03-10");
    assert_eq!(end(category(account, "name_address")), "2033-01-01");
    assert_eq!(end(category(account, "payment")), "nothing_stored");
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
