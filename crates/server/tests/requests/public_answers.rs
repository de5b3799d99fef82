//! A request without an account, answered: what the backend does by the address, and what somebody does by hand.

use crate::after_all::subscriber;
use crate::office::Desk;
use crate::portal::desk::{officer, text};
use crate::portal::{COMPANY, DEMO_TOML, Portal};
use crate::public_requests::{confirmed_of, only, page};
use axum::body::Body;
use axum::http::Request;
use mijn_privacy_api::{DeskAnswer, DeskOutcome, DeskRefusal, DeskRole, OutcomeResult, PurposeId, RequestId};
use mijn_privacy_server::desk::{self, DeskError};
use mijn_privacy_store::{ConsentVerbs, EmailAddress};
use serde_json::json;
use sha2::{Digest, Sha256};

const ZOE: &str = "zoe@example.nl";

/// A request that was confirmed: its link, and its id.
async fn asked(portal: &Portal, kind: &str) -> (String, RequestId) {
    let mut form = vec![("kind", kind), ("name", "Zoë Test (verzonnen)"), ("email", ZOE), ("text", "Alles van mij.")];
    if kind == "restriction" {
        form.push(("ground", "legal_claim"));
    }
    let link = confirmed_of(portal, &form).await;
    (link, only(portal).await)
}

fn line(purpose: PurposeId, category: &str, kept: Option<(&str, &str)>) -> DeskOutcome {
    DeskOutcome {
        purpose: Some(purpose),
        category: category.parse().unwrap(),
        result: if kept.is_some() { OutcomeResult::Kept } else { OutcomeResult::Done },
        ground: kept.map(|(ground, _)| ground.to_owned().try_into().unwrap()),
        until: kept.map(|(_, until)| until.parse().unwrap()),
    }
}

fn says(outcome: Option<Vec<DeskOutcome>>, reason: Option<&str>) -> DeskAnswer {
    DeskAnswer { text: None, outcome, reason: reason.map(text) }
}

async fn on_the_list(portal: &Portal) -> usize {
    portal.store.holders(&EmailAddress::parse(ZOE).unwrap()).await.unwrap().len()
}

/// The text of a page without what wraps it.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_proven_address_goes_from_the_newsletters_list_and_the_rest_is_by_hand() {
    let portal = Portal::new().await;
    subscriber(&portal, ZOE).await;
    let (link, id) = asked(&portal, "erasure").await;
    let (app, officer) = (&portal.state, officer());
    let shown = desk::show(app, &officer, &id).await.unwrap();
    assert_eq!(shown.proposal, [line(PurposeId::Newsletter, "email", None)]);
    let sought: Vec<String> =
        shown.to_look_for.iter().map(|one| format!("{}/{}", one.purpose.as_str(), one.category)).collect();
    for kind in ["contact/contact_messages", "marketing/email", "account/username"] {
        assert!(sought.contains(&kind.to_owned()), "{sought:?}");
    }
    assert!(!sought.contains(&"newsletter/email".to_owned()), "that is done by itself");
    let kept = line(PurposeId::Contact, "contact_messages", Some(("Er loopt nog een klacht.", "2027-06-01")));
    let email = || line(PurposeId::Newsletter, "email", None);
    let refused = async |answer| match desk::answer(app, &officer, &id, answer).await {
        Err(DeskError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(says(Some(vec![kept.clone()]), Some("Klacht."))).await, DeskRefusal::OutcomeMissing);
    assert_eq!(refused(says(Some(vec![email(), kept.clone()]), None)).await, DeskRefusal::ReasonMissing);
    let no_such = line(PurposeId::Newsletter, "phone", None);
    assert_eq!(refused(says(Some(vec![email(), no_such]), None)).await, DeskRefusal::OutcomeImpossible);
    let answer = says(Some(vec![email(), kept]), Some("Je klacht is nog niet klaar."));
    let busy = desk::answer(app, &officer, &id, answer).await.unwrap();
    assert_eq!((busy.line.status.as_str(), on_the_list(&portal).await), ("in_progress", 1));
    portal.work().await;
    assert_eq!(
        (on_the_list(&portal).await, portal.permission("newsletter", ZOE).await["permitted"] == true),
        (0, false)
    );
    let done = desk::show(app, &officer, &id).await.unwrap();
    assert_eq!((done.line.status.as_str(), done.to_look_for.len()), ("completed", 0));
    let told: Vec<&str> = done.request.told.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(told, ["Voorbeeld Maildienst B.V."], "of what stays nobody is told");
    // What is kept brings its reason and both ways on, on the page and in the e-mail.
    let read = flat(page(&portal, &link).await.page(200, "We hebben je verzoek beantwoord"));
    for part in [
        "<dt>E-mailadres (Nieuwsbrief)</dt><dd>Verwijderd.</dd>",
        "<dt>Je berichten en onze antwoorden (Je berichten aan ons)</dt><dd>Blijft bewaard tot 1 juni 2027. Er loopt nog een klacht.</dd>",
        "Je klacht is nog niet klaar.",
        "<dt>Voorbeeld Maildienst B.V.</dt><dd>nog niet verteld</dd>",
        "<a href=\"https://autoriteitpersoonsgegevens.nl/een-tip-of-klacht-indienen-bij-de-ap\">Autoriteit Persoonsgegevens</a>",
        "vraag de rechter",
    ] {
        assert!(read.contains(part), "{part}: {read}");
    }
    let (to, mail) = portal.mails().await.pop().unwrap();
    assert_eq!(to, ZOE);
    let mail = flat(&mail);
    for part in ["Niet alles gaat zoals je vroeg", &portal.state.config.authority.url, "vraag de rechter", &link] {
        assert!(mail.contains(part), "{part}: {mail}");
    }
}

