//! What a customer reads both in the file and on the server's own pages: the same in both.

use mijn_privacy_api::{Alike, Channel, ConsentState, ConsentType, OutcomeResult, RequestKind};

/// What a choice became.
pub fn state(state: ConsentState, kind: ConsentType) -> &'static str {
    match state {
        ConsentState::Granted if kind == ConsentType::Consent => "Ja, je gaf toestemming",
        ConsentState::Granted => "Ja, dit staat aan",
        ConsentState::Denied => "Nee",
        ConsentState::Withdrawn => "Nee, je bent gestopt",
        ConsentState::Objected => "Nee, je maakte bezwaar",
        ConsentState::PendingConfirmation => "Gevraagd, maar nog niet bevestigd",
        ConsentState::Unknown => "Onbekend: dat telt als nee",
    }
}

/// By which route.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Portal => "In je account",
        Channel::UnsubscribeLink => "Met de link in een e-mail",
        Channel::Helpdesk => "Via onze klantenservice",
        Channel::Import => "Overgenomen uit een ouder systeem",
        Channel::BrowserSignal => "Door je browser (Global Privacy Control)",
        Channel::Block => "Doordat onze e-mail is geweigerd of als spam gemeld",
        Channel::ConfirmationLink => "Met de link in de e-mail om te bevestigen",
        Channel::Expiry => "Vanzelf, omdat de tijd voorbij was",
        Channel::Unknown => "Onbekend",
    }
}

/// What became of kinds of data by what was asked, to follow their name; `until`: the first day on which they are gone, in words.
/// The widget says the same (`src/i18n/nl/requests.rs`).
pub fn outcome(asked: RequestKind, group: &Alike<'_>, until: Option<&str>) -> String {
    let [done, kept] = match asked {
        RequestKind::Erasure | RequestKind::AccountClosure => ["verwijderd", "blijft bewaard"],
        RequestKind::Rectification => ["aangepast", "blijft zoals het is"],
        RequestKind::Restriction => ["gebruiken we nu niet", "blijven we gebruiken"],
        _ => ["gebruiken we hiervoor niet meer", "blijven we gebruiken"],
    };
    match (group.result, until, group.recipient) {
        (OutcomeResult::Asked, _, Some(name)) => format!("we vragen {name} dit te verwijderen"),
        (OutcomeResult::Done, _, Some(name)) => format!("we hebben {name} gevraagd dit te verwijderen"),
        (OutcomeResult::Done, _, None) => done.to_owned(),
        (OutcomeResult::Kept, Some(day), _) => format!("{kept} tot {day}"),
        (OutcomeResult::Kept, None, _) => kept.to_owned(),
        (OutcomeResult::Asked | OutcomeResult::Unknown, ..) => "onbekend".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_it_is_said_by_what_was_asked() {
        let of = |result, recipient| Alike { result, ground: None, until: None, recipient, kinds: Vec::new() };
        let done = |asked| outcome(asked, &of(OutcomeResult::Done, None), Some("1 januari 2034"));
        assert_eq!(done(RequestKind::AccountClosure), "verwijderd");
        assert_eq!(done(RequestKind::Rectification), "aangepast");
        let kept = |until| outcome(RequestKind::Erasure, &of(OutcomeResult::Kept, None), until);
        assert_eq!(kept(Some("1 januari 2034")), "blijft bewaard tot 1 januari 2034");
        assert_eq!(kept(None), "blijft bewaard");
        let elsewhere = |result| outcome(RequestKind::Erasure, &of(result, Some("Meetdienst")), None);
        assert_eq!(elsewhere(OutcomeResult::Asked), "we vragen Meetdienst dit te verwijderen");
        assert_eq!(elsewhere(OutcomeResult::Done), "we hebben Meetdienst gevraagd dit te verwijderen");
    }
}
