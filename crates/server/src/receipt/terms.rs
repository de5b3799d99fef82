//! From the words of the contract to the terms of the Data Privacy Vocabulary (DPV 2).

use mijn_privacy_api::{Channel, ConsentActor, ConsentId, ConsentState, RetentionStart};

/// The prefixes that the terms below use.
pub const PREFIXES: [(&str, &str); 8] = [
    ("dct", "http://purl.org/dc/terms/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("dpv", "https://w3id.org/dpv#"),
    ("pd", "https://w3id.org/dpv/pd#"),
    ("loc", "https://w3id.org/dpv/loc#"),
    ("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#"),
    ("dpv-27560", "https://w3id.org/dpv/schema/dpv-27560#"),
    // What the standard has no term for: the chain, the route, the digest of the text.
    ("mp", "urn:mijn-privacy:receipt:"),
];

/// The rights that a person has, whatever it rests on.
pub const RIGHTS: [&str; 8] = [
    "eu-gdpr:A13",
    "eu-gdpr:A15",
    "eu-gdpr:A16",
    "eu-gdpr:A17",
    "eu-gdpr:A18",
    "eu-gdpr:A20",
    "eu-gdpr:A22",
    "eu-gdpr:A77",
];

/// What it is for.
pub fn purpose(id: ConsentId) -> &'static str {
    match id {
        ConsentId::Newsletter | ConsentId::Marketing => "dpv:DirectMarketing",
        ConsentId::Training => "dpv:ImproveInternalCRMProcesses",
        ConsentId::Analytics => "dpv:ServiceUsageAnalytics",
        ConsentId::Unknown => "dpv:Purpose",
    }
}

/// What kind of data; its own kinds of a company are personal data without a finer term.
pub fn personal_data(category: &str) -> &'static [&'static str] {
    match category {
        "email" => &["pd:EmailAddress"],
        "name_address" => &["pd:Name", "pd:PhysicalAddress"],
        "billing_address" => &["pd:PhysicalAddress"],
        "phone" => &["pd:TelephoneNumber"],
        "ip_address" => &["pd:IPAddress"],
        "contact_messages" => &["pd:Communication"],
        "website_visits" => &["pd:BrowsingBehaviour", "pd:UserAgent", "pd:UID"],
        "domain_name" => &["pd:UID"],
        "username" => &["pd:Username"],
        "payment" => &["pd:FinancialAccount"],
        "orders" => &["pd:Purchase", "pd:Transaction"],
        "activity" => &["pd:ServiceConsumptionBehaviour"],
        _ => &["dpv:PersonalData"],
    }
}

/// Where a choice stands.
pub fn status(state: ConsentState, channel: Channel) -> &'static str {
    match state {
        ConsentState::Granted => "dpv:ConsentGiven",
        ConsentState::PendingConfirmation => "dpv:ConsentRequested",
        ConsentState::Denied | ConsentState::Withdrawn if channel == Channel::Expiry => "dpv:ConsentExpired",
        ConsentState::Denied | ConsentState::Objected => "dpv:ConsentRefused",
        ConsentState::Withdrawn => "dpv:ConsentWithdrawn",
        ConsentState::Unknown => "dpv:ConsentUnknown",
    }
}

/// Who made it.
pub fn entity(actor: ConsentActor) -> &'static str {
    match actor {
        ConsentActor::Subject => "dpv:DataSubject",
        _ => "dpv:DataController",
    }
}

/// How long data are kept from an event on.
pub fn duration(starts: RetentionStart, has_period: bool) -> &'static str {
    match (starts, has_period) {
        (_, true) => "dpv:TemporalDuration",
        (RetentionStart::Unknown, false) => "dpv:IndeterminateDuration",
        (_, false) => "dpv:UntilEventDuration",
    }
}
