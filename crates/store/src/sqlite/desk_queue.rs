//! What the officer sees: the queue, and a request with whose it is.

use super::desk_statements::{
    CLOSED, CLOSED_KIND, FAILED, HEAD, NEW, OPEN, PAUSED, REFERENCE, RESTRICTED, RUNNING, TO_TELL, UNANSWERED,
};
use super::page::{self, Key};
use super::request_columns::RequestColumns;
use super::{SqliteStore, convert, requests};
use crate::{DeskAsk, DeskHead, EmailAddress, PageOf, RequestFull, RequestOf, RequestRow, Rows, Scope, StoreError};
use jiff::{Span, civil::Date};
use mijn_privacy_api::{DeskFilter, Reference, RequestId, Role};

/// So many days before its end a request is due soon.
pub(super) const SOON: i64 = 7;

#[derive(sqlx::FromRow)]
struct HeadColumns {
    account_name: Option<String>,
    person_email: Option<String>,
    person: Option<String>,
    account: Option<String>,
    role: Option<String>,
    login_gone: bool,
    stranger: Option<String>,
    stranger_name: Option<String>,
    stranger_email: Option<String>,
}

/// The last of the days that are near.
pub(super) fn soon(today: Date) -> Date {
    today.saturating_add(Span::new().days(SOON))
}

impl SqliteStore {
    pub(super) async fn read_desk_requests(
        &self,
        ask: &DeskAsk,
        page: &PageOf,
    ) -> Result<Rows<RequestRow>, StoreError> {
        if let Some(reference) = &ask.reference {
            return self.read_by_reference(reference).await;
        }
        let (any, yesterday) = ((Date::MIN, Date::MAX), ask.today.yesterday().unwrap_or(Date::MIN));
        match ask.filter {
            DeskFilter::Open => self.read_queue(OPEN, any, ask, page).await,
            DeskFilter::New => self.read_queue(NEW, any, ask, page).await,
            DeskFilter::DueSoon => self.read_queue(RUNNING, (ask.today, soon(ask.today)), ask, page).await,
            DeskFilter::Overdue => self.read_queue(RUNNING, (Date::MIN, yesterday), ask, page).await,
            DeskFilter::Paused => self.read_queue(PAUSED, any, ask, page).await,
            DeskFilter::Unanswered => self.read_queue(UNANSWERED, any, ask, page).await,
            DeskFilter::Failed => self.read_queue(FAILED, any, ask, page).await,
            DeskFilter::ToTell => self.read_archive(TO_TELL, ask, page).await,
            DeskFilter::Restricted => self.read_archive(RESTRICTED, ask, page).await,
            DeskFilter::Closed if ask.kind.is_some() => self.read_archive(CLOSED_KIND, ask, page).await,
            DeskFilter::Closed => self.read_archive(CLOSED, ask, page).await,
            DeskFilter::Unknown => Ok(Rows { items: Vec::new(), next: None, total: 0 }),
        }
    }

    async fn read_by_reference(&self, reference: &Reference) -> Result<Rows<RequestRow>, StoreError> {
        let rows: Vec<RequestColumns> =
            sqlx::query_as(REFERENCE).bind(reference.as_str()).fetch_all(&self.readers).await?;
        let items = requests::rows(&self.vault, rows)?;
        Ok(Rows { total: u32::from(!items.is_empty()), items, next: None })
    }

    /// Open ones whose last day is within these, due first.
    async fn read_queue(
        &self,
        [rows, total]: [&'static str; 2],
        (from, until): (Date, Date),
        ask: &DeskAsk,
        page: &PageOf,
    ) -> Result<Rows<RequestRow>, StoreError> {
        let first = Key(from, Key(i64::MIN, String::new()).to_string());
        let Key(day, rest) = Key::of(page, first)?;
        let (received, id) = rest.split_once('~').ok_or(StoreError::Cursor)?;
        let received: i64 = received.parse().map_err(|_| StoreError::Cursor)?;
        let kind = ask.kind.map(|kind| kind.as_str());
        let mut snapshot = self.readers.begin().await?;
        let rows: Vec<RequestColumns> = sqlx::query_as(rows)
            .bind(sortable(day))
            .bind(received)
            .bind(id)
            .bind(sortable(until))
            .bind(kind)
            .bind(page::limit(page))
            .fetch_all(&mut *snapshot)
            .await?;
        let query = sqlx::query_scalar(total).bind(sortable(from)).bind(sortable(until)).bind(kind);
        let total: i64 = query.fetch_one(&mut *snapshot).await?;
        let keyed = |row: RequestColumns| {
            let row = row.parse(&self.vault)?;
            let rest = Key(row.received_at.as_microsecond(), &row.id).to_string();
            Ok((Key(row.last_day(), rest).to_string(), row))
        };
        let rows = rows.into_iter().map(keyed).collect::<Result<_, StoreError>>()?;
        Ok(page::of(page, rows, convert::count(total)?))
    }

    /// Closed ones, last closed first.
    async fn read_archive(
        &self,
        [rows, total]: [&'static str; 2],
        ask: &DeskAsk,
        page: &PageOf,
    ) -> Result<Rows<RequestRow>, StoreError> {
        let Key(closed, id) = Key::of(page, Key(i64::MAX, String::new()))?;
        let kind = ask.kind.map(|kind| kind.as_str());
        let mut snapshot = self.readers.begin().await?;
        let query = sqlx::query_as(rows).bind(closed).bind(id).bind(kind).bind(page::limit(page));
        let rows: Vec<RequestColumns> = query.fetch_all(&mut *snapshot).await?;
        let total: i64 = sqlx::query_scalar(total).bind(kind).fetch_one(&mut *snapshot).await?;
        let keyed = |row: RequestColumns| {
            let row = row.parse(&self.vault)?;
            let closed = row.closed_at.ok_or_else(|| convert::corrupt("closed"))?;
            Ok((Key(closed.as_microsecond(), &row.id).to_string(), row))
        };
        let rows = rows.into_iter().map(keyed).collect::<Result<_, StoreError>>()?;
        Ok(page::of(page, rows, convert::count(total)?))
    }

    pub(super) async fn read_desk_request(
        &self,
        id: &RequestId,
    ) -> Result<Option<(RequestFull, DeskHead)>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        let Some(full) = requests::full(&mut snapshot, &self.vault, &RequestOf::Desk, id.as_str()).await? else {
            return Ok(None);
        };
        let head: HeadColumns = sqlx::query_as(HEAD).bind(id.as_str()).fetch_one(&mut *snapshot).await?;
        let stranger = self.vault.at("stranger", head.stranger.as_deref().unwrap_or_default());
        let name = head.account_name.or(stranger.open_opt("name", head.stranger_name)?);
        let name = name.ok_or_else(|| convert::corrupt("name"))?;
        let email = head.person_email.or(stranger.open_opt("email", head.stranger_email)?);
        let scope = match (head.person, head.account) {
            (Some(person), Some(account)) => Some(Scope {
                person: convert::id(&person)?,
                account: convert::id(&account)?,
                role: head.role.as_deref().map_or(Ok(Role::User), convert::word)?,
            }),
            _ => None,
        };
        let email = email.and_then(|email| EmailAddress::parse(&email).ok());
        Ok(Some((full, DeskHead { name, email, scope, login_gone: head.login_gone })))
    }
}

/// As text that sorts like the day itself, also the ends of time.
fn sortable(day: Date) -> String {
    if day.year() < 0 { String::new() } else { day.to_string() }
}
