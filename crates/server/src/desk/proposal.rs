//! What the rules say would become of each kind of data for each purpose: what an answer says when it says nothing else.

use super::about::{Pair, pairs};
use super::{DeskError, planned, state_of, strangers};
use crate::assemble::{Erase, date, erasure, is_kept};
use crate::config::Config;
use crate::{ApiError, ApiResult, App};
use jiff::civil::Date;
use mijn_privacy_api::{
    DeskKind, DeskOutcome, DeskRequest, Fate, HandCorrection, OutcomeResult, PreviewItem, ProblemCode, PurposeId,
    RequestKind,
};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{DeskHead, OutcomeRow, RequestFull, Scope};

/// What the rules say.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    /// Per purpose and kind of data.
    pub outcome: Vec<OutcomeRow>,
    /// Purposes of which what stands still goes all the same.
    pub through: Vec<PurposeId>,
    /// Those of them that no longer stand still after that.
    lifts: Vec<PurposeId>,
    /// Corrections that somebody does by hand: of these nothing is proposed.
    pub by_hand: Vec<HandCorrection>,
    /// What the backend cannot look for: whoever answers names what was there.
    pub to_look_for: Vec<DeskKind>,
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

/// Of an erasure and a closure what the rules let go and keep; of a correction and a restriction what it is about. Otherwise
/// nothing. Of somebody without an account only what the store finds by their address.
pub(super) async fn of(app: &App, request: &RequestFull, head: &DeskHead) -> Result<Proposal, DeskError> {
    let plain = |outcome| Ok(Proposal { outcome, ..Proposal::default() });
    let row = &request.row;
    let pairs = pairs(&app.config, row);
    let Some(scope) = &head.scope else { return strangers::proposal(app, request, head, &pairs).await };
    match row.kind {
        RequestKind::Rectification => corrections(app, request, Some(scope), &pairs).await,
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
        RequestKind::Restriction => plain(pairs.iter().map(done).collect()),
        _ => plain(Vec::new()),
    }
}

/// `done` is only what the backend really changes.
pub(super) async fn corrections(
    app: &App,
    request: &RequestFull,
    scope: Option<&Scope>,
    pairs: &[Pair<'_>],
) -> Result<Proposal, DeskError> {
    let mut proposal = Proposal::default();
    let all = planned(app, request, scope).await?;
    let is_put = |pair: &&Pair<'_>| all.iter().any(|one| one.change.is_ok() && one.row.category == pair.1.id.as_str());
    proposal.outcome = pairs.iter().filter(is_put).map(done).collect();
    for one in &all {
        if let Err(reason) = one.change {
            let category = one.row.category.parse().map_err(ApiError::internal)?;
            let (from, to) = (one.row.from.clone(), one.row.to.clone());
            proposal.by_hand.push(HandCorrection { category, from, to, reason });
        }
    }
    Ok(proposal)
}

/// The same for whoever is to decide, with what they do by hand.
pub(super) async fn show(
    app: &App,
    request: &RequestFull,
    head: &DeskHead,
    shown: &mut DeskRequest,
) -> Result<(), DeskError> {
    use RequestKind::{AccountClosure, Erasure, Rectification, Restriction};
    let state = state_of(request, &app.holidays);
    let decides = matches!(request.row.kind, Erasure | AccountClosure | Restriction | Rectification);
    if !decides || !state.open || state.being_done {
        return Ok(());
    }
    let outcome = |row: OutcomeRow| {
        Ok(DeskOutcome {
            purpose: row.purpose,
            category: row.category.parse().map_err(ApiError::internal)?,
            result: row.result,
            ground: row.ground.map(TryInto::try_into).transpose().map_err(ApiError::internal)?,
            until: row.until.map(date).transpose()?,
        })
    };
    let proposal = of(app, request, head).await?;
    shown.proposal = proposal.outcome.into_iter().map(outcome).collect::<ApiResult<_>>()?;
    (shown.by_hand, shown.to_look_for) = (proposal.by_hand, proposal.to_look_for);
    Ok(())
}

/// It is done.
pub(super) fn done((purpose, category): &Pair<'_>) -> OutcomeRow {
    let (category, result) = (category.id.as_str().to_owned(), OutcomeResult::Done);
    OutcomeRow { purpose: Some(*purpose), category, result, ground: None, until: None }
}

/// Each kind once for each purpose, or twice where a part of a list goes and a part stays: then the longest stay counts.
fn fates(config: &Config, items: &[PreviewItem]) -> Vec<OutcomeRow> {
    let mut rows: Vec<OutcomeRow> = Vec::new();
    for item in items {
        let new = fate(config, item);
        let key = |row: &OutcomeRow| (row.purpose, row.category.clone(), row.result);
        let same = |row: &&mut OutcomeRow| key(row) == key(&new);
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
fn fate(config: &Config, item: &PreviewItem) -> OutcomeRow {
    let (purpose, category) = (Some(item.purpose), item.category.as_str().to_owned());
    if matches!(item.fate, Fate::Goes | Fate::Asked) {
        // With who is asked, where nobody else has it: it is done by telling them (GDPR art. 19).
        return OutcomeRow {
            purpose,
            category,
            result: OutcomeResult::Done,
            ground: item.recipient.clone(),
            until: None,
        };
    }
    let language = &config.language.default;
    let text = || config.purpose(item.purpose).map_or_else(String::new, |text| text.description.owned(language));
    let ground = match (item.ground.clone().unwrap_or_else(text), &item.law) {
        (ground, Some(law)) => format!("{} ({law}).", ground.trim_end_matches('.')),
        (ground, None) => ground,
    };
    let until = item.until.as_ref().and_then(|day| day.as_str().parse().ok());
    OutcomeRow { purpose, category, result: OutcomeResult::Kept, ground: Some(ground), until }
}

#[cfg(test)]
mod tests {
    use super::super::about::tests::demo;
    use super::*;

    fn item(purpose: PurposeId, category: &str, fate: Fate, until: Option<&str>) -> PreviewItem {
        PreviewItem {
            purpose,
            category: category.parse().unwrap(),
            name: category.to_owned(),
            fate,
            count: None,
            ground: (fate == Fate::Stays).then(|| "Boekhouding.".to_owned()),
            law: until.map(|_| "de wet".to_owned()),
            until: until.map(|day| day.parse().unwrap()),
            no_date: None,
            recipient: None,
        }
    }

    #[test]
    fn each_purpose_has_a_row_and_a_list_that_is_divided_two() {
        let items = [
            item(PurposeId::Account, "email", Fate::Stays, None),
            item(PurposeId::Newsletter, "email", Fate::Goes, None),
            item(PurposeId::Order, "orders", Fate::Goes, None),
            item(PurposeId::Order, "orders", Fate::Stays, Some("2033-01-01")),
            item(PurposeId::Order, "orders", Fate::Stays, Some("2034-01-01")),
        ];
        let rows = fates(&demo(), &items);
        let told: Vec<_> = rows.iter().map(|row| (row.purpose.unwrap().as_str(), row.result.as_str())).collect();
        assert_eq!(told, [("account", "kept"), ("newsletter", "done"), ("order", "done"), ("order", "kept")]);
        assert_eq!((rows[0].ground.as_deref(), rows[0].until), (Some("Boekhouding."), None));
        let longest = (Some("Boekhouding (de wet)."), Some(jiff::civil::date(2034, 1, 1)));
        assert_eq!((rows[3].ground.as_deref(), rows[3].until), longest);
    }
}
