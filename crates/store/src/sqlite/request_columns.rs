//! The columns of a request, and the row that they make.

use super::convert::{self, corrupt};
use crate::{RequestRow, StoreError};
use mijn_privacy_api::{PauseGround, PurposeId};

/// `SELECT` of [`RequestColumns`] with what follows it.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, reference, kind, purposes, text, with_suppliers, status, received_at, due_on, closed_at, ",
            "extended_until, extended_reason, paused_since, paused_ground, paused_question, unread, decision_reason, ",
            "revision FROM request ",
            $rest
        )
    };
}
pub(super) use select;

#[derive(sqlx::FromRow)]
pub(super) struct RequestColumns {
    pub(super) id: String,
    reference: String,
    kind: String,
    purposes: String,
    text: Option<String>,
    with_suppliers: bool,
    status: String,
    pub(super) received_at: i64,
    due_on: String,
    closed_at: Option<i64>,
    extended_until: Option<String>,
    extended_reason: Option<String>,
    paused_since: Option<i64>,
    paused_ground: Option<String>,
    paused_question: Option<String>,
    unread: i64,
    decision_reason: Option<String>,
    revision: i64,
}

impl RequestColumns {
    pub(super) fn parse(self) -> Result<RequestRow, StoreError> {
        let purposes: Vec<String> = serde_json::from_str(&self.purposes).map_err(|_| corrupt("purposes"))?;
        let paused = match (convert::moment_opt(self.paused_since)?, self.paused_ground) {
            (Some(since), Some(ground)) => Some((since, convert::word::<PauseGround>(&ground)?, self.paused_question)),
            _ => None,
        };
        Ok(RequestRow {
            id: convert::id(&self.id)?,
            reference: convert::id(&self.reference)?,
            kind: convert::word(&self.kind)?,
            purposes: purposes.iter().map(|word| convert::word::<PurposeId>(word)).collect::<Result<_, _>>()?,
            text: self.text,
            with_suppliers: self.with_suppliers,
            status: convert::word(&self.status)?,
            received_at: convert::moment(self.received_at)?,
            due_on: convert::date(&self.due_on)?,
            closed_at: convert::moment_opt(self.closed_at)?,
            extended: convert::date_opt(self.extended_until)?.zip(self.extended_reason),
            paused,
            unread: convert::count(self.unread)?,
            decision_reason: self.decision_reason,
            revision: convert::count(self.revision)?,
        })
    }
}
