//! The parameters of the statements that find what goes: whose, and by which periods.

use crate::{Passed, PassedValue, Scope};
use jiff::civil::Date;

/// As they stand in the statements, from `?2` on; `?1` is how many rows at once. A day that is absent lets nothing go, an absent
/// scope is everybody.
#[derive(Clone, Debug, Default)]
pub(super) struct Periods {
    /// `?2`: of accounts closed by then the value goes …
    pub(super) closed: Option<String>,
    /// `?3`: … unless an order completed later needs it …
    pub(super) order_needs: Option<String>,
    /// `?4`: … or a message whose retention began later.
    pub(super) message_needs: Option<String>,
    /// `?5`: the kind of value.
    pub(super) category: Option<String>,
    /// `?6`
    pub(super) account: Option<String>,
    /// `?7`
    pub(super) person: Option<String>,
    /// `?8`: orders completed by then go.
    pub(super) orders: Option<String>,
    /// `?9`: messages whose retention began by then go.
    pub(super) messages: Option<String>,
    /// `?10`: activity in accounts closed by then goes.
    pub(super) activity: Option<String>,
    /// `?11`: when the retention of a message counts from that does not count yet.
    pub(super) today: Option<String>,
    /// `?12`: the account counts as closed on this day, if it is open.
    pub(super) closes_on: Option<String>,
    /// `?13`: what the person themselves had restricted for these purposes, with a comma before and after each, goes.
    pub(super) through: String,
}

impl Periods {
    /// Of everybody.
    pub(super) fn of_all(passed: &Passed) -> Self {
        Self {
            orders: text(passed.orders),
            messages: text(passed.messages),
            activity: text(passed.activity),
            ..Self::default()
        }
    }

    /// Of a person's data in an account. What is the account's own stays for who does not own it.
    pub(super) fn of(scope: &Scope, passed: &Passed, today: Date) -> Self {
        let all = Self::of_all(passed);
        Self {
            account: Some(scope.account.to_string()),
            person: Some(scope.person.to_string()),
            orders: all.orders.filter(|_| scope.owns_account()),
            today: text(Some(today)),
            closes_on: text(passed.closes_on.filter(|_| scope.owns_account())),
            through: passed.through.iter().map(|purpose| format!(",{},", purpose.as_str())).collect(),
            ..all
        }
    }

    /// Of a kind of value.
    pub(super) fn of_value(&self, value: &PassedValue) -> Self {
        Self {
            closed: text(Some(value.closed)),
            order_needs: text(value.orders),
            message_needs: text(value.messages),
            category: Some(value.category.clone()),
            ..self.clone()
        }
    }
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// Binds them to a query, of at most so many rows.
macro_rules! bound {
    ($query:expr, $periods:expr, $limit:expr) => {{
        let periods: &$crate::sqlite::periods::Periods = $periods;
        $query
            .bind($limit)
            .bind(periods.closed.clone())
            .bind(periods.order_needs.clone())
            .bind(periods.message_needs.clone())
            .bind(periods.category.clone())
            .bind(periods.account.clone())
            .bind(periods.person.clone())
            .bind(periods.orders.clone())
            .bind(periods.messages.clone())
            .bind(periods.activity.clone())
            .bind(periods.today.clone())
            .bind(periods.closes_on.clone())
            .bind(periods.through.clone())
    }};
}
pub(super) use bound;
