//! The choices of the demo's customers, through the chain like every other.

use super::build::{Build, id};
use crate::{ConsentWrite, Item};
use mijn_privacy_api::{Channel, ConsentId, ConsentState, PersonId};

/// The wordings as they were shown then: name and text of the demo's configuration.
fn wording(consent: ConsentId) -> (&'static str, &'static str) {
    match consent {
        ConsentId::Newsletter => (
            "newsletter-1",
            "Nieuwsbrief\n\nNieuws, tips en informatie over onze producten, per e-mail.\n\nZet je dit aan, dan sturen we je \
             eerst een e-mail met een link. Pas als je daarop klikt, krijg je de nieuwsbrief. Zet je dit uit, dan sturen we \
             je geen nieuwsbrief meer en gaat je adres van de lijst. Je kunt ook stoppen met de link in elke nieuwsbrief.",
        ),
        ConsentId::Marketing => (
            "marketing-1",
            "Aanbiedingen voor klanten\n\nHoogstens 6 e-mails per jaar over producten waar jij iets aan hebt.\n\nStaat dit \
             aan, dan mogen we je hoogstens 6 keer per jaar een e-mail sturen over een product of dienst. Zet je dit uit, dan \
             stoppen we meteen. Je hoeft niet te zeggen waarom. Je kunt ook stoppen met de link in elke e-mail.",
        ),
        ConsentId::Training => (
            "training-1",
            "Leren van je berichten\n\nOnze klantenservice oefent met berichten van klanten.\n\nZet je dit aan, dan mag onze \
             klantenservice je berichten gebruiken om te oefenen. Zet je dit uit, dan gebruiken we je berichten alleen om \
             jou te helpen. Voor de hulp die je krijgt maakt het niets uit.",
        ),
        _ => (
            "analytics-1",
            "Meten met Google Analytics\n\nWe meten hoe bezoekers onze website gebruiken.\n\nZet je dit aan, dan mogen we in \
             deze browser meten welke pagina's je bekijkt. Google maakt je IP-adres eerst anoniem. Zet je dit uit, dan meten \
             we niets meer zodra je bent ingelogd, in elke browser.",
        ),
    }
}

/// A change of so many days ago, by the person or, over an import, by the system.
pub(super) fn change(
    build: &Build<'_>,
    person: &PersonId,
    consent: ConsentId,
    state: ConsentState,
    channel: Channel,
    days: i64,
) -> ConsentWrite {
    let (name, text) = wording(consent);
    let actor = match channel {
        Channel::Import | Channel::Block => "system",
        Channel::Helpdesk => "Medewerker Demo (verzonnen)",
        _ => person.as_str(),
    };
    ConsentWrite {
        id: consent,
        state,
        if_revision: 0,
        wording: id(name),
        wording_text: text.to_owned(),
        language: "nl".to_owned(),
        shown_at: build.ago(days, 20),
        notice: id("2018-05-25"),
        channel,
        actor: actor.to_owned(),
        at: build.ago(days, 21),
    }
}

impl Build<'_> {
    /// Changes, oldest first: which, to what, by which route, how many days ago.
    pub(super) fn choices(&mut self, person: &PersonId, choices: &[(ConsentId, ConsentState, Channel, i64)]) {
        for (consent, state, channel, days) in choices {
            let write = change(self, person, *consent, *state, *channel, *days);
            self.items.push(Item::Consent(person.clone(), write));
        }
    }
}
