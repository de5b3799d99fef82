//! `consents set` and `consents show`: for the helpdesk.

use crate::program::{ask, fails, head, mails, opened, program, run, seeded, succeeds};
use mijn_privacy_store::{Item, NewPerson, Seed};
use serde_json::Value;
use std::path::Path;
use std::process::Output;

fn set(folder: &Path, person: &str, consent: &str, to: &str) -> Output {
    let arguments = ["consents", "set", "--person", person, "--consent", consent, "--to", to];
    let who = ["--actor", " Medewerker Een ", "--note", "belde op 24 november, gesprek 123"];
    run(folder, &[&arguments[..], &who].concat())
}

/// The choices of somebody, by the name of the switch.
fn shown(folder: &Path, person: &str, consent: &str) -> Value {
    let text =
        succeeds(&run(folder, &["consents", "show", "--person", person, "--actor", "Medewerker Twee", "--json"]));
    let all: Value = serde_json::from_str(&text).unwrap();
    all["consents"].as_array().unwrap().iter().find(|choice| choice["consent"] == consent).unwrap().clone()
}

#[test]
fn a_no_holds_at_once_and_names_who_asked() {
    let folder = seeded();
    let folder = folder.path();
    for (person, consent, state) in [
        ("demo-alles", "newsletter", "withdrawn"),
        ("jansje@example.nl", "marketing", "objected"),
        ("demo-alles", "training", "denied"),
        ("demo-alles", "analytics", "withdrawn"),
    ] {
        let before = shown(folder, person, consent);
        succeeds(&set(folder, person, consent, "off"));
        let after = shown(folder, person, consent);
        assert_eq!(after["state"], state, "{consent}");
        if before["state"] == state {
            assert_eq!(after["revision"], before["revision"], "it was so already");
        } else {
            let last = &after["history"][0];
            assert_eq!(
                (last["channel"].as_str(), last["actor"].as_str()),
                (Some("helpdesk"), Some("company")),
                "{consent}"
            );
            assert_eq!(after["revision"].as_u64(), before["revision"].as_u64().map(|revision| revision + 1));
        }
        let again = head(folder);
        succeeds(&set(folder, person, consent, "off"));
        assert_eq!(head(folder), again, "said twice, it is stored once");
    }
    let text = ask(folder, "SELECT name || ': ' || note FROM consent_actor WHERE name = 'Medewerker Een' LIMIT 1");
    assert_eq!(text, ["Medewerker Een: belde op 24 november, gesprek 123"]);
    assert!(succeeds(&run(folder, &["audit", "verify"])).contains(" 0 flaws"));
}

#[test]
fn a_yes_waits_for_the_person() {
    let folder = seeded();
    let folder = folder.path();
    for consent in ["newsletter", "marketing", "training"] {
        let said = succeeds(&set(folder, "nieuw", consent, "on"));
        assert!(said.contains("Until then it is off"), "{said}");
        assert_eq!(shown(folder, "nieuw", consent)["state"], "pending_confirmation");
    }
    assert!(succeeds(&run(folder, &["mail", "outbox"])).starts_with("3 waiting, the oldest since 20"));
    let texts = mails(folder).join("\n");
    assert_eq!(texts.matches("Je vroeg onze klantenservice").count(), 3, "{texts}");
    assert!(succeeds(&set(folder, "nieuw", "newsletter", "on")).contains("no other e-mail was sent"));
    assert!(succeeds(&run(folder, &["mail", "outbox"])).starts_with("3 waiting"));
    // Not again what is given.
    assert!(succeeds(&set(folder, "demo-alles", "newsletter", "on")).contains("was on already"));
    assert!(succeeds(&set(folder, "nieuw", "newsletter", "off")).contains("off from now on"));
    assert_eq!(shown(folder, "nieuw", "newsletter")["state"], "denied");
}

