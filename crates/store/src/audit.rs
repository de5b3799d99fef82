//! What the check of the consent chain says, whatever the database.

use std::collections::BTreeMap;

/// The chain's head and length at a moment. Exported and kept elsewhere, it shows a tail that was cut off later.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// The last row; 0 with an empty chain.
    pub seq: i64,
    /// Its hash, hexadecimal.
    pub hash: String,
    /// How many rows there are.
    pub count: u64,
}

/// What is wrong at a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// One or more rows before this one are gone.
    Gap,
    /// It does not follow the row before: one was inserted, removed or moved.
    Order,
    /// Its content is not what was hashed.
    Changed,
    /// It was hashed again by somebody without the key.
    Forged,
    /// The wording that was shown is gone, and no rule erased it.
    WordingMissing,
    /// The wording is another one.
    WordingChanged,
    /// Who acted is gone, and no rule erased it.
    ActorMissing,
    /// Who acted is another one.
    ActorChanged,
    /// The row is nobody's, and no rule erased whose it was.
    SubjectMissing,
    /// Whose it is was changed.
    SubjectChanged,
    /// The marker of an erasure that belongs to this row was not made by this program.
    ErasureForged,
    /// The present state of the consent, derived from this row, is missing or says something else.
    State,
    /// The present state names a row that is not there or not the newest.
    StateWithoutRow,
    /// The row of the checkpoint is another one, or the rows up to it are not so many.
    Checkpoint,
    /// The chain ends before the checkpoint.
    TailCut,
}

/// A flaw and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The row's number; with [`Flaw::TailCut`] the first that is gone.
    pub seq: i64,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What the check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditReport {
    /// How many rows were read.
    pub rows: u64,
    /// How many flaws there are.
    pub flaws: u64,
    /// The first of them, at most [`AuditReport::SHOWN`].
    pub findings: Vec<Finding>,
    /// How many rows have something erased, by rule: no flaw.
    pub erased: BTreeMap<String, u64>,
}

impl AuditReport {
    /// How many findings are named; the rest is counted.
    pub const SHOWN: usize = 100;

    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.flaws == 0
    }

    pub(crate) fn add(&mut self, seq: i64, flaw: Flaw) {
        self.flaws += 1;
        if self.findings.len() < Self::SHOWN {
            self.findings.push(Finding { seq, flaw });
        }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match self.flaw {
            Flaw::Gap => "rows before it are gone",
            Flaw::Order => "it does not follow the row before it",
            Flaw::Changed => "its content was changed",
            Flaw::Forged => "it was made without the key",
            Flaw::WordingMissing => "the wording is gone and no rule erased it",
            Flaw::WordingChanged => "the wording was changed",
            Flaw::ActorMissing => "who acted is gone and no rule erased it",
            Flaw::ActorChanged => "who acted was changed",
            Flaw::SubjectMissing => "whose it is is gone and no rule erased it",
            Flaw::SubjectChanged => "whose it is was changed",
            Flaw::ErasureForged => "a note of erasure was made without the key",
            Flaw::State => "the present state does not agree with it",
            Flaw::StateWithoutRow => "a present state names it, but it is not that consent's row",
            Flaw::Checkpoint => "it is not the row of the checkpoint",
            Flaw::TailCut => "the chain ends before it, while the checkpoint has it",
        };
        write!(to, "row {}: {what}", self.seq)
    }
}
