//! A verb that cannot be done, in a sentence that says what to do.

use crate::cli::open;
use crate::config::Config;
use crate::desk::DeskError;
use mijn_privacy_api::DeskRefusal;

/// The sentence.
pub(super) fn sentence(config: &Config, error: DeskError) -> String {
    match error {
        DeskError::Refused(refusal) => refused(refusal).to_owned(),
        DeskError::Missing => "there is no such request: look for its reference with `requests list`".to_owned(),
        DeskError::Reused => "another message has this id: send it without one".to_owned(),
        DeskError::TooLarge => "the file is larger than 10 MB: make it smaller, or split it".to_owned(),
        DeskError::Store(error) => open::sentence(config, &error),
    }
}

fn refused(refusal: DeskRefusal) -> &'static str {
    use DeskRefusal as R;
    match refusal {
        R::Closed => "the request is closed: nothing more can be done with it, the person can send a new one",
        R::BeingDone => "it is answered already, and being carried out: wait until it is closed",
        R::AlreadyPaused => {
            "the clock stands still already: wait for the answer, or let it run again with `requests resume`"
        }
        R::NotPaused => "the clock runs: there is nothing to resume",
        R::IdentityProven => {
            "the person proved who they are: doubt about that is no reason any more, answer the request"
        }
        R::FirstMonthPassed => "the first month has passed: an extension is told within it, so answer now",
        R::AlreadyExtended => "it was extended already: answer before the last day",
        R::TooLong => "an extension is one or two months: give --months 1 or --months 2",
        R::ReasonMissing => "a part is kept: say why with --reason",
        R::TextMissing => "nothing is done by itself for this request: write the answer with --text",
        R::OutcomeMissing => {
            "say of every kind of data what became of it, once for each purpose: `requests show` has the list, or leave --outcome out"
        }
        R::GroundMissing => "what is kept needs its ground: write it as --outcome payment=kept:why",
        R::OutcomeImpossible => {
            "the rules keep what you say is done, or the request is not about it: `requests show` has what they propose"
        }
        R::ByHand => {
            "somebody corrects a part by hand: do that, and say so with --outcome KIND=done, or KIND=kept:why; `requests show` has which"
        }
        R::NotAllowed | R::Unknown => "this role may not do that: let the privacy officer do it",
        R::Blocked => {
            "a service, a domain in transfer or an open invoice is in the way of closing: settle that first, or answer an erasure"
        }
        R::NotRestricted => "nothing stands still for it: `requests show` has the timeline",
        R::Undecided => "it is not decided yet: answer or reject it, the person is then told what becomes of it",
        R::AlreadyLifting => "the person was told a day already: wait for it, `requests show` has it",
        R::NotFailed => "nothing failed: there is nothing to try again",
        R::NewMessage => "the person wrote something since: read it first, `requests show` has it",
        R::NotToTell => "nobody of this name waits to be told: `requests show` has the names",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_api::OpenEnum;

    #[test]
    fn every_refusal_says_what_to_do() {
        let mut all: Vec<&str> = DeskRefusal::ALL.iter().map(|one| refused(*one)).collect();
        assert!(all.iter().all(|text| text.contains([':', ','])), "{all:?}");
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), DeskRefusal::ALL.len());
    }
}
