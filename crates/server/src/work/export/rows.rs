//! The rows of one person in one account, as they were when the file was begun.

use super::later;
use crate::config::ConsentText;
use crate::work::JobError;
use crate::{ApiResult, App, assemble};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::{self as api, PurposeId};
use mijn_privacy_export::{ConsentChange, Lookup, LookupBy, Page, Source, Totals};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{LookedBy, Membership, PageOf, Rows as StoreRows, Scope};

/// Rows at a time, of what is small, what is long, and what is read one by one.
const SMALL: u32 = 1_000;
const LONG: u32 = 50;
const SINGLE: u32 = 20;
/// The access log of so long (SEC-7).
const LOG: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What a page of look-ups is asked for with, before the store's own key.
const OTHERS: &str = "others";
const OWN: &str = "own";

/// Reads them.
pub(super) struct Rows<'a> {
    /// The server.
    pub app: &'a App,
    /// Whose.
    pub scope: &'a Scope,
    /// Their place in the account.
    pub membership: &'a Membership,
    /// About which purposes; empty: about all.
    pub asked: &'a [PurposeId],
    /// Nothing after it.
    pub made_at: Timestamp,
}

/// The page of those rows that count, in the contract's words.
fn page<R, T>(
    rows: StoreRows<R>,
    counts: impl Fn(&R) -> bool,
    map: impl Fn(R) -> ApiResult<T>,
) -> Result<Page<T>, JobError> {
    let items = rows.items.into_iter().filter(|row| counts(row)).map(map).collect::<ApiResult<_>>();
    Ok(Page { items: items.map_err(later)?, next: rows.next })
}

impl Rows<'_> {
    fn language(&self) -> &str {
        &self.app.config.language.default
    }

    /// Those that were asked about.
    fn switches(&self) -> Vec<&ConsentText> {
        let all = self.asked.is_empty() || self.asked.contains(&PurposeId::Privacy);
        self.app.config.consents.iter().filter(|text| all || self.asked.contains(&text.purpose)).collect()
    }

    /// How many there are.
    pub(super) async fn totals(&self, facts: &assemble::Facts) -> Result<Totals, JobError> {
        let store = &self.app.store;
        let first = PageOf { after: None, limit: 1 };
        let mut changes = 0_u64;
        for text in self.switches() {
            changes += u64::from(store.consent_history(self.scope, text.id, &first).await?.total);
        }
        let mailings = self.mailings(None).await?.items.len();
        Ok(Totals {
            orders: facts.orders.total.into(),
            messages: facts.messages.total.into(),
            activity: facts.activity.total.into(),
            changes,
            mailings: u64::try_from(mailings).unwrap_or(u64::MAX),
            requests: facts.requests_total.into(),
            lookups: store.lookups(self.scope, None, &first).await?.total.into(),
        })
    }
}

