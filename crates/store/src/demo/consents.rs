//! The choices of the demo's customers, through the chain like every other.

use super::build::{Build, id};
use crate::{ConsentWrite, EmailAddress, Item, MessageRow, MessageWithdraw};
use mijn_privacy_api::{AccountId, Channel, ConsentId, ConsentState, PersonId};

use Channel::{Block, BrowserSignal, ConfirmationLink, Expiry, Helpdesk, Import, Portal, UnsubscribeLink};
use ConsentId::{Analytics, Marketing, Newsletter, Training};
use ConsentState::{Denied, Granted, Objected, PendingConfirmation, Unknown, Withdrawn};

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

/// A newsletter of another kind, long ago: a yes to it is none to this one.
const OLDER: (&str, &str) = (
    "newsletter-0",
    "Nieuwsbrief\n\nEens per maand nieuws over onze producten, per e-mail.\n\nZet je dit aan, dan sturen we je eens per maand \
     een nieuwsbrief. Zet je dit uit, dan stoppen we daarmee.",
);

/// Beside the form for a message.
const CONTACT: (&str, &str) = (
    "contact-1",
    "Je bericht aan ons\n\nWe gebruiken je bericht om je vraag te beantwoorden.\n\nStuur je dit bericht, dan mogen we het \
     gebruiken om je vraag te beantwoorden en om je te helpen als je daarna nog iets vraagt. Je kunt dit voor elk bericht \
     weer intrekken in je account.",
);

const EMPLOYEE: &str = "Medewerker Demo (verzonnen)";
const STATEMENT: &str = "2018-05-25";

/// Which, to what, by which route, how many days ago.
pub(super) type Choice = (ConsentId, ConsentState, Channel, i64);

/// Somebody who went every way: what an older system knew, the link in an e-mail, a call to the helpdesk, a browser that
/// says no by itself, and double opt-in.
pub(super) const EVERY_ROUTE: &[Choice] = &[
    (Marketing, Granted, Import, 2900),
    (Newsletter, Unknown, Import, 2900),
    (Newsletter, PendingConfirmation, Portal, 2300),
    (Newsletter, Granted, ConfirmationLink, 2300),
    (Marketing, Objected, Helpdesk, 1300),
    (Newsletter, Withdrawn, UnsubscribeLink, 1200),
    (Marketing, Granted, Portal, 800),
    (Training, Granted, Portal, 600),
    (Newsletter, PendingConfirmation, Portal, 400),
    (Newsletter, Granted, ConfirmationLink, 400),
    (Analytics, Denied, BrowserSignal, 300),
    (Training, Denied, Portal, 210),
    (Analytics, Granted, Portal, 90),
];

/// Somebody of long standing, who blocked us once and was asked back by the helpdesk.
pub(super) const MANY_YEARS: &[Choice] = &[
    (Marketing, Granted, Import, 3000),
    (Newsletter, Granted, Import, 3000),
    (Marketing, Objected, UnsubscribeLink, 1500),
    (Newsletter, Withdrawn, Block, 900),
    (Marketing, PendingConfirmation, Helpdesk, 700),
    (Marketing, Granted, ConfirmationLink, 699),
    (Training, Granted, Portal, 600),
    (Analytics, Denied, Portal, 300),
];

/// A change of so many days ago, as each route writes it.
fn change(build: &Build<'_>, whose: &str, (consent, state, channel, days): Choice) -> ConsentWrite {
    let (name, text) = wording(consent);
    let (actor, note) = match channel {
        Import => ("import", Some("klantenlijst-2018.csv (verzonnen)")),
        Block | Expiry => ("system", None),
        Helpdesk => (EMPLOYEE, Some("Belde hierover, kenmerk VZ-2201 (verzonnen)")),
        _ => (whose, None),
    };
    // The click comes some minutes after the e-mail.
    let minutes = if channel == ConfirmationLink { 34 } else { 21 };
    ConsentWrite {
        id: consent,
        state,
        if_revision: None,
        wording: id(name),
        wording_text: text.to_owned(),
        language: "nl".to_owned(),
        shown_at: build.ago(days, 20),
        notice: id(STATEMENT),
        channel,
        actor: actor.to_owned(),
        note: note.map(str::to_owned),
        confirmation: None,
        at: build.ago(days, minutes),
    }
}

impl Build<'_> {
    /// Changes, oldest first.
    pub(super) fn choices(&mut self, person: &PersonId, choices: &[Choice]) {
        for choice in choices {
            let write = change(self, person.as_str(), *choice);
            self.items.push(Item::Consent(person.clone(), write));
        }
    }

    /// A yes to the newsletter as it was, so many days ago.
    pub(super) fn older_newsletter(&mut self, person: &PersonId, days: i64) {
        let write = change(self, person.as_str(), (Newsletter, Granted, Portal, days));
        let write = ConsentWrite { wording: id(OLDER.0), wording_text: OLDER.1.to_owned(), ..write };
        self.items.push(Item::Consent(person.clone(), write));
    }

    /// Readers of the newsletter without an account: one who confirmed, one who has not yet.
    pub(super) fn readers(&mut self) {
        let readers: [(&str, &[Choice]); 2] = [
            (
                "bezoeker@example.nl",
                &[
                    (Newsletter, PendingConfirmation, UnsubscribeLink, 120),
                    (Newsletter, Granted, ConfirmationLink, 120),
                ],
            ),
            ("proeflezer@example.nl", &[(Newsletter, PendingConfirmation, UnsubscribeLink, 2)]),
        ];
        for (address, choices) in readers {
            for choice in choices {
                let address = EmailAddress::parse(address).expect("a fixed address is one");
                let write = change(self, "", *choice);
                self.items.push(Item::Subscriber(address, write));
            }
        }
    }

    /// A message whose consent was taken back so many days ago, and that a law keeps: the message and its row of the chain.
    pub(super) fn kept_message(
        &mut self,
        (account, person): (&AccountId, &PersonId),
        (subject, body): (&str, &str),
        received: i64,
        withdrawn: i64,
    ) {
        let at = self.ago(withdrawn, 9);
        let row = MessageRow {
            id: id("new"),
            received_at: self.ago(received, 12),
            subject: subject.to_owned(),
            body: body.to_owned(),
            answered_at: Some(self.ago(received - 1, 47)),
            satisfied_on: Some(self.day(received - 2)),
            started: None,
            withdrawn_at: Some(at),
            after_answer: false,
        };
        self.items.push(Item::Message(account.clone(), person.clone(), row));
        let withdraw = MessageWithdraw {
            open_question: None,
            kept_by_law: true,
            wording: id(CONTACT.0),
            wording_text: CONTACT.1.to_owned(),
            language: "nl".to_owned(),
            notice: id(STATEMENT),
            at,
        };
        self.items.push(Item::Withdrawal(person.clone(), withdraw));
    }
}
