//! The subcommands of `requests` and what they take.

use super::fields;
use super::text::Text;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use mijn_privacy_api::{DeskFilter, DeskOutcome, PauseGround, RequestKind};
use std::path::PathBuf;

/// Requests of customers under their rights.
#[derive(Debug, Args)]
pub struct Requests {
    /// Your name: it stands beside what you do, and in the access log that the person sees. Absent: your user name.
    #[arg(long = "as", global = true, value_name = "NAME", value_parser = fields::actor)]
    pub(super) actor: Option<String>,
    /// For a machine.
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[command(subcommand)]
    pub(super) what: What,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// The queue: open ones due first, closed ones last closed first.
    List(List),
    /// One request with everything that belongs to it.
    Show(Which),
    /// It is yours.
    Take(Which),
    /// Writes to the person; with --question it waits for an answer, and the clock runs on.
    Ask(Ask),
    /// Asks, and stops the clock until the person answers.
    Pause(Pause),
    /// The clock runs again without an answer in the portal.
    Resume(Which),
    /// One or two months more, within the first month; the text says why.
    Extend(Extend),
    /// Grants it, wholly or in part; what has to be done for it is then done.
    Answer(Answer),
    /// Refuses it; the text says why.
    Reject(Written),
    /// What stands still is used again, some days after the person was told; the text says why.
    Lift(Written),
    /// What was decided and could not be carried out is tried again.
    Retry(Which),
    /// A file for the person, at most 10 MB.
    Attach(Attach),
    /// A recipient was told of a correction, an erasure or a restriction.
    Tell(Tell),
    /// How many came in, are open, late, were closed, and how long that took.
    Report(Report),
}

#[derive(Debug, Args)]
pub(super) struct Which {
    /// Its reference (INZ-2026-0142) or its id, which may begin with a dash.
    #[arg(allow_hyphen_values = true)]
    pub request: String,
}

#[derive(Debug, Args)]
pub(super) struct Written {
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub text: Text,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Which: open, new, due_soon, overdue, paused, unanswered, failed, to_tell, restricted, closed.
    #[arg(long, default_value = "open", value_parser = fields::word::<DeskFilter>)]
    pub filter: DeskFilter,
    /// Only of this kind: access, erasure, …
    #[arg(long, value_parser = fields::word::<RequestKind>)]
    pub kind: Option<RequestKind>,
    /// At most so many.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
}

#[derive(Debug, Args)]
pub(super) struct Ask {
    #[command(flatten)]
    pub written: Written,
    /// It waits for an answer.
    #[arg(long)]
    pub question: bool,
}

#[derive(Debug, Args)]
pub(super) struct Pause {
    #[command(flatten)]
    pub written: Written,
    /// What for: identity (there is doubt about who asks) or specification (which data are meant).
    #[arg(long, value_parser = fields::word::<PauseGround>)]
    pub ground: PauseGround,
}

#[derive(Debug, Args)]
pub(super) struct Extend {
    #[command(flatten)]
    pub written: Written,
    /// 1 or 2.
    #[arg(long)]
    pub months: u32,
}

#[derive(Debug, Args)]
pub(super) struct Answer {
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub text: Text,
    /// What became of a kind of data: `phone=done`, `payment=kept`, or `payment=kept:why`, with the day `payment=kept@2034-01-01:why`;
    /// for one purpose `newsletter/email=done`, otherwise for all that have no line of their own. Of each kind that `show` has, or not
    /// at all: then it is as the rules propose. What is done by hand needs its line: `orders=done` says that you did it. Of somebody
    /// without an account you look for the data yourself, and name what was there.
    #[arg(long, value_name = "[PURPOSE/]KIND=RESULT", value_parser = fields::outcome)]
    pub outcome: Vec<DeskOutcome>,
    /// Why a part is kept, in words for the person.
    #[arg(long)]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Attach {
    #[command(flatten)]
    pub which: Which,
    /// The file.
    pub path: PathBuf,
    /// Another name for it.
    #[arg(long)]
    pub name: Option<String>,
    /// What is written beside it.
    #[arg(long)]
    pub text: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Tell {
    #[command(flatten)]
    pub which: Which,
    /// Its name, as `show` has it.
    pub recipient: String,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// The first day of the period; absent: the first of January.
    #[arg(long)]
    pub from: Option<Date>,
    /// The last one; absent: today.
    #[arg(long)]
    pub to: Option<Date>,
    /// As CSV.
    #[arg(long)]
    pub csv: bool,
}
