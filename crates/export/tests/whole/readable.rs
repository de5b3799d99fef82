//! What is in it, read by other programs: a ZIP reader, a JSON Schema, a CSV reader; and what a page must and must not have.

use super::kept::written;
use super::world::*;
use mijn_privacy_export::*;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const SCHEMA_FILE: &str = include_str!("../../../../docs/export.schema.json");

async fn files(kind: ExportKind, rows: Rows) -> BTreeMap<String, String> {
    let (kept, _) = written(kind, rows).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(kept.file())).unwrap();
    (0..zip.len())
        .map(|place| {
            let mut file = zip.by_index(place).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

const SOME: Rows = Rows { activity: 5, others: 3 };

#[tokio::test]
async fn its_names_are_fixed_whatever_is_in_it() {
    let of = |kind| async move { files(kind, SOME).await.into_keys().collect::<Vec<_>>() };
    let gave = ["activiteit.csv", "berichten.csv", "bestellingen.csv", "gegevens.json"];
    let all = ["inzagen.csv", "mailings.csv", "overzicht.html", "profiel.csv", "toestemmingen.csv", "verzoeken.csv"];
    assert_eq!(of(ExportKind::Access).await, [&gave[..], &all].concat());
    let all = ["overzicht.html", "profiel.csv", "toestemmingen.csv"];
    assert_eq!(of(ExportKind::Portability).await, [&gave[..], &all].concat());
}

#[tokio::test]
async fn the_json_is_what_its_schema_says() {
    let schema: Json = serde_json::from_str(SCHEMA_FILE).unwrap();
    assert_eq!(schema["$id"], SCHEMA);
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for kind in [ExportKind::Access, ExportKind::Portability] {
        for rows in [Rows::default(), SOME, Rows { activity: 1_001, others: 5 }] {
            let json: Json = serde_json::from_str(&files(kind, rows).await["gegevens.json"]).unwrap();
            let errors: Vec<String> =
                validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{errors:?}");
            for list in ["orders", "contact_messages", "consent_changes"] {
                assert_eq!(json[list].as_array().unwrap().len(), rows.others, "{list}");
            }
            assert_eq!(json["activity"].as_array().unwrap().len(), rows.activity);
            let access = kind == ExportKind::Access;
            for list in
                ["mailings", "requests", "access_log", "sources", "automated_decisions", "transfers", "elsewhere"]
            {
                assert_eq!(json.get(list).is_some(), access, "{list}");
            }
            assert!(rows.others == 0 || json["orders"][0]["description"] == HOSTILE, "in full, as it is");
        }
    }
    // The schema refuses what is not in it.
    let mut json: Json = serde_json::from_str(&files(ExportKind::Access, SOME).await["gegevens.json"]).unwrap();
    json["activity"][0]["more"] = "x".into();
    assert!(!validator.is_valid(&json));
}

#[tokio::test]
async fn every_field_of_a_list_is_in_the_schema_and_the_other_way_round() {
    let schema: Json = serde_json::from_str(SCHEMA_FILE).unwrap();
    let json: Json = serde_json::from_str(&files(ExportKind::Access, SOME).await["gegevens.json"]).unwrap();
    // `paused` stands with an open request only, `withdrawn_at` and `kept_by_law` with a withdrawn message, and so on.
    let sometimes = ["paused", "withdrawn_at", "kept_by_law", "completed_on", "request"];
    for (list, name) in [
        ("requests", "request"),
        ("contact_messages", "contact_message"),
        ("orders", "order"),
        ("activity", "activity"),
        ("consent_changes", "change"),
    ] {
        let fields = json[list][0].as_object().unwrap();
        for known in schema["$defs"][name]["properties"].as_object().unwrap().keys() {
            assert!(fields.contains_key(known) || sometimes.contains(&known.as_str()), "{list}.{known} is never there");
        }
    }
}

#[tokio::test]
async fn sheets_open_in_a_spreadsheet() {
    let files = files(ExportKind::Access, SOME).await;
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let text = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{name}: no mark"));
        assert!(text.ends_with("\r\n"));
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let columns = reader.headers().unwrap().len();
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        let want = match name.as_str() {
            "activiteit.csv" => 5,
            "profiel.csv" => 2,
            // Text, correction, two events, a message, what went, what stayed and its reason.
            "verzoeken.csv" => 3 * 8,
            _ => 3,
        };
        assert_eq!((rows.len(), rows.iter().all(|row| row.len() == columns)), (want, true), "{name}");
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
        }
    }
    let requests = &files["verzoeken.csv"];
    // The names of the kinds, and for what where the same became something else for another purpose.
    for line in [
        "\"phone (Je bestellingen): verwijderd.\"",
        "\"phone (Je berichten), Bestellingen: blijft bewaard tot 2034-01-01. de wet\"",
    ] {
        assert!(requests.contains(line), "{line}: {requests}");
    }
    assert!(files["profiel.csv"].contains("\"Telefoonnummer\";\"'+31 20 555 01 01\";\"\"\r\n"));
    assert!(files["bestellingen.csv"].contains(";\"12,10\";\"2026-11-01\";\"\";"));
    assert!(
        files["activiteit.csv"].contains("\"2026-11-24 10:00:00\";\"Control Panel\";\"Handeling 0\";\"192.0.2.0\"\r\n")
    );
}

