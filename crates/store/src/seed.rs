//! Putting rows in as a portal's own systems would: for the demo and for the tests of a database.

use crate::{
    ActivityRow, ConsentWrite, EmailAddress, Membership, MessageRow, MessageWithdraw, OrderRow, RequestFull, StoreError,
};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{AccountId, ClosingBlockKind, PersonId, PurposeId, RequestId};

/// Who logs in.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Their id.
    pub id: PersonId,
    /// The name that they log in with.
    pub username: String,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Their own e-mail address.
    pub email: Option<String>,
    /// Since when they are known.
    pub created_at: Timestamp,
}

/// A row to put in.
#[derive(Clone, Debug)]
pub enum Item {
    /// Somebody who logs in.
    Person(NewPerson),
    /// An account (made with its first member) and a person's place in it.
    Member(PersonId, Membership),
    /// A value of the account's profile: kind, value, when.
    Value(AccountId, &'static str, String, Option<Timestamp>),
    /// An address that the person logged in from.
    Address(PersonId, String, Timestamp),
    /// An order of an account.
    Order(AccountId, OrderRow),
    /// A contact message.
    Message(AccountId, PersonId, MessageRow),
    /// That the consent for a message was taken back, for the chain; the message itself says so too.
    Withdrawal(PersonId, MessageWithdraw),
    /// Something that a person did.
    Activity(AccountId, PersonId, ActivityRow),
    /// A marketing e-mail: to whom, on which day, its subject.
    Mailing(PersonId, Date, String),
    /// A change of a consent; its revision is the next one, whatever it says.
    Consent(PersonId, ConsentWrite),
    /// A change by an address on the newsletter's list that belongs to no account; it joins the list with the first one. The
    /// actor is the subscriber, whatever it says.
    Subscriber(EmailAddress, ConsentWrite),
    /// A request with its story and the officer's target. Its reference is given out anew, of the year that it names; its
    /// thread comes without files.
    Request(AccountId, PersonId, Box<RequestFull>, Date),
    /// That the use for these purposes stands still for a request, since when.
    Restriction(RequestId, Vec<PurposeId>, Timestamp),
    /// Something in the way of closing an account, and which one.
    Block(AccountId, ClosingBlockKind, String),
    /// Nothing is in the way of closing it any more.
    Unblock(AccountId),
}

/// A database that rows can be put into.
#[async_trait::async_trait]
pub trait Seed: Send + Sync {
    /// Puts them in, in order, all or none.
    async fn seed(&self, items: Vec<Item>) -> Result<(), StoreError>;
}
