//! Who the demo's customers are.

use super::CUSTOMERS;
use super::build::{Build, NewAccount, id};
use super::consents;
use crate::Item;
use jiff::Timestamp;
use mijn_privacy_api::{AccountStatus, Channel, ConsentId, ConsentState, Role};

use Channel::{Import, Portal};
use ConsentId::{Analytics, Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, PendingConfirmation, Withdrawn};

const JANSJE: NewAccount = NewAccount {
    id: "demo-account-1001",
    name: "Jansje Voorbeeld (verzonnen)",
    status: AccountStatus::Open,
    opened: 2900,
    closed: None,
};
const HOSTING: (&str, Option<&str>, u32) = ("Webhosting Plus, 12 maanden", Some("jansje.example.nl"), 14_520);

/// All rows, oldest customer first.
pub(super) fn all(now: Timestamp, hasher: &dyn Fn(&str) -> String) -> Vec<Item> {
    let mut build = Build { now, hasher, items: Vec::new() };
    build.everything();
    build.new_today();
    build.years();
    build.closed();
    build.blocked();
    build.user();
    build.two_accounts();
    build.readers();
    build.taken_back(&id(JANSJE.id), &id("demo-alles"));
    build.items
}

fn password(username: &str) -> &'static str {
    CUSTOMERS.iter().find(|one| one.username == username).map_or("", |one| one.password)
}