/// Done as the rules propose, without another word; nothing stays, so nothing is said about complaining.
#[tokio::test]
async fn where_all_is_done_nobody_is_sent_to_complain() {
    let portal = Portal::new().await;
    subscriber(&portal, ZOE).await;
    let (link, id) = asked(&portal, "erasure").await;
    desk::answer(&portal.state, &officer(), &id, says(None, None)).await.unwrap();
    portal.work().await;
    assert_eq!(on_the_list(&portal).await, 0);
    let read = page(&portal, &link).await.text;
    assert!(read.contains("Verwijderd.") && !read.contains("vraag de rechter"), "{read}");
    // Done again by whoever takes the work over: the same.
    portal.work().await;
}

/// Whoever keeps the address on the list has nothing done by the backend.
#[tokio::test]
async fn what_is_kept_on_the_list_stays_there() {
    let portal = Portal::new().await;
    subscriber(&portal, ZOE).await;
    let (_, id) = asked(&portal, "erasure").await;
    let kept = line(PurposeId::Newsletter, "email", Some(("Een geschil over de nieuwsbrief.", "2027-01-01")));
    let done = desk::answer(&portal.state, &officer(), &id, says(Some(vec![kept]), Some("Geschil."))).await.unwrap();
    assert_eq!((done.line.status.as_str(), on_the_list(&portal).await), ("completed", 1));
    assert!(done.request.told.is_empty());
}

#[tokio::test]
async fn who_is_not_on_the_list_has_nothing_proposed_and_a_customers_choices_are_their_accounts() {
    let portal = Portal::new().await;
    let (link, id) = asked(&portal, "erasure").await;
    let (app, officer) = (&portal.state, officer());
    assert!(desk::show(app, &officer, &id).await.unwrap().proposal.is_empty());
    let nothing = desk::answer(app, &officer, &id, says(None, None)).await;
    assert!(matches!(nothing, Err(DeskError::Refused(DeskRefusal::TextMissing))), "{nothing:?}");
    let found = says(Some(vec![line(PurposeId::Contact, "contact_messages", None)]), None);
    let done = desk::answer(app, &officer, &id, found).await.unwrap();
    assert_eq!(done.line.status.as_str(), "completed", "somebody did it before they answered");
    let told: Vec<&str> = done.request.told.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(told, ["Voorbeeld Datacenter B.V."]);
    assert!(page(&portal, &link).await.text.contains("Je berichten en onze antwoorden (Je berichten aan ons)"));

    let form = [("kind", "erasure"), ("name", "Eva"), ("email", "eva@example.nl"), ("text", "Alles van mij.")];
    confirmed_of(&portal, &form).await;
    let id = only(&portal).await;
    assert!(desk::show(app, &officer, &id).await.unwrap().proposal.is_empty(), "that is for who logs in");
}

