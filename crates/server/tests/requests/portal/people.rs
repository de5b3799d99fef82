//! Invented people, with values that occur nowhere else, so that a test can look for them where they must not be.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use mijn_privacy_api::{AccountStatus, ActivitySystem, Channel, ConsentId, ConsentState, Role};
use mijn_privacy_store::{ActivityRow, ConsentWrite, Item, Membership, MessageRow, NewPerson, OrderRow};

/// Owns `eva-bv` and has something of everything.
pub const EVA: &str = "person-eva";
/// Is a user of `eva-bv`.
pub const TOM: &str = "person-tom";
/// Owns `noor-shop` and `noor-blog`.
pub const NOOR: &str = "person-noor";
/// Owns `new`, with nothing in it.
pub const NEW: &str = "person-new";
/// Owns `closed`, closed on 10 March 2025.
pub const CLOSED: &str = "person-closed";

/// Owns `old`: chose long ago, under words that are no longer there.
pub const OLD: &str = "person-old";
/// Owns `mute`, and has no e-mail address.
pub const MUTE: &str = "person-mute";

/// The password of each of them.
pub const PASSWORD: &str = "demo-wachtwoord";

/// Everything about Eva's account that is not Tom's.
pub const OF_EVA: [&str; 8] = [
    "Eva Voorbeeld",
    "eva@example.nl",
    "020 555 01 01",
    "NL91 ABNA 0417 1643 00",
    "192.0.2.1",
    "eva-voorbeeld.example",
    "Waar is mijn factuur",
    "0417",
];

/// Everything of Noor's shop.
pub const OF_SHOP: [&str; 4] = ["Winkelstraat 1", "shop@example.nl", "winkel.example", "Bestelling van de winkel"];
/// Everything of Noor's blog.
pub const OF_BLOG: [&str; 4] = ["Blogweg 2", "blog@example.nl", "blog.example", "Bestelling van het blog"];

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn person(id: &str) -> Item {
    let username = id.trim_start_matches("person-").to_owned();
    Item::Person(NewPerson {
        id: id.parse().unwrap(),
        email: (id != MUTE).then(|| format!("{username}@example.nl")),
        username,
        // Cheap parameters: what a real hash costs is tested beside its code.
        password_hash: cheap_hash(),
        created_at: at("2020-01-15T08:00:00Z"),
    })
}

fn cheap_hash() -> String {
    use argon2::password_hash::PasswordHasher;
    let params = argon2::Params::new(8, 1, 1, None).unwrap();
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    argon2.hash_password(PASSWORD.as_bytes()).unwrap().to_string()
}

fn member(id: &str, account: &str, role: Role, closed_on: Option<Date>) -> Item {
    let status = if closed_on.is_some() { AccountStatus::Closed } else { AccountStatus::Open };
    let name = format!("Klant {account}");
    let account = account.parse().unwrap();
    let opened_on = date(2020, 1, 15);
    Item::Member(id.parse().unwrap(), Membership { account, name, role, status, opened_on, closed_on })
}

fn value(account: &str, kind: &'static str, value: &str) -> Item {
    Item::Value(account.parse().unwrap(), kind, value.to_owned(), Some(at("2024-05-01T10:00:00Z")))
}

fn order(account: &str, number: &str, what: &str, domain: &str, completed_on: Option<Date>) -> Item {
    let order = OrderRow {
        number: number.to_owned(),
        description: what.to_owned(),
        domain: Some(domain.to_owned()),
        amount_cents: 1_210,
        ordered_on: completed_on.unwrap_or(date(2026, 11, 1)),
        completed_on,
    };
    Item::Order(account.parse().unwrap(), order)
}

fn message(account: &str, id: &str, subject: &str, satisfied_on: Option<Date>) -> Item {
    let row = MessageRow {
        id: "given-out".parse().unwrap(),
        received_at: at("2026-06-01T10:00:00Z"),
        subject: subject.to_owned(),
        body: format!("Bericht over: {subject}"),
        answered_at: Some(at("2026-06-02T10:00:00Z")),
        satisfied_on,
        started: None,
        withdrawn_at: None,
        after_answer: false,
    };
    Item::Message(account.parse().unwrap(), id.parse().unwrap(), row)
}

fn open_message(account: &str, id: &str, subject: &str) -> Item {
    let Item::Message(account, id, row) = message(account, id, subject, None) else { panic!("a message") };
    Item::Message(account, id, MessageRow { answered_at: None, ..row })
}

fn activity(account: &str, id: &str, action: &str, address: &str, moment: &str) -> Item {
    let row = ActivityRow {
        at: at(moment),
        system: ActivitySystem::Portal,
        action: action.to_owned(),
        ip_address: Some(address.to_owned()),
    };
    Item::Activity(account.parse().unwrap(), id.parse().unwrap(), row)
}

