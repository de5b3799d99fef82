//! The lists inside the cards, each record with its own end.

use super::{date, retention, stamp};
use crate::ApiResult;
use crate::config::Config;
use jiff::civil;
use mijn_privacy_api::{Activity, ContactMessage, Deletion, MessageStart, Order, RecordKind, RetentionStep};
use mijn_privacy_rules::{Events, delete_on, local_date_nl};
use mijn_privacy_store::{ActivityRow, Membership, MessageRow, OrderRow};

fn deletion(config: &Config, kind: RecordKind, events: &Events, today: civil::Date) -> ApiResult<Deletion> {
    let texts = config.purpose_of(kind).map(|purpose| purpose.retention.as_slice()).unwrap_or_default();
    retention::deletion(&retention::steps(texts, ""), events, today)
}

/// An order (ORD-4).
pub fn order(config: &Config, membership: &Membership, row: OrderRow, today: civil::Date) -> ApiResult<Order> {
    let events = Events {
        account_closed: membership.closed_on,
        order_completed: row.completed_on,
        recorded: Some(row.ordered_on),
        ..Events::default()
    };
    Ok(Order {
        deletion: deletion(config, RecordKind::Orders, &events, today)?,
        number: row.number,
        description: row.description,
        domain: row.domain,
        amount_cents: row.amount_cents,
        ordered_on: date(row.ordered_on)?,
        completed_on: row.completed_on.map(date).transpose()?,
    })
}

/// A contact message (CON-4, CON-6).
pub fn message(
    config: &Config,
    membership: &Membership,
    language: &str,
    row: MessageRow,
    today: civil::Date,
) -> ApiResult<ContactMessage> {
    let withdrawn_on = row.withdrawn_at.map(local_date_nl);
    let events = Events {
        account_closed: membership.closed_on,
        satisfied: row.counts_from().or(withdrawn_on.filter(|_| !row.after_answer)),
        recorded: Some(local_date_nl(row.received_at)),
        ..Events::default()
    };
    let kept = row.withdrawn_at.is_some() && !row.after_answer;
    let started = row.started.filter(|_| !kept).map(|(on, cause)| ApiResult::Ok(MessageStart { on: date(on)?, cause }));
    Ok(ContactMessage {
        id: row.id,
        satisfied_on: row.satisfied_on.filter(|_| !kept).map(date).transpose()?,
        started: started.transpose()?,
        withdrawn_at: row.withdrawn_at.map(stamp).transpose()?,
        kept_by_law: law(config, language).filter(|_| kept),
        deletion: deletion(config, RecordKind::ContactMessages, &events, today)?,
        received_at: stamp(row.received_at)?,
        subject: row.subject,
        body: row.body,
        answered_at: row.answered_at.map(stamp).transpose()?,
    })
}

/// Whether a named law keeps a message whose consent is taken back: a step of the retention names one, and ends after today.
pub fn is_kept_by_law(config: &Config, satisfied_on: civil::Date, today: civil::Date) -> bool {
    let steps = contact_steps(config, "");
    let events = Events { satisfied: Some(satisfied_on), ..Events::default() };
    (1..=steps.len()).any(|count| {
        let (part, _) = steps.split_at(count);
        part.last().is_some_and(|step| step.law.is_some()) && delete_on(part, &events).is_ok_and(|end| end > today)
    })
}

/// What the law that keeps messages is called.
fn law(config: &Config, language: &str) -> Option<String> {
    contact_steps(config, language).into_iter().rev().find_map(|step| step.law)
}

fn contact_steps(config: &Config, language: &str) -> Vec<RetentionStep> {
    let purpose = config.purpose_of(RecordKind::ContactMessages);
    retention::steps(purpose.map(|purpose| purpose.retention.as_slice()).unwrap_or_default(), language)
}

/// An action (POR-1). A code that the configuration does not know is shown as it is.
pub fn activity(config: &Config, language: &str, row: ActivityRow) -> ApiResult<Activity> {
    let action = config.activity.actions.get(&row.action).map(|texts| texts.owned(language));
    Ok(Activity {
        at: stamp(row.at)?,
        system: row.system,
        action: action.unwrap_or(row.action),
        ip_address: row.ip_address,
    })
}
