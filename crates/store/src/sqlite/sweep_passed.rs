//! Deletes records and profile values whose configured period has passed.

use super::SqliteStore;
use crate::{Passed, PassedValue, StoreError};
use jiff::civil::Date;
use mijn_privacy_rules::day_end_nl;

const ORDERS: &str = "DELETE FROM purchase WHERE (account, ordered_on, id) IN
    (SELECT account, ordered_on, id FROM purchase WHERE completed_on <= ?2 LIMIT ?1)";
const MESSAGES: &str = "DELETE FROM contact_message WHERE (account, person, received_at, id) IN
    (SELECT account, person, received_at, id FROM contact_message WHERE satisfied_on <= ?2 LIMIT ?1)";
const ACTIVITY: &str = "DELETE FROM activity WHERE (account, person, at, id) IN
    (SELECT v.account, v.person, v.at, v.id FROM account a CROSS JOIN activity v ON v.account = a.id
     WHERE a.closed_on <= ?2 LIMIT ?1)";
const REQUESTS: &str = "DELETE FROM request WHERE id IN (SELECT id FROM request WHERE closed_at < ?2 LIMIT ?1)";

/// `a` is an account closed by `?2` with no order or message that still needs the value.
macro_rules! unneeded {
    () => {
        "a.closed_on <= ?2
         AND (?3 IS NULL OR NOT EXISTS (SELECT 1 FROM purchase p
              WHERE p.account = a.id AND (p.completed_on IS NULL OR p.completed_on > ?3)))
         AND (?4 IS NULL OR NOT EXISTS (SELECT 1 FROM contact_message c
              WHERE c.account = a.id AND (c.satisfied_on IS NULL OR c.satisfied_on > ?4)))"
    };
}

/// A person of whom that holds for every account.
macro_rules! persons {
    ($and:literal) => {
        concat!(
            "SELECT m.person FROM account a CROSS JOIN membership m ON m.account = a.id CROSS JOIN person w ON w.id = m.person
             WHERE a.closed_on <= ?2 AND NOT EXISTS (SELECT 1 FROM membership o JOIN account b ON b.id = o.account
             WHERE o.person = m.person AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = b.id AND ",
            unneeded!(),
            ")) AND ",
            $and,
            " LIMIT ?1"
        )
    };
}

const VALUES: &str = concat!(
    "DELETE FROM account_value WHERE (account, category, position) IN
     (SELECT v.account, v.category, v.position FROM account a CROSS JOIN account_value v ON v.account = a.id
      WHERE v.category = ?5 AND ",
    unneeded!(),
    " LIMIT ?1)"
);
const ADDRESSES: &str = concat!(
    "DELETE FROM login_address WHERE person IN (",
    persons!("?5 IS NOT NULL AND EXISTS (SELECT 1 FROM login_address l WHERE l.person = m.person)"),
    ")"
);
const EMAILS: &str =
    concat!("UPDATE person SET email = NULL WHERE id IN (", persons!("?5 IS NOT NULL AND w.email IS NOT NULL"), ")");
/// With the name the log-in goes: the row stays for what names the person by their id, and no password fits it.
const USERNAMES: &str = concat!(
    "UPDATE person SET username = 'deleted:' || id, password_hash = '!' WHERE id IN (",
    persons!("?5 IS NOT NULL AND w.username <> 'deleted:' || w.id"),
    ")"
);

impl SqliteStore {
    pub(super) async fn delete_all_passed(&self, passed: &Passed) -> Result<u64, StoreError> {
        let mut deleted = 0;
        for (sql, day) in [(ORDERS, passed.orders), (MESSAGES, passed.messages), (ACTIVITY, passed.activity)] {
            if let Some(day) = day {
                deleted += self.drain(|limit| sqlx::query(sql).bind(limit).bind(day.to_string())).await?;
            }
        }
        if let Some(day) = passed.requests {
            let end = day_end_nl(day).as_microsecond();
            deleted += self.drain(|limit| sqlx::query(REQUESTS).bind(limit).bind(end)).await?;
        }
        // After the records, since a record that is there may still need a value.
        for value in &passed.values {
            deleted += self.delete_value(value, VALUES).await?;
            match value.category.as_str() {
                "ip_address" => deleted += self.delete_value(value, ADDRESSES).await?,
                "email" => deleted += self.delete_value(value, EMAILS).await?,
                "username" => deleted += self.delete_value(value, USERNAMES).await?,
                _ => {}
            }
        }
        Ok(deleted)
    }

    async fn delete_value(&self, value: &PassedValue, sql: &'static str) -> Result<u64, StoreError> {
        let text = |day: Option<Date>| day.map(|day| day.to_string());
        let query = |limit| {
            let query = sqlx::query(sql).bind(limit).bind(value.closed.to_string());
            query.bind(text(value.orders)).bind(text(value.messages)).bind(value.category.clone())
        };
        self.drain(query).await
    }
}