/// A choice as an older system brought it in.
fn choice(id: &str, consent: ConsentId, state: ConsentState, wording: &str) -> Item {
    let moment = at("2024-02-29T12:00:00Z");
    let write = ConsentWrite {
        id: consent,
        state,
        if_revision: None,
        wording: wording.parse().unwrap(),
        wording_text: "Een oude tekst".to_owned(),
        language: "nl".to_owned(),
        shown_at: moment,
        notice: "2018-05-25".parse().unwrap(),
        channel: Channel::Import,
        actor: "system".to_owned(),
        note: None,
        confirmation: None,
        at: moment,
    };
    Item::Consent(id.parse().unwrap(), write)
}

/// All of it.
pub fn items() -> Vec<Item> {
    let mut items: Vec<Item> = [EVA, TOM, NOOR, NEW, CLOSED, OLD, MUTE].map(person).into();
    items.extend([
        member(EVA, "eva-bv", Role::Owner, None),
        member(TOM, "eva-bv", Role::User, None),
        member(NOOR, "noor-blog", Role::Owner, None),
        member(NOOR, "noor-shop", Role::Owner, None),
        member(NEW, "new", Role::Owner, None),
        member(OLD, "old", Role::Owner, None),
        member(MUTE, "mute", Role::Owner, None),
        member(CLOSED, "closed", Role::Owner, Some(date(2025, 3, 10))),
        value("eva-bv", "name_address", "Eva Voorbeeld, Teststraat 1, 9999 ZZ Testdorp"),
        value("eva-bv", "phone", "020 555 01 01"),
        value("eva-bv", "billing_address", "Eva Voorbeeld, Postbus 1, 9999 ZZ Testdorp"),
        value("eva-bv", "email", "eva@example.nl"),
        value("eva-bv", "payment", "NL91 ABNA 0417 1643 00"),
        value("noor-shop", "name_address", "Winkelstraat 1, 9999 ZZ Testdorp"),
        value("noor-shop", "email", "shop@example.nl"),
        value("noor-blog", "name_address", "Blogweg 2, 9999 ZZ Testdorp"),
        value("noor-blog", "email", "blog@example.nl"),
        value("closed", "name_address", "Dicht 3, 9999 ZZ Testdorp"),
        value("closed", "phone", "020 555 03 03"),
        Item::Address(EVA.parse().unwrap(), "192.0.2.1".to_owned(), at("2026-11-01T10:00:00Z")),
        Item::Address(TOM.parse().unwrap(), "198.51.100.7".to_owned(), at("2026-11-02T10:00:00Z")),
        order("eva-bv", "E-1", "Hosting", "eva-voorbeeld.example", Some(date(2019, 6, 1))),
        order("eva-bv", "E-2", "Domeinnaam", "eva-voorbeeld.example", Some(date(2023, 6, 1))),
        order("eva-bv", "E-3", "Domeinnaam", "eva-voorbeeld.example", None),
        order("noor-shop", "S-1", "Bestelling van de winkel", "winkel.example", Some(date(2024, 1, 1))),
        order("noor-blog", "B-1", "Bestelling van het blog", "blog.example", Some(date(2024, 1, 1))),
        message("eva-bv", EVA, "Waar is mijn factuur", Some(date(2026, 6, 3))),
        message("eva-bv", EVA, "Waar is mijn factuur, deel 2", None),
        message("eva-bv", TOM, "Toms vraag", None),
        Item::Mailing(EVA.parse().unwrap(), date(2025, 12, 31), "Vorig jaar".to_owned()),
        Item::Mailing(EVA.parse().unwrap(), date(2026, 3, 1), "Lente".to_owned()),
        Item::Mailing(EVA.parse().unwrap(), date(2026, 9, 1), "Herfst".to_owned()),
        activity("eva-bv", TOM, "login", "198.51.100.7", "2026-11-02T10:00:00Z"),
        choice(EVA, ConsentId::Marketing, ConsentState::Granted, "old-1"),
        message("old", OLD, "Beantwoord", None),
        open_message("old", OLD, "Nog open"),
        choice(OLD, ConsentId::Newsletter, ConsentState::Granted, "newsletter-0"),
        choice(OLD, ConsentId::Marketing, ConsentState::Unknown, "marketing-1"),
        choice(EVA, ConsentId::Newsletter, ConsentState::Granted, "newsletter-1"),
    ]);
    items.extend(
        (1..=25).map(|minute| activity("eva-bv", EVA, "login", "192.0.2.1", &format!("2026-11-01T10:{minute:02}:00Z"))),
    );
    items
}
