//! What the store knows about a person, for the overview: read at once.

use super::effective;
use super::request_parts::{is_asked, ready_until};
use crate::config::Config;
use crate::{ApiResult, App, Whose};
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::{ConsentId, ConsentState, PurposeId, RecordKind, RequestId, RequestKind, RequestStatus};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{
    ConsentRow, ListFacts, Membership, PageOf, ProfileValue, RequestOf, RequestRow, RestrictionRow, Scope,
};

/// So many of each kind are looked into: no more than three are shown.
const LOOKED_INTO: usize = 5;

/// Everything that the overview is made of.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Stored values.
    pub profile: Vec<ProfileValue>,
    /// Orders.
    pub orders: ListFacts,
    /// Contact messages.
    pub messages: ListFacts,
    /// Activity.
    pub activity: ListFacts,
    /// Switches.
    pub consents: Vec<ConsentRow>,
    /// The latest requests, newest first, at most 100.
    pub requests: Vec<RequestRow>,
    /// How many there are.
    pub requests_total: u32,
    /// The open ones that are due first, at most 100.
    pub open: Vec<RequestRow>,
    /// How many are open.
    pub open_total: u32,
    /// Of the latest requests those whose file can be fetched, until when.
    pub ready: Vec<(RequestId, Date)>,
    /// Of the open requests those in which the officer's question waits, beside those that stand still for one.
    pub asked: Vec<RequestId>,
    /// Purposes whose use stands still.
    pub restrictions: Vec<RestrictionRow>,
    /// The day on which they were read, in the Netherlands.
    pub today: Date,
    /// The account was opened.
    pub opened_on: Date,
    /// The account was closed.
    pub closed_on: Option<Date>,
}

impl Facts {
    /// Reads them.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn read(app: &App, whose: &Whose) -> ApiResult<Self> {
        Self::of(app, &whose.scope, &whose.membership).await
    }

    /// The same for who is not logged in: of a person, in the account of this membership.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of(app: &App, scope: &Scope, membership: &Membership) -> ApiResult<Self> {
        let store = &app.store;
        let page = PageOf { after: None, limit: 100 };
        let (profile, orders, messages, activity, consents, requests, (open, open_total), restrictions) = tokio::try_join!(
            store.profile(scope),
            store.order_facts(scope),
            store.message_facts(scope),
            store.activity_facts(scope),
            store.consents(scope),
            store.requests(scope, &page),
            store.open_requests(scope, 100),
            store.restrictions(scope),
        )?;
        let now = app.now();
        Ok(Self {
            ready: ready(app, scope, &requests.items, now).await?,
            asked: asked(app, scope, &open).await?,
            profile,
            orders,
            messages,
            activity,
            consents,
            requests_total: requests.total,
            requests: requests.items,
            open,
            open_total,
            restrictions,
            today: local_date_nl(now),
            opened_on: membership.opened_on,
            closed_on: membership.closed_on,
        })
    }

    /// What is known of a list.
    pub fn list(&self, kind: RecordKind) -> ListFacts {
        match kind {
            RecordKind::Orders => self.orders,
            RecordKind::ContactMessages => self.messages,
            RecordKind::Activity => self.activity,
            RecordKind::Unknown => ListFacts::default(),
        }
    }

    /// Since when the use for a purpose stands still.
    pub fn restricted(&self, purpose: PurposeId) -> Option<Timestamp> {
        self.restrictions.iter().filter(|row| row.purpose == purpose).map(|row| row.since).min()
    }

    /// A switch.
    pub fn consent(&self, id: ConsentId) -> Option<&ConsentRow> {
        self.consents.iter().find(|row| row.id == id)
    }

    /// Whether something may be stored for a switch: given, or waiting for the click in the e-mail.
    pub fn is_on(&self, config: &Config, id: ConsentId) -> bool {
        let state = self.consent(id).zip(config.consent(id)).map(|(row, text)| effective(text, row).state);
        matches!(state, Some(ConsentState::Granted | ConsentState::PendingConfirmation))
    }
}

/// Looks into what was answered with a file lately.
async fn ready(app: &App, scope: &Scope, requests: &[RequestRow], now: Timestamp) -> ApiResult<Vec<(RequestId, Date)>> {
    let since = now.checked_sub(app.config.requests.result_kept()).unwrap_or(Timestamp::MIN);
    let has_file = |row: &&RequestRow| matches!(row.kind, RequestKind::Access | RequestKind::Portability);
    let lately =
        |row: &&RequestRow| row.status == RequestStatus::Completed && row.closed_at.is_some_and(|at| at > since);
    let mut ready = Vec::new();
    for row in requests.iter().filter(has_file).filter(lately).take(LOOKED_INTO) {
        let file = app.store.result_of(&RequestOf::Scope(scope.clone()), &row.id).await?;
        if let Some(until) = file.and_then(|file| ready_until(&file, now)) {
            ready.push((row.id.clone(), local_date_nl(until)));
        }
    }
    Ok(ready)
}

/// Looks into what somebody works on.
async fn asked(app: &App, scope: &Scope, open: &[RequestRow]) -> ApiResult<Vec<RequestId>> {
    let works = |row: &&RequestRow| row.paused.is_none() && (row.unread > 0 || row.status == RequestStatus::InProgress);
    let mut asked = Vec::new();
    for row in open.iter().filter(works).take(LOOKED_INTO) {
        let full = app.store.request(scope, &row.id).await?;
        if full.is_some_and(|full| is_asked(&full.thread)) {
            asked.push(row.id.clone());
        }
    }
    Ok(asked)
}
