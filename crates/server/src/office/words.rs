//! What the officer's pages call things.

use mijn_privacy_api::{
    DeskFilter, DeskRefusal, DeskRole, DeskStep, DeskVerb, HandReason, PauseGround, RequestEventKind, RequestKind,
    RequestStatus, RestrictionGround,
};

/// A kind of request.
pub(super) fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Explanation => "Uitleg",
        RequestKind::Access => "Inzage",
        RequestKind::Rectification => "Correctie",
        RequestKind::Erasure => "Verwijderen",
        RequestKind::Restriction => "Beperking",
        RequestKind::Portability => "Meenemen",
        RequestKind::Objection => "Bezwaar",
        RequestKind::AutomatedDecision => "Menselijke blik",
        RequestKind::SupplierList => "Lijst van leveranciers",
        RequestKind::AccountClosure => "Account opheffen",
        RequestKind::Unknown => "Onbekend",
    }
}

/// How far it is.
pub(super) fn status(status: RequestStatus) -> &'static str {
    match status {
        RequestStatus::Received => "Nieuw",
        RequestStatus::InProgress => "In behandeling",
        RequestStatus::Completed => "Beantwoord",
        RequestStatus::Rejected => "Afgewezen",
        RequestStatus::Cancelled => "Ingetrokken",
        RequestStatus::Unknown => "Onbekend",
    }
}

/// A tab of the queue.
pub(super) fn filter(filter: DeskFilter) -> &'static str {
    match filter {
        DeskFilter::Open => "Open",
        DeskFilter::New => "Nieuw",
        DeskFilter::DueSoon => "Binnen 7 dagen",
        DeskFilter::Overdue => "Te laat",
        DeskFilter::Paused => "Termijn stil",
        DeskFilter::Unanswered => "Klant schreef",
        DeskFilter::Failed => "Mislukt",
        DeskFilter::ToTell => "Nog te melden",
        DeskFilter::Restricted => "Gebruik stil",
        DeskFilter::Closed => "Afgesloten",
        DeskFilter::Unknown => "Onbekend",
    }
}

/// What stands in a tab that is empty.
pub(super) fn empty(filter: DeskFilter) -> &'static str {
    match filter {
        DeskFilter::Open => "Er staat niets open.",
        DeskFilter::New => "Er is niets nieuws.",
        DeskFilter::DueSoon => "De komende zeven dagen hoeft er niets af.",
        DeskFilter::Overdue => "Er is niets te laat.",
        DeskFilter::Paused => "Van geen verzoek staat de termijn stil.",
        DeskFilter::Unanswered => "Er wacht niemand op een bericht van jou.",
        DeskFilter::Failed => "Alles wat besloten is, kon worden uitgevoerd.",
        DeskFilter::ToTell => "Alle ontvangers weten het.",
        DeskFilter::Restricted => "Van niemand staat het gebruik van gegevens stil.",
        DeskFilter::Closed | DeskFilter::Unknown => "Er is nog niets afgesloten.",
    }
}

/// A line of the timeline.
pub(super) fn event(kind: RequestEventKind) -> &'static str {
    match kind {
        RequestEventKind::Received => "Ontvangen",
        RequestEventKind::IdentityConfirmed => "Klant bevestigde wie die is",
        RequestEventKind::InProgress => "In behandeling",
        RequestEventKind::Paused => "Termijn staat stil",
        RequestEventKind::Resumed => "Termijn loopt weer",
        RequestEventKind::Extended => "Verlengd",
        RequestEventKind::Completed => "Beantwoord",
        RequestEventKind::Rejected => "Afgewezen",
        RequestEventKind::Cancelled => "Ingetrokken door de klant",
        RequestEventKind::Accepted => "Toegekend; wordt uitgevoerd",
        RequestEventKind::Restricted => "Gebruik staat stil",
        RequestEventKind::RestrictionLifted => "Gebruik gaat weer door",
        RequestEventKind::ResultReady => "Bestand staat klaar",
        RequestEventKind::LiftAnnounced => "Klant hoort dat het gebruik weer doorgaat",
        RequestEventKind::Unknown => "Onbekend",
    }
}

/// Who did what.
pub(super) fn act(verb: DeskVerb) -> &'static str {
    match verb {
        DeskVerb::Take => "nam het op",
        DeskVerb::Ask => "stuurde een bericht",
        DeskVerb::Pause => "zette de termijn stil",
        DeskVerb::Resume => "liet de termijn weer lopen",
        DeskVerb::Extend => "verlengde de termijn",
        DeskVerb::Answer => "beantwoordde het",
        DeskVerb::Reject => "wees het af",
        DeskVerb::Attach => "voegde een bestand toe",
        DeskVerb::Tell => "meldde het aan een ontvanger",
        DeskVerb::Retry => "liet het opnieuw uitvoeren",
        DeskVerb::Lift => "hief de beperking op",
        DeskVerb::GiveBack => "kon het niet uitvoeren: beoordeel het opnieuw",
        DeskVerb::Cancel => "trok het in",
        DeskVerb::Write => "schreef een bericht",
        DeskVerb::Unknown => "deed iets onbekends",
    }
}

