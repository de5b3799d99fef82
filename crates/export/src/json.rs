//! `gegevens.json` above its lists, and the shape of a request in it. docs/export.schema.json describes all of it.

use crate::{About, Account, ConsentNow, ExportKind, Party, SCHEMA, Value, words};
use mijn_privacy_api::{
    Basis, CategoryId, Correction, Date, Extension, NoDateReason, NoticeRef, Outcome, Pause, Purpose, PurposeId,
    Recipient, Reference, Request, RequestEvent, RequestId, RequestKind, RequestStatus, RestrictionGround,
    RetentionStep, RightInfo, ThreadMessage, Timestamp, Told,
};
use serde::Serialize;

/// Everything above the lists.
#[derive(Serialize)]
pub(crate) struct Head<'a> {
    schema: &'static str,
    about: AboutJson<'a>,
    purposes: Vec<PurposeJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    automated_decisions: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transfers: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<&'a [String]>,
    profile: &'a [Value],
    consents: &'a [ConsentNow],
}

#[derive(Serialize)]
struct AboutJson<'a> {
    kind: ExportKind,
    reference: &'a Reference,
    asked: &'a [PurposeId],
    asked_at: &'a Timestamp,
    made_at: &'a Timestamp,
    language: &'a str,
    controller: &'a Party,
    authority: &'a Party,
    notice: &'a NoticeRef,
    account: &'a Account,
}

#[derive(Serialize)]
struct PurposeJson<'a> {
    id: PurposeId,
    name: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restricted_since: Option<&'a Timestamp>,
    categories: Vec<CategoryJson<'a>>,
    recipients: &'a [Recipient],
    rights: &'a [RightInfo],
}

#[derive(Serialize)]
struct CategoryJson<'a> {
    id: &'a CategoryId,
    name: &'a str,
    legal_bases: &'a [Basis],
    retention: &'a [RetentionStep],
    retention_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_on: Option<&'a Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_reason: Option<NoDateReason>,
}

impl<'a> Head<'a> {
    /// From what is known. Portability has no more than what the data are for.
    pub(crate) fn new(about: &'a About) -> Self {
        let access = about.kind == ExportKind::Access;
        Self {
            schema: SCHEMA,
            about: AboutJson {
                kind: about.kind,
                reference: &about.reference,
                asked: &about.asked,
                asked_at: &about.asked_at,
                made_at: &about.made_at,
                language: &about.language,
                controller: &about.controller,
                authority: &about.authority,
                notice: &about.notice,
                account: &about.account,
            },
            purposes: about.purposes.iter().map(purpose).collect(),
            sources: access.then_some(about.sources.as_slice()),
            automated_decisions: access.then_some(about.automated_decisions.as_str()),
            transfers: access.then_some(about.transfers.as_str()),
            elsewhere: access.then_some(about.elsewhere.as_slice()),
            profile: &about.profile,
            consents: &about.consents,
        }
    }
}

fn purpose(purpose: &Purpose) -> PurposeJson<'_> {
    let categories = purpose.data_categories.iter().map(|category| CategoryJson {
        id: &category.id,
        name: &category.name,
        legal_bases: &category.legal_bases,
        retention: &category.retention,
        retention_text: words::how_long(&category.retention),
        delete_on: category.delete_on.as_ref(),
        delete_reason: category.delete_reason,
    });
    PurposeJson {
        id: purpose.id,
        name: &purpose.name,
        description: &purpose.description,
        since: purpose.since.as_ref(),
        restricted_since: purpose.restricted_since.as_ref(),
        categories: categories.collect(),
        recipients: &purpose.recipients,
        rights: &purpose.rights,
    }
}

/// A request without what only a screen needs.
#[derive(Serialize)]
pub(crate) struct RequestJson<'a> {
    id: &'a RequestId,
    reference: &'a Reference,
    kind: RequestKind,
    purposes: &'a [PurposeId],
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    with_suppliers: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<RestrictionGround>,
    corrections: &'a [Correction],
    status: RequestStatus,
    received_at: &'a Timestamp,
    due_on: &'a Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_at: Option<&'a Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extended: Option<&'a Extension>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paused: Option<&'a Pause>,
    events: &'a [RequestEvent],
    thread: Vec<MessageJson<'a>>,
    outcome: &'a [Outcome],
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_reason: Option<&'a str>,
    told: &'a [Told],
}

#[derive(Serialize)]
struct MessageJson<'a> {
    id: &'a str,
    at: &'a Timestamp,
    author: mijn_privacy_api::Author,
    text: &'a str,
    question: bool,
    attachments: &'a [mijn_privacy_api::Attachment],
}

impl<'a> RequestJson<'a> {
    /// Of a request.
    pub(crate) fn new(row: &'a Request) -> Self {
        let message = |one: &'a ThreadMessage| MessageJson {
            id: one.id.as_str(),
            at: &one.at,
            author: one.author,
            text: &one.text,
            question: one.question,
            attachments: &one.attachments,
        };
        Self {
            id: &row.id,
            reference: &row.reference,
            kind: row.kind,
            purposes: &row.purposes,
            text: row.text.as_deref(),
            with_suppliers: row.with_suppliers,
            ground: row.ground,
            corrections: &row.corrections,
            status: row.status,
            received_at: &row.received_at,
            due_on: &row.due_on,
            closed_at: row.closed_at.as_ref(),
            extended: row.extended.as_ref(),
            paused: row.paused.as_ref(),
            events: &row.events,
            thread: row.thread.iter().map(message).collect(),
            outcome: &row.outcome,
            decision_reason: row.decision_reason.as_deref(),
            told: &row.told,
        }
    }
}
