//! From a checked request to what is stored with it: its days, what was shown, what changes at once, who is told.

use crate::assemble::{self, Erase};
use crate::work::{Event, events};
use crate::{ApiError, ApiResult, App, Whose, desk, letters};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use mijn_privacy_api::{
    FieldCode, FieldText, NewRequest, OutcomeResult, PreviewKind, ProblemCode, PurposeId, RequestKind,
};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{due_on, local_date_nl, target_on};
use mijn_privacy_store::{
    ConsentWrite, CorrectionRow, Holder, JobKind, KeptPreview, MailOf, NewJob, OutcomeRow, RequestRow, RequestWrite,
};
use std::sync::Arc;

/// Who asks, in which language, when, and whether the password is fresh.
pub(super) struct Asked<'a> {
    pub(super) whose: &'a Whose,
    pub(super) language: &'a str,
    pub(super) now: Timestamp,
    pub(super) fresh: bool,
}

/// What is stored.
pub(super) async fn write(app: &App, asked: &Asked<'_>, mut new: NewRequest) -> ApiResult<RequestWrite> {
    if new.kind == RequestKind::Objection && new.purposes.is_empty() {
        // To everything is to all that can be objected to, and by name: the rest goes on.
        new.purposes = assemble::objectable(&app.config);
    }
    let (now, today) = (asked.now, local_date_nl(asked.now));
    let id = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>()).parse().map_err(ApiError::internal)?;
    let at_once = match new.kind {
        RequestKind::Objection => AtOnce::of(app, asked, &new.purposes).await?,
        RequestKind::Restriction if desk::begins_at_receipt(new.ground) => AtOnce::still(app, &new.purposes),
        _ => AtOnce::default(),
    };
    let mut jobs = events(app, Event::Received, &id);
    if at_once.done {
        jobs.extend(events(app, Event::Answered, &id));
    } else if app.config.requests.automatic.contains(&new.kind) && new.text.is_none() {
        // What somebody wrote is read by somebody.
        jobs.push(NewJob { kind: JobKind::Answer, subject: id.to_string(), payload: None, due_at: now });
    }
    Ok(RequestWrite {
        id,
        kind: new.kind,
        preview: preview(app, asked, &new).await?,
        corrections: corrections(app, asked, &new).await?,
        purposes: new.purposes,
        text: new.text.map(|text| text.as_str().to_owned()),
        with_suppliers: new.with_suppliers,
        received_at: now,
        due_on: due_on(today, &app.holidays),
        target_on: target_on(today),
        year: today.year(),
        // Established on receipt, by a password that is fresh.
        identity_confirmed_at: asked.fresh.then_some(now),
        ground: new.ground,
        choices: at_once.choices,
        restrict: at_once.restrict,
        done: at_once.done,
        outcome: at_once.outcome,
        jobs,
        mail: mail(app, asked).await?,
    })
}

/// What becomes of an objection on receipt (GDPR art. 21), and of a restriction for as long as something is looked into.
#[derive(Default)]
struct AtOnce {
    /// Direct marketing stops, without a reason and without a judgement (3).
    choices: Vec<ConsentWrite>,
    /// Any other use stands still while it is judged (art. 18(1)(d)).
    restrict: Vec<PurposeId>,
    /// It was about nothing but direct marketing.
    done: bool,
    /// What became of each kind of data for each purpose then.
    outcome: Vec<OutcomeRow>,
}

impl AtOnce {
    /// No use of what was named, or of anything (art. 18(1)(a) and (d)).
    fn still(app: &App, purposes: &[PurposeId]) -> Self {
        let everything = || app.config.purposes.iter().map(|purpose| purpose.id).collect();
        Self { restrict: if purposes.is_empty() { everything() } else { purposes.to_vec() }, ..Self::default() }
    }

