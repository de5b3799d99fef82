//! The requests of the demo's customers.

use super::build::Build;
use super::story::Story;
use mijn_privacy_api::{AccountId, PauseGround, PersonId, PurposeId, RequestKind};

const LAW: &str = "Artikel 52 van de Algemene wet inzake rijksbelastingen: wij moeten onze boekhouding 7 jaar bewaren.";

impl Build<'_> {
    /// One of each: refused, answered, extended, paused for a question, and in progress. Oldest first, as their numbers are
    /// given out.
    pub(super) fn one_request_of_each(&mut self, account: &AccountId, person: &PersonId) {
        let year = self.day(130).year();
        let text = "Verwijder al mijn bestellingen.";
        let refused = Story::new(self, "refused", RequestKind::Erasure, &[PurposeId::Order], text, 130)
            .taken_up(self.ago(127, 0))
            .rejected(
                self.ago(110, 0),
                "Je facturen horen bij onze boekhouding. De wet zegt dat we die 7 jaar bewaren.",
            )
            .outcome("orders", Some((LAW, year + 8)))
            .outcome("payment", Some((LAW, year + 8)));
        let text = "Mijn huisnummer is 12, niet 21.";
        let answered = Story::new(self, "answered", RequestKind::Rectification, &[PurposeId::Account], text, 75)
            .taken_up(self.ago(73, 0))
            .completed(self.ago(60, 0))
            .outcome("name_address", None)
            .outcome("billing_address", None)
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

    /// One of which the last day has passed.
    pub(super) fn overdue_request(&mut self, account: &AccountId, person: &PersonId) {
        let text = "Ik wil weten wat jullie van mij bewaren.";
        let story = Story::new(self, "overdue", RequestKind::Access, &[], text, 50).taken_up(self.ago(45, 0));
        self.items.push(story.item(account, person));
    }

    /// An account that was closed because its owner asked for it.
    pub(super) fn closing_request(&mut self, account: &AccountId, person: &PersonId) {
        let year = self.day(150).year();
        let text = "Ik stop met mijn website.";
        let story = Story::new(self, "closing", RequestKind::AccountClosure, &[], text, 160)
            .taken_up(self.ago(158, 0))
            .completed(self.ago(150, 0))
            .outcome("phone", None)
            .outcome("payment", Some((LAW, year + 8)));
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
