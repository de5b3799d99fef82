//! What became of each kind of data: whether an answer says it of all, and only what can be so.

use jiff::civil::Date;
use mijn_privacy_api::{DeskOutcome, DeskRefusal, OutcomeResult, PurposeId};
use mijn_privacy_store::OutcomeRow;

/// What an answer is held against.
pub(super) struct Terms<'a> {
    /// What the rules propose, each row with its purpose.
    pub proposal: &'a [OutcomeRow],
    /// Kinds of which somebody says that they did it, or that it is kept.
    pub by_hand: &'a [&'a str],
    /// Every kind of data for every purpose that the request can be about, in the order of the page.
    pub pairs: &'a [(PurposeId, &'a str)],
    /// Beside what the rules propose, whoever answers says what they want: the backend cannot look for it.
    pub looked_for: bool,
    /// A kind is done for all purposes or for none: it is one value.
    pub is_one: bool,
}

/// The outcome as it will be stored, by purpose: what was asked for, held against what the rules propose. Where they propose
/// nothing, whoever answers says what they want. What is by hand has a line of its own: that somebody did it, or that it is kept.
///
/// # Errors
/// What is missing or cannot be.
pub(super) fn agreed(terms: &Terms<'_>, asked: Option<&[DeskOutcome]>) -> Result<Vec<OutcomeRow>, DeskRefusal> {
    let says = |category: &str| asked.is_some_and(|all| all.iter().any(|line| line.category.as_str() == category));
    if !terms.by_hand.iter().all(|category| says(category)) {
        return Err(DeskRefusal::ByHand);
    }
    let Some(asked) = asked else { return Ok(terms.proposal.to_vec()) };
    let mut rows = Vec::new();
    for (index, line) in asked.iter().enumerate() {
        let twice = |other: &DeskOutcome| is_same(other, line) && other.result == line.result;
        if asked.iter().take(index).any(twice) {
            return Err(DeskRefusal::OutcomeMissing);
        }
        for purpose in terms.purposes(line, asked)? {
            rows.push(terms.row(purpose, line)?);
        }
    }
    terms.hold(&rows)?;
    Ok(rows)
}

fn is_same(one: &DeskOutcome, other: &DeskOutcome) -> bool {
    (one.purpose, &one.category) == (other.purpose, &other.category)
}

fn has(rows: &[OutcomeRow], like: &OutcomeRow, result: OutcomeResult) -> bool {
    rows.iter().any(|row| (row.purpose, &row.category, row.result) == (like.purpose, &like.category, result))
}

impl Terms<'_> {
    fn is_by_hand(&self, category: &str) -> bool {
        self.by_hand.contains(&category)
    }

    /// For which purposes a line speaks: its own, or every one that has the kind and no line of its own. What it cannot be about
    /// is refused.
    fn purposes(&self, line: &DeskOutcome, asked: &[DeskOutcome]) -> Result<Vec<PurposeId>, DeskRefusal> {
        let category = line.category.as_str();
        let of_kind = || self.pairs.iter().filter(|(_, own)| *own == category).map(|(purpose, _)| *purpose);
        let purposes: Vec<PurposeId> = match line.purpose {
            Some(purpose) => of_kind().filter(|own| *own == purpose).collect(),
            None => of_kind().filter(|own| self.is_meant(*own, line, asked)).collect(),
        };
        if purposes.is_empty() { Err(DeskRefusal::OutcomeImpossible) } else { Ok(purposes) }
    }

    /// Whether a line without a purpose speaks for this one. Of a kind that the rules know, for the purposes for which they do.
    fn is_meant(&self, purpose: PurposeId, line: &DeskOutcome, asked: &[DeskOutcome]) -> bool {
        let like = |other: &&DeskOutcome| other.category == line.category;
        if asked.iter().filter(like).any(|other| other.purpose == Some(purpose)) {
            return false;
        }
        let both = asked.iter().filter(like).any(|other| other.purpose.is_none() && other.result != line.result);
        let kind = || self.proposal.iter().filter(|row| row.category == line.category.as_str());
        let mut ruled = kind().filter(|row| row.purpose == Some(purpose)).peekable();
        match ruled.peek() {
            Some(_) => !both || ruled.any(|row| row.result == line.result),
            None => self.looked_for || kind().next().is_none(),
        }
    }

    /// What is kept has its ground: its own, or that of the rules.
    fn row(&self, purpose: PurposeId, line: &DeskOutcome) -> Result<OutcomeRow, DeskRefusal> {
        let category = line.category.as_str().to_owned();
        let mut row = OutcomeRow { purpose: Some(purpose), category, result: line.result, ground: None, until: None };
        let is_own = |own: &&OutcomeRow| own.result == line.result && own.is_about(purpose, &row.category);
        let own = self.proposal.iter().find(is_own);
        match line.result {
            // Who is asked, where nobody else has it.
            OutcomeResult::Done => row.ground = own.and_then(|own| own.ground.clone()),
            OutcomeResult::Kept => {
                let ground = line.ground.as_ref().map(|text| text.as_str().to_owned());
                let ground = ground.or_else(|| own.and_then(|own| own.ground.clone()));
                let until = line.until.as_ref().and_then(|day| day.as_str().parse::<Date>().ok());
                row.until = until.or_else(|| own.and_then(|own| own.until));
                row.ground = Some(ground.ok_or(DeskRefusal::GroundMissing)?);
            }
            // That it is asked, not done, follows from whom we told.
            OutcomeResult::Asked | OutcomeResult::Unknown => return Err(DeskRefusal::OutcomeMissing),
        }
        Ok(row)
    }

    /// Whether it says something of all that the rules propose, and nothing that they do not allow.
    fn hold(&self, rows: &[OutcomeRow]) -> Result<(), DeskRefusal> {
        let (done, kept) = (OutcomeResult::Done, OutcomeResult::Kept);
        for own in self.proposal {
            if !has(rows, own, done) && !has(rows, own, kept) {
                return Err(DeskRefusal::OutcomeMissing);
            }
            // What the rules keep cannot be said to be gone.
            if own.result == kept && !has(rows, own, kept) {
                return Err(DeskRefusal::OutcomeImpossible);
            }
        }
        let is_ruled = !self.proposal.is_empty() || !self.by_hand.is_empty();
        for row in rows.iter().filter(|row| !self.is_by_hand(&row.category)) {
            let known = has(self.proposal, row, done) || has(self.proposal, row, kept);
            let unruled = is_ruled && !known && !self.looked_for;
            let gone = known && row.result == done && !has(self.proposal, row, done);
            let divided = self.is_one
                && row.result == kept
                && rows.iter().any(|other| other.category == row.category && other.result == done);
            if unruled || gone || divided {
                return Err(DeskRefusal::OutcomeImpossible);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
