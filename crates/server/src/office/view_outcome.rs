//! What becomes of kinds of data, in the officer's words: to read, and to say otherwise.

use super::dates;
use crate::assemble::{category_name, in_brackets, told};
use crate::config::Config;
use mijn_privacy_api::{DeskOutcome, DeskRequest, Outcome, OutcomeResult, PurposeId};

/// What became of kinds of data of which it is the same.
pub(super) struct Fate {
    /// With the purposes, where they differ.
    pub(super) names: String,
    pub(super) done: bool,
    /// Who alone has it, so that it is done by asking them.
    pub(super) recipient: Option<String>,
    pub(super) ground: String,
    pub(super) until_words: String,
}

/// A kind of data of which the rules propose the same for some purposes.
pub(super) struct Kind {
    pub(super) category: String,
    /// Their words, with commas.
    pub(super) purposes: String,
    pub(super) name: String,
    pub(super) done: bool,
    /// Who alone has it, so that it is done by asking them.
    pub(super) recipient: Option<String>,
}

/// What is alike once; of somebody without an account always with its purposes.
pub(super) fn fates(config: &Config, desk: &DeskRequest, outcome: &[Outcome]) -> Vec<Fate> {
    let fate = |(names, group): (String, mijn_privacy_api::Alike<'_>)| Fate {
        names,
        done: matches!(group.result, OutcomeResult::Done | OutcomeResult::Asked),
        recipient: group.recipient.map(str::to_owned),
        ground: group.ground.unwrap_or_default().to_owned(),
        until_words: group.until.map(dates::day).unwrap_or_default(),
    };
    told(config, outcome, desk.line.without_account).into_iter().map(fate).collect()
}

/// The proposal as an outcome.
pub(super) fn proposed(desk: &DeskRequest) -> Vec<Outcome> {
    desk.proposal.iter().map(DeskOutcome::foreseen).collect()
}

/// Each kind once with what becomes of it, for all purposes for which it is so.
pub(super) fn kinds(config: &Config, desk: &DeskRequest) -> Vec<Kind> {
    let mut all: Vec<(&DeskOutcome, Vec<PurposeId>)> = Vec::new();
    for one in &desk.proposal {
        let same = |(own, _): &&mut (&DeskOutcome, _)| (&own.category, own.result) == (&one.category, one.result);
        match all.iter_mut().find(same) {
            Some((_, purposes)) => purposes.extend(one.purpose),
            None => all.push((one, one.purpose.into_iter().collect())),
        }
    }
    let kind = |(one, purposes): &(&DeskOutcome, Vec<PurposeId>)| {
        let differs = all.iter().any(|(other, others)| other.category == one.category && others != purposes);
        let words: Vec<&str> = purposes.iter().map(|purpose| purpose.as_str()).collect();
        let shown: &[PurposeId] = if differs || desk.line.without_account { purposes } else { &[] };
        Kind {
            category: one.category.to_string(),
            purposes: words.join(","),
            name: format!("{}{}", category_name(config, &one.category), in_brackets(config, shown)),
            done: one.result == OutcomeResult::Done,
            recipient: one.foreseen().recipient,
        }
    };
    all.iter().map(kind).collect()
}