/// A form that was sent when its session had ended.
pub(super) const LATE: &str = "Je was uitgelogd toen je dit verstuurde. Er is nog niets verstuurd. Wat je typte, staat er nog. \
    Kijk het na en verstuur het opnieuw. Een bestand kies je opnieuw.";

/// What was done, after it was.
pub(super) fn done(verb: DeskVerb) -> &'static str {
    match verb {
        DeskVerb::Take => "Dit verzoek staat nu op jouw naam.",
        DeskVerb::Ask => "Je bericht is verstuurd. De klant krijgt er een e-mail over.",
        DeskVerb::Pause => "De termijn staat stil. De klant krijgt een e-mail over je vraag.",
        DeskVerb::Resume => "De termijn loopt weer.",
        DeskVerb::Extend => "De termijn is verlengd. De klant krijgt er een e-mail over.",
        DeskVerb::Answer => "Je antwoord is opgeslagen. De klant krijgt een e-mail zodra het klaar is.",
        DeskVerb::Reject => "Het verzoek is afgewezen. De klant krijgt er een e-mail over.",
        DeskVerb::Attach => "Het bestand is toegevoegd. De klant krijgt er een e-mail over.",
        DeskVerb::Tell => "Het is afgevinkt.",
        DeskVerb::Retry => "We proberen het opnieuw. Lukt het weer niet, dan komt het hier terug.",
        DeskVerb::Lift => "De klant krijgt nu een e-mail. Tot de dag die daarin staat, blijft het gebruik stilstaan.",
        DeskVerb::GiveBack | DeskVerb::Cancel | DeskVerb::Write | DeskVerb::Unknown => "Het is opgeslagen.",
    }
}

/// What becomes of a kind of data with this kind of request: done, kept.
pub(super) fn did(kind: RequestKind) -> [&'static str; 2] {
    match kind {
        RequestKind::Erasure | RequestKind::AccountClosure => ["Ik heb dit verwijderd", "Het blijft bewaard"],
        RequestKind::Rectification => ["Ik heb dit aangepast", "Het blijft zoals het is"],
        RequestKind::Restriction => ["We gebruiken dit nu niet", "We blijven dit gebruiken"],
        _ => ["Ik heb dit gedaan", "Het blijft"],
    }
}

/// What an officer does with a request of somebody without an account, beside searching; nothing where there is nothing to search.
pub(super) fn look(kind: RequestKind) -> Option<&'static str> {
    match kind {
        RequestKind::Erasure | RequestKind::Rectification | RequestKind::Restriction => {
            Some("Doe wat gevraagd is, en zeg hier per soort wat je deed. Wat er niet was, laat je staan.")
        }
        RequestKind::Access | RequestKind::Portability => {
            Some("Voeg wat je vindt eerst toe als bestand, en beantwoord daarna het verzoek.")
        }
        RequestKind::Objection => Some("Doe wat gevraagd is, en schrijf hier wat je deed."),
        _ => None,
    }
}

/// Why somebody corrects it by hand, and how.
pub(super) fn by_hand(reason: HandReason) -> &'static str {
    match reason {
        HandReason::Records => "Dit staat in een lijst van een ander systeem. Pas het daar aan.",
        HandReason::LogIn => "Dit hoort bij het inloggen. Pas het aan in het systeem waarmee klanten inloggen.",
        HandReason::Confirmation => {
            "Een nieuw e-mailadres geldt pas als de klant het bevestigt. Vraag de klant om het zelf te wijzigen bij Mijn gegevens."
        }
        HandReason::NotOwner => {
            "Dit is van het account, en deze klant is daar niet de eigenaar van. Overleg met de eigenaar voor je iets aanpast."
        }
        HandReason::Changed => {
            "Wat er nu staat, is niet meer wat de klant zag, of er staan er meer die hierop lijken. Kijk wat er nu staat."
        }
        HandReason::NoAccount => "Deze klant heeft geen account. Pas het aan in het systeem waar het staat.",
        HandReason::Unknown => "Pas dit aan in het systeem waar het staat.",
    }
}

