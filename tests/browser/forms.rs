//! The forms: what each sends, what each needs, and what happens when it is not right.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the backend answers to a request of any kind.
const STORED: &str = r#"{"status":202,"json":{"id":"r1","reference":"VER-2026-0001","kind":"access","purposes":[],"status":"received","received_at":"2026-11-24T09:00:00Z","due_on":"2026-12-24","events":[]}}"#;
const REQUEST: &str = r#"{"json":{"id":"r1","reference":"VER-2026-0001","kind":"access","purposes":[],"status":"received","received_at":"2026-11-24T09:00:00Z","due_on":"2026-12-24","events":[]}}"#;

async fn form(section: &str, changed: &[(&str, &str)]) -> Page {
    let page = Page::with(section, &[&[("POST requests", STORED), ("requests/r1", REQUEST)], changed].concat());
    page.until("the form", |page| page.find("#submit").is_some()).await;
    page
}

/// Presses send, and gives the body once it is on its way.
async fn sends(page: &Page) -> String {
    page.press("#submit");
    page.until("it is sent", |page| !page.sent("POST", "requests").is_empty()).await;
    page.sent("POST", "requests").remove(0)
}

#[wasm_bindgen_test]
async fn access_sends_the_chosen_purposes_and_the_suppliers() {
    let page = form("requests/new/access/order", &[]).await;
    page.press("#about-account");
    page.press("#suppliers");
    page.fill("#text", "Over 2024.");
    page.until("typed", |page| page.value("#text") == "Over 2024.").await;
    let body = sends(&page).await;
    assert_eq!(body, r#"{"kind":"access","purposes":["order","account"],"with_suppliers":true,"text":"Over 2024."}"#);
    page.until("on to its page", |page| page.recorded("section").contains("requests/r1")).await;
}

#[wasm_bindgen_test]
async fn kinds_that_need_nothing_send_nothing_more() {
    for kind in ["explanation", "portability", "supplier_list"] {
        let page = form(&["requests/new/", kind].concat(), &[]).await;
        let body = sends(&page).await;
        assert_eq!(body, [r#"{"kind":""#, kind, r#"","purposes":[],"with_suppliers":false}"#].concat());
    }
}

#[wasm_bindgen_test]
async fn a_restriction_needs_its_ground_and_the_summary_has_the_focus() {
    let page = form("requests/new/restriction", &[]).await;
    page.press("#submit");
    page.shows("Kies waarom we je gegevens niet mogen gebruiken.").await;
    page.until("the summary has the focus", |page| page.has_focus(".failed")).await;
    assert!(page.sent("POST", "requests").is_empty());
    page.press(".faults button");
    page.until("the field has it", |page| page.focused() == "ground-accuracy").await;
    page.press("#ground-legal_claim");
    page.until("nothing is wrong any more", |page| page.find(".failed").is_none()).await;
    let body = sends(&page).await;
    assert_eq!(body, r#"{"kind":"restriction","purposes":[],"with_suppliers":false,"ground":"legal_claim"}"#);
}

#[wasm_bindgen_test]
async fn an_objection_to_marketing_asks_no_reason_and_any_other_does() {
    let page = form("requests/new/objection", &[]).await;
    page.press("#about-contact");
    page.shows("Zolang we over je bezwaar nadenken, gebruiken we je gegevens niet voor: Contact.").await;
    page.press("#submit");
    page.shows("Vertel waarom je bezwaar maakt.").await;
    assert!(page.find("#text[aria-invalid]").is_some());
    page.press("#about-contact");
    page.press("#about-marketing");
    page.shows("Bij reclame hoef je geen reden te geven.").await;
    assert!(page.find("#text").is_none());
    let body = sends(&page).await;
    assert_eq!(body, r#"{"kind":"objection","purposes":["marketing"],"with_suppliers":false}"#);
}

#[wasm_bindgen_test]
async fn a_decision_is_named() {
    let page = form("requests/new/automated_decision", &[]).await;
    page.press("#submit");
    page.shows("Schrijf op om welk besluit het gaat.").await;
    page.fill("#text", "Mijn bestelling is geweigerd.");
    page.until("typed", |page| page.find(".failed").is_none()).await;
    let body = sends(&page).await;
    assert!(body.contains(r#""text":"Mijn bestelling is geweigerd.""#), "{body}");
}

#[wasm_bindgen_test]
async fn a_correction_shows_what_is_stored_and_sends_what_changes() {
    let page = form("requests/new/rectification", &[]).await;
    page.shows("Nu: jansje@example.nl").await;
    page.press("#submit");
    page.shows("Vul in wat er moet veranderen, of schrijf het onderaan op.").await;
    page.fill("#to-email", "jans@example.nl");
    page.until("typed", |page| page.find(".failed").is_none()).await;
    let body = sends(&page).await;
    assert!(body.ends_with(r#""corrections":[{"category":"email","to":"jans@example.nl"}]}"#), "{body}");
}

#[wasm_bindgen_test]
async fn what_has_no_value_and_no_list_is_told_in_words() {
    let profile = r#"{"etag":"p1","json":{"fields":[{"category":"phone","name":"Telefoonnummer","kind":"phone","editable":false}]}}"#;
    let kinds = [("choices", "Je keuzes", false), ("phone", "Telefoonnummer", false), ("orders", "Bestellingen", true)];
    let kinds: Vec<String> = kinds.iter().map(|(id, name, in_records)| {
        format!(r#"{{"id":"{id}","name":"{name}","values":[],"in_records":{in_records},"legal_bases":[],"retention":[],"delete_reason":"switched_on"}}"#)
    }).collect();
    let overview = include_str!("answers/bare_overview.json")
        .replace(r#""data_categories": []"#, &format!(r#""data_categories": [{}]"#, kinds.join(",")))
        .replace(r#""a_newer_one""#, r#""profile", "requests""#);
    let page = form("requests/new/rectification", &[("overview", &overview), ("profile", profile)]).await;
    page.until("the list", |page| page.find("#to-orders").is_some()).await;
    assert!(page.find("#to-choices").is_none() && page.find("#to-phone").is_none(), "{}", page.text());
    page.shows("Klopt er iets anders niet? (hoeft niet)").await;
    page.fill("#text", "Mijn voornaam staat verkeerd op een factuur.");
    page.until("typed", |page| !page.value("#text").is_empty()).await;
    let body = sends(&page).await;
    assert!(body.contains(r#""kind":"rectification""#) && body.contains("Mijn voornaam"), "{body}");
}

#[wasm_bindgen_test]
async fn an_objection_to_everything_names_what_stands_still() {
    let overview = include_str!("answers/bare_overview.json").replace(
        r#"[{ "id": "account", "name": "Je account", "summary": "Kort", "description": "Lang", "data_categories": [], "recipients": [], "rights": [] }]"#,
        r#"[{"id":"account","name":"Je account","summary":"","description":"","data_categories":[],"recipients":[],"rights":[{"right":"objection","available":true}]},
            {"id":"order","name":"Bestellingen","summary":"","description":"","data_categories":[],"recipients":[],"rights":[{"right":"objection","available":false}]},
            {"id":"marketing","name":"Aanbiedingen","summary":"","description":"","data_categories":[],"recipients":[],"rights":[{"right":"objection","available":true}]}]"#,
    );
    let page = form("requests/new/objection", &[("overview", &overview)]).await;
    page.shows("Zolang we over je bezwaar nadenken, gebruiken we je gegevens niet voor: Je account.").await;
    page.shows("Met reclame stoppen we meteen.").await;
    page.shows("Bij de rest kan bezwaar niet").await;
    page.press("#about-order");
    page.shows("gebruiken we je gegevens niet voor: Bestellingen.").await;
    assert!(!page.text().contains("Bij de rest") && !page.text().contains("Met reclame stoppen we"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn each_ground_of_a_restriction_says_when_it_starts() {
    let page = form("requests/new/restriction", &[]).await;
    let hint = |ground: &str| {
        let hint = page.find(&format!("#ground-{ground}-hint"));
        hint.and_then(|hint| hint.text_content()).unwrap_or_default()
    };
    for ground in ["accuracy", "objection"] {
        assert!(hint(ground).starts_with("Vanaf nu gebruiken we ze niet"), "{ground}: {}", hint(ground));
    }
    for ground in ["unlawful", "legal_claim"] {
        assert!(hint(ground).contains("anaf ons antwoord"), "{ground}: {}", hint(ground));
    }
}

#[wasm_bindgen_test]
async fn what_a_person_changes_by_themselves_leads_there() {
    let profile = r#"{"etag":"p1","json":{"fields":[{"category":"email","name":"E-mailadres","value":"jansje@example.nl","kind":"email","editable":true}]}}"#;
    let page = form("requests/new/rectification", &[("profile", profile), ("extra", r#"["profile"]"#)]).await;
    page.shows("Pas dit zelf aan").await;
    assert!(page.find("#to-email").is_none() && page.find("#to-payment").is_some());
    page.press_text("fieldset button", "Pas dit zelf aan");
    page.until("there", |page| page.recorded("section").contains("profile")).await;
}

#[wasm_bindgen_test]
async fn a_citizen_number_is_asked_about_and_taken_out() {
    let page = form("requests/new/access", &[]).await;
    page.fill("#text", "Ik ben 111.222.333, graag alles.");
    page.until("typed", |page| page.value("#text").contains("333")).await;
    page.press("#submit");
    page.shows("Dit lijkt op een burgerservicenummer").await;
    assert!(page.sent("POST", "requests").is_empty());
    page.press("#bsn-remove");
    page.until("it is gone", |page| page.value("#text") == "Ik ben , graag alles.").await;
    page.until("the field has the focus", |page| page.focused() == "text").await;
    let body = sends(&page).await;
    assert!(body.contains("Ik ben , graag alles."), "{body}");
}

#[wasm_bindgen_test]
async fn a_citizen_number_that_is_corrected_by_hand_is_asked_about_no_more() {
    let page = form("requests/new/access", &[]).await;
    page.fill("#text", "Ik ben 111222333");
    page.until("typed", |page| page.value("#text").contains("333")).await;
    page.press("#submit");
    page.until("asked", |page| page.find("#bsn-remove").is_some()).await;
    page.find("#text").expect("the field").focus().expect("it can have the focus");
    page.fill("#text", "Ik ben 111222333 of zo");
    page.until("still a number", |page| page.value("#text").ends_with("of zo")).await;
    assert!(page.find("#bsn-remove").is_some(), "{}", page.text());
    page.fill("#text", "Ik ben Jansje");
    page.until("it can be sent again", |page| page.find("#submit").is_some()).await;
    assert!(page.find("#bsn-remove").is_none());
    assert_eq!(page.focused(), "text");
    let body = sends(&page).await;
    assert!(body.contains("Ik ben Jansje"), "{body}");
}

#[wasm_bindgen_test]
async fn what_only_looks_like_one_is_sent_all_the_same() {
    let page = form("requests/new/access", &[]).await;
    page.fill("#text", "Klantnummer 123456782");
    page.until("typed", |page| page.value("#text").contains("782")).await;
    page.press("#submit");
    page.until("asked", |page| page.find("#bsn-other").is_some()).await;
    page.press("#bsn-other");
    page.until("it is sent", |page| !page.sent("POST", "requests").is_empty()).await;
    assert!(page.sent("POST", "requests")[0].contains("Klantnummer 123456782"));
}

#[wasm_bindgen_test]
async fn what_the_backend_refuses_stands_at_its_field() {
    let refused =
        r#"{"status":422,"json":{"code":"invalid_body","errors":[{"pointer":"/text","code":"invalid_characters"}]}}"#;
    let page = form("requests/new/explanation", &[("POST requests", refused)]).await;
    page.fill("#text", "Waarom?");
    page.until("typed", |page| page.value("#text") == "Waarom?").await;
    page.press("#submit");
    page.shows("Je tekst heeft tekens die we niet kunnen opslaan.").await;
    page.until("the summary has the focus", |page| page.has_focus(".failed")).await;
    assert!(page.find("#text-error").is_some());
    assert_eq!(page.value("#text"), "Waarom?");
    page.fill("#text", "Waarom dan?");
    page.until("the error goes with the next change", |page| page.find("#text-error").is_none()).await;
}

#[wasm_bindgen_test]
async fn a_double_press_sends_once_and_a_lost_answer_goes_under_the_same_key() {
    let answers = [r#"[{"status":500,"json":{"code":"internal"}},"#, STORED, "]"].concat();
    let page = form("requests/new/portability", &[("POST requests", &answers)]).await;
    page.press("#submit");
    page.press("#submit");
    page.shows("Je verzoek is niet verstuurd").await;
    assert_eq!(page.sent("POST", "requests").len(), 1, "{}", page.recorded("calls"));
    page.press("#submit");
    page.until("sent again", |page| page.sent("POST", "requests").len() == 2).await;
    let keys: Vec<String> =
        page.calls().into_iter().filter(|call| call[0] == "POST").map(|call| call[2].clone()).collect();
    assert!(keys.len() == 2 && keys[0] == keys[1] && keys[0].len() > 16, "{keys:?}");
}

#[wasm_bindgen_test]
async fn what_was_typed_is_kept_for_each_kind() {
    let mut page = form("requests/new/access", &[]).await;
    page.fill("#text", "Alles");
    page.until("typed", |page| page.value("#text") == "Alles").await;
    page.open("requests/new/explanation");
    page.shows("Wat wil je weten?").await;
    page.until("another form", |page| page.value("#text").is_empty()).await;
    page.fill("#text", "Waarom");
    page.until("typed", |page| page.value("#text") == "Waarom").await;
    page.open("requests/new/access");
    page.until("the first again", |page| page.find("#text").is_some() && page.value("#text") == "Alles").await;
}

#[wasm_bindgen_test]
async fn the_rights_stand_with_a_sentence_and_the_switch_for_a_consent() {
    let page = Page::with("requests/new/account", &[]);
    page.shows("Je krijgt een kopie van alles wat we over je bewaren.").await;
    page.shows("Bij “Je account” kan dit meestal niet. Dit geldt hier meestal niet. Je mag het toch vragen.").await;
    page.press("#right-portability");
    page.until("its form", |page| page.recorded("section").contains("requests/new/portability/account")).await;
    page.press("#right-withdraw");
    page.until("the switches", |page| page.recorded("section").contains("consents")).await;
}

#[wasm_bindgen_test]
async fn a_right_that_is_not_taken_here_goes_by_contact() {
    let page = Page::with("requests/new", &[("overview", include_str!("answers/bare_overview.json"))]);
    page.shows("Dit kan hier nog niet.").await;
    assert!(page.find("#right-erasure").is_none());
    assert!(page.find(".list a[href='https://example.nl/contact']").is_some());
}

#[wasm_bindgen_test]
async fn two_questions_lead_to_the_right_one() {
    let page = Page::with("requests/new", &[]);
    page.until("the questions", |page| page.find("#first-1").is_some()).await;
    page.press("#first-1");
    page.until("the second", |page| page.find("#second-2").is_some()).await;
    page.press("#second-2");
    page.shows("Dan past dit het best: Account opheffen.").await;
    page.press("#first-2");
    page.until("asked anew", |page| page.find("#go-on").is_none()).await;
    page.press("#second-0");
    page.shows("Dan past dit het best: Toestemming intrekken.").await;
    page.press("#go-on");
    page.until("the switches", |page| page.recorded("section").contains("consents")).await;
}
