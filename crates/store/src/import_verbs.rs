//! The verbs of a [`Store`](crate::Store) about a list that another system kept (docs/adr/0024).

use crate::{EmailAddress, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::{ConsentId, ConsentState, NoticeVersion, WordingId};

type Result<T> = std::result::Result<T, StoreError>;

/// An import, by its number; none is ever given out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportId(pub i64);

impl std::fmt::Display for ImportId {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(to)
    }
}

/// What all lines of a list have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportList {
    /// Which switch.
    pub id: ConsentId,
    /// Where it came from; stands beside the actor.
    pub source: String,
    /// The language of its wordings.
    pub language: String,
    /// When it is brought in: what a person chooses after this is newer than all of it.
    pub at: Timestamp,
}

/// One line of it, parsed.
#[derive(Clone, Debug)]
pub struct ImportLine {
    /// Whose. An address stands in a list once: who calls has settled which of its lines counts.
    pub address: EmailAddress,
    /// [`ConsentState::Unknown`] where there is no proof.
    pub state: ConsentState,
    /// The wording that was shown, or the one in force where that is not known.
    pub wording: WordingId,
    /// Its text.
    pub wording_text: String,
    /// The statement in force then, or now where that is not known.
    pub notice: NoticeVersion,
    /// When the choice was made; absent where that is not known.
    pub chosen_at: Option<Timestamp>,
    /// What stands behind the list's source, where this line has proof of its own.
    pub proof: Option<String>,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Imported {
    /// Appended to the chain.
    Added,
    /// It was already so.
    Same,
    /// What is known already stands: the person's own choice, the no of the mailbox, or proof where the line has none.
    Kept,
    /// The address belongs to no customer, and this switch is for customers, or (newsletter) the line proves no yes, and
    /// without one no address joins the list (NEW-4).
    NotACustomer,
}

impl Imported {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Added, Self::Same, Self::Kept, Self::NotACustomer];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Same => "same",
            Self::Kept => "kept",
            Self::NotACustomer => "not_a_customer",
        }
    }
}

/// So many lines that said one thing came to one end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportCount {
    /// What became of them.
    pub outcome: Imported,
    /// What they said.
    pub state: ConsentState,
    /// How many.
    pub lines: u64,
}

/// How an import stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFacts {
    /// Which.
    pub import: ImportId,
    /// Its list.
    pub list: ImportList,
    /// So many lines have still to be brought in.
    pub left: u64,
    /// Whether all of it is in.
    pub is_done: bool,
    /// What became of those that were.
    pub counts: Vec<ImportCount>,
}

/// Some lines were brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportStep {
    /// Of which import.
    pub import: ImportId,
    /// Whether that was the end of it.
    pub is_done: bool,
}

/// A list is put aside, and brought in a little at a time once all of it is there: nothing before, and then all of it, whoever
/// goes on with it. No call holds the database longer than some hundreds of lines take; who calls leaves a pause between.
#[async_trait::async_trait]
pub trait ImportVerbs: Send + Sync {
    /// Begins one. Nothing of it shows before it is ready; one that is not within the hour is dropped by the sweep.
    async fn begin_import(&self, list: &ImportList) -> Result<ImportId>;
    /// Puts lines aside, some hundreds at a time.
    async fn stage_import(&self, import: ImportId, lines: &[ImportLine]) -> Result<()>;
    /// All of its lines are there: from now on it is brought in, by who goes on with it or, a minute after the last who did, by
    /// a server's worker.
    async fn import_ready(&self, import: ImportId, now: Timestamp) -> Result<()>;
    /// It never becomes ready: its lines go.
    async fn drop_import(&self, import: ImportId) -> Result<()>;
    /// Brings some lines in, of the list that is ready longest, so that a newer list is heard last; says whose. `None` when
    /// nothing waits. Killed, it did not happen; called by several at once, they take turns.
    async fn go_on_importing(&self, now: Timestamp) -> Result<Option<ImportStep>>;
    /// How one stands; `None` for one that was dropped, or done a month ago.
    async fn import(&self, import: ImportId) -> Result<Option<ImportFacts>>;
    /// The one that [`go_on_importing`](Self::go_on_importing) goes on with.
    async fn waiting_import(&self) -> Result<Option<ImportFacts>>;
    /// What would become of these lines now. Changes nothing.
    async fn try_import(&self, list: &ImportList, lines: &[ImportLine]) -> Result<Vec<ImportCount>>;
}
