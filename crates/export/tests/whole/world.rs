//! An invented person with as many rows as a test wants, made as they are read.

use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api as api;
use mijn_privacy_export::*;
use serde_json::{Value as Json, json};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Text that means something somewhere: on a page, in a sheet, in a path, in JSON.
pub const HOSTILE: &str =
    "=HYPERLINK(\"http://evil.example\");<script>alert('1')</script>\r\n../../etc/passwd\u{202e}\\\";\u{0}";

/// Reads a value of the contract.
pub fn of<T: serde::de::DeserializeOwned>(value: Json) -> T {
    serde_json::from_value(value).unwrap()
}

fn party(name: &str) -> Party {
    Party {
        name: name.to_owned(),
        address: vec!["Straat 1".to_owned(), "9999 ZZ Testdorp".to_owned()],
        country: Some("NL".to_owned()),
        url: format!("https://{}.example.nl/", name.to_lowercase()),
        email: None,
        phone: Some("020 555 01 01".to_owned()),
    }
}

/// What stands above the lists, with so many activity rows below it.
pub fn about(kind: ExportKind, rows: &Rows) -> About {
    let purpose = json!({
        "id": "account", "name": "Je account", "summary": "Wie je bent", "description": "Om je te bereiken.",
        "data_categories": [{
            "id": "email", "name": "E-mailadres", "values": [], "in_records": false,
            "legal_bases": [{ "basis": "contract", "detail": "je contract uit te voeren" }],
            "retention": [
                { "starts": "account_closed" },
                { "starts": "previous_step", "period": "P7Y", "end_of_book_year": true, "law": "artikel 52" },
            ],
            "delete_reason": "account_open",
        }],
        "recipients": [{ "name": "Voorbeeld Datacenter B.V.", "service": "beheert servers", "country": "NL" }],
        "rights": [{ "right": "access", "available": true }, { "right": "objection", "available": false, "reason": "Nee." }],
    });
    About {
        kind,
        reference: "INZ-2026-0001".parse().unwrap(),
        asked: Vec::new(),
        asked_at: "2026-11-20T09:15:00Z".parse().unwrap(),
        made_at: "2026-11-24T09:15:00Z".parse().unwrap(),
        language: "nl".to_owned(),
        controller: party("Voorbeeldbedrijf"),
        authority: party("Toezicht"),
        notice: of(
            json!({ "version": "2018-05-25", "date": "2018-05-25", "url": "https://voorbeeldbedrijf.example.nl/privacy" }),
        ),
        account: Account {
            name: format!("Klant {HOSTILE}"),
            role: api::Role::Owner,
            opened_on: "2020-01-15".parse().unwrap(),
            closed_on: None,
        },
        purposes: ["account", "order", "contact", "portal", "newsletter"].map(|id| named(id, &purpose)).into(),
        sources: vec!["Van jou.".to_owned()],
        automated_decisions: "Er is geen besluit door een computer.".to_owned(),
        transfers: "Alles blijft in Europa.".to_owned(),
        elsewhere: vec!["Je e-mails staan er niet in.".to_owned()],
        kinds: [("orders".parse().unwrap(), "Bestellingen".to_owned())].into(),
        names: [
            (api::PurposeId::Order, "Je bestellingen".to_owned()),
            (api::PurposeId::Contact, "Je berichten".to_owned()),
        ]
        .into(),
        profile: vec![
            Value {
                category: "phone".parse().unwrap(),
                name: "Telefoonnummer".to_owned(),
                value: "+31 20 555 01 01".to_owned(),
                at: None,
            },
            Value {
                category: "ip_address".parse().unwrap(),
                name: "IP-adres".to_owned(),
                value: "192.0.2.1".to_owned(),
                at: Some("2026-11-01T10:00:00Z".parse().unwrap()),
            },
        ],
        consents: vec![ConsentNow {
            id: api::ConsentId::Newsletter,
            purpose: api::PurposeId::Newsletter,
            name: "Nieuwsbrief".to_owned(),
            kind: api::ConsentType::Consent,
            state: api::ConsentState::Withdrawn,
            state_reason: None,
            changed_at: Some("2026-11-01T10:00:00Z".parse().unwrap()),
        }],
        totals: rows.totals(),
    }
}

/// The purpose under another id.
fn named(id: &str, purpose: &Json) -> api::Purpose {
    let mut purpose = purpose.clone();
    purpose["id"] = id.into();
    of(purpose)
}

/// So many rows of each list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows {
    /// Activity.
    pub activity: usize,
    /// Each of the other lists.
    pub others: usize,
}

impl Rows {
    fn totals(&self) -> Totals {
        let others = self.others as u64;
        Totals {
            orders: others,
            messages: others,
            activity: self.activity as u64,
            changes: others,
            mailings: others,
            requests: others,
            lookups: others,
        }
    }
}

/// Makes rows as they are asked for.
pub struct World {
    /// So many.
    pub rows: Rows,
    /// Pages that were given.
    pub pages: AtomicUsize,
    /// The page that fails.
    pub fails_at: usize,
}