/// Who asks for no e-mail is no customer, and the next list has their address.
#[test]
fn a_no_of_an_address_that_nobody_has_holds() {
    let folder = seeded();
    let folder = folder.path();
    let before = head(folder);
    let said = succeeds(&set(folder, "nooit2@example.nl", "newsletter", "off"));
    assert!(said.contains("Its no to newsletter holds from now on"), "{said}");
    assert_eq!(succeeds(&set(folder, "Nooit2@EXAMPLE.nl", "newsletter", "off")), said, "said twice");
    assert_eq!(head(folder), before, "it is nobody's choice");
    assert_eq!(ask(folder, "SELECT id FROM subscriber WHERE email LIKE 'nooit2%'"), Vec::<String>::new());
    let list = folder.join("list.csv");
    let lines = "address,state,chosen_at,wording\nnooit2@example.nl,granted,2020-01-01,newsletter-1\n";
    std::fs::write(&list, format!("{lines}graag@example.nl,granted,2020-01-01,newsletter-1\n")).unwrap();
    let import = |consent: &str| {
        let arguments = ["consents", "import", list.to_str().unwrap(), "--consent", consent, "--source", "oude lijst"];
        succeeds(&run(folder, &arguments))
    };
    let done = import("newsletter");
    assert!(done.contains("1  added as granted") && done.contains("1  not taken over: the person chose"), "{done}");
    // The proof of who has no account is shown too.
    let history = &shown(folder, "graag@example.nl", "newsletter")["history"];
    assert_eq!((history.as_array().unwrap().len(), &history[0]["channel"]), (1, &"import".into()), "{history}");
    // On the newsletter's list is still nobody to marketing; a yes is nobody's, and other switches belong to customers.
    assert!(succeeds(&set(folder, "graag@example.nl", "marketing", "off")).contains("Its no to marketing holds"));
    fails(&set(folder, "graag@example.nl", "training", "off"), "on the newsletter's list only");
    fails(&set(folder, "nooit2@example.nl", "newsletter", "on"), "nobody has this user name");
    fails(&set(folder, "nooit2@example.nl", "training", "off"), "nobody has this user name");
}

#[test]
fn analytics_cannot_be_switched_on_for_somebody() {
    let folder = seeded();
    let before = head(folder.path());
    fails(&set(folder.path(), "nieuw", "analytics", "on"), "only in the browser in which it is given");
    assert_eq!(head(folder.path()), before);
}

#[test]
fn an_address_that_several_people_have_names_nobody() {
    let folder = seeded();
    let twin = NewPerson {
        id: "twin".parse().unwrap(),
        username: "twin".into(),
        password_hash: "!".into(),
        email: Some("nieuw@example.nl".into()),
        created_at: "2026-01-01T00:00:00Z".parse().unwrap(),
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = opened(folder.path()).await;
        store.seed(vec![Item::Person(twin)]).await.unwrap();
        store.close().await;
    });
    fails(&set(folder.path(), "nieuw@example.nl", "newsletter", "off"), "2 people have this e-mail address");
    fails(&set(folder.path(), "nieuw@example.nl", "newsletter", "off"), "ask for the user name");
    succeeds(&set(folder.path(), "nieuw", "newsletter", "off"));
}

#[test]
fn who_looks_is_seen() {
    let folder = seeded();
    let folder = folder.path();
    let table = succeeds(&run(folder, &["consents", "show", "--person", "demo-alles", "--actor", "Medewerker Twee"]));
    for said in
        ["customer ", "newsletter: granted", "marketing: granted", "confirmation_link", "newsletter-1", "2018-05-25"]
    {
        assert!(table.contains(said), "{said}: {table}");
    }
    assert!(!table.contains("Medewerker Demo"), "names of colleagues stay in the proof: {table}");
    assert_eq!(ask(folder, "SELECT what FROM lookup WHERE actor = 'Medewerker Twee'"), ["consents"]);
}

#[test]
fn what_is_typed_wrong_changes_nothing() {
    let folder = seeded();
    let before = head(folder.path());
    let right = ["--person", "nieuw", "--consent", "newsletter", "--to", "off", "--actor", "Een", "--note", "belde"];
    let long = "x".repeat(501);
    for (option, value, said) in [
        ("--consent", "nieuwsbrief", "newsletter, marketing, training, analytics"),
        ("--to", "maybe", "on, off"),
        ("--actor", "  ", "it is empty"),
        ("--actor", "Een\nTwee", "control character"),
        ("--note", "", "it is empty"),
        ("--note", "belde\u{202e}", "control character"),
        ("--note", long.as_str(), "longer than 500"),
    ] {
        let at = right.iter().position(|argument| *argument == option).unwrap();
        let mut arguments = ["consents", "set"].to_vec();
        arguments.extend(right);
        arguments[at + 3] = value;
        let output = run(folder.path(), &arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && error.contains(said), "{option} {value:?}: {error}");
        // Left out, it is asked for.
        let mut arguments = ["consents", "set"].to_vec();
        arguments.extend(right[..at].iter().chain(&right[at + 2..]));
        assert_eq!(run(folder.path(), &arguments).status.code(), Some(2), "{option}");
    }
    for nobody in ["niemand", "niemand@", "", "'; DROP TABLE person; --", &"a".repeat(5_000)] {
        fails(&set(folder.path(), nobody, "newsletter", "off"), "nobody has this user name");
    }
    assert_eq!(head(folder.path()), before);
    let output = program(folder.path(), &["consents", "show", "--person", "nieuw", "--actor", "x"])
        .env("MIJN_PRIVACY__DATABASE__PATH", folder.path().join("other.db"))
        .output();
    fails(&output.unwrap(), "run `mijn-privacy-server migrate` first");
}
