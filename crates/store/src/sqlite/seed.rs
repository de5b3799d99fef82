//! Puts rows in, for the demo and the tests. Rows of one moment are numbered on.

use super::{SqliteStore, consents, convert, digest, holder, restriction, seed_request};
use crate::{ConsentWrite, EmailAddress, Holder, Item, Membership, MessageRow, NewPerson, OrderRow, Seed, StoreError};
use mijn_privacy_api::{AccountId, PersonId};
use sqlx::SqliteConnection;

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl Seed for SqliteStore {
    async fn seed(&self, items: Vec<Item>) -> Result<()> {
        let mut tx = self.write().await?;
        for item in &items {
            self.put(&mut tx, item).await?;
        }
        Ok(tx.commit().await?)
    }
}

impl SqliteStore {
    async fn put(&self, tx: &mut SqliteConnection, item: &Item) -> Result<()> {
        match item {
            Item::Person(person) => self.put_person(tx, person).await,
            Item::Member(person, membership) => put_member(tx, person, membership).await,
            Item::Value(account, category, value, at) => {
                let sql = "INSERT INTO account_value (account, category, position, value, at)
                           SELECT ?1, ?2, count(*) + 1, ?3, ?4 FROM account_value WHERE account = ?1 AND category = ?2";
                let query = sqlx::query(sql).bind(account.as_str()).bind(category).bind(value);
                query.bind(at.map(|at| at.as_microsecond())).execute(tx).await?;
                Ok(())
            }
            Item::Address(person, address, at) => {
                let sql = "INSERT INTO login_address (person, address, seen_at) VALUES (?1, ?2, ?3)
                           ON CONFLICT (person, address) DO UPDATE SET seen_at = max(seen_at, excluded.seen_at)";
                let query = sqlx::query(sql).bind(person.as_str()).bind(address).bind(at.as_microsecond());
                query.execute(tx).await?;
                Ok(())
            }
            Item::Order(account, order) => put_order(tx, account, order).await,
            Item::Message(account, person, message) => self.put_message(tx, (account, person), message).await,
            Item::Withdrawal(person, withdraw) => self.append_withdrawal(tx, person, withdraw).await,
            Item::Activity(account, person, row) => {
                let sql = "INSERT INTO activity (account, person, at, id, system, action, ip_address)
                           SELECT ?1, ?2, ?3, coalesce(max(id), 0) + 1, ?4, ?5, ?6 FROM activity
                           WHERE account = ?1 AND person = ?2 AND at = ?3";
                let query = sqlx::query(sql).bind(account.as_str()).bind(person.as_str());
                let query = query.bind(row.at.as_microsecond()).bind(row.system.as_str());
                query.bind(&row.action).bind(&row.ip_address).execute(tx).await?;
                Ok(())
            }
            Item::Mailing(person, sent_on, subject) => {
                let sql = "INSERT INTO mailing (person, sent_on, id, subject)
                           SELECT ?1, ?2, coalesce(max(id), 0) + 1, ?3 FROM mailing WHERE person = ?1 AND sent_on = ?2";
                let query = sqlx::query(sql).bind(person.as_str()).bind(sent_on.to_string()).bind(subject);
                query.execute(tx).await?;
                Ok(())
            }
            Item::Consent(person, write) => {
                let whose = Holder::Person(person.clone());
                let present = consents::state(&mut *tx, &whose, write.id).await?;
                self.change(tx, &whose, write, &present).await?;
                Ok(())
            }
            Item::Subscriber(address, write) => {
                let having = holder::having(&mut *tx, &digest::address(&self.keys, address)).await?;
                let whose = match having.into_iter().find(|whose| matches!(whose, Holder::Subscriber(_))) {
                    Some(whose) => whose,
                    None => self.new_subscriber(tx, address).await?,
                };
                let write = ConsentWrite { actor: whose.id().to_owned(), ..write.clone() };
                let present = consents::state(&mut *tx, &whose, write.id).await?;
                self.change(tx, &whose, &write, &present).await?;
                Ok(())
            }
            Item::Request(account, person, full, target_on) => {
                seed_request::put(tx, (&self.keys, &self.vault), (account, person), full, *target_on).await
            }
            Item::Restriction(request, purposes, since) => {
                restriction::begin(tx, request.as_str(), purposes, *since).await
            }
            Item::Unblock(account) => {
                let sql = "DELETE FROM closing_block WHERE account = ?1";
                sqlx::query(sql).bind(account.as_str()).execute(tx).await?;
                Ok(())
            }
            Item::Block(account, kind, label) => {
                let sql = "INSERT INTO closing_block (account, kind, label) VALUES (?1, ?2, ?3)";
                sqlx::query(sql).bind(account.as_str()).bind(kind.as_str()).bind(label).execute(tx).await?;
                Ok(())
            }
        }
    }

