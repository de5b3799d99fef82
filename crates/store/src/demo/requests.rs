//! The requests of the demo's customers.

use super::build::{Build, id};
use super::story::Story;
use crate::Item;
use mijn_privacy_api::{
    AccountId, ClosingBlockKind, Fate, PauseGround, PersonId, PreviewItem, PurposeId, RequestKind, RestrictionGround,
};

const LAW: &str = "Artikel 52 van de Algemene wet inzake rijksbelastingen: wij moeten onze boekhouding 7 jaar bewaren.";

/// What the preview of an erasure of the orders says.
fn kept_by_law(build: &Build<'_>, days: i64) -> Vec<PreviewItem> {
    let item = |category: &str, name: &str, count| PreviewItem {
        purpose: PurposeId::Order,
        category: id(category),
        name: name.to_owned(),
        fate: Fate::Stays,
        count,
        ground: Some("Dit hoort bij onze boekhouding.".to_owned()),
        law: Some("artikel 52 van de Algemene wet inzake rijksbelastingen".to_owned()),
        until: Some(id(&format!("{}-01-01", build.day(days).year() + 8))),
        no_date: None,
        recipient: None,
    };
    vec![item("orders", "Bestellingen en rekeningen", Some(6)), item("payment", "Betaalgegevens", None)]
}

