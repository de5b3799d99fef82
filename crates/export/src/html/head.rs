//! The page but for its lists: everything that art. 15(1) asks to tell beside the data.

use super::STYLE;
use crate::lists::{List, each_list};
use crate::{About, ExportKind, Party, Value, shown, words};
use askama::Template;
use mijn_privacy_api::{Basis, ConsentState, ConsentType, DataCategory, NoDateReason, Purpose, Right, Role};

/// What stands above the lists.
#[derive(Template)]
#[template(path = "head.html")]
pub(crate) struct HtmlHead<'a> {
    style: &'static str,
    is_access: bool,
    company: &'a str,
    reference: &'a str,
    asked_on: String,
    made_at: String,
    facts: Vec<(&'static str, String)>,
    lists: Vec<Contents>,
    only: String,
    values: Vec<(&'a str, &'a str, String)>,
    purposes: Vec<PurposeView<'a>>,
    recipients: Vec<RecipientView<'a>>,
    consents: Vec<(&'a str, &'static str, String)>,
    about: &'a About,
}

struct PurposeView<'a> {
    name: &'a str,
    description: &'a str,
    why: String,
    law: String,
    still: Option<String>,
    kept: Vec<Kept<'a>>,
    recipients: String,
}

/// Kinds of data that are kept for as long.
struct Kept<'a> {
    names: Vec<&'a str>,
    how_long: String,
    day: Option<String>,
    no_day: &'static str,
}

struct RecipientView<'a> {
    name: &'a str,
    service: &'a str,
    country: &'a str,
    purposes: String,
}

impl<'a> HtmlHead<'a> {
    /// From what is known.
    pub(crate) fn new(about: &'a About) -> Self {
        let account = &about.account;
        let role = match account.role {
            Role::Owner => "Het account is van jou",
            _ => "Je bent gebruiker. Wat van de eigenaar is, staat hier niet",
        };
        let closed = account.closed_on.as_ref().map(|day| ("Opgeheven op", shown::day(day)));
        let mut facts = vec![
            ("Kenmerk", about.reference.as_str().to_owned()),
            ("Gemaakt op", shown::moment(&about.made_at)),
            ("Account", account.name.clone()),
            ("Jouw rol", role.to_owned()),
            ("Geopend op", shown::day(&account.opened_on)),
        ];
        facts.extend(closed);
        let notice = format!("{} (versie {})", shown::day(&about.notice.date), about.notice.version.as_str());
        facts.push(("Privacyverklaring van", notice));
        Self {
            style: STYLE,
            is_access: about.kind == ExportKind::Access,
            company: &about.controller.name,
            reference: about.reference.as_str(),
            asked_on: shown::day_of(&about.asked_at),
            made_at: shown::day_of(&about.made_at),
            facts,
            lists: lists(about),
            only: only(about),
            values: about.profile.iter().map(|one| (one.name.as_str(), one.value.as_str(), since(one))).collect(),
            purposes: about.purposes.iter().map(purpose).collect(),
            recipients: recipients(&about.purposes),
            consents: about
                .consents
                .iter()
                .map(|one| {
                    let since = one.changed_at.as_ref().map(|at| format!("sinds {}", shown::day_of(at)));
                    (one.name.as_str(), now(one.state, one.kind), since.unwrap_or_default())
                })
                .collect(),
            about,
        }
    }
}

/// What it was asked about, when not about everything.
fn only(about: &About) -> String {
    let names = about.purposes.iter().filter(|one| about.asked.contains(&one.id)).map(|one| one.name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

/// Since when a value is stored, or an address was last used.
fn since(value: &Value) -> String {
    let Some(day) = value.at.as_ref().map(shown::day_of) else { return String::new() };
    if value.category.as_str() == "ip_address" { format!("laatst gebruikt op {day}") } else { format!("sinds {day}") }
}

/// What a switch counts for now.
fn now(state: ConsentState, kind: ConsentType) -> &'static str {
    match state {
        ConsentState::Granted | ConsentState::Objected | ConsentState::Withdrawn | ConsentState::Denied => {
            words::state(state, kind)
        }
        ConsentState::PendingConfirmation => "Nog niet aan: wacht op je klik in onze e-mail",
        ConsentState::Unknown => "Onbekend. Dat telt als nee",
    }
}

/// The lists that follow, for the contents.
fn lists(about: &About) -> Vec<Contents> {
    let mut names = Names { about, all: Vec::new() };
    each_list!(names.add());
    names.all
}

/// A list in the contents.
struct Contents {
    id: &'static str,
    title: &'static str,
    sheet: &'static str,
    total: String,
}

struct Names<'a> {
    about: &'a About,
    all: Vec<Contents>,
}