impl Build<'_> {
    fn everything(&mut self) {
        let person = self.person("alles", password("alles"), "jansje@example.nl", 2900);
        let account = self.member(&person, &JANSJE, Role::Owner);
        let values = [("phone", "+31 6 00000001"), ("email", "jansje@example.nl"), ("payment", "NL91ABNA0417164300")];
        self.values(&account, 2900, &values);
        // As they were put right on Jansje's request.
        let corrected = [
            ("name_address", "Jansje Voorbeeld (verzonnen), Voorbeeldstraat 12, 1234 AB Voorbeeldstad"),
            ("billing_address", "Voorbeeldstraat 12, 1234 AB Voorbeeldstad"),
        ];
        self.values(&account, 60, &corrected);
        self.address(&person, "192.0.2.17", 0);
        self.address(&person, "198.51.100.23", 12);
        let whose = (&account, &person);
        for year in 0..7 {
            let ordered = 25 + 365 * year;
            self.order(whose.0, &format!("VB-{}", 2100 - year), HOSTING, ordered, Some(ordered - 9));
        }
        self.order(whose.0, "VB-2111", ("Domeinnaam, 1 jaar", Some("nieuw.jansje.example.nl"), 1_210), 4, None);
        self.order(whose.0, "VB-2112", ("SSL-certificaat, 1 jaar", Some("jansje.example.nl"), 2_420), 2, None);
        self.message(
            whose,
            ("Website is traag", "Sinds gisteren laadt mijn website langzaam. Wat kan ik doen?"),
            210,
            Some(209),
            Some(205),
        );
        let lost = ("Factuur kwijt", "Kunnen jullie mijn factuur van vorige maand nog eens sturen?");
        self.kept_message(whose, lost, 90, 30);
        self.message(whose, ("Verhuizen", "Hoe verhuis ik mijn domeinnaam naar jullie?"), 20, Some(19), None);
        self.message(whose, ("Mail komt niet aan", "Mijn e-mail komt niet aan bij een klant."), 1, None, None);
        self.activity(whose, 64, 120, &["192.0.2.17", "198.51.100.23"]);
        self.mailings(&person, &["Nieuw: snellere servers", "Korting op een tweede domeinnaam", "Back-ups nu elk uur"]);
        self.choices(&person, consents::EVERY_ROUTE);
        self.one_request_of_each(&account, &person);
        self.in_the_way(&account);
    }

    fn new_today(&mut self) {
        let person = self.person("nieuw", password("nieuw"), "nieuw@example.nl", 0);
        let account = NewAccount {
            id: "demo-account-1002",
            name: "Noor Nieuw (verzonnen)",
            status: AccountStatus::Open,
            opened: 0,
            closed: None,
        };
        let account = self.member(&person, &account, Role::Owner);
        self.values(&account, 0, &[("email", "nieuw@example.nl")]);
    }

    fn years(&mut self) {
        let person = self.person("jaren", password("jaren"), "beheer@example.nl", 3600);
        let account = NewAccount {
            id: "demo-account-1003",
            name: "Voorbeeld Jaren BV (verzonnen)",
            status: AccountStatus::Open,
            opened: 3600,
            closed: None,
        };
        let account = self.member(&person, &account, Role::Owner);
        let values = [
            ("name_address", "Voorbeeld Jaren BV (verzonnen), Testlaan 1, 9999 ZZ Teststad"),
            ("phone", "+31 10 0000003"),
            ("billing_address", "Postbus 1, 9999 ZZ Teststad"),
            ("email", "beheer@example.nl"),
            ("email", "facturen@example.nl"),
            ("payment", "NL02ABNA0123456789"),
        ];
        self.values(&account, 3600, &values);
        let addresses = ["203.0.113.5", "203.0.113.6", "198.51.100.80", "192.0.2.200"];
        for (days, address) in (0..).zip(addresses) {
            self.address(&person, address, days * 30);
        }
        for number in 0..300 {
            // Every eighth day for six and a half years; the last two are not completed.
            let ordered = 5 + 8 * number;
            let domain = format!("site-{}.example.nl", number % 40);
            let what =
                [("Domeinnaam, 1 jaar", 1_210), ("Webhosting Zakelijk, 12 maanden", 29_040), ("E-mailpakket", 4_235)];
            let (text, cents) = what[number as usize % 3];
            let completed = (number > 1).then_some(ordered - 3);
            self.order(&account, &format!("VJ-{}", 5000 - number), (text, Some(&domain), cents), ordered, completed);
        }
        for number in 0..30 {
            let days = 10 + 60 * number;
            let text = (format!("Vraag {}", 30 - number), "Kunnen jullie hiernaar kijken?");
            let answered = (number > 0).then_some(days - 1);
            self.message((&account, &person), (&text.0, text.1), days, answered, (number > 1).then_some(days - 4));
        }
        self.activity((&account, &person), 20_000, 2200, &addresses);
        self.mailings(
            &person,
            &[
                "Nieuw: snellere servers",
                "Korting op een tweede domeinnaam",
                "Back-ups nu elk uur",
                "Meer ruimte voor je e-mail",
                "Een SSL-certificaat voor elke website",
                "Wat er dit jaar nieuw is",
            ],
        );
        self.choices(&person, consents::MANY_YEARS);
        self.old_requests(&account, &person);
    }

    fn closed(&mut self) {
        let person = self.person("gesloten", password("gesloten"), "gesloten@example.nl", 1800);
        let account = NewAccount {
            id: "demo-account-1004",
            name: "Gijs Gesloten (verzonnen)",
            status: AccountStatus::Closed,
            opened: 1800,
            closed: Some(150),
        };
        let account = self.member(&person, &account, Role::Owner);
        let values = [
            ("name_address", "Gijs Gesloten (verzonnen), Proefweg 3, 1111 AA Proefdorp"),
            ("billing_address", "Proefweg 3, 1111 AA Proefdorp"),
            ("email", "gesloten@example.nl"),
            ("payment", "NL20INGB0001234567"),
        ];
        self.values(&account, 1800, &values);
        self.address(&person, "198.51.100.44", 151);
        for year in 0..4 {
            let what = ("Webhosting Start, 12 maanden", Some("gijs.example.nl"), 7_260);
            self.order(&account, &format!("VG-{}", 310 - year), what, 300 + 365 * year, Some(295 + 365 * year));
        }
        self.message((&account, &person), ("Opzeggen", "Hoe zeg ik mijn account op?"), 165, Some(164), Some(160));
        self.activity((&account, &person), 40, 400, &["198.51.100.44"]);
        self.choices(
            &person,
            &[
                (Marketing, Granted, Import, 1800),
                (Newsletter, Granted, Portal, 1000),
                (Newsletter, Withdrawn, Portal, 151),
                (Marketing, Objected, Portal, 151),
            ],
        );
        self.closing_request(&account, &person);
    }

    fn blocked(&mut self) {
        let person = self.person("geblokkeerd", password("geblokkeerd"), "geblokkeerd@example.nl", 900);
        let account = NewAccount {
            id: "demo-account-1005",
            name: "Bo Blok (verzonnen)",
            status: AccountStatus::Blocked,
            opened: 900,
            closed: None,
        };
        let account = self.member(&person, &account, Role::Owner);
        let values = [
            ("name_address", "Bo Blok (verzonnen), Testplein 5, 2222 BB Testdorp"),
            ("phone", "+31 6 00000005"),
            ("email", "geblokkeerd@example.nl"),
            ("payment", "NL44RABO0123456789"),
        ];
        self.values(&account, 900, &values);
        self.address(&person, "203.0.113.77", 3);
        let what = ("Webhosting Start, 12 maanden", Some("bo.example.nl"), 7_260);
        self.order(&account, "VB-3002", what, 535, Some(530));
        self.order(&account, "VB-3001", what, 170, None);
        self.message((&account, &person), ("Geblokkeerd", "Waarom kan ik niet bij mijn website?"), 30, Some(29), None);
        self.activity((&account, &person), 30, 200, &["203.0.113.77"]);
        self.choices(&person, &[(Marketing, Granted, Import, 900), (Newsletter, PendingConfirmation, Portal, 3)]);
        self.overdue_request(&account, &person);
    }

    fn user(&mut self) {
        let person = self.person("gebruiker", password("gebruiker"), "uli@example.nl", 500);
        let account = self.member(&person, &JANSJE, Role::User);
        self.address(&person, "203.0.113.140", 2);
        self.message((&account, &person), ("Toegang", "Kan ik ook bij de back-ups?"), 45, Some(44), Some(40));
        self.activity((&account, &person), 25, 300, &["203.0.113.140"]);
        self.older_newsletter(&person, 450);
        self.choices(&person, &[(Analytics, Denied, Portal, 200)]);
    }

    fn two_accounts(&mut self) {
        let person = self.person("twee", password("twee"), "tessa@example.nl", 1400);
        let private = NewAccount {
            id: "demo-account-1006",
            name: "Tessa Twee (verzonnen)",
            status: AccountStatus::Open,
            opened: 1400,
            closed: None,
        };
        let company =
            NewAccount { id: "demo-account-1007", name: "Voorbeeld Twee BV (verzonnen)", opened: 700, ..private };
        let private = self.member(&person, &private, Role::Owner);
        let company = self.member(&person, &company, Role::Owner);
        let values = [
            ("name_address", "Tessa Twee (verzonnen), Dubbelstraat 2, 3333 CC Proefstad"),
            ("email", "tessa@example.nl"),
            ("payment", "NL39RABO0300065264"),
        ];
        self.values(&private, 1400, &values);
        let values = [
            ("name_address", "Voorbeeld Twee BV (verzonnen), Bedrijfsweg 22, 3333 DD Proefstad"),
            ("phone", "+31 30 0000007"),
            ("email", "zakelijk@example.nl"),
            ("payment", "NL86INGB0002445588"),
        ];
        self.values(&company, 700, &values);
        self.address(&person, "192.0.2.99", 1);
        let what = ("Webhosting Start, 12 maanden", Some("tessa.example.nl"), 7_260);
        self.order(&private, "VP-401", what, 100, Some(95));
        let what = ("Webhosting Zakelijk, 12 maanden", Some("twee-bv.example.nl"), 29_040);
        self.order(&company, "VZ-801", what, 50, Some(46));
        self.order(&company, "VZ-802", ("Domeinnaam, 1 jaar", Some("twee-bv.example.nl"), 1_210), 6, None);
        self.message((&private, &person), ("Privé", "Hoe stel ik mijn e-mail in?"), 80, Some(79), Some(77));
        self.message((&company, &person), ("Zakelijk", "Kunnen wij op rekening betalen?"), 12, Some(11), None);
        self.activity((&private, &person), 20, 200, &["192.0.2.99"]);
        self.activity((&company, &person), 35, 150, &["192.0.2.99"]);
        self.mailings(&person, &["Nieuw: snellere servers"]);
        self.choices(&person, &[(Marketing, Granted, Import, 1400), (Newsletter, Denied, Portal, 60)]);
        self.standing_still(&private, &company, &person);
    }
}
