//! What the privacy statement promises of each purpose stands in the overview: kinds of data, legal bases, in words.

use crate::portal::Portal;
use crate::portal::people::EVA;
use serde_json::Value;

async fn purposes() -> Vec<Value> {
    let portal = Portal::new().await;
    let overview = portal.log_in(EVA).await.get("/overview").await.ok();
    overview["purposes"].as_array().unwrap().clone()
}

fn purpose<'a>(all: &'a [Value], id: &str) -> &'a Value {
    all.iter().find(|one| one["id"] == id).unwrap()
}

fn words<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().filter_map(|one| one[field].as_str()).collect()
}

#[tokio::test]
async fn each_purpose_names_its_kinds_of_data() {
    let all = purposes().await;
    for (id, kinds) in [
        ("account", "name_address phone billing_address email ip_address payment username"),
        ("order", "name_address phone billing_address email ip_address payment domain_name"),
        ("portal", "name_address phone billing_address email ip_address payment"),
        ("contact", "name_address phone email ip_address domain_name"),
        ("newsletter", "email"),
        ("marketing", "email"),
    ] {
        let named = words(&purpose(&all, id)["data_categories"], "id");
        for kind in kinds.split(' ') {
            assert!(named.contains(&kind), "{id} does not name {kind}: {named:?}");
        }
    }
}

#[tokio::test]
async fn each_purpose_names_its_legal_bases() {
    let all = purposes().await;
    for (id, bases) in [
        ("account", "contract legitimate_interest"),
        ("order", "contract"),
        ("portal", "contract"),
        ("contact", "consent"),
        ("newsletter", "consent"),
    ] {
        for category in purpose(&all, id)["data_categories"].as_array().unwrap() {
            let named = words(&category["legal_bases"], "basis");
            for basis in bases.split(' ') {
                assert!(named.contains(&basis), "{id}, {}: {named:?}", category["id"]);
            }
        }
    }
}

#[tokio::test]
async fn each_purpose_says_what_is_done_with_the_data() {
    let all = purposes().await;
    for (id, said) in [
        ("account", "zodat je ze niet steeds hoeft in te vullen en we je kunnen bereiken"),
        ("order", "leveren we wat je bestelt en verwerken we je betaling"),
        ("portal", "Zo kunnen we bewijzen wat er is gebeurd, je helpen bij vragen en storingen oplossen"),
        ("contact", "om je vraag te beantwoorden"),
        ("contact", "als je daarna nog iets vraagt"),
        ("contact", "leert onze klantenservice ook van je bericht"),
        ("newsletter", "nieuws, tips en informatie over onze producten"),
        ("newsletter", "alleen als je daar ja op zegt"),
        ("marketing", "over een product of dienst waar jij iets aan kunt hebben"),
        ("analytics", "welke pagina's bezoekers bekijken"),
        ("analytics", "Google maakt je IP-adres eerst anoniem"),
        ("analytics", "met Google afgesproken wat het mag bijhouden"),
        ("analytics", "de gegevens niet voor andere diensten gebruikt"),
    ] {
        let description = purpose(&all, id)["description"].as_str().unwrap();
        assert!(description.contains(said), "{id} does not say “{said}”: {description}");
    }
}

#[tokio::test]
async fn each_recipient_is_named_with_what_it_is_needed_for() {
    for purpose in purposes().await {
        let (names, services) = (words(&purpose["recipients"], "name"), words(&purpose["recipients"], "service"));
        assert!(!names.is_empty() && names.len() == services.len(), "{}: {names:?}", purpose["id"]);
        assert!(names.iter().chain(&services).all(|word| !word.is_empty()), "{}: {names:?}", purpose["id"]);
    }
}
