//! Orders, contact messages, activity and mailings. How many there are is in `tally`, never counted here.

use super::page::{self, Key};
use super::{SqliteStore, convert};
use crate::{ActivityRow, ListFacts, Mailings, MessageRow, OrderRow, PageOf, Rows, Scope, StoreError};
use jiff::civil::Date;
use mijn_privacy_api::{AccountId, PersonId};
use mijn_privacy_rules::local_date_nl;
use sqlx::SqliteConnection;

type OrderColumns = (String, i64, String, String, Option<String>, i64, Option<String>);
pub(super) type MessageColumns =
    (i64, i64, String, String, String, Option<i64>, Option<String>, Option<i64>, bool, Option<String>, Option<String>);
type ActivityColumns = (i64, i64, String, String, Option<String>);

/// One message of a person.
pub(super) const MESSAGE: &str =
    "SELECT received_at, id, name, subject, body, answered_at, satisfied_on, withdrawn_at, after_answer,
    started_on, started_by
    FROM contact_message WHERE account = ?1 AND person = ?2 AND name = ?3";

impl SqliteStore {
    /// How many rows a list has; `person` is empty for what belongs to the account.
    pub(super) async fn total(&self, list: &str, scope: &Scope, person: &str) -> Result<u32, StoreError> {
        let sql = "SELECT total FROM tally WHERE account = ?1 AND person = ?2 AND list = ?3";
        let query = sqlx::query_scalar(sql).bind(scope.account.as_str()).bind(person).bind(list);
        convert::count(query.fetch_optional(&self.readers).await?.unwrap_or(0))
    }

    pub(super) async fn read_order_facts(&self, scope: &Scope) -> Result<ListFacts, StoreError> {
        if !scope.owns_account() {
            return Ok(ListFacts::default());
        }
        let sql = "SELECT
            coalesce((SELECT total FROM tally WHERE account = ?1 AND person = '' AND list = 'orders'), 0),
            (SELECT completed_on FROM purchase WHERE account = ?1 AND completed_on IS NOT NULL ORDER BY completed_on LIMIT 1),
            (SELECT ordered_on FROM purchase WHERE account = ?1 ORDER BY ordered_on LIMIT 1)";
        let (total, first, since): (i64, Option<String>, Option<String>) =
            sqlx::query_as(sql).bind(scope.account.as_str()).fetch_one(&self.readers).await?;
        Ok(ListFacts {
            total: convert::count(total)?,
            first_start: convert::date_opt(first)?,
            since: convert::date_opt(since)?,
        })
    }

    pub(super) async fn read_orders(&self, scope: &Scope, page: &PageOf) -> Result<Rows<OrderRow>, StoreError> {
        if !scope.owns_account() {
            return Ok(Rows { items: Vec::new(), next: None, total: 0 });
        }
        let after = Key::of(page, Key(Date::MAX, i64::MAX))?;
        let sql = "SELECT ordered_on, id, number, description, domain, amount_cents, completed_on FROM purchase
                   WHERE account = ?1 AND (ordered_on, id) < (?2, ?3) ORDER BY ordered_on DESC, id DESC LIMIT ?4";
        let rows: Vec<OrderColumns> = sqlx::query_as(sql)
            .bind(scope.account.as_str())
            .bind(after.0.to_string())
            .bind(after.1)
            .bind(page::limit(page))
            .fetch_all(&self.readers)
            .await?;
        let rows = rows.into_iter().map(order).collect::<Result<_, _>>()?;
        Ok(page::of(page, rows, self.total("orders", scope, "").await?))
    }

    pub(super) async fn read_message_facts(&self, scope: &Scope) -> Result<ListFacts, StoreError> {
        let sql = "SELECT
            coalesce((SELECT total FROM tally WHERE account = ?1 AND person = ?2 AND list = 'messages'), 0),
            (SELECT counts_from FROM contact_message
             WHERE account = ?1 AND person = ?2 AND counts_from IS NOT NULL ORDER BY counts_from LIMIT 1),
            (SELECT received_at FROM contact_message WHERE account = ?1 AND person = ?2 ORDER BY received_at LIMIT 1)";
        let (total, first, since): (i64, Option<String>, Option<i64>) = sqlx::query_as(sql)
            .bind(scope.account.as_str())
            .bind(scope.person.as_str())
            .fetch_one(&self.readers)
            .await?;
        Ok(ListFacts {
            total: convert::count(total)?,
            first_start: convert::date_opt(first)?,
            since: convert::moment_opt(since)?.map(local_date_nl),
        })
    }

    pub(super) async fn read_messages(&self, scope: &Scope, page: &PageOf) -> Result<Rows<MessageRow>, StoreError> {
        let after = Key::of(page, Key(i64::MAX, i64::MAX))?;
        let sql = "SELECT received_at, id, name, subject, body, answered_at, satisfied_on, withdrawn_at, after_answer,
    started_on, started_by
                   FROM contact_message WHERE account = ?1 AND person = ?2 AND (received_at, id) < (?3, ?4)
                   ORDER BY received_at DESC, id DESC LIMIT ?5";
        let rows: Vec<MessageColumns> = sqlx::query_as(sql)
            .bind(scope.account.as_str())
            .bind(scope.person.as_str())
            .bind(after.0)
            .bind(after.1)
            .bind(page::limit(page))
            .fetch_all(&self.readers)
            .await?;
        let rows = rows.into_iter().map(message).collect::<Result<_, _>>()?;
        Ok(page::of(page, rows, self.total("messages", scope, scope.person.as_str()).await?))
    }