impl World {
    /// With so many rows.
    pub fn of(rows: Rows) -> Self {
        Self { rows, pages: AtomicUsize::new(0), fails_at: usize::MAX }
    }

    fn page<T>(
        &self,
        total: usize,
        size: usize,
        after: Option<String>,
        row: impl Fn(usize) -> T,
    ) -> Result<Page<T>, Failed> {
        if self.pages.fetch_add(1, Ordering::Relaxed) == self.fails_at {
            return Err(Failed);
        }
        let from: usize = after.map_or(0, |after| after.parse().unwrap());
        let to = total.min(from + size);
        Ok(Page { items: (from..to).map(row).collect(), next: (to < total).then(|| to.to_string()) })
    }
}

/// The database does not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed;

fn at(index: usize) -> api::Timestamp {
    let newest: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
    (newest - SignedDuration::from_secs(i64::try_from(index).unwrap() * 61)).to_string().parse().unwrap()
}

#[async_trait::async_trait]
impl Source for World {
    type Error = Failed;

    async fn orders(&self, after: Option<String>) -> Result<Page<api::Order>, Failed> {
        self.page(self.rows.others, 2, after, |index| {
            of(json!({ "number": format!("-{index}"), "description": HOSTILE, "domain": "voorbeeld.example", "amount_cents": 1_210,
                "ordered_on": "2026-11-01", "deletion": { "delete_reason": "order_open" } }))
        })
    }

    async fn messages(&self, after: Option<String>) -> Result<Page<api::ContactMessage>, Failed> {
        self.page(self.rows.others, 2, after, |index| {
            of(json!({ "id": format!("m{index}"), "received_at": at(index), "subject": "Waar is mijn factuur?",
                "body": format!("{HOSTILE}\nTweede regel; met \"aanhaling\""), "answered_at": at(0), "satisfied_on": "2026-11-23",
                "deletion": { "delete_on": "2034-01-01" } }))
        })
    }

    async fn activity(&self, after: Option<String>) -> Result<Page<api::Activity>, Failed> {
        self.page(self.rows.activity, 1_000, after, |index| api::Activity {
            at: at(index),
            system: if index % 3 == 0 { api::ActivitySystem::ControlPanel } else { api::ActivitySystem::Portal },
            action: format!("Handeling {index}"),
            ip_address: Some(format!("192.0.2.{}", index % 250)),
        })
    }

    async fn changes(&self, after: Option<String>) -> Result<Page<ConsentChange>, Failed> {
        self.page(self.rows.others, 2, after, |index| ConsentChange {
            consent: api::ConsentId::Newsletter,
            name: "Nieuwsbrief".to_owned(),
            event: of(json!({ "receipt": "ab12", "state": "granted", "type": "consent", "changed_at": at(index), "channel": "portal",
                "actor": "subject", "wording_id": "newsletter-1", "wording_text": "Nieuwsbrief\n\nIn het kort", "language": "nl",
                "shown_at": at(index), "notice_version": "2018-05-25" })),
        })
    }

    async fn mailings(&self, after: Option<String>) -> Result<Page<api::Mailing>, Failed> {
        self.page(self.rows.others, 2, after, |_| of(json!({ "sent_on": "2026-03-01", "subject": "@Lente" })))
    }

    async fn requests(&self, after: Option<String>) -> Result<Page<api::Request>, Failed> {
        self.page(self.rows.others, 2, after, |index| {
            of(json!({ "id": format!("r{index}"), "reference": "VER-2026-0007", "kind": "erasure", "purposes": ["order"], "text": HOSTILE,
                "ground": "accuracy", "status": "completed", "received_at": at(90), "due_on": "2026-12-28", "closed_at": at(1),
                "extended": { "until": "2027-01-28", "reason": "veel" },
                "corrections": [{ "category": "phone", "from": "020", "to": "+31 6" }],
                "events": [{ "kind": "received", "at": at(90) }, { "kind": "completed", "at": at(1), "reason": HOSTILE }],
                "outcome": [
                    { "purpose": "order", "category": "orders", "result": "kept", "ground": "de wet", "until": "2034-01-01" },
                    { "purpose": "contact", "category": "phone", "result": "kept", "ground": "de wet", "until": "2034-01-01" },
                    { "purpose": "order", "category": "phone", "result": "done" }
                ],
                "decision_reason": "Van de wet moeten we het bewaren.",
                "thread": [{ "id": "t1", "at": at(5), "author": "officer", "text": HOSTILE, "question": true,
                    "attachments": [{ "name": "../brief.pdf", "size": 12 }] }],
                "told": [{ "name": "Voorbeeld Datacenter B.V.", "on": "2026-11-23" }] }))
        })
    }

    async fn lookups(&self, after: Option<String>) -> Result<Page<Lookup>, Failed> {
        self.page(self.rows.others, 2, after, |index| Lookup {
            at: at(index),
            system: "Mijn SoHosted".to_owned(),
            by: if index == 0 { LookupBy::Company } else { LookupBy::Person },
            what: "overview".to_owned(),
            request: (index == 0).then(|| "r1".parse().unwrap()),
        })
    }
}