    async fn put_person(&self, tx: &mut SqliteConnection, person: &NewPerson) -> Result<()> {
        let sql = "INSERT INTO person (id, username, password_hash, email, created_at, email_digest)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let address = person.email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
        sqlx::query(sql)
            .bind(person.id.as_str())
            .bind(&person.username)
            .bind(&person.password_hash)
            .bind(&person.email)
            .bind(person.created_at.as_microsecond())
            .bind(address.map(|address| digest::address(&self.keys, &address).to_vec()))
            .execute(tx)
            .await?;
        Ok(())
    }

    /// Its id is a new one, whatever the row says.
    async fn put_message(
        &self,
        tx: &mut SqliteConnection,
        (account, person): (&AccountId, &PersonId),
        message: &MessageRow,
    ) -> Result<()> {
        let sql =
            "INSERT INTO contact_message (account, person, received_at, id, subject, body, answered_at, satisfied_on,
                   name, withdrawn_at, after_answer)
                   SELECT ?1, ?2, ?3, coalesce(max(id), 0) + 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM contact_message
                   WHERE account = ?1 AND person = ?2 AND received_at = ?3";
        sqlx::query(sql)
            .bind(account.as_str())
            .bind(person.as_str())
            .bind(message.received_at.as_microsecond())
            .bind(&message.subject)
            .bind(&message.body)
            .bind(message.answered_at.map(|at| at.as_microsecond()))
            .bind(message.satisfied_on.map(|day| day.to_string()))
            .bind(convert::hex(&self.bytes::<16>()))
            .bind(message.withdrawn_at.map(|at| at.as_microsecond()))
            .bind(message.after_answer)
            .execute(tx)
            .await?;
        Ok(())
    }
}

async fn put_member(tx: &mut SqliteConnection, person: &PersonId, membership: &Membership) -> Result<()> {
    let sql = "INSERT INTO account (id, name, status, opened_on, closed_on) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (id) DO NOTHING";
    sqlx::query(sql)
        .bind(membership.account.as_str())
        .bind(&membership.name)
        .bind(membership.status.as_str())
        .bind(membership.opened_on.to_string())
        .bind(membership.closed_on.map(|day| day.to_string()))
        .execute(&mut *tx)
        .await?;
    let query = sqlx::query("INSERT INTO membership (person, account, role) VALUES (?1, ?2, ?3)");
    let query = query.bind(person.as_str()).bind(membership.account.as_str()).bind(membership.role.as_str());
    query.execute(tx).await?;
    Ok(())
}

async fn put_order(tx: &mut SqliteConnection, account: &AccountId, order: &OrderRow) -> Result<()> {
    let sql = "INSERT INTO purchase (account, ordered_on, id, number, description, domain, amount_cents, completed_on)
               SELECT ?1, ?2, coalesce(max(id), 0) + 1, ?3, ?4, ?5, ?6, ?7 FROM purchase
               WHERE account = ?1 AND ordered_on = ?2";
    sqlx::query(sql)
        .bind(account.as_str())
        .bind(order.ordered_on.to_string())
        .bind(&order.number)
        .bind(&order.description)
        .bind(&order.domain)
        .bind(order.amount_cents)
        .bind(order.completed_on.map(|day| day.to_string()))
        .execute(tx)
        .await?;
    Ok(())
}
