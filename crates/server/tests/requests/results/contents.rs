//! What is in it: all of the person's, in full, and nothing of anybody else's.

use super::*;
use crate::portal::people::{NOOR, OF_BLOG, OF_EVA, OF_SHOP, TOM};
use mijn_privacy_store::{Lookup, Scope, Store};

const SCHEMA: &str = include_str!("../../../../../docs/export.schema.json");

#[track_caller]
fn checked(files: &BTreeMap<String, String>) -> Value {
    let validator = jsonschema::options().should_validate_formats(true).build(&SCHEMA.parse().unwrap()).unwrap();
    let json: Value = files["gegevens.json"].parse().unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    json
}

fn rows(files: &BTreeMap<String, String>, name: &str) -> Vec<Vec<String>> {
    let text = files[name].strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn an_access_request_gets_all_of_it_in_full() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    eva.turn("training", true).await.ok();
    let scope =
        Scope { person: EVA.parse().unwrap(), account: "eva-bv".parse().unwrap(), role: mijn_privacy_api::Role::Owner };
    let looked = Lookup {
        at: portal.state.now(),
        actor: "Olga Officier (verzonnen)".to_owned(),
        system: "Balie".to_owned(),
        what: "orders".to_owned(),
        reason: None,
    };
    portal.store.log_lookup(&scope, &looked).await.unwrap();
    // What she opened herself since is more than a page shows.
    for _ in 0..501 {
        let own = Lookup { actor: EVA.to_owned(), system: "Mijn SoHosted".to_owned(), ..looked.clone() };
        portal.store.log_lookup(&scope, &own).await.unwrap();
    }
    let request = eva.answered(access()).await;
    assert_eq!((&request["status"], &request["result"]["state"]), (&json!("completed"), &json!("ready")), "{request}");
    assert_eq!(request["actions"], json!(["download"]));
    let kinds: Vec<&str> =
        request["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert!(kinds.ends_with(&["result_ready", "completed"]), "{kinds:?}");

    let files = eva.files(&request).await;
    let json = checked(&files);
    assert_eq!(json["about"]["reference"], request["reference"]);
    let values = json["profile"].to_string();
    for value in
        ["NL91 ABNA 0417 1643 00", "020 555 01 01", "eva@example.nl", "192.0.2.1", "Eva Voorbeeld, Teststraat 1"]
    {
        assert!(values.contains(value), "{value}");
    }
    let count = |list: &str| json[list].as_array().unwrap().len();
    assert_eq!([count("orders"), count("contact_messages"), count("activity"), count("mailings")], [3, 2, 25, 2]);
    assert_eq!((count("consents"), count("consent_changes"), count("requests")), (4, 3, 1));
    assert_eq!(json["purposes"].as_array().unwrap().len(), 8);
    assert!(json["purposes"].to_string().contains("Voorbeeld Datacenter B.V."));
    let log = json["access_log"].as_array().unwrap();
    assert!(log.iter().any(|one| one["by"] == "company" && one["system"] == "Balie" && one["what"] == "orders"));
    assert!(
        log.iter().any(|one| one["what"] == "export" && one["request"] == request["id"]),
        "making it is a look too"
    );
    let sheets = [
        ("bestellingen.csv", 3),
        ("berichten.csv", 2),
        ("activiteit.csv", 25),
        ("mailings.csv", 2),
        ("toestemmingen.csv", 3),
    ];
    for (name, count) in sheets {
        assert_eq!(rows(&files, name).len(), count, "{name}");
    }
    let sheet = rows(&files, "inzagen.csv");
    assert_eq!(sheet.len(), log.len(), "none is lost");
    let ours = log.iter().take_while(|one| one["by"] == "company").count();
    assert!(ours > 1 && log.len() > 501 && log[ours..].iter().all(|one| one["by"] == "person"), "ours stand first");
    assert!(sheet[..ours].iter().all(|row| row[1] == "Wij") && sheet[ours][1] == "Jij");
    assert!(files["overzicht.html"].contains("Balie"), "on the page too");
    let page = &files["overzicht.html"];
    for said in [
        "Sohosted Webhosting B.V.",
        "Autoriteit Persoonsgegevens",
        "NL91 ABNA 0417 1643 00",
        "in de Europese Unie",
        "geen computer",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("<script"));
    let links: Vec<&str> = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let (ours, authority) = ("https://www.sohosted.com/", "https://autoriteitpersoonsgegevens.nl/");
    assert!(
        links.iter().all(|link| link.starts_with('#') || link.starts_with(ours) || link.starts_with(authority)),
        "{links:?}"
    );
    for (name, text) in &files {
        for never in ["Olga", TOM, "198.51.100.7", "Toms vraag"] {
            assert!(!text.contains(never), "{name}: {never}");
        }
    }
}

#[tokio::test]
async fn who_uses_an_account_gets_nothing_of_its_owner() {
    let portal = Portal::new().await;
    let tom = portal.log_in(TOM).await;
    let request = tom.answered(access()).await;
    let files = tom.files(&request).await;
    let json = checked(&files);
    assert_eq!(
        (json["orders"].as_array().unwrap().len(), json["about"]["account"]["role"].as_str()),
        (0, Some("user"))
    );
    assert!(files["berichten.csv"].contains("Toms vraag") && files["profiel.csv"].contains("198.51.100.7"));
    for (name, text) in &files {
        for never in OF_EVA {
            assert!(!text.contains(never), "{name}: {never}");
        }
    }
}

#[tokio::test]
async fn one_account_has_nothing_of_the_other() {
    let portal = Portal::new().await;
    let noor = portal.log_in(NOOR).await;
    let request = noor.answered(access()).await;
    let files = noor.files(&request).await;
    let all = files.values().cloned().collect::<String>();
    let (own, others) = if all.contains(OF_BLOG[0]) { (OF_BLOG, OF_SHOP) } else { (OF_SHOP, OF_BLOG) };
    assert!(own.iter().all(|text| all.contains(text)), "{own:?}");
    assert!(!others.iter().any(|text| all.contains(text)), "{others:?}");
}

#[tokio::test]
async fn what_is_taken_along_is_what_was_given() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = eva.answered(json!({ "kind": "portability" })).await;
    let files = eva.files(&request).await;
    let json = checked(&files);
    assert_eq!(json["about"]["kind"], "portability");
    assert!(
        files.contains_key("bestellingen.csv")
            && !files.contains_key("inzagen.csv")
            && !files.contains_key("verzoeken.csv")
    );
    let purposes: Vec<&str> =
        json["purposes"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    // Marketing rests on our interest, our own records on a duty.
    assert_eq!(purposes, ["account", "order", "portal", "contact", "newsletter", "analytics"]);
}

#[tokio::test]
async fn only_what_was_asked_about() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = eva.answered(json!({ "kind": "access", "purposes": ["contact"] })).await;
    let files = eva.files(&request).await;
    let json = checked(&files);
    assert!(
        files.contains_key("berichten.csv") && !files.contains_key("bestellingen.csv") && json.get("orders").is_none()
    );
    assert!(!json["profile"].to_string().contains("NL91"), "payment data are not for messages");
    assert_eq!(
        json["consents"].as_array().unwrap().iter().map(|one| &one["id"]).collect::<Vec<_>>(),
        [&json!("training")]
    );
}
