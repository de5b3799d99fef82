//! The form of an answer: what the rules propose with what is kept all the same, and what was done by hand.

use super::acts::{Form, SIGNS, Wrong};
use super::words;
use mijn_privacy_api::{DeskAnswer, DeskOutcome, DeskRefusal, OpenEnum, OutcomeResult, PurposeId};

const DAY: Wrong = "Schrijf de datum als jjjj-mm-dd.";
/// A page has at most some dozens of kinds.
const MOST: usize = 500;

impl Form<'_> {
    /// As it is typed.
    pub(super) fn answer(&self) -> Result<DeskAnswer, Wrong> {
        let mut outcome = self.proposed()?;
        outcome.extend(self.looked_for()?);
        let outcome = (!outcome.is_empty()).then_some(outcome);
        Ok(DeskAnswer { text: self.optional("text")?, outcome, reason: self.optional("reason")? })
    }

    /// What the rules propose, and corrections by hand: a kind with the purposes for which it is so; without them for all.
    fn proposed(&self) -> Result<Vec<DeskOutcome>, Wrong> {
        let mut outcome: Vec<DeskOutcome> = Vec::new();
        for index in 0..MOST {
            let Some(category) = self.0.get(&format!("category-{index}")) else { break };
            let purposes = self.0.get(&format!("purposes-{index}")).unwrap_or_default();
            let purposes =
                purposes.split(',').filter(|one| !one.is_empty()).map(purpose).collect::<Result<Vec<_>, _>>()?;
            let result = match self.0.get(&format!("result-{index}")) {
                Some("done") => OutcomeResult::Done,
                Some(_) => OutcomeResult::Kept,
                // Nobody has said so far what became of it.
                None => return Err(words::refusal(DeskRefusal::ByHand)),
            };
            let line = self.line(("", index), (None, category), result)?;
            let lines = purposes.into_iter().map(|purpose| DeskOutcome { purpose: Some(purpose), ..line.clone() });
            let lines: Vec<DeskOutcome> = lines.collect();
            for line in if lines.is_empty() { vec![line] } else { lines } {
                // Of a kind of which a part goes, the whole is kept: one line, with the ground that was typed.
                let key = |one: &DeskOutcome| (one.purpose, one.category.clone(), one.result);
                match outcome.iter_mut().find(|own| key(own) == key(&line)) {
                    Some(own) => own.ground = own.ground.take().or(line.ground),
                    None => outcome.push(line),
                }
            }
        }
        Ok(outcome)
    }

    /// What somebody looked for by hand: of what was not there nothing is said.
    fn looked_for(&self) -> Result<Vec<DeskOutcome>, Wrong> {
        let mut outcome = Vec::new();
        for index in 0..MOST {
            let Some(kind) = self.0.get(&format!("hand-{index}")) else { break };
            let result = self.0.get(&format!("hand-result-{index}")).unwrap_or_default();
            let Some(result) = OutcomeResult::parse(result) else { continue };
            let (own, category) = kind.split_once('/').ok_or(SIGNS)?;
            outcome.push(self.line(("hand-", index), (Some(purpose(own)?), category), result)?);
        }
        Ok(outcome)
    }

    fn line(
        &self,
        (prefix, index): (&str, usize),
        (purpose, category): (Option<PurposeId>, &str),
        result: OutcomeResult,
    ) -> Result<DeskOutcome, Wrong> {
        let kept = result == OutcomeResult::Kept;
        let until = self.0.get(&format!("{prefix}until-{index}")).filter(|text| kept && !text.is_empty());
        Ok(DeskOutcome {
            purpose,
            category: category.parse().map_err(|_| SIGNS)?,
            result,
            ground: if kept { self.optional(&format!("{prefix}ground-{index}"))? } else { None },
            until: until.map(str::parse).transpose().map_err(|_| DAY)?,
        })
    }
}

fn purpose(word: &str) -> Result<PurposeId, Wrong> {
    PurposeId::parse(word).ok_or(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::FormBody;

    fn answer(fields: &[(&str, &str)]) -> Result<Vec<String>, Wrong> {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let outcome = Form(&FormBody::from(fields)).answer()?.outcome.unwrap_or_default();
        let line = |one: &DeskOutcome| {
            let purpose = one.purpose.map_or("-", |purpose| purpose.as_str());
            let ground = one.ground.as_ref().map_or("-", |ground| ground.as_str());
            let until = one.until.as_ref().map_or("-", |until| until.as_str());
            format!("{purpose} {} {} {ground} {until}", one.category, one.result.as_str())
        };
        Ok(outcome.iter().map(line).collect())
    }

    #[test]
    fn a_kind_is_said_of_each_purpose_that_it_stands_for() {
        let fields = [
            ("category-0", "email"),
            ("purposes-0", "newsletter,marketing"),
            ("result-0", "kept"),
            ("ground-0", "een geschil"),
            ("category-1", "orders"),
            ("purposes-1", "order"),
            ("result-1", "kept"),
            ("ground-1", "de wet"),
            ("category-2", "orders"),
            ("purposes-2", "order"),
            ("result-2", "kept"),
            ("category-3", "phone"),
            ("result-3", "done"),
        ];
        let want = [
            "newsletter email kept een geschil -",
            "marketing email kept een geschil -",
            "order orders kept de wet -",
            "- phone done - -",
        ];
        assert_eq!(answer(&fields).unwrap(), want);
        assert!(answer(&[("category-0", "phone")]).is_err(), "nothing is said of it");
        assert!(answer(&[("category-0", "phone"), ("purposes-0", "shop"), ("result-0", "done")]).is_err());
    }

    #[test]
    fn of_what_was_not_there_nothing_is_said() {
        let fields = [
            ("hand-0", "newsletter/email"),
            ("hand-result-0", ""),
            ("hand-1", "contact/contact_messages"),
            ("hand-result-1", "kept"),
            ("hand-ground-1", "een klacht loopt nog"),
            ("hand-until-1", "2027-06-01"),
            ("hand-2", "contact/email"),
            ("hand-result-2", "done"),
            ("hand-ground-2", "wordt niet gelezen"),
        ];
        let want = ["contact contact_messages kept een klacht loopt nog 2027-06-01", "contact email done - -"];
        assert_eq!(answer(&fields).unwrap(), want);
        let bad = [("hand-0", "contact/email"), ("hand-result-0", "kept"), ("hand-until-0", "morgen")];
        assert_eq!(answer(&bad), Err(DAY));
    }
}
