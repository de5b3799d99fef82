//! The statements by which the sweep, the preview and the carrying out find what goes, made of the same conditions (`goes`).
//!
//! `ALL_…` are of the sweep, over everybody; the others of one person in one account.

use super::goes::{
    account_end, activity_goes, holds, is_owners, keeps_still, message_goes, message_start, order_goes, unneeded,
    unneeded_everywhere,
};

macro_rules! orders {
    ($whose:literal) => {
        concat!(
            "DELETE FROM purchase WHERE (account, ordered_on, id) IN
             (SELECT p.account, p.ordered_on, p.id FROM purchase p WHERE ",
            order_goes!(),
            $whose,
            " LIMIT ?1)"
        )
    };
}

macro_rules! messages {
    ($change:literal, $($which:tt)+) => {
        concat!(
            $change,
            " WHERE (account, person, received_at, id) IN
             (SELECT c.account, c.person, c.received_at, c.id FROM contact_message c WHERE ",
            $($which)+,
            " LIMIT ?1)"
        )
    };
}

macro_rules! activity {
    ($whose:literal, $($goes:tt)+) => {
        concat!(
            "DELETE FROM activity WHERE (account, person, at, id) IN
             (SELECT v.account, v.person, v.at, v.id FROM account a CROSS JOIN activity v ON v.account = a.id WHERE ",
            $whose,
            $($goes)+,
            " LIMIT ?1)"
        )
    };
}

macro_rules! account_values {
    ($whose:literal) => {
        concat!(
            "DELETE FROM account_value WHERE (account, category, position) IN
             (SELECT v.account, v.category, v.position FROM account a CROSS JOIN account_value v ON v.account = a.id
              WHERE v.category = ?5 AND ",
            $whose,
            unneeded!(is_owners!()),
            " LIMIT ?1)"
        )
    };
}

/// Persons `w` of whom that holds: of the accounts that are closed, or this one.
macro_rules! persons {
    (all, $and:literal) => {
        concat!(
            "SELECT w.id FROM account a CROSS JOIN membership m ON m.account = a.id CROSS JOIN person w ON w.id = m.person
             WHERE a.closed_on <= ?2 AND ",
            unneeded_everywhere!(),
            $and,
            " LIMIT ?1"
        )
    };
    (one, $and:literal) => {
        concat!(
            "SELECT w.id FROM membership m CROSS JOIN person w ON w.id = m.person
             WHERE m.person = ?7 AND m.account = ?6 AND ",
            unneeded_everywhere!(),
            $and,
            " LIMIT ?1"
        )
    };
}

/// By kind. With the name the log-in goes: the row stays for what names the person by their id, and no password fits it.
macro_rules! person_values {
    ($whose:ident) => {
        [
            (
                "ip_address",
                concat!(
                    "DELETE FROM login_address WHERE person IN (",
                    persons!($whose, " AND EXISTS (SELECT 1 FROM login_address l WHERE l.person = w.id)"),
                    ")"
                ),
            ),
            (
                "email",
                concat!(
                    "DELETE FROM new_email WHERE person IN (",
                    persons!($whose, " AND EXISTS (SELECT 1 FROM new_email n WHERE n.person = w.id)"),
                    ")"
                ),
            ),
            (
                "email",
                concat!(
                    "UPDATE person SET email = NULL WHERE id IN (",
                    persons!($whose, " AND w.email IS NOT NULL"),
                    ")"
                ),
            ),
            (
                "username",
                concat!(
                    "UPDATE person SET username = 'deleted:' || id, password_hash = '!' WHERE id IN (",
                    persons!($whose, " AND w.username <> 'deleted:' || w.id"),
                    ")"
                ),
            ),
        ]
    };
}

pub(super) const ALL_ORDERS: &str = orders!("");
pub(super) const ORDERS: &str = orders!(" AND p.account = ?6");
pub(super) const ALL_MESSAGES: &str = messages!("DELETE FROM contact_message", message_goes!("c.counts_from"));
pub(super) const MESSAGES: &str = messages!(
    "DELETE FROM contact_message",
    concat!("c.account = ?6 AND c.person = ?7 AND ", message_goes!("c.counts_from"))
);
/// Their retention counts from today, where it does not count yet; that the person is satisfied nobody said.
pub(super) const START_MESSAGES: &str = messages!(
    "UPDATE contact_message SET started_on = ?11,
     started_by = CASE WHEN ?12 IS NULL THEN 'erasure' ELSE 'closure' END",
    concat!("c.account = ?6 AND c.person = ?7 AND c.counts_from IS NULL AND ", message_start!(), " IS NOT NULL")
);
pub(super) const ALL_ACTIVITY: &str = activity!("", activity_goes!("v.person", "a.closed_on"));
pub(super) const ACTIVITY: &str =
    activity!("a.id = ?6 AND v.person = ?7 AND ", activity_goes!("v.person", account_end!()));
pub(super) const ALL_ACCOUNT_VALUES: &str = account_values!("a.closed_on <= ?2 AND ");
pub(super) const ACCOUNT_VALUES: &str = account_values!("a.id = ?6 AND ");
pub(super) const ALL_PERSON_VALUES: [(&str, &str); 4] = person_values!(all);
pub(super) const PERSON_VALUES: [(&str, &str); 4] = person_values!(one);

/// Counts of a list, from rows with the day that their retention counts from and whether they go.
macro_rules! fate {
    ($($rows:tt)+) => {
        concat!(
            "SELECT count(*) FILTER (WHERE goes), count(*) FILTER (WHERE NOT goes), max(start) FILTER (WHERE NOT goes),
             count(*) FILTER (WHERE NOT goes AND start IS NULL) FROM (SELECT ",
            $($rows)+,
            ")"
        )
    };
}

pub(super) const FATE_OF_ORDERS: &str = fate!(concat!(
    "p.completed_on AS start, coalesce(",
    order_goes!(),
    ", 0) AS goes FROM purchase p WHERE p.account = ?6"
));
pub(super) const FATE_OF_MESSAGES: &str = fate!(concat!(
    message_start!(),
    " AS start, coalesce(",
    message_goes!(message_start!()),
    ", 0) AS goes FROM contact_message c WHERE c.account = ?6 AND c.person = ?7"
));
/// It goes as a whole, so that nothing is counted: how many, since when the account is closed, and whether they go.
pub(super) const FATE_OF_ACTIVITY: &str = concat!(
    "SELECT coalesce((SELECT total FROM tally WHERE account = ?6 AND person = ?7 AND list = 'activity'), 0), ",
    account_end!(),
    ", coalesce(",
    activity_goes!("?7", account_end!()),
    ", 0) FROM account a WHERE a.id = ?6"
);
pub(super) const ACCOUNT_VALUE_GOES: &str =
    concat!("SELECT EXISTS (SELECT 1 FROM account a WHERE a.id = ?6 AND ", unneeded!(is_owners!()), ")");
pub(super) const PERSON_VALUE_GOES: &str = concat!("SELECT EXISTS (", persons!(one, ""), ")");

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[
    ALL_ORDERS,
    ORDERS,
    ALL_MESSAGES,
    MESSAGES,
    START_MESSAGES,
    ALL_ACTIVITY,
    ACTIVITY,
    ALL_ACCOUNT_VALUES,
    ACCOUNT_VALUES,
    ALL_PERSON_VALUES[0].1,
    ALL_PERSON_VALUES[1].1,
    ALL_PERSON_VALUES[2].1,
    ALL_PERSON_VALUES[3].1,
    PERSON_VALUES[0].1,
    PERSON_VALUES[1].1,
    PERSON_VALUES[2].1,
    PERSON_VALUES[3].1,
    FATE_OF_ORDERS,
    FATE_OF_MESSAGES,
    FATE_OF_ACTIVITY,
    ACCOUNT_VALUE_GOES,
    PERSON_VALUE_GOES,
];
