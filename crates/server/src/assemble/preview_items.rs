//! What becomes of each kind of data: goes, or stays by which step and until when.

use super::kept::Kept;
use super::passed::{Both, Erase, all, steps, steps_of_list};
use super::{Facts, SwitchFacts, SwitchFate, date, purpose, retention, switch_fate};
use crate::ApiResult;
use crate::config::{CategoryText, Config, PurposeText};
use jiff::civil::Date;
use mijn_privacy_api::{Fate, NoDateReason, PreviewItem, PurposeId, RecordKind, RetentionStart};
use mijn_privacy_rules::Events;
use mijn_privacy_store::{Erasable, ListFate};

/// What is needed to tell.
pub(super) struct Look<'a> {
    pub(super) config: &'a Config,
    pub(super) erase: &'a Erase<'a>,
    pub(super) facts: &'a Facts,
    pub(super) erasable: &'a Erasable,
    /// Purposes of which what stands still goes all the same.
    pub(super) through: &'a [PurposeId],
    /// The person has another account that is open.
    pub(super) elsewhere: bool,
    pub(super) language: &'a str,
}

/// Why something stays, as it is told.
enum Why {
    /// By a step of a retention.
    Step(Kept),
    /// Its use stands still (GDPR art. 18(2)).
    Still,
    /// It is the person's, who has another account.
    Elsewhere,
}