/// Why it cannot be done, and what to do.
pub(super) fn refusal(refusal: DeskRefusal) -> &'static str {
    match refusal {
        DeskRefusal::Closed => "Dit verzoek is al afgesloten.",
        DeskRefusal::BeingDone => "Dit verzoek wordt al uitgevoerd. Wacht tot dat klaar is.",
        DeskRefusal::AlreadyPaused => "De termijn staat al stil.",
        DeskRefusal::NotPaused => "De termijn loopt al.",
        DeskRefusal::IdentityProven => {
            "De klant heeft al bewezen wie die is. Twijfel daarover kan de termijn niet stilzetten (AVG artikel 12 lid 6)."
        }
        DeskRefusal::FirstMonthPassed => {
            "Verlengen kan alleen in de eerste maand (AVG artikel 12 lid 3). Beantwoord het verzoek zo snel mogelijk."
        }
        DeskRefusal::AlreadyExtended => "De termijn is al verlengd. Dat kan één keer.",
        DeskRefusal::TooLong => "Verleng met één of twee maanden. Langer mag niet.",
        DeskRefusal::ReasonMissing => "Leg uit waarom. De klant leest dit.",
        DeskRefusal::TextMissing => "Schrijf je antwoord. Zonder tekst leest de klant niets.",
        DeskRefusal::OutcomeMissing => "Zeg bij elke soort gegevens wat ermee gebeurt.",
        DeskRefusal::GroundMissing => "Zeg bij wat blijft waarom het blijft.",
        DeskRefusal::OutcomeImpossible => {
            "Wat de wet laat bewaren, kan niet verwijderd zijn. Laat die soort op 'Blijft' staan."
        }
        DeskRefusal::ByHand => {
            "Zeg bij wat je zelf moet aanpassen of je dat gedaan hebt, of waarom het blijft zoals het is."
        }
        DeskRefusal::NotAllowed => "Dit mag je met je rol niet. Vraag een privacyfunctionaris.",
        DeskRefusal::Blocked => {
            "Er loopt nog een dienst, een verhuizing van een domein of een open rekening. Regel dat eerst met de klant."
        }
        DeskRefusal::NotFailed => "Er is niets mislukt. Je hoeft niets opnieuw te doen.",
        DeskRefusal::NewMessage => "De klant schreef intussen nog iets. Lees dat eerst, en beslis dan.",
        DeskRefusal::NotToTell => "Deze ontvanger hoeft het niet (meer) te weten.",
        DeskRefusal::NotRestricted => "Voor dit verzoek staat niets stil.",
        DeskRefusal::Undecided => {
            "Besluit eerst over dit verzoek. Wijs je het af, dan hoort de klant vanzelf wanneer het gebruik weer doorgaat."
        }
        DeskRefusal::AlreadyLifting => "De klant weet al vanaf welke dag het gebruik weer doorgaat.",
        DeskRefusal::Unknown => "Dit kan nu niet.",
    }
}

/// A part of carrying out.
pub(super) fn step(step: DeskStep) -> &'static str {
    match step {
        DeskStep::Messages => "berichten verwijderen",
        DeskStep::Orders => "bestellingen verwijderen",
        DeskStep::Activity => "activiteit verwijderen",
        DeskStep::Values => "gegevens verwijderen of aanpassen",
        DeskStep::File => "het bestand maken",
        DeskStep::Closing => "het verzoek afsluiten en de klant inlichten",
        DeskStep::Unknown => "een onbekende stap",
    }
}

/// What an employee is.
pub(super) fn role(role: DeskRole) -> &'static str {
    match role {
        DeskRole::Helpdesk => "klantenservice",
        DeskRole::Officer => "privacyfunctionaris",
        DeskRole::Unknown => "onbekend",
    }
}

/// How the person proved who they are.
pub(super) fn proof(word: &str) -> &'static str {
    match word {
        "password" => "Ingelogd, en het wachtwoord nog een keer gegeven",
        "session" => "Ingelogd",
        "email_link" => "Link in een e-mail gevolgd",
        _ => "Onbekend",
    }
}

/// What a pause is for.
pub(super) fn pause(ground: PauseGround) -> &'static str {
    match ground {
        PauseGround::Identity => "twijfel over wie het vraagt",
        PauseGround::Specification => "onduidelijk welke gegevens bedoeld zijn",
        PauseGround::Unknown => "onbekend",
    }
}

/// Why the use should stand still.
pub(super) fn restriction(ground: RestrictionGround) -> &'static str {
    match ground {
        RestrictionGround::Accuracy => "De gegevens kloppen niet (18 lid 1 onder a)",
        RestrictionGround::Unlawful => "Het gebruik mag niet, en de klant wil geen verwijdering (b)",
        RestrictionGround::LegalClaim => "De klant heeft de gegevens nodig voor een rechtszaak (c)",
        RestrictionGround::Objection => "De klant maakte bezwaar (d)",
        RestrictionGround::Unknown => "Onbekend",
    }
}
