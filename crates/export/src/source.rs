//! Where the rows come from: pages, newest first, in the contract's own types.

use mijn_privacy_api::{
    Activity, ConsentEvent, ConsentId, ContactMessage, Mailing, Order, Request, RequestId, Timestamp,
};

/// A page of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// What to ask the next page with; absent on the last one.
    pub next: Option<String>,
}

/// One change of a consent.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ConsentChange {
    /// Which switch.
    pub consent: ConsentId,
    /// Its name, in the file's language.
    pub name: String,
    /// What happened.
    #[serde(flatten)]
    pub event: ConsentEvent,
}

/// Who looked. An employee's name is that employee's data (art. 15(4), CJEU C-579/21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LookupBy {
    /// The person.
    Person,
    /// Somebody of the company, or one of its systems.
    Company,
}

/// Somebody looked at the data (SEC-7).
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Lookup {
    /// When.
    pub at: Timestamp,
    /// Over which system.
    pub system: String,
    /// Who.
    pub by: LookupBy,
    /// What was looked at: `overview`, `orders`.
    pub what: String,
    /// For which request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestId>,
}

/// Gives pages: the first with `None`, the others with what the one before said. It is read more than once from the start,
/// and gives nothing that came after [`crate::About::made_at`].
#[async_trait::async_trait]
pub trait Source: Send + Sync {
    /// What can go wrong.
    type Error: Send;
    /// Orders.
    async fn orders(&self, after: Option<String>) -> Result<Page<Order>, Self::Error>;
    /// Contact messages.
    async fn messages(&self, after: Option<String>) -> Result<Page<ContactMessage>, Self::Error>;
    /// Activity.
    async fn activity(&self, after: Option<String>) -> Result<Page<Activity>, Self::Error>;
    /// Every change of every consent.
    async fn changes(&self, after: Option<String>) -> Result<Page<ConsentChange>, Self::Error>;
    /// Marketing e-mails.
    async fn mailings(&self, after: Option<String>) -> Result<Page<Mailing>, Self::Error>;
    /// Requests with all that belongs to them.
    async fn requests(&self, after: Option<String>) -> Result<Page<Request>, Self::Error>;
    /// Look-ups of the last 14 days: the company's first, then the person's own.
    async fn lookups(&self, after: Option<String>) -> Result<Page<Lookup>, Self::Error>;
}