impl Build<'_> {
    /// One of each: refused, answered, extended, paused for a question, and in progress. Oldest first, as their numbers are
    /// given out.
    pub(super) fn one_request_of_each(&mut self, account: &AccountId, person: &PersonId) {
        let year = self.day(130).year();
        let text = "Verwijder al mijn bestellingen.";
        let refused = Story::new(self, "refused", RequestKind::Erasure, &[PurposeId::Order], text, 130)
            .preview(kept_by_law(self, 130))
            .taken_up(self.ago(127, 0))
            .rejected(
                self.ago(110, 0),
                "Je facturen horen bij onze boekhouding. De wet zegt dat we die 7 jaar bewaren.",
            )
            .outcome(&[PurposeId::Order], "orders", Some((LAW, year + 8)))
            .outcome(&[PurposeId::Order], "payment", Some((LAW, year + 8)));
        let text = "Mijn huisnummer is 12, niet 21.";
        let (wrong, right) = ("Voorbeeldstraat 21, 1234 AB Voorbeeldstad", "Voorbeeldstraat 12, 1234 AB Voorbeeldstad");
        let name = "Jansje Voorbeeld (verzonnen)";
        let answered = Story::new(self, "answered", RequestKind::Rectification, &[PurposeId::Account], text, 75)
            .corrections(&[
                ("name_address", &format!("{name}, {wrong}"), &format!("{name}, {right}")),
                ("billing_address", wrong, right),
            ])
            .taken_up(self.ago(73, 0))
            .asked(self.ago(70, 0), "Klopt het dat ook je factuuradres nummer 12 is?")
            .wrote(self.ago(69, 0), "Ja, dat is hetzelfde adres.")
            .wrote_back(self.ago(60, 0), "We hebben allebei de adressen aangepast. Bedankt dat je het doorgaf.")
            .completed(self.ago(60, 0))
            .told("Voorbeeld Betaaldienst N.V.", Some(self.day(59)))
            .told("Voorbeeld Domeinregister", None)
            .outcome(
                &[PurposeId::Account, PurposeId::Order, PurposeId::Portal, PurposeId::Contact],
                "name_address",
                None,
            )
            .outcome(&[PurposeId::Account, PurposeId::Order, PurposeId::Portal], "billing_address", None)
            .unread();
        let text = "Ik wil mijn gegevens meenemen naar een ander.";
        let extended =
            Story::new(self, "extended", RequestKind::Portability, &[], text, 40).taken_up(self.ago(38, 0)).extended(
                self.ago(20, 0),
                "Je hebt veel websites. We hebben meer tijd nodig om alles goed klaar te zetten.",
            );
        let text = "Ik wil alles zien van mijn oude website.";
        let paused = Story::new(self, "paused", RequestKind::Access, &[PurposeId::Portal], text, 16)
            .taken_up(self.ago(14, 0))
            .paused(self.ago(10, 0), PauseGround::Specification, "Over welk jaar gaat je vraag?");
        let text = "Ik wil weten wat jullie van mij bewaren.";
        let in_progress = Story::new(self, "in-progress", RequestKind::Access, &[], text, 9).taken_up(self.ago(7, 0));
        let stories = [refused, answered, extended, paused, in_progress];
        self.items.extend(stories.map(|story| story.item(account, person)));
    }

    /// One that the person took back.
    pub(super) fn taken_back(&mut self, account: &AccountId, person: &PersonId) {
        let text = "Waar halen jullie mijn telefoonnummer vandaan?";
        let story = Story::new(self, "cancelled", RequestKind::Explanation, &[PurposeId::Account], text, 100)
            .wrote(self.ago(99, 0), "Ik weet het al: ik gaf het zelf op. Jullie hoeven niet te antwoorden.")
            .cancelled(self.ago(99, 5));
        self.items.push(story.item(account, person));
    }

    /// What is in the way of closing the account.
    pub(super) fn in_the_way(&mut self, account: &AccountId) {
        let block = |kind, label: &str| Item::Block(account.clone(), kind, label.to_owned());
        self.items.extend([
            block(ClosingBlockKind::RunningService, "Webhosting Plus, jansje.example.nl"),
            block(ClosingBlockKind::OpenInvoice, "VB-2112"),
        ]);
    }

    /// The use stands still: because it was asked, and because of an objection that is being judged.
    pub(super) fn standing_still(&mut self, private: &AccountId, company: &AccountId, person: &PersonId) {
        let text = "Jullie hebben een oud adres van mij. Gebruik het niet tot dat is nagekeken.";
        let restriction = Story::new(self, "restriction", RequestKind::Restriction, &[PurposeId::Account], text, 12)
            .ground(RestrictionGround::Accuracy)
            .restricted()
            .taken_up(self.ago(11, 0));
        let text = "Ik maak bezwaar. Om mijn situatie wil ik niet dat jullie mijn gegevens hiervoor gebruiken.";
        let objection =
            Story::new(self, "objection", RequestKind::Objection, &[PurposeId::Account], text, 5).restricted();
        for (account, days, story) in [(private, 12, restriction), (company, 5, objection)] {
            let (request, since) = (story.id(), self.ago(days, 30));
            self.items.push(story.item(account, person));
            self.items.push(Item::Restriction(request, vec![PurposeId::Account], since));
        }
    }

    /// One of which the last day has passed.
    pub(super) fn overdue_request(&mut self, account: &AccountId, person: &PersonId) {
        let text = "Ik wil weten wat jullie van mij bewaren.";
        let story = Story::new(self, "overdue", RequestKind::Access, &[], text, 50)
            .taken_up(self.ago(45, 0))
            .wrote(self.ago(6, 0), "Wanneer krijg ik antwoord?");
        self.items.push(story.item(account, person));
    }

    /// An account that was closed because its owner asked for it.
    pub(super) fn closing_request(&mut self, account: &AccountId, person: &PersonId) {
        let year = self.day(150).year();
        let text = "Ik stop met mijn website.";
        let story = Story::new(self, "closing", RequestKind::AccountClosure, &[], text, 160)
            .taken_up(self.ago(158, 0))
            .completed(self.ago(150, 0))
            .because(
                "Je account is opgeheven. Je betaalgegevens horen bij onze boekhouding. De wet zegt dat we die 7 jaar bewaren.",
            )
            .outcome(&[PurposeId::Account], "phone", None)
            .outcome(&[PurposeId::Account, PurposeId::Order], "payment", Some((LAW, year + 8)));
        self.items.push(story.item(account, person));
    }

    /// Answered requests of years.
    pub(super) fn old_requests(&mut self, account: &AccountId, person: &PersonId) {
        for number in 0..24 {
            let days = 60 + 70 * (23 - number);
            let kind = [RequestKind::Access, RequestKind::Explanation, RequestKind::SupplierList][number as usize % 3];
            let story = Story::new(self, &format!("old-{number}"), kind, &[], &format!("Vraag {}", number + 1), days)
                .taken_up(self.ago(days - 2, 0))
                .completed(self.ago(days - 12, 0));
            self.items.push(story.item(account, person));
        }
    }
}
