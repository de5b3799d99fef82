//! Which corrections the backend puts in, and which somebody does by hand: one judgement for the proposal, for whoever answers,
//! and for doing it.

use crate::App;
use crate::assemble::{masked, profile_kind};
use crate::config::{CategoryText, Config};
use mijn_privacy_api::HandReason;
use mijn_privacy_store::{CorrectionRow, NotPut, ProfileValue, RequestFull, Scope, StoreError, ValueChange};

/// A correction and what becomes of it.
#[derive(Debug)]
pub struct Planned<'a> {
    /// As it was asked.
    pub row: &'a CorrectionRow,
    /// What the store puts in, or why it does not.
    pub change: Result<ValueChange, HandReason>,
}

/// What becomes of each correction of a request, as things stand now: the store says what it would put in. Of a kind of which
/// one is by hand all are, as the outcome is per kind.
///
/// # Errors
/// When the store does not answer.
pub async fn planned<'a>(
    app: &App,
    request: &'a RequestFull,
    scope: Option<&Scope>,
) -> Result<Vec<Planned<'a>>, StoreError> {
    let rows = &request.row.corrections;
    let Some(scope) = scope.filter(|_| !rows.is_empty()) else {
        return Ok(rows.iter().map(|row| Planned { row, change: Err(HandReason::NoAccount) }).collect());
    };
    let stored = app.store.profile(scope).await?;
    let change = |row: &CorrectionRow| {
        let (category, kind) = profile_kind(&app.config, &row.category).ok_or(HandReason::Records)?;
        let from = row.from.as_deref().map(|shown| exact(&app.config, &stored, (category, kind), shown));
        Ok(ValueChange { category: kind.to_owned(), from, to: row.to.clone() })
    };
    let mut all: Vec<Planned<'a>> = rows.iter().map(|row| Planned { row, change: change(row) }).collect();
    let changes: Vec<ValueChange> = all.iter().filter_map(|one| one.change.as_ref().ok().cloned()).collect();
    let mut answers = app.store.correctable(scope, &changes).await?.into_iter();
    for one in all.iter_mut().filter(|one| one.change.is_ok()) {
        if let (Ok(change), Some(why)) = (&one.change, answers.next().flatten()) {
            one.change = Err(reason(&change.category, why));
        }
    }
    let by_hand: Vec<(&str, HandReason)> =
        all.iter().filter_map(|one| Some((one.row.category.as_str(), *one.change.as_ref().err()?))).collect();
    for one in all.iter_mut().filter(|one| one.change.is_ok()) {
        if let Some((_, reason)) = by_hand.iter().find(|(category, _)| *category == one.row.category) {
            one.change = Err(*reason);
        }
    }
    Ok(all)
}

/// Why the store does not put a value in, for whoever does it by hand.
pub fn reason(kind: &str, why: NotPut) -> HandReason {
    match why {
        NotPut::OfPerson if kind == "email" => HandReason::Confirmation,
        NotPut::OfPerson => HandReason::LogIn,
        NotPut::NotOwner => HandReason::NotOwner,
        NotPut::NotInProfile => HandReason::Records,
        NotPut::Changed => HandReason::Changed,
    }
}

/// The stored value that was shown so. When none is, or more than one, what was shown: nothing stored has that name then.
fn exact(config: &Config, stored: &[ProfileValue], (category, kind): (&CategoryText, &str), shown: &str) -> String {
    let is_shown = |value: &str| {
        value == shown || config.masked.languages().any(|language| masked(config, category, value, language) == shown)
    };
    let mut alike = stored.iter().filter(|value| value.category == kind && is_shown(&value.value));
    match (alike.next(), alike.next()) {
        (Some(one), None) => one.value.clone(),
        _ => shown.to_owned(),
    }
}