#[tokio::test]
async fn the_page_tells_everything_and_asks_for_nothing() {
    let files = files(ExportKind::Access, SOME).await;
    let page = &files["overzicht.html"];
    for said in [
        "<html lang=\"nl\">",
        "INZ-2026-0001",
        "20 november 2026",
        "E-mailadres",
        "Om je contract uit te voeren.",
        "uitvoering van een overeenkomst",
        "Daarna nog 7 jaar, geteld vanaf het einde van dat jaar. Dat moet volgens artikel 52.",
        "Er is nog geen einddatum, want je account is open.",
        "Voorbeeld Datacenter B.V.",
        "Nederland",
        "Alles blijft in Europa.",
        "Van jou.",
        "Er is geen besluit door een computer.",
        "Je e-mails staan er niet in.",
        "Nee, je bent gestopt",
        "Bezwaar maken",
        "Toezicht",
        "https://toezicht.example.nl/",
        "zes weken",
        "+31 20 555 01 01",
        "Handeling 4",
        "Wij, voor je verzoek",
        "VER-2026-0007",
        "Bestellingen: blijft bewaard tot 1 januari 2034.",
        "(laatst gebruikt op 1 november 2026)",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let lower = page.to_lowercase();
    for never in [
        "<script",
        "<iframe",
        "<img",
        "<link",
        "<object",
        "<form",
        " src=",
        "@import",
        "url(",
        "javascript:",
        "onclick",
    ] {
        assert!(!lower.contains(never), "{never}");
    }
    let links: Vec<&str> = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let ours = ["https://voorbeeldbedrijf.example.nl/", "https://toezicht.example.nl/"];
    assert!(links.iter().all(|link| link.starts_with('#') || ours.contains(link)), "{links:?}");
    for place in links.iter().filter_map(|link| link.strip_prefix('#')) {
        assert!(page.contains(&format!("id=\"{place}\"")), "nowhere: #{place}");
    }
    assert!(!files["overzicht.html"].contains("nieuwste 500"), "all of them are there");
}

#[tokio::test]
async fn the_page_shows_the_newest_and_says_where_the_rest_is() {
    let page = files(ExportKind::Access, Rows { activity: 1_234, others: 0 }).await.remove("overzicht.html").unwrap();
    assert_eq!(page.matches(">Handeling ").count(), 500);
    assert!(page.contains(">Handeling 499<") && !page.contains(">Handeling 500<"));
    assert!(page.contains("nieuwste 500 van 1.234. Alles staat in <span class=\"file\">activiteit.csv</span>"));
    assert!(page.contains("Er zijn geen bestellingen.") && page.contains("Je deed geen verzoeken."));
}

#[tokio::test]
async fn only_what_was_asked_about_is_in_it() {
    let mut about = about(ExportKind::Access, &SOME);
    about.asked = vec![mijn_privacy_api::PurposeId::Order];
    let mut kept = super::kept::Kept::default();
    let written = write(&about, &World::of(SOME), &mut kept).await.unwrap().unwrap();
    assert_eq!(written.rows, rows_to_read(&about));
    let mut zip = zip::ZipArchive::new(Cursor::new(kept.file())).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, ["overzicht.html", "gegevens.json", "profiel.csv", "bestellingen.csv"]);
    let mut json = String::new();
    zip.by_name("gegevens.json").unwrap().read_to_string(&mut json).unwrap();
    let json: Json = serde_json::from_str(&json).unwrap();
    assert!(json.get("orders").is_some() && json.get("activity").is_none() && json.get("requests").is_none());
}

#[tokio::test]
async fn what_is_taken_along_is_no_more_than_what_was_given() {
    let page = files(ExportKind::Portability, SOME).await.remove("overzicht.html").unwrap();
    for never in ["Wie je gegevens bekeek", "Je verzoeken", "inzagen.csv", "Van jou."] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.contains("om ze mee te nemen") && page.contains("berichten.csv"));
}