/// The officer's page says that it is theirs to do, and takes what they say of each kind.
#[tokio::test]
async fn the_officers_page_asks_what_was_done_by_hand() {
    let portal = Portal::new().await;
    let (link, id) = asked(&portal, "restriction").await;
    let desk = Desk::as_role(&portal, DeskRole::Officer).await;
    let path = format!("/desk/requests/{id}");
    let shown = flat(&desk.get(&path).await.text);
    for part in ["Dit doe je zelf", "kan hier zelf geen gegevens vinden", "<summary>Nieuwsbrief</summary>"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("Het systeem voert dit zelf uit"));
    let place = |kind: &str| {
        let before = shown.split(&format!("value=\"{kind}\"")).next().unwrap();
        before.rsplit("name=\"hand-").next().unwrap().split('"').next().unwrap().to_owned()
    };
    let (news, messages) = (place("newsletter/email"), place("contact/contact_messages"));
    let hands = [format!("hand-{news}"), format!("hand-result-{news}")];
    let fields = [(hands[0].as_str(), "newsletter/email"), (hands[1].as_str(), "kept"), ("reason", "Nog nodig.")];
    // Every field up to the one that is said something of is sent, as a browser does.
    let all: Vec<(String, String)> = shown
        .split("name=\"hand-")
        .skip(1)
        .filter_map(|part| part.split_once("\" value=\""))
        .filter(|(name, _)| name.parse::<usize>().is_ok())
        .map(|(name, rest)| (format!("hand-{name}"), rest.split('"').next().unwrap().to_owned()))
        .collect();
    let with = |own: &[(&str, &str)]| -> Vec<(String, String)> {
        let own = own.iter().map(|(name, value)| (name.to_string(), value.to_string()));
        all.iter().cloned().chain(own).collect()
    };
    let submit = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        desk.submit(&path, &format!("{path}/act/answer"), &fields).await
    };
    let refused = submit(with(&fields[1..])).await;
    assert!(
        refused.status == 422 && refused.text.contains("Zeg bij wat blijft waarom het blijft."),
        "{}",
        refused.text
    );
    assert!(flat(&refused.text).contains("<option value=\"kept\" selected>"), "what was said stays");
    let said = [
        (format!("hand-result-{news}"), "done"),
        (format!("hand-result-{messages}"), "kept"),
        (format!("hand-ground-{messages}"), "We moeten je vraag nog beantwoorden."),
        ("reason".to_owned(), "We moeten je vraag nog beantwoorden."),
    ];
    let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let done = submit(with(&said)).await;
    assert_eq!(done.header("location"), format!("{path}?done=answer").as_str(), "{}", done.text);
    let request = mijn_privacy_server::desk::show(&portal.state, &officer(), &id).await.unwrap().request;
    let still: Vec<&str> = request.standstill.as_ref().unwrap().purposes.iter().map(|one| one.as_str()).collect();
    assert_eq!((still, request.outcome.len()), (vec!["newsletter"], 2));
    let decided = flat(&desk.get(&path).await.text);
    assert!(decided.contains("<dt>E-mailadres (Nieuwsbrief)</dt><dd>Gedaan</dd>"), "{decided}");
    assert!(!decided.contains("Dit doe je zelf"));
    let read = flat(&page(&portal, &link).await.text);
    assert!(read.contains("Gebruiken we nu niet.") && read.contains("vraag de rechter"), "{read}");
}

/// The same for a ticket system, of a correction.
#[tokio::test]
async fn a_ticket_system_says_what_was_corrected_by_hand() {
    let token = "token-of-tickets-0123456789abcdef0123456789";
    let digest: String = Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect();
    let client =
        format!("\n[[company.clients]]\nname = \"tickets\"\nroles = [\"officer\"]\ntoken_sha256 = \"{digest}\"\n");
    let portal = Portal::of(&format!("{DEMO_TOML}{client}"), &[]).await;
    let (link, id) = asked(&portal, "rectification").await;
    let call = |method: &str, end: &str| {
        let call = Request::builder().method(method).uri(format!("{COMPANY}/requests/{id}{end}"));
        call.header("authorization", format!("Bearer {token}")).header("content-type", "application/json")
    };
    let shown = portal.send(call("GET", "").body(Body::empty()).unwrap()).await.ok();
    let kind = json!({ "purpose": "contact", "category": "email" });
    assert!(shown["to_look_for"].as_array().unwrap().contains(&kind), "{shown}");
    assert!(shown.get("proposal").is_none() && shown.get("by_hand").is_none());
    let outcome = json!([
        { "purpose": "contact", "category": "email", "result": "done" },
        { "purpose": "order", "category": "email", "result": "kept", "ground": "Dat adres klopte toen.", "until": "2030-01-01" },
    ]);
    let answer = json!({ "outcome": outcome, "reason": "Een oude rekening verandert niet." });
    let done = portal.send(call("POST", "/answer").body(Body::from(answer.to_string())).unwrap()).await.ok();
    assert_eq!((&done["line"]["status"], &done["request"]["outcome"]), (&json!("completed"), &outcome));
    let told: Vec<&str> =
        done["request"]["told"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(told, ["Voorbeeld Datacenter B.V."]);
    let read = flat(&page(&portal, &link).await.text);
    assert!(read.contains("E-mailadres (Je berichten aan ons)</dt><dd>Aangepast.</dd>"), "{read}");
    assert!(read.contains("Blijft zoals het is tot 1 januari 2030. Dat adres klopte toen."), "{read}");
}