    async fn of(app: &App, asked: &Asked<'_>, purposes: &[PurposeId]) -> ApiResult<Self> {
        let (mut at_once, scope) = (Self::default(), &asked.whose.scope);
        for id in purposes {
            let switch = app.config.purpose(*id).filter(|purpose| purpose.direct_marketing);
            let Some((purpose, text)) = switch.zip(app.config.consent_of(*id)) else {
                at_once.restrict.push(*id);
                continue;
            };
            let present = app.store.consent(scope, text.id).await?;
            at_once.choices.push(assemble::no(app, text, &present, &scope.person, asked.language, asked.now));
            at_once.outcome.extend(purpose.categories.iter().map(|category| OutcomeRow {
                purpose: Some(purpose.id),
                category: category.id.to_string(),
                result: OutcomeResult::Done,
                ground: None,
                until: None,
            }));
        }
        at_once.done = at_once.restrict.is_empty() && !at_once.choices.is_empty();
        if !at_once.done {
            at_once.outcome.clear();
        }
        Ok(at_once)
    }
}

/// What goes and what stays. Shown is what the token names, which must be what is so now; without one nothing says that the
/// person saw it.
async fn preview(app: &App, asked: &Asked<'_>, new: &NewRequest) -> ApiResult<Option<KeptPreview>> {
    let closure = match new.kind {
        RequestKind::Erasure => false,
        RequestKind::AccountClosure => true,
        _ => return Ok(None),
    };
    let erase = Erase { purposes: &new.purposes, closure, today: local_date_nl(asked.now) };
    let (_, preview) = assemble::erasure(app, &asked.whose.scope, &erase, asked.language).await?;
    let kind = match &new.preview {
        None => PreviewKind::Computed,
        Some(token) if *token == preview.token => PreviewKind::Shown,
        Some(_) => return Err(ApiError::new(ProblemCode::PreviewChanged)),
    };
    Ok(Some(KeptPreview { kind, preview }))
}

/// With the value that each is about, as the overview shows it: the one that is stored, or the one of several that it names.
async fn corrections(app: &App, asked: &Asked<'_>, new: &NewRequest) -> ApiResult<Vec<CorrectionRow>> {
    if new.corrections.is_empty() {
        return Ok(Vec::new());
    }
    let stored = app.store.profile(&asked.whose.scope).await?;
    let mut rows: Vec<CorrectionRow> = Vec::with_capacity(new.corrections.len());
    for (place, one) in new.corrections.iter().enumerate() {
        let wrong = |field: &str, code| ApiError::field(format!("/corrections/{place}/{field}"), code);
        let (category, named) = (one.category.as_str(), one.from.as_ref().map(FieldText::as_str));
        let shown = assemble::profile_kind(&app.config, category)
            .map_or_else(Vec::new, |(text, kind)| assemble::shown(&app.config, &stored, text, kind, asked.language));
        let from = match (shown.as_slice(), named) {
            ([], None) => None,
            ([only], None) => Some(only.clone()),
            ([..], None) => return Err(wrong("from", FieldCode::Required)),
            (all, Some(named)) => {
                let own = all.iter().find(|own| own.trim() == named);
                Some(own.ok_or_else(|| wrong("from", FieldCode::UnknownValue))?.clone())
            }
        };
        if rows.iter().any(|row| row.category == category && row.from == from) {
            return Err(wrong("category", FieldCode::UnknownValue));
        }
        rows.push(CorrectionRow { category: category.to_owned(), from, to: one.to.as_str().to_owned() });
    }
    Ok(rows)
}

/// Confirms it, where there is an address.
async fn mail(app: &App, asked: &Asked<'_>) -> ApiResult<Option<MailOf>> {
    let holder = Holder::Person(asked.whose.scope.person.clone());
    let Some(address) = app.store.address_of(&holder).await? else { return Ok(None) };
    let (app, language) = (app.clone(), asked.language.to_owned());
    Ok(Some(MailOf(Arc::new(move |row: &RequestRow| {
        let news =
            if row.closed_at.is_some() { RequestNews::DoneAtOnce } else { RequestNews::Received(desk::due(row)) };
        letters::request(&app, &address, row, news, &language)
    }))))
}