impl Names<'_> {
    fn add<L: List>(&mut self) {
        if self.about.has::<L>() {
            let total = shown::count(L::total(&self.about.totals));
            self.all.push(Contents { id: L::NAME, title: L::TITLE, sheet: L::SHEET, total });
        }
    }
}

fn purpose(purpose: &Purpose) -> PurposeView<'_> {
    let mut bases: Vec<&Basis> = Vec::new();
    for basis in purpose.data_categories.iter().flat_map(|category| &category.legal_bases) {
        if !bases.contains(&basis) {
            bases.push(basis);
        }
    }
    let reasons: Vec<&str> = bases.iter().map(|basis| basis.detail.as_str()).collect();
    let mut laws: Vec<&str> = bases.iter().map(|basis| words::basis(basis.basis)).collect();
    laws.dedup();
    let recipients: Vec<&str> = purpose.recipients.iter().map(|one| one.name.as_str()).collect();
    PurposeView {
        name: &purpose.name,
        description: &purpose.description,
        why: format!("Om {}.", reasons.join(" en om ")),
        law: laws.join(", "),
        still: purpose.restricted_since.as_ref().map(shown::day_of),
        kept: kept(&purpose.data_categories),
        recipients: if recipients.is_empty() { "Niemand anders.".to_owned() } else { recipients.join(", ") },
    }
}

fn kept(categories: &[DataCategory]) -> Vec<Kept<'_>> {
    let mut all: Vec<Kept<'_>> = Vec::new();
    for category in categories {
        let how_long = words::how_long(&category.retention);
        let day = category.delete_on.as_ref().map(shown::day);
        let no_day = match category.delete_reason {
            Some(NoDateReason::NothingStored) => "Nu is hier niets opgeslagen.",
            Some(reason) => words::no_date(reason),
            None => "",
        };
        match all.iter_mut().find(|one| (&one.how_long, &one.day, one.no_day) == (&how_long, &day, no_day)) {
            Some(same) => same.names.push(&category.name),
            None => all.push(Kept { names: vec![&category.name], how_long, day, no_day }),
        }
    }
    all
}

fn recipients(purposes: &[Purpose]) -> Vec<RecipientView<'_>> {
    let mut all: Vec<RecipientView<'_>> = Vec::new();
    for (purpose, one) in purposes.iter().flat_map(|purpose| purpose.recipients.iter().map(move |one| (purpose, one))) {
        match all.iter_mut().find(|known| known.name == one.name) {
            Some(known) => {
                known.purposes.push_str(", ");
                known.purposes.push_str(&purpose.name);
            }
            None => all.push(RecipientView {
                name: &one.name,
                service: &one.service,
                country: one.country.as_deref().map(words::country).unwrap_or_default(),
                purposes: purpose.name.clone(),
            }),
        }
    }
    all
}

/// What stands below the lists: rights, complaint, the files.
#[derive(Template)]
#[template(path = "foot.html")]
pub(crate) struct Foot<'a> {
    lists: Vec<Contents>,
    rights: Vec<(&'static str, &'static str)>,
    controller: &'a Party,
    authority: &'a Party,
}

impl<'a> Foot<'a> {
    /// From what is known.
    pub(crate) fn new(about: &'a About) -> Self {
        let mut rights: Vec<Right> = Vec::new();
        for right in about.purposes.iter().flat_map(|purpose| &purpose.rights) {
            if !rights.contains(&right.right) {
                rights.push(right.right);
            }
        }
        Self {
            lists: lists(about),
            rights: rights.into_iter().map(words::right).collect(),
            controller: &about.controller,
            authority: &about.authority,
        }
    }
}
