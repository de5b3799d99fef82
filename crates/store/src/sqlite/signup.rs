//! Somebody who is not logged in asks to be put on the list.
//!
//! The asking itself stores one row, whoever is asked for: what there is to know about the address shows in nothing that the
//! asker can measure. A moment later, before e-mails are taken out of the outbox, it is looked at.

use super::{SqliteStore, carried, consents, convert, digest, holder, suppression};
use crate::{ConsentWrite, EmailAddress, Holder, MailLimit, NewConfirmation, NewMail, StoreError, Subscription};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::{Channel, ConsentId, ConsentState, NoticeVersion, OpenEnum, WordingId};
use sqlx::SqliteConnection;

const AT_ONCE: usize = 50;

/// A row that waits: everything in it is gone once it was looked at.
#[derive(serde::Serialize, serde::Deserialize)]
struct Ask {
    address: String,
    #[serde(default)]
    link: Option<[u8; 32]>,
    at: Timestamp,
    #[serde(default)]
    pause: SignedDuration,
    #[serde(default)]
    most: Option<u32>,
    #[serde(default)]
    within: SignedDuration,
    consent: ConsentId,
    wording: WordingId,
    wording_text: String,
    language: String,
    shown_at: Timestamp,
    notice: NoticeVersion,
    channel: String,
    token_hash: [u8; 32],
    expires_at: Timestamp,
    message_id: String,
    to: String,
    subject: String,
    text: String,
    html: String,
}

impl SqliteStore {
    pub(super) async fn write_signup(&self, ask: &Subscription, write: &ConsentWrite) -> Result<(), StoreError> {
        let Some((link, mail)) = &write.confirmation else { return Err(convert::corrupt("sign-up without a link")) };
        let ask = Ask {
            address: ask.address.as_str().to_owned(),
            link: ask.link,
            at: ask.at,
            pause: link.limit.map(|limit| limit.pause).unwrap_or_default(),
            most: link.limit.map(|limit| limit.most),
            within: link.limit.map(|limit| limit.within).unwrap_or_default(),
            consent: write.id,
            wording: write.wording.clone(),
            wording_text: write.wording_text.clone(),
            language: write.language.clone(),
            shown_at: write.shown_at,
            notice: write.notice.clone(),
            channel: write.channel.as_str().to_owned(),
            token_hash: link.token_hash,
            expires_at: link.expires_at,
            message_id: mail.message_id.clone(),
            to: mail.to.as_str().to_owned(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
            html: mail.html.clone(),
        };
        let ask = serde_json::to_string(&ask).map_err(|_| convert::corrupt("sign-up"))?;
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO signup (ask) VALUES (?1)").bind(ask).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    /// Looks at everything that waits. A crash before it loses nothing, and none is looked at twice.
    pub(super) async fn settle_signups(&self) -> Result<(), StoreError> {
        loop {
            let waiting: Option<i64> =
                sqlx::query_scalar("SELECT 1 FROM signup LIMIT 1").fetch_optional(&self.readers).await?;
            if waiting.is_none() {
                return Ok(());
            }
            let mut tx = self.write().await?;
            for _ in 0..AT_ONCE {
                let sql = "DELETE FROM signup WHERE id = (SELECT min(id) FROM signup) RETURNING ask";
                let ask: Option<String> = sqlx::query_scalar(sql).fetch_optional(&mut *tx).await?;
                let Some(ask) = ask else { break };
                // One that cannot be read would be in the way of all others, for ever.
                if let Some((ask, write)) = parsed(&ask) {
                    self.settle(&mut tx, &ask, &write).await?;
                }
            }
            tx.commit().await?;
        }
    }

    async fn settle(
        &self,
        connection: &mut SqliteConnection,
        ask: &Subscription,
        write: &ConsentWrite,
    ) -> Result<(), StoreError> {
        let Some(new) = &write.confirmation else { return Ok(()) };
        if self.wait(connection, new, ask.at).await?.is_some() {
            return Ok(());
        }
        if let Some(link) = &ask.link {
            let sql = "SELECT address FROM unsubscribe_link WHERE token_hash = ?1";
            let sent_to: Option<Vec<u8>> =
                sqlx::query_scalar(sql).bind(&link[..]).fetch_optional(&mut *connection).await?;
            if sent_to.as_deref() != Some(&digest::address(&self.keys, &ask.address)[..]) {
                return Ok(());
            }
        }
        let Some(whose) = self.asked_for(connection, ask, write).await? else { return Ok(()) };
        let write = ConsentWrite { actor: whose.id().to_owned(), ..write.clone() };
        let present = carried::state(connection, &whose, write.id).await?;
        if consents::is_so(&present, &write) {
            return self.another_link(connection, &whose, write.id, new, ask.at).await;
        }
        self.change(connection, &whose, &write, &present).await?;
        Ok(())
    }

    /// Whose choice waits for the click: a customer's before a subscriber's, a new subscriber's where nobody has the
    /// address, and nobody's where it is on the list already.
    async fn asked_for(
        &self,
        connection: &mut SqliteConnection,
        ask: &Subscription,
        write: &ConsentWrite,
    ) -> Result<Option<Holder>, StoreError> {
        let digest = digest::address(&self.keys, &ask.address);
        let having = if write.id == ConsentId::Newsletter {
            holder::choosing(&mut *connection, &digest).await?
        } else {
            // No list has it beside persons: of who is no customer any more it is their own choice too.
            let mut having = holder::having(&mut *connection, &digest).await?;
            having.retain(|whose| matches!(whose, Holder::Person(_)));
            having
        };
        if write.id == ConsentId::Newsletter && having.is_empty() {
            return self.new_subscriber(connection, &ask.address).await.map(Some);
        }
        let mut open = None;
        for whose in having {
            let state = carried::state(connection, &whose, write.id).await?.state;
            if state != ConsentState::Granted {
                open = open.or(Some(whose));
            } else {
                let digest = digest::suppression(&self.keys, write.id, &ask.address);
                if !suppression::is_there(connection, &digest).await? {
                    return Ok(None);
                }
            }
        }
        Ok(open)
    }
}

fn parsed(ask: &str) -> Option<(Subscription, ConsentWrite)> {
    let ask: Ask = serde_json::from_str(ask).ok()?;
    let (pause, within) = (ask.pause, ask.within);
    let limit = ask.most.map(|most| MailLimit { pause, most, within });
    let mail = NewMail {
        message_id: ask.message_id,
        to: EmailAddress::parse(&ask.to).ok()?,
        subject: ask.subject,
        text: ask.text,
        html: ask.html,
    };
    let write = ConsentWrite {
        id: ask.consent,
        state: ConsentState::PendingConfirmation,
        if_revision: None,
        wording: ask.wording,
        wording_text: ask.wording_text,
        language: ask.language,
        shown_at: ask.shown_at,
        notice: ask.notice,
        channel: Channel::parse(&ask.channel)?,
        actor: String::new(),
        note: None,
        confirmation: Some((NewConfirmation { token_hash: ask.token_hash, expires_at: ask.expires_at, limit }, mail)),
        at: ask.at,
    };
    Some((Subscription { address: EmailAddress::parse(&ask.address).ok()?, link: ask.link, at: ask.at }, write))
}
