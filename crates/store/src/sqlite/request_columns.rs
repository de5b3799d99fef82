//! The columns of a request, and the row that they make.

use super::convert::{self, corrupt};
use super::vault::Vault;
use crate::{KeptPreview, Proof, RequestRow, StoreError};
use mijn_privacy_api::{ErasurePreview, PauseGround, PreviewKind, PurposeId};

/// The columns of [`RequestColumns`], but for the preview.
macro_rules! columns {
    () => {
        "id, reference, kind, purposes, text, with_suppliers, status, received_at, due_on, closed_at, extended_until, \
         extended_reason, paused_since, paused_ground, paused_question, unread, decision_reason, revision, target_on, \
         extended_months, paused_days, ground, corrections, proof, unanswered, assignee, decision, role, lifts_on, \
         failure"
    };
}
pub(super) use columns;

/// `SELECT` of one whole row with what follows it.
macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), ", preview, preview_kind FROM request ", $rest)
    };
}
pub(super) use select;

/// `SELECT` of the rows of a list, which shows no preview, with what follows it.
macro_rules! lines {
    ($rest:expr) => {
        concat!("SELECT ", columns!(), ", NULL AS preview, NULL AS preview_kind FROM ", $rest)
    };
}
pub(super) use lines;

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
    target_on: String,
    extended_months: i64,
    paused_days: i64,
    ground: Option<String>,
    corrections: String,
    preview: Option<String>,
    preview_kind: Option<String>,
    proof: String,
    unanswered: i64,
    assignee: Option<String>,
    decision: Option<String>,
    failure: Option<String>,
    role: Option<String>,
    lifts_on: Option<String>,
}

impl RequestColumns {
    /// Opens the texts of it.
    pub(super) fn parse(self, vault: &Vault) -> Result<RequestRow, StoreError> {
        let row = vault.at("request", &self.id);
        let question = row.open_opt("paused_question", self.paused_question)?;
        let reason = row.open_opt("extended_reason", self.extended_reason)?;
        let preview = row.open_opt("preview", self.preview)?;
        let decision = row.open_opt("decision", self.decision)?;
        let corrections = row.open("corrections", self.corrections)?;
        let purposes: Vec<String> = serde_json::from_str(&self.purposes).map_err(|_| corrupt("purposes"))?;
        let paused = match (convert::moment_opt(self.paused_since)?, self.paused_ground) {
            (Some(since), Some(ground)) => Some((since, convert::word::<PauseGround>(&ground)?, question)),
            _ => None,
        };
        let preview: Option<ErasurePreview> = read(preview.as_deref(), "preview")?;
        let preview_kind = self.preview_kind.as_deref().map(convert::word::<PreviewKind>).transpose()?;
        Ok(RequestRow {
            id: convert::id(&self.id)?,
            reference: convert::id(&self.reference)?,
            kind: convert::word(&self.kind)?,
            purposes: purposes.iter().map(|word| convert::word::<PurposeId>(word)).collect::<Result<_, _>>()?,
            text: row.open_opt("text", self.text)?,
            with_suppliers: self.with_suppliers,
            status: convert::word(&self.status)?,
            received_at: convert::moment(self.received_at)?,
            due_on: convert::date(&self.due_on)?,
            closed_at: convert::moment_opt(self.closed_at)?,
            extended: convert::date_opt(self.extended_until)?.zip(reason),
            paused,
            unread: convert::count(self.unread)?,
            decision_reason: row.open_opt("decision_reason", self.decision_reason)?,
            revision: convert::count(self.revision)?,
            target_on: convert::date(&self.target_on)?,
            extended_months: u8::try_from(self.extended_months).map_err(|_| corrupt("months"))?,
            paused_days: u16::try_from(self.paused_days).map_err(|_| corrupt("days"))?,
            ground: self.ground.as_deref().map(convert::word).transpose()?,
            corrections: serde_json::from_str(&corrections).map_err(|_| corrupt("corrections"))?,
            preview: preview.zip(preview_kind).map(|(preview, kind)| KeptPreview { kind, preview }),
            proof: Proof::parse(&self.proof).ok_or_else(|| corrupt("proof"))?,
            unanswered: convert::count(self.unanswered)?,
            assignee: self.assignee,
            decision: read(decision.as_deref(), "decision")?,
            failure: read(self.failure.as_deref(), "failure")?,
            role: self.role.as_deref().map(convert::word).transpose()?,
            lifts_on: convert::date_opt(self.lifts_on)?,
        })
    }
}

fn read<T: serde::de::DeserializeOwned>(json: Option<&str>, what: &str) -> Result<Option<T>, StoreError> {
    json.map(serde_json::from_str).transpose().map_err(|_| corrupt(what))
}
