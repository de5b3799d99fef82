//! Short words for building the demo's rows.

use crate::{ActivityRow, Item, Membership, MessageRow, NewPerson, OrderRow};
use jiff::{SignedDuration, Span, Timestamp, civil::Date};
use mijn_privacy_api::{AccountId, AccountStatus, ActivitySystem, PersonId, Role};
use mijn_privacy_rules::local_date_nl;

/// Builds rows that are so many days old at a given moment.
pub(super) struct Build<'a> {
    pub(super) now: Timestamp,
    pub(super) hasher: &'a dyn Fn(&str) -> String,
    pub(super) items: Vec<Item>,
}

/// Ids of the demo are made of its own words.
pub(super) fn id<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect("the demo's ids are letters, digits and hyphens")
}

/// An account of the demo.
pub(super) struct NewAccount {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) status: AccountStatus,
    pub(super) opened: i64,
    pub(super) closed: Option<i64>,
}

impl Build<'_> {
    /// So many days ago, and some minutes later.
    pub(super) fn ago(&self, days: i64, minutes: i64) -> Timestamp {
        self.now - SignedDuration::from_hours(24 * days) + SignedDuration::from_mins(minutes)
    }

    /// The Dutch date of so many days ago.
    pub(super) fn day(&self, days: i64) -> Date {
        local_date_nl(self.now).saturating_sub(Span::new().days(days))
    }

    pub(super) fn person(&mut self, username: &str, password: &str, email: &str, days: i64) -> PersonId {
        let person: PersonId = id(&format!("demo-{username}"));
        self.items.push(Item::Person(NewPerson {
            id: person.clone(),
            username: username.to_owned(),
            password_hash: (self.hasher)(password),
            email: Some(email.to_owned()),
            created_at: self.ago(days, 0),
        }));
        person
    }

    pub(super) fn member(&mut self, person: &PersonId, account: &NewAccount, role: Role) -> AccountId {
        let membership = Membership {
            account: id(account.id),
            name: account.name.to_owned(),
            role,
            status: account.status,
            opened_on: self.day(account.opened),
            closed_on: account.closed.map(|days| self.day(days)),
        };
        self.items.push(Item::Member(person.clone(), membership));
        id(account.id)
    }

    pub(super) fn values(&mut self, account: &AccountId, days: i64, values: &[(&'static str, &str)]) {
        let at = Some(self.ago(days, 3));
        let item = |(kind, value): &(&'static str, &str)| Item::Value(account.clone(), kind, (*value).to_owned(), at);
        self.items.extend(values.iter().map(item));
    }

    pub(super) fn address(&mut self, person: &PersonId, address: &str, days: i64) {
        self.items.push(Item::Address(person.clone(), address.to_owned(), self.ago(days, 1)));
    }

    /// An order of so many days ago, completed so many days ago.
    pub(super) fn order(
        &mut self,
        account: &AccountId,
        number: &str,
        what: (&str, Option<&str>, u32),
        ordered: i64,
        completed: Option<i64>,
    ) {
        let (description, domain, amount_cents) = what;
        let row = OrderRow {
            number: number.to_owned(),
            description: description.to_owned(),
            domain: domain.map(str::to_owned),
            amount_cents,
            ordered_on: self.day(ordered),
            completed_on: completed.map(|days| self.day(days)),
        };
        self.items.push(Item::Order(account.clone(), row));
    }

    /// A message of so many days ago, answered and satisfied so many days ago.
    pub(super) fn message(
        &mut self,
        whose: (&AccountId, &PersonId),
        text: (&str, &str),
        received: i64,
        answered: Option<i64>,
        satisfied: Option<i64>,
    ) {
        let row = MessageRow {
            id: "new".parse().expect("a fixed id is one"),
            received_at: self.ago(received, 12),
            subject: text.0.to_owned(),
            body: text.1.to_owned(),
            answered_at: answered.map(|days| self.ago(days, 47)),
            satisfied_on: satisfied.map(|days| self.day(days)),
            started: None,
            withdrawn_at: None,
            after_answer: false,
        };
        self.items.push(Item::Message(whose.0.clone(), whose.1.clone(), row));
    }

    /// So many actions, spread over so many days up to yesterday, in an order that looks like somebody at work.
    pub(super) fn activity(&mut self, whose: (&AccountId, &PersonId), count: i64, days: i64, addresses: &[&str]) {
        let minutes = (days - 1) * 24 * 60;
        for step in 0..count {
            // A fixed walk through the codes: the same every time, and not in the order of the list.
            let turn = usize::try_from(step * 7 + step / 10).unwrap_or(0);
            let (action, _) = super::ACTIONS[turn % super::ACTIONS.len()];
            let control_panel =
                matches!(action, "dns_changed" | "mailbox_created" | "backup_restored" | "database_created");
            let row = ActivityRow {
                at: self.ago(days, minutes * step / count.max(1) + step % 11),
                system: if control_panel { ActivitySystem::ControlPanel } else { ActivitySystem::Portal },
                action: action.to_owned(),
                ip_address: addresses.get(turn / 13 % addresses.len().max(1)).map(|address| (*address).to_owned()),
            };
            self.items.push(Item::Activity(whose.0.clone(), whose.1.clone(), row));
        }
    }

    pub(super) fn mailings(&mut self, person: &PersonId, subjects: &[&str]) {
        // This year's: today, and back by five weeks each, but never into last year.
        let first = Date::new(self.day(0).year(), 1, 1).unwrap_or(self.day(0));
        for (step, subject) in (0..).zip(subjects) {
            let sent_on = self.day(3 + 35 * step).max(first);
            self.items.push(Item::Mailing(person.clone(), sent_on, (*subject).to_owned()));
        }
    }
}