    pub(super) async fn read_activity_facts(&self, scope: &Scope) -> Result<ListFacts, StoreError> {
        let sql = "SELECT
            coalesce((SELECT total FROM tally WHERE account = ?1 AND person = ?2 AND list = 'activity'), 0),
            (SELECT at FROM activity WHERE account = ?1 AND person = ?2 ORDER BY at LIMIT 1)";
        let (total, first): (i64, Option<i64>) = sqlx::query_as(sql)
            .bind(scope.account.as_str())
            .bind(scope.person.as_str())
            .fetch_one(&self.readers)
            .await?;
        let first = convert::moment_opt(first)?.map(local_date_nl);
        Ok(ListFacts { total: convert::count(total)?, first_start: first, since: first })
    }

    pub(super) async fn read_activity(&self, scope: &Scope, page: &PageOf) -> Result<Rows<ActivityRow>, StoreError> {
        let after = Key::of(page, Key(i64::MAX, i64::MAX))?;
        let sql = "SELECT at, id, system, action, ip_address FROM activity
                   WHERE account = ?1 AND person = ?2 AND (at, id) < (?3, ?4) ORDER BY at DESC, id DESC LIMIT ?5";
        let rows: Vec<ActivityColumns> = sqlx::query_as(sql)
            .bind(scope.account.as_str())
            .bind(scope.person.as_str())
            .bind(after.0)
            .bind(after.1)
            .bind(page::limit(page))
            .fetch_all(&self.readers)
            .await?;
        let rows = rows.into_iter().map(activity).collect::<Result<_, _>>()?;
        Ok(page::of(page, rows, self.total("activity", scope, scope.person.as_str()).await?))
    }

    /// At most a handful a year, so these are counted.
    pub(super) async fn read_mailings(&self, scope: &Scope, year: i16) -> Result<Mailings, StoreError> {
        let sql = "SELECT count(*) FROM mailing WHERE person = ?1 AND sent_on BETWEEN ?2 AND ?3";
        let sent: i64 = sqlx::query_scalar(sql)
            .bind(scope.person.as_str())
            .bind(format!("{year:04}-01-01"))
            .bind(format!("{year:04}-12-31"))
            .fetch_one(&self.readers)
            .await?;
        Ok(Mailings { sent: convert::count(sent)? })
    }
}

/// Adds what somebody did; what is of one moment is numbered on.
pub(super) async fn insert_activity(
    connection: &mut SqliteConnection,
    (account, person): (&AccountId, &PersonId),
    row: &ActivityRow,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO activity (account, person, at, id, system, action, ip_address)
               SELECT ?1, ?2, ?3, coalesce(max(id), 0) + 1, ?4, ?5, ?6 FROM activity
               WHERE account = ?1 AND person = ?2 AND at = ?3";
    sqlx::query(sql)
        .bind(account.as_str())
        .bind(person.as_str())
        .bind(row.at.as_microsecond())
        .bind(row.system.as_str())
        .bind(&row.action)
        .bind(&row.ip_address)
        .execute(connection)
        .await?;
    Ok(())
}

fn order(columns: OrderColumns) -> Result<(String, OrderRow), StoreError> {
    let (ordered_on, id, number, description, domain, cents, completed_on) = columns;
    let ordered_on = convert::date(&ordered_on)?;
    let (amount_cents, completed_on) = (convert::count(cents)?, convert::date_opt(completed_on)?);
    let row = OrderRow { number, description, domain, amount_cents, ordered_on, completed_on };
    Ok((Key(ordered_on, id).to_string(), row))
}

/// With its key in the list.
pub(super) fn message(columns: MessageColumns) -> Result<(String, MessageRow), StoreError> {
    let (received_at, id, name, subject, body, answered_at, satisfied_on, withdrawn_at, after_answer, on, by) = columns;
    let started = match (convert::date_opt(on)?, by) {
        (Some(on), Some(by)) => Some((on, convert::word(&by)?)),
        _ => None,
    };
    let row = MessageRow {
        id: convert::id(&name)?,
        received_at: convert::moment(received_at)?,
        subject,
        body,
        answered_at: convert::moment_opt(answered_at)?,
        satisfied_on: convert::date_opt(satisfied_on)?,
        started,
        withdrawn_at: convert::moment_opt(withdrawn_at)?,
        after_answer,
    };
    Ok((Key(received_at, id).to_string(), row))
}

fn activity((at, id, system, action, ip_address): ActivityColumns) -> Result<(String, ActivityRow), StoreError> {
    let row = ActivityRow { at: convert::moment(at)?, system: convert::word(&system)?, action, ip_address };
    Ok((Key(at, id).to_string(), row))
}
