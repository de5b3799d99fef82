//! What the rules say would become of each kind of data: what an answer says when it says nothing else.

use super::{DeskError, planned, state_of};
use crate::assemble::{Erase, date, erasure, is_kept};
use crate::config::{Config, PurposeText};
use crate::{ApiError, ApiResult, App};
use jiff::civil::Date;
use mijn_privacy_api::{
    DeskOutcome, Fate, HandCorrection, OutcomeResult, PreviewItem, ProblemCode, PurposeId, RequestKind,
};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{DeskHead, OutcomeRow, RequestFull, Scope};

/// What the rules say.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    /// Per kind of data.
    pub outcome: Vec<OutcomeRow>,
    /// Purposes of which what stands still goes all the same.
    pub through: Vec<PurposeId>,
    /// Those of them that no longer stand still after that.
    lifts: Vec<PurposeId>,
    /// Corrections that somebody does by hand: of these nothing is proposed.
    pub by_hand: Vec<HandCorrection>,
}

impl Proposal {
    /// The kinds of `by_hand`.
    pub fn hands(&self) -> Vec<&str> {
        self.by_hand.iter().map(|one| one.category.as_str()).collect()
    }

    /// What no longer stands still when this is what becomes of each kind: not where something is kept that the rules let go.
    pub fn lifts(&self, config: &Config, outcome: &[OutcomeRow]) -> Vec<PurposeId> {
        let keeps = |id: &PurposeId| {
            config.purpose(*id).is_some_and(|purpose| is_kept(purpose, outcome) && !is_kept(purpose, &self.outcome))
        };
        self.lifts.iter().copied().filter(|id| !keeps(id)).collect()
    }
}

/// Of an erasure and a closure what the rules let go and keep; of a correction and a restriction what it is about. Otherwise,
/// and of somebody without an account, nothing.
pub(super) async fn of(app: &App, request: &RequestFull, head: &DeskHead) -> Result<Proposal, DeskError> {
    let plain = |outcome| Ok(Proposal { outcome, ..Proposal::default() });
    let row = &request.row;
    if row.kind == RequestKind::Rectification {
        return corrections(app, request, head.scope.as_ref()).await;
    }
    let Some(scope) = &head.scope else { return plain(Vec::new()) };
    match row.kind {
        RequestKind::Erasure | RequestKind::AccountClosure => {
            let closure = row.kind == RequestKind::AccountClosure;
            let erase = Erase { purposes: &row.purposes, closure, today: local_date_nl(app.now()) };
            match erasure(app, scope, &erase, &app.config.language.default).await {
                Ok((passed, preview)) => {
                    let outcome = fates(&app.config, &preview.items);
                    Ok(Proposal { outcome, through: passed.through, lifts: preview.lifts, ..Proposal::default() })
                }
                // Who has left the account has nothing there that could go.
                Err(error) if error.code == ProblemCode::NotFound => plain(Vec::new()),
                Err(error) => Err(error.into()),
            }
        }
        RequestKind::Restriction => {
            let purposes = covered(&app.config, &row.purposes);
            plain(done(purposes.flat_map(|purpose| &purpose.categories).map(|category| category.id.as_str())))
        }
        _ => plain(Vec::new()),
    }
}

/// `done` is only what the backend really changes.
async fn corrections(app: &App, request: &RequestFull, scope: Option<&Scope>) -> Result<Proposal, DeskError> {
    let mut proposal = Proposal::default();
    let all = planned(app, request, scope).await?;
    proposal.outcome = done(all.iter().filter(|one| one.change.is_ok()).map(|one| one.row.category.as_str()));
    for one in &all {
        if let Err(reason) = one.change {
            let category = one.row.category.parse().map_err(ApiError::internal)?;
            let (from, to) = (one.row.from.clone(), one.row.to.clone());
            proposal.by_hand.push(HandCorrection { category, from, to, reason });
        }
    }
    Ok(proposal)
}

/// The same for whoever is to decide, and what they do by hand.
pub(super) async fn shown(
    app: &App,
    request: &RequestFull,
    head: &DeskHead,
) -> Result<(Vec<DeskOutcome>, Vec<HandCorrection>), DeskError> {
    use RequestKind::{AccountClosure, Erasure, Rectification, Restriction};
    let state = state_of(request, &app.holidays);
    let decides = matches!(request.row.kind, Erasure | AccountClosure | Restriction | Rectification);
    if !decides || !state.open || state.being_done {
        return Ok((Vec::new(), Vec::new()));
    }
    let outcome = |row: OutcomeRow| {
        Ok(DeskOutcome {
            category: row.category.parse().map_err(ApiError::internal)?,
            result: row.result,
            ground: row.ground.map(TryInto::try_into).transpose().map_err(ApiError::internal)?,
            until: row.until.map(date).transpose()?,
        })
    };
    let proposal = of(app, request, head).await?;
    Ok((proposal.outcome.into_iter().map(outcome).collect::<ApiResult<_>>()?, proposal.by_hand))
}

/// The purposes that a request is about; none named is all.
pub(super) fn covered<'a>(config: &'a Config, purposes: &'a [PurposeId]) -> impl Iterator<Item = &'a PurposeText> {
    config.purposes.iter().filter(move |one| purposes.is_empty() || purposes.contains(&one.id))
}

/// Each kind once.
fn done<'a>(categories: impl Iterator<Item = &'a str>) -> Vec<OutcomeRow> {
    let mut rows: Vec<OutcomeRow> = Vec::new();
    for category in categories {
        if !rows.iter().any(|row| row.category == category) {
            let result = OutcomeResult::Done;
            rows.push(OutcomeRow { category: category.to_owned(), result, ground: None, until: None });
        }
    }
    rows
}

/// Each kind once, or twice where it goes for one purpose and stays for another: then the longest stay counts.
fn fates(config: &Config, items: &[PreviewItem]) -> Vec<OutcomeRow> {
    let mut rows: Vec<OutcomeRow> = Vec::new();
    for item in items {
        let new = match item.fate {
            Fate::Goes => done([item.category.as_str()].into_iter()).swap_remove(0),
            Fate::Stays | Fate::Unknown => kept(config, item),
        };
        let same = |row: &&mut OutcomeRow| row.category == new.category && row.result == new.result;
        match rows.iter_mut().find(same) {
            None => rows.push(new),
            Some(row) if is_longer(new.until, row.until) => *row = new,
            Some(_) => {}
        }
    }
    rows
}

/// No day is longer than any.
fn is_longer(new: Option<Date>, old: Option<Date>) -> bool {
    match (new, old) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(new), Some(old)) => new > old,
    }
}

/// Why it stays, with the law; where the rules name nothing, what the data are for.
fn kept(config: &Config, item: &PreviewItem) -> OutcomeRow {
    let language = &config.language.default;
    let purpose = || config.purpose(item.purpose).map_or_else(String::new, |text| text.description.owned(language));
    let ground = match (item.ground.clone().unwrap_or_else(purpose), &item.law) {
        (ground, Some(law)) => format!("{} ({law}).", ground.trim_end_matches('.')),
        (ground, None) => ground,
    };
    OutcomeRow {
        category: item.category.as_str().to_owned(),
        result: OutcomeResult::Kept,
        ground: Some(ground),
        until: item.until.as_ref().and_then(|day| day.as_str().parse().ok()),
    }
}
