//! The receipt, read against the field list of ISO/IEC TS 27560 and what the GDPR adds to it.

use crate::portal::people::{EVA, NEW, NOOR};
use crate::portal::{Client, Portal};
use serde_json::{Value, json};

/// The mandatory fields (M) of the standard, and those that the GDPR needs (G): where each stands in our document.
const FIELDS: [(&str, &str); 34] = [
    // The receipt's own.
    ("schema version", "/dct:conformsTo/@id"),
    ("receipt id", "/dct:identifier"),
    // Header.
    ("schema version", "/record/dct:conformsTo/@id"),
    ("record id", "/record/dct:identifier"),
    ("pii principal id", "/record/dpv:hasDataSubject/dct:identifier"),
    // Processing.
    ("privacy notice", "/record/dpv:hasNotice/0/@id"),
    ("its exact version", "/record/dpv:hasNotice/0/dct:hasVersion"),
    ("language", "/record/dpv:hasNotice/0/dct:language"),
    ("purpose", "/process/dpv:hasPurpose/dct:description"),
    ("purpose type (G)", "/process/dpv:hasPurpose/@type"),
    ("lawful basis (G)", "/process/dpv:hasLegalBasis/@id"),
    ("pii information", "/process/dpv:hasPersonalData/0/dct:title"),
    ("pii type", "/process/dpv:hasPersonalData/0/@type/0"),
    ("necessity (G)", "/process/dpv:hasPersonalData/0/dpv:hasNecessity/@id"),
    ("pii controllers", "/process/dpv:hasDataController/@id"),
    ("collection method (G)", "/process/dpv:hasDataSource/@id"),
    ("processing method (G)", "/process/dpv:hasProcessing/0/@id"),
    ("storage locations", "/process/dpv:hasStorageCondition/0/dpv:hasLocation/0/@id"),
    ("retention period", "/process/dpv:hasStorageCondition/1/dpv:hasDuration/0/@type"),
    ("processing location (G)", "/process/dpv:hasLocation/@id"),
    ("jurisdiction", "/process/dpv:hasJurisdiction/@id"),
    ("recipients", "/process/dpv:hasRecipient/0/dpv:hasName"),
    ("withdrawal method", "/process/dpv:hasConsentControl/@id"),
    ("privacy rights (G)", "/process/dpv:hasRight/0/@id"),
    ("authority (G)", "/process/dpv:hasAuthority/dpv:hasName"),
    // Party.
    ("party id", "/process/dpv:hasDataController/dct:identifier"),
    ("party name", "/process/dpv:hasDataController/dpv:hasName"),
    ("party address", "/process/dpv:hasDataController/dpv:hasAddress"),
    ("party contact", "/process/dpv:hasDataController/dpv:hasContact/0"),
    ("party type and role", "/process/dpv:hasDataController/@type/1"),
    // Event.
    ("event time", "/event/dct:date"),
    ("validity duration", "/event/dct:valid/@type"),
    ("entity id", "/event/dpv:isImplementedByEntity/dct:identifier"),
    ("event type", "/event/dpv:hasLegalBasis/@id"),
];

fn field<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    let record = "/dpv:hasRecordOfActivity";
    let path = path
        .replacen("/process", &format!("{record}/dpv:hasProcess"), 1)
        .replacen("/event", &format!("{record}/dpv:hasConsentStatus/0"), 1)
        .replacen("/record", record, 1);
    document.pointer(&path)
}