#[async_trait::async_trait]
impl Source for Rows<'_> {
    type Error = JobError;

    async fn orders(&self, after: Option<String>) -> Result<Page<api::Order>, JobError> {
        let rows = self.app.store.orders(self.scope, &PageOf { after, limit: SMALL }).await?;
        let today = local_date_nl(self.made_at);
        page(rows, |_| true, |row| assemble::order(&self.app.config, self.membership, row, today))
    }

    async fn messages(&self, after: Option<String>) -> Result<Page<api::ContactMessage>, JobError> {
        let rows = self.app.store.messages(self.scope, &PageOf { after, limit: LONG }).await?;
        let (config, today) = (&self.app.config, local_date_nl(self.made_at));
        let map = |row| assemble::message(config, self.membership, self.language(), row, today);
        page(rows, |row| row.received_at <= self.made_at, map)
    }

    async fn activity(&self, after: Option<String>) -> Result<Page<api::Activity>, JobError> {
        let rows = self.app.store.activity(self.scope, &PageOf { after, limit: SMALL }).await?;
        let map = |row| assemble::activity(&self.app.config, self.language(), row);
        page(rows, |row| row.at <= self.made_at, map)
    }

    /// One switch after the other: a page is asked for with the switch's place and its own key.
    async fn changes(&self, after: Option<String>) -> Result<Page<ConsentChange>, JobError> {
        let unreadable = || JobError::Never("a page of changes that was never given".to_owned());
        let (place, after) = match after {
            None => (0, None),
            Some(text) => {
                let (place, key) = text.split_once(':').ok_or_else(unreadable)?;
                (place.parse().map_err(|_| unreadable())?, Some(key.to_owned()).filter(|key| !key.is_empty()))
            }
        };
        let switches = self.switches();
        let Some(text) = switches.get(place) else { return Ok(Page { items: Vec::new(), next: None }) };
        let rows = self.app.store.consent_history(self.scope, text.id, &PageOf { after, limit: LONG }).await?;
        let name = text.wording.title.get(self.language());
        let change =
            |row| Ok(ConsentChange { consent: text.id, name: name.to_owned(), event: assemble::event(text, row)? });
        let next = match &rows.next {
            Some(key) => Some(format!("{place}:{key}")),
            None => (place + 1 < switches.len()).then(|| format!("{}:", place + 1)),
        };
        Ok(Page { next, ..page(rows, |row| row.at <= self.made_at, change)? })
    }

    async fn mailings(&self, _: Option<String>) -> Result<Page<api::Mailing>, JobError> {
        let rows = self.app.store.mailings_of(self.scope, local_date_nl(self.made_at).year()).await?;
        let mailing = |row: mijn_privacy_store::MailingRow| {
            Ok(api::Mailing { sent_on: assemble::date(row.sent_on)?, subject: row.subject })
        };
        let items = rows.into_iter().map(mailing).collect::<ApiResult<_>>();
        Ok(Page { items: items.map_err(later)?, next: None })
    }

    async fn requests(&self, after: Option<String>) -> Result<Page<api::Request>, JobError> {
        let rows = self.app.store.requests(self.scope, &PageOf { after, limit: SINGLE }).await?;
        let mut items = Vec::with_capacity(rows.items.len());
        for row in rows.items.iter().filter(|row| row.received_at <= self.made_at) {
            if let Some(full) = self.app.store.request(self.scope, &row.id).await? {
                items.push(assemble::full(&full, self.made_at, &self.app.holidays).map_err(later)?);
            }
        }
        Ok(Page { items, next: rows.next })
    }

    /// Those of the company first, since of what a person opened themselves there is much more.
    async fn lookups(&self, after: Option<String>) -> Result<Page<Lookup>, JobError> {
        let (by, after) = match after.as_deref().map(|text| text.split_once(':')) {
            None => (LookedBy::Others, None),
            Some(Some((OTHERS, key))) => (LookedBy::Others, Some(key.to_owned())),
            Some(Some((OWN, key))) => (LookedBy::Themselves, Some(key.to_owned()).filter(|key| !key.is_empty())),
            Some(_) => return Err(JobError::Never("a page of look-ups that was never given".to_owned())),
        };
        let rows = self.app.store.lookups(self.scope, Some(by), &PageOf { after, limit: SMALL }).await?;
        let next = match (by, &rows.next) {
            (LookedBy::Others, Some(key)) => Some(format!("{OTHERS}:{key}")),
            (LookedBy::Others, None) => Some(format!("{OWN}:")),
            (LookedBy::Themselves, key) => key.as_ref().map(|key| format!("{OWN}:{key}")),
        };
        let since = self.made_at.checked_sub(LOG).unwrap_or(Timestamp::MIN);
        let lookup = |row: mijn_privacy_store::Lookup| {
            let by = if row.actor == self.scope.person.as_str() { LookupBy::Person } else { LookupBy::Company };
            Ok(Lookup { at: assemble::stamp(row.at)?, system: row.system, by, what: row.what, request: row.reason })
        };
        Ok(Page { next, ..page(rows, |row| (since..=self.made_at).contains(&row.at), lookup)? })
    }
}