impl Look<'_> {
    /// Of everything that is stored for the purposes asked for, in the order of the page.
    pub(super) fn items(&self) -> ApiResult<Vec<PreviewItem>> {
        let mut items = Vec::new();
        for (purpose, category) in all(self.config).filter(|(purpose, _)| self.erase.covers(purpose.id)) {
            if !purpose::is_held(self.config, purpose, category, self.facts) {
                continue;
            }
            let both = (purpose, category);
            match (&category.profile, purpose.records) {
                (Some(kind), _) => items.push(self.value(both, kind)?),
                (None, Some(list)) if category.in_records => items.extend(self.records(both, list)?),
                (None, _) => items.push(self.own(both)?),
            }
        }
        Ok(items)
    }

    /// A list has a line for what goes, one for what stays until a day (that of the latest), and one for what has no day yet,
    /// since its period has not begun. The first kind of the list has the numbers.
    fn records(&self, both: Both<'_>, list: RecordKind) -> ApiResult<Vec<PreviewItem>> {
        let (purpose, category) = both;
        let fate = self.fate(list);
        let first = purpose.categories.iter().find(|one| one.in_records).is_some_and(|one| one.id == category.id);
        let count = |number: u32| first.then_some(number);
        let mut items = Vec::new();
        if fate.goes > 0 {
            items.push(PreviewItem { count: count(fate.goes), ..self.goes(purpose, category) });
        }
        if self.is_still(purpose) {
            if fate.stays > 0 {
                let still = self.stays(purpose, category, Some(Why::Still))?;
                items.push(PreviewItem { count: count(fate.stays), ..still });
            }
            return Ok(items);
        }
        let steps = steps_of_list(purpose, Some(self.erase), self.language);
        let begun = fate.stays.saturating_sub(fate.not_started);
        for (number, events) in [(begun, self.events(|list| list.latest)), (fate.not_started, self.events(|_| None))] {
            if number > 0 {
                let why = Kept::by(&steps, &events, self.erase.today).map(Why::Step);
                items.push(PreviewItem { count: count(number), ..self.stays(purpose, category, why)? });
            }
        }
        Ok(items)
    }

    /// A value goes when no purpose needs it any more. From the list of a switch the address goes at once.
    fn value(&self, both: Both<'_>, kind: &str) -> ApiResult<PreviewItem> {
        let (purpose, category) = both;
        // Of the account's and the person's own of one kind one may go and the other stay.
        let mut fates =
            self.erasable.values.iter().filter(|(known, _)| known == kind).map(|(_, goes)| *goes).peekable();
        let goes = fates.peek().is_some() && fates.all(|goes| goes);
        let still = self.is_still(purpose);
        if purpose.switch.is_some() {
            let facts = SwitchFacts { elsewhere: self.elsewhere, still, kept: false };
            return match switch_fate(self.erase, purpose, facts) {
                SwitchFate::Off => Ok(self.goes(purpose, category)),
                SwitchFate::Still => self.stays(purpose, category, Some(Why::Still)),
                SwitchFate::Elsewhere => self.stays(purpose, category, Some(Why::Elsewhere)),
                // Neither is asked before the decision.
                SwitchFate::Kept | SwitchFate::NotAsked => self.stays(purpose, category, None),
            };
        }
        if goes {
            return Ok(self.goes(purpose, category));
        }
        if still {
            return self.stays(purpose, category, Some(Why::Still));
        }
        let why = match self.kept(both) {
            Some(own) => Some(Why::Step(own)),
            None => self.kept_elsewhere(kind),
        };
        self.stays(purpose, category, why)
    }

    /// Another purpose needs the value: the one that needs it longest. Where none does, somebody else's account or what stands
    /// still does.
    fn kept_elsewhere(&self, kind: &str) -> Option<Why> {
        let users = || all(self.config).filter(|(_, one)| one.profile.as_deref() == Some(kind));
        let longest = users()
            .filter_map(|both| self.kept(both))
            .reduce(|one, other| if other.is_longer_than(&one) { other } else { one });
        if let Some(kept) = longest {
            return Some(Why::Step(kept));
        }
        if users().any(|(purpose, _)| self.is_still(purpose)) {
            return Some(Why::Still);
        }
        let by_the_account = users().find_map(|both| {
            Kept::by(&steps(both, Some(self.erase), self.language), &Events::default(), self.erase.today)
                .filter(|kept| kept.end == Err(NoDateReason::AccountOpen))
                .map(Why::Step)
        });
        // A value stands still for a purpose that does not use it, too.
        by_the_account.or_else(|| self.config.purposes.iter().any(|one| self.is_still(one)).then_some(Why::Still))
    }

    /// What keeps a value for a purpose. One record whose period has not begun keeps it without a day; when all have begun, the
    /// latest counts.
    fn kept(&self, both: Both<'_>) -> Option<Kept> {
        let steps = steps(both, Some(self.erase), self.language);
        let needed = match steps.first()?.starts {
            RetentionStart::OrderCompleted => self.erasable.orders.stays > 0,
            RetentionStart::Satisfied => self.erasable.messages.stays > 0,
            RetentionStart::SwitchedOff => false,
            _ => true,
        };
        let events = self.events(|list| list.latest.filter(|_| list.not_started == 0));
        needed.then(|| Kept::by(&steps, &events, self.erase.today)).flatten()
    }

    /// What is in none of the portal's lists: our own proof, and what a recipient has.
    fn own(&self, both: Both<'_>) -> ApiResult<PreviewItem> {
        let (purpose, category) = both;
        let steps = steps(both, Some(self.erase), self.language);
        if self.is_still(purpose) {
            return self.stays(purpose, category, Some(Why::Still));
        }
        let today = self.erase.today;
        let recorded = Events { recorded: Some(today), ..Events::default() };
        let is_recorded = steps.first().is_some_and(|step| step.starts == RetentionStart::Recorded);
        if is_recorded && Kept::by(&steps, &recorded, today).is_none() {
            return Ok(self.goes_where_it_is(purpose, category));
        }
        let end = retention::of_category(self.config, purpose, &steps, self.facts, true);
        let step = steps.into_iter().next_back();
        self.stays(purpose, category, step.map(|step| Why::Step(Kept { end, step })))
    }

    fn fate(&self, list: RecordKind) -> ListFate {
        match list {
            RecordKind::Orders => self.erasable.orders,
            RecordKind::ContactMessages => self.erasable.messages,
            RecordKind::Activity => self.erasable.activity,
            RecordKind::Unknown => ListFate::default(),
        }
    }

    /// What happened, with the day of each list from which it counts for what stays.
    fn events(&self, day_of: impl Fn(&ListFate) -> Option<Date>) -> Events {
        Events {
            account_closed: self.facts.closed_on.or(self.erase.closure.then_some(self.erase.today)),
            order_completed: day_of(&self.erasable.orders),
            satisfied: day_of(&self.erasable.messages),
            ..Events::default()
        }
    }

    fn is_still(&self, purpose: &PurposeText) -> bool {
        self.facts.restricted(purpose.id).is_some() && !self.through.contains(&purpose.id)
    }

    fn goes(&self, purpose: &PurposeText, category: &CategoryText) -> PreviewItem {
        PreviewItem {
            purpose: purpose.id,
            category: category.id.clone(),
            name: category.name.owned(self.language),
            fate: Fate::Goes,
            count: None,
            ground: None,
            law: None,
            until: None,
            no_date: None,
            recipient: None,
        }
    }

    /// What only a recipient has we cannot erase: they are asked to.
    fn goes_where_it_is(&self, purpose: &PurposeText, category: &CategoryText) -> PreviewItem {
        let here = self.goes(purpose, category);
        match category.held_by.as_ref().and_then(|name| self.config.recipients.get(name)) {
            Some(one) => PreviewItem { fate: Fate::Asked, recipient: Some(one.name.clone()), ..here },
            None => here,
        }
    }

    fn stays(&self, purpose: &PurposeText, category: &CategoryText, why: Option<Why>) -> ApiResult<PreviewItem> {
        let item = PreviewItem { fate: Fate::Stays, ..self.goes(purpose, category) };
        Ok(match why {
            None => item,
            Some(Why::Still) => PreviewItem { ground: Some(self.config.requests.still.owned(self.language)), ..item },
            Some(Why::Elsewhere) => {
                PreviewItem { ground: Some(self.config.requests.elsewhere.owned(self.language)), ..item }
            }
            Some(Why::Step(Kept { end, step })) => {
                let until = end.ok().map(|day: Date| date(day.max(self.erase.today))).transpose()?;
                let no_date = end.err().filter(|reason| *reason != NoDateReason::Unknown);
                PreviewItem { ground: step.ground, law: step.law, until, no_date, ..item }
            }
        })
    }
}
