//! Storing a request: its reference, its first events, and all that begins with it; or its twin.

use super::request_insert::Of;
use super::{
    SqliteStore, carried, consents, convert, idempotency, jobs, outbox, people, request_insert, request_story,
    requests, restriction, twin,
};
use crate::{
    AnswerOf, Holder, Idempotency, MailOf, Once, Proof, RequestEventRow, RequestFull, RequestOf, RequestRow,
    RequestWrite, Scope, StoreError,
};
use mijn_privacy_api::{RequestEventKind, RequestStatus, Role};
use sqlx::SqliteConnection;

impl SqliteStore {
    pub(super) async fn write_request(
        &self,
        scope: &Scope,
        write: &RequestWrite,
        once: &Idempotency,
        answer: AnswerOf<'_, RequestFull>,
        twin: AnswerOf<'_, RequestFull>,
    ) -> Result<Once, StoreError> {
        let mut tx = self.write().await?;
        if !people::is_member(&mut tx, scope).await? {
            return Ok(Once::Missing);
        }
        if let Some(earlier) = idempotency::find(&mut tx, &self.vault, scope, once).await? {
            return Ok(earlier);
        }
        let open_twin = twin::open(&mut tx, &self.keys, scope, write).await?;
        let is_twin = open_twin.is_some();
        let id = open_twin.unwrap_or_else(|| write.id.as_str().to_owned());
        if !is_twin {
            if !self.choose(&mut tx, scope, write).await? {
                return Ok(Once::Stale);
            }
            self.insert_of_person(&mut tx, scope, write).await?;
        }
        let stored = requests::full(&mut tx, &self.vault, &RequestOf::Scope(scope.clone()), &id).await?;
        let stored = stored.ok_or_else(|| convert::corrupt("request"))?;
        if let (false, Some(MailOf(make))) = (is_twin, &write.mail) {
            outbox::insert(&mut tx, &self.vault, &make(&stored.row), write.received_at).await?;
        }
        let answer = if is_twin { twin(&stored) } else { answer(&stored) };
        idempotency::keep(&mut tx, &self.vault, scope, once, &answer, write.received_at).await?;
        tx.commit().await?;
        Ok(if is_twin { Once::Twin(answer) } else { Once::Done(answer) })
    }

    /// The choices that change with it; what is already so appends nothing. False when one names an older revision.
    async fn choose(
        &self,
        connection: &mut SqliteConnection,
        scope: &Scope,
        write: &RequestWrite,
    ) -> Result<bool, StoreError> {
        let whose = Holder::Person(scope.person.clone());
        for choice in &write.choices {
            let present = carried::state(&mut *connection, &whose, choice.id).await?;
            if choice.if_revision.is_some_and(|seen| seen != present.revision) {
                return Ok(false);
            }
            if !consents::is_so(&present, choice) {
                self.change(&mut *connection, &whose, choice, &present).await?;
            }
        }
        Ok(true)
    }

    async fn insert_of_person(
        &self,
        connection: &mut SqliteConnection,
        scope: &Scope,
        write: &RequestWrite,
    ) -> Result<(), StoreError> {
        let proof = if write.identity_confirmed_at.is_some() { Proof::Password } else { Proof::Session };
        let of = Of::Person(&scope.person, &scope.account);
        self.insert_of(connection, of, (Some(scope.role), proof), write).await
    }

    /// Of who has no account, and followed the link in the e-mail.
    pub(super) async fn insert_of_stranger(
        &self,
        connection: &mut SqliteConnection,
        stranger: &str,
        write: &RequestWrite,
    ) -> Result<(), StoreError> {
        self.insert_of(connection, Of::Stranger(stranger), (None, Proof::EmailLink), write).await
    }

    async fn insert_of(
        &self,
        connection: &mut SqliteConnection,
        of: Of<'_>,
        how: (Option<Role>, Proof),
        write: &RequestWrite,
    ) -> Result<(), StoreError> {
        let vault = &self.vault;
        let reference = request_insert::reference(connection, write.kind, write.year).await?;
        let row = row(how, write, &reference)?;
        request_insert::insert(connection, (&self.keys, vault), of, &row).await?;
        let at = write.received_at;
        let happened = [
            Some((RequestEventKind::Received, at)),
            write.identity_confirmed_at.map(|at| (RequestEventKind::IdentityConfirmed, at)),
            (!write.restrict.is_empty()).then_some((RequestEventKind::Restricted, at)),
            write.done.then_some((RequestEventKind::Completed, at)),
        ];
        for (kind, at) in happened.into_iter().flatten() {
            let event = RequestEventRow { kind, at, reason: None };
            request_story::add_event(connection, vault, write.id.as_str(), &event).await?;
        }
        request_story::set_outcome(connection, vault, write.id.as_str(), &write.outcome).await?;
        restriction::begin(connection, write.id.as_str(), &write.restrict, at).await?;
        for job in &write.jobs {
            jobs::insert(connection, job, at).await?;
        }
        Ok(())
    }
}

fn row((role, proof): (Option<Role>, Proof), write: &RequestWrite, reference: &str) -> Result<RequestRow, StoreError> {
    Ok(RequestRow {
        id: write.id.clone(),
        reference: convert::id(reference)?,
        kind: write.kind,
        purposes: write.purposes.clone(),
        text: write.text.clone(),
        with_suppliers: write.with_suppliers,
        status: if write.done { RequestStatus::Completed } else { RequestStatus::Received },
        received_at: write.received_at,
        due_on: write.due_on,
        closed_at: write.done.then_some(write.received_at),
        extended: None,
        paused: None,
        unread: 0,
        decision_reason: None,
        revision: 1,
        target_on: write.target_on,
        extended_months: 0,
        paused_days: 0,
        ground: write.ground,
        corrections: write.corrections.clone(),
        preview: write.preview.clone(),
        proof,
        unanswered: 0,
        assignee: None,
        decision: None,
        failure: None,
        role,
        lifts_on: None,
    })
}
