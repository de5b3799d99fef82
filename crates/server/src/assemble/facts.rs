//! What the store knows about a person, for the overview: read at once.

use super::effective;
use crate::config::Config;
use crate::{ApiResult, App, Whose};
use jiff::civil::Date;
use mijn_privacy_api::{ConsentId, ConsentState, RecordKind};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{ConsentRow, ListFacts, PageOf, ProfileValue, RequestRow};

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
        let (store, scope) = (&app.store, &whose.scope);
        let page = PageOf { after: None, limit: 100 };
        let (profile, orders, messages, activity, consents, requests, (open, open_total)) = tokio::try_join!(
            store.profile(scope),
            store.order_facts(scope),
            store.message_facts(scope),
            store.activity_facts(scope),
            store.consents(scope),
            store.requests(scope, &page),
            store.open_requests(scope, 100),
        )?;
        Ok(Self {
            profile,
            orders,
            messages,
            activity,
            consents,
            requests_total: requests.total,
            requests: requests.items,
            open,
            open_total,
            today: local_date_nl(app.now()),
            opened_on: whose.membership.opened_on,
            closed_on: whose.membership.closed_on,
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