async fn receipts(client: &Client<'_>, id: &str) -> Vec<String> {
    let page = client.get(&format!("/consents/{id}/history")).await.ok();
    let items = page["items"].as_array().unwrap();
    items.iter().map(|one| format!("/consents/{id}/receipts/{}", one["receipt"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn every_field_of_the_standard_is_there_for_every_switch() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    for (id, granted, status) in [
        ("newsletter", true, "dpv:ConsentRequested"),
        ("newsletter", false, "dpv:ConsentRefused"),
        ("training", true, "dpv:ConsentGiven"),
        ("training", false, "dpv:ConsentWithdrawn"),
        ("analytics", true, "dpv:ConsentGiven"),
        ("marketing", false, "dpv:ConsentRefused"),
        ("marketing", true, "dpv:ConsentGiven"),
    ] {
        new.turn(id, granted).await.ok();
        let path = receipts(&new, id).await.remove(0);
        let answer = new.get(&path).await;
        assert_eq!(answer.header("content-type"), "application/ld+json; charset=utf-8");
        let document = answer.ok();
        for (name, path) in FIELDS {
            let value = field(&document, path).unwrap_or_else(|| panic!("{id}: no {name} at {path}: {document}"));
            assert!(value.as_str().is_some_and(|text| !text.is_empty()), "{id}: {name}: {value}");
        }
        assert_eq!(field(&document, "/event/@type").unwrap(), status, "{id}: event state");
        // Every term's prefix is defined.
        let context = document["@context"].as_object().unwrap();
        for prefix in prefixes(&document) {
            assert!(context.contains_key(&prefix), "{prefix}");
        }
    }
}

/// The prefixes of all keys, types and ids.
fn prefixes(value: &Value) -> Vec<String> {
    let prefix = |text: &str| text.split_once(':').map(|(prefix, _)| prefix.to_owned());
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| *name != "@context")
            .flat_map(|(name, inner)| {
                let term = |inner: &Value| {
                    inner.as_str().and_then(prefix).filter(|one| !matches!(one.as_str(), "http" | "https" | "urn"))
                };
                let own = if name.starts_with('@') { term(inner) } else { prefix(name) };
                own.into_iter().chain(prefixes(inner))
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(prefixes).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn it_tells_what_was_shown_and_is_the_row_of_the_chain() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    eva.turn("marketing", false).await.ok();
    eva.turn("marketing", true).await.ok();
    let paths = receipts(&eva, "marketing").await;
    let (on, off, sale) = (eva.get(&paths[0]).await.ok(), eva.get(&paths[1]).await.ok(), eva.get(&paths[2]).await.ok());
    let of = |document: &Value, path: &str| field(document, path).unwrap().clone();
    assert_eq!(
        of(&on, "/process/dpv:hasLegalBasis/@id"),
        "eu-gdpr:A6-1-a-non-explicit-consent",
        "by oneself it is consent"
    );
    assert_eq!(of(&off, "/process/dpv:hasRight/0/@id"), "eu-gdpr:A21");
    assert_eq!(of(&sale, "/process/dpv:hasLegalBasis/@id"), "eu-gdpr:A6-1-f-controller");
    assert_eq!(of(&sale, "/event/dpv:isImplementedByEntity/@type"), "dpv:DataController");
    assert_eq!(of(&on, "/event/dpv:isImplementedByEntity/@type"), "dpv:DataSubject");
    assert_eq!(of(&sale, "/record/dpv:hasNotice/1/dct:description"), "Een oude tekst");
    assert_eq!(of(&on, "/record/dpv:hasNotice/1/dct:identifier"), "marketing-1");
    assert_eq!(
        (of(&off, "/event/mp:state"), of(&off, "/event/dpv:hasIndicationMethod")),
        (json!("objected"), json!("portal"))
    );
    let id = of(&on, "/dct:identifier");
    assert!(of(&on, "/event/mp:hash").as_str().unwrap().starts_with(id.as_str().unwrap()));
    for document in [&on, &off, &sale] {
        let text = document.to_string();
        for secret in [EVA, "eva@example.nl", "Eva Voorbeeld"] {
            assert!(!text.contains(secret), "{secret}: who it is stays out of what may be passed on");
        }
    }
}

#[tokio::test]
async fn it_comes_as_a_page_to_read_and_as_a_file_to_keep() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    eva.turn("newsletter", false).await.ok();
    let path = receipts(&eva, "newsletter").await.remove(0);
    for page in [
        eva.get(&format!("{path}?format=html")).await,
        eva.get_with(&path, &[("accept", "text/html,application/xhtml+xml")]).await,
    ] {
        let text = page.page(200, "Bewijs van je keuze");
        for said in [
            "Nee, je bent gestopt",
            "24 november 2026, 10.15 uur",
            "In je account",
            "newsletter-1",
            "Sohosted Webhosting B.V.",
        ] {
            assert!(text.contains(said), "{said}");
        }
        assert!(page.header("content-security-policy").starts_with("default-src 'none'; style-src 'sha256-"));
        assert!(!text.contains("<script") && page.header("cache-control") == "no-store");
    }
    let file = eva.get_with(&format!("{path}?format=jsonld"), &[("accept", "text/html")]).await;
    assert_eq!(file.header("content-type"), "application/ld+json; charset=utf-8");
    let name = format!("attachment; filename=\"newsletter-{}.jsonld\"", path.rsplit('/').next().unwrap());
    assert_eq!(file.header("content-disposition"), name);
    assert_eq!(eva.get(&path).await.header("content-disposition"), "");
    for bad in ["?format=pdf", "?format=", "?form=html"] {
        eva.get(&format!("{path}{bad}")).await.problem(400, "invalid_parameter");
    }
}

#[tokio::test]
async fn somebody_elses_receipt_is_none() {
    let portal = Portal::new().await;
    let (eva, noor) = (portal.log_in(EVA).await, portal.log_in(NOOR).await);
    let path = receipts(&eva, "newsletter").await.remove(0);
    let receipt = path.rsplit('/').next().unwrap();
    for (client, path) in [
        (&noor, path.clone()),
        (&eva, path.replace("newsletter", "marketing")),
        (&eva, path[..path.len() - 1].to_owned()),
        (&eva, format!("/consents/newsletter/receipts/{}", receipt.to_uppercase())),
        (&eva, "/consents/newsletter/receipts/%00".to_owned()),
        (&eva, format!("/consents/newsletter/receipts/{}", "a".repeat(65))),
    ] {
        client.get(&path).await.problem(404, "not_found");
        client.get_with(&path, &[("accept", "text/html")]).await.page(404, "Deze link werkt niet");
    }
    let nobody = portal.open("GET", &format!("{}{path}", crate::portal::API), "text/html", "").await;
    nobody.page(401, "Je bent uitgelogd");
}
