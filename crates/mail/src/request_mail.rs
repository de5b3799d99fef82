//! The e-mails about a request: that something happened, and where to read it. What was asked and answered stands in none.

use crate::Composer;
use crate::language::Language;
use crate::sheet::Sheet;
use crate::tidy::one_line;
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_store::{EmailAddress, NewMail};

/// What happened to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestNews {
    /// It came in; the answer comes on this day at the latest.
    Received(Date),
    /// It was done at once.
    DoneAtOnce,
    /// The officer wrote.
    Message,
    /// The officer asks something; the clock runs on.
    Question,
    /// The officer asks something, and the clock stands still until the answer.
    Paused,
    /// It takes longer, until this day.
    Extended(Date),
    /// The file with the answer is there, until this moment.
    ResultReady(Timestamp),
    /// It is answered.
    Answered,
    /// It is answered, and a part stays as it is.
    AnsweredInPart,
    /// It is refused.
    Rejected,
    /// The person took it back.
    Cancelled,
    /// What stands still will be used again from this day (GDPR art. 18(3)).
    Lifted(Date),
    /// The person ended it themselves.
    LiftedByPerson,
}

/// An e-mail about a request.
#[derive(Clone, Debug)]
pub struct RequestMail<'a> {
    /// BCP 47.
    pub language: &'a str,
    /// What happened.
    pub news: RequestNews,
    /// What the person quotes.
    pub reference: &'a str,
    /// On which day it came in, in the Netherlands.
    pub received_on: Date,
    /// Where it can be read, absolute.
    pub link: &'a str,
    /// Whoever has the link reads it: nobody logs in.
    pub without_account: bool,
    /// Where to complain, and its page: with what is refused, wholly or in part (GDPR art. 12(4)).
    pub authority: (&'a str, &'a str),
    /// From [`Composer::message_id`].
    pub message_id: String,
}

impl Composer {
    /// Tells a person that something happened to their request.
    pub fn request(&self, to: &EmailAddress, mail: &RequestMail<'_>) -> NewMail {
        let language = Language::of(mail.language);
        let reference = one_line(mail.reference);
        let (heading, before, after) = match language {
            Language::Dutch => dutch(mail, &reference),
            Language::English => english(mail, &reference),
        };
        let label = match language {
            Language::Dutch => "Bekijk je verzoek",
            Language::English => "View your request",
        };
        Sheet { language, sender: self.config(), heading, before, act: Some((label, mail.link)), after }
            .write(&mail.message_id, to)
    }
}

impl Composer {
    /// Asks who has this mailbox whether they want to make a request without an account. Nothing happens without a click.
    pub fn public_request(
        &self,
        to: &EmailAddress,
        language: &str,
        link: &str,
        minutes: u32,
        message_id: &str,
    ) -> NewMail {
        let language = Language::of(language);
        let (heading, label, before, after) = match language {
            Language::Dutch => (
                "Bevestig je verzoek",
                "Naar de knop",
                "Met dit e-mailadres is een verzoek over persoonsgegevens gedaan. Was jij dat? Open dan deze link en druk op de knop op die pagina:",
                [
                    format!("De link werkt {minutes} minuten, en één keer."),
                    "Heb je dit niet zelf gedaan? Dan hoef je niets te doen. We doen niets en bewaren niets."
                        .to_owned(),
                ],
            ),
            Language::English => (
                "Confirm your request",
                "Go to the button",
                "Somebody made a request about personal data with this e-mail address. Was that you? Then open this link and press the button on that page:",
                [
                    format!("The link works for {minutes} minutes, once."),
                    "It was not you? Then you need not do anything. We do nothing and keep nothing.".to_owned(),
                ],
            ),
        };
        Sheet {
            language,
            sender: self.config(),
            heading: heading.to_owned(),
            before: vec![before.to_owned()],
            act: Some((label, link)),
            after: after.into(),
        }
        .write(message_id, to)
    }
}

type Texts = (String, Vec<String>, Vec<String>);

fn texts(heading: String, before: &[&str], after: &[&str]) -> Texts {
    let owned = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect();
    (heading, owned(before), owned(after))
}

fn dutch(mail: &RequestMail<'_>, reference: &str) -> Texts {
    let day = |on| Language::Dutch.date(on);
    let since = format!("Je stuurde ons dit verzoek op {}. Het kenmerk is {reference}.", day(mail.received_on));
    let safe = match mail.without_account {
        false => "Voor je veiligheid staat de inhoud niet in deze e-mail. Je leest hem als je bent ingelogd.",
        true => "Voor je veiligheid staat de inhoud niet in deze e-mail. Geef de link aan niemand anders.",
    };
    let complain = format!("Bij de {} dien je een klacht in:", one_line(mail.authority.0));
    let court = "Of vraag de rechter om te beslissen. Dat kan tot zes weken na ons antwoord.";
    match mail.news {
        RequestNews::Received(due) => texts(
            format!("We hebben je verzoek ontvangen ({reference})"),
            &[
                &since,
                &format!("Je krijgt uiterlijk {} antwoord. Meestal gaat het sneller.", day(due)),
                "Hier volg je hoe ver we zijn:",
            ],
            &["Heb je dit verzoek niet zelf gestuurd? Laat het ons dan meteen weten."],
        ),
        RequestNews::DoneAtOnce => texts(
            format!("Dit is geregeld ({reference})"),
            &[&since, "We hebben het meteen gedaan. Je hoeft niets meer te doen.", "Hier zie je het terug:"],
            &["Heb je dit verzoek niet zelf gestuurd? Laat het ons dan meteen weten."],
        ),
        RequestNews::Message => texts(
            format!("Er is een bericht over je verzoek {reference}"),
            &[&since, "We hebben je een bericht gestuurd. Hier lees je het:"],
            &[safe],
        ),
        RequestNews::Question => texts(
            format!("We hebben een vraag over je verzoek {reference}"),
            &[&since, "We willen je iets vragen. Hier kun je de vraag lezen en antwoorden:"],
            &[safe, "We werken intussen verder aan je verzoek."],
        ),
        RequestNews::Paused => texts(
            format!("We hebben je antwoord nodig voor je verzoek {reference}"),
            &[&since, "We kunnen niet verder zonder je antwoord. Hier kun je de vraag lezen en antwoorden:"],
            &[safe, "Tot je antwoordt, staat de termijn stil. Stuur ons nooit een kopie van een identiteitsbewijs."],
        ),
        RequestNews::Extended(until) => texts(
            format!("We hebben meer tijd nodig voor je verzoek {reference}"),
            &[
                &since,
                &format!("Je krijgt nu uiterlijk {} antwoord. Hier lees je waarom het langer duurt:", day(until)),
            ],
            &["Ben je het hier niet mee eens? Op de pagina van je verzoek staat wat je dan kunt doen."],
        ),
        RequestNews::ResultReady(until) => texts(
            format!("Je gegevens staan klaar ({reference})"),
            &[&since, &format!("Je kunt je gegevens ophalen tot {}. Dat doe je hier:", Language::Dutch.moment(until))],
            &["We vragen je eerst nog een keer om je wachtwoord. Zo weten we zeker dat jij het bent."],
        ),
        RequestNews::Answered => texts(
            format!("Ons antwoord op je verzoek {reference}"),
            &[&since, "We hebben je verzoek beantwoord. Hier lees je het antwoord:"],
            &[safe],
        ),
        RequestNews::AnsweredInPart => texts(
            format!("Ons antwoord en besluit over je verzoek {reference}"),
            &[
                &since,
                "We hebben je verzoek beantwoord. Niet alles gaat zoals je vroeg. Hier lees je waarom, en wat je kunt doen als je het er niet mee eens bent:",
            ],
            &[&complain, mail.authority.1, court, safe],
        ),
        RequestNews::Rejected => texts(
            format!("Ons besluit over je verzoek {reference}"),
            &[
                &since,
                "We doen niet wat je vroeg. Hier lees je waarom, en wat je kunt doen als je het er niet mee eens bent:",
            ],
            &[&complain, mail.authority.1, court, safe],
        ),
        RequestNews::Cancelled => texts(
            format!("Je hebt je verzoek {reference} ingetrokken"),
            &[&since, "Je hebt het ingetrokken. We doen er niets meer mee. Hier zie je het terug:"],
            &["Heb je dit niet zelf gedaan? Laat het ons dan meteen weten."],
        ),
        RequestNews::Lifted(on) => texts(
            format!("We gaan je gegevens weer gebruiken ({reference})"),
            &[
                &since,
                &format!(
                    "We gebruiken een deel van je gegevens nu niet, omdat je dat vroeg. Vanaf {} doen we dat weer. Hier lees je waarom:",
                    day(on)
                ),
            ],
            &[safe, "Ben je het hier niet mee eens? Op de pagina van je verzoek staat wat je dan kunt doen."],
        ),
        RequestNews::LiftedByPerson => texts(
            format!("We gebruiken je gegevens weer, zoals je vroeg ({reference})"),
            &[
                &since,
                "We gebruikten een deel van je gegevens niet, omdat je dat vroeg. Nu heb je gezegd dat het weer mag. Hier zie je het terug:",
            ],
            &["Heb je dit niet zelf gedaan? Laat het ons dan meteen weten."],
        ),
    }
}

fn english(mail: &RequestMail<'_>, reference: &str) -> Texts {
    let day = |on| Language::English.date(on);
    let since = format!("You sent us this request on {}. Its reference is {reference}.", day(mail.received_on));
    let safe = match mail.without_account {
        false => "For your safety this e-mail does not say what it is about. You read that when you are logged in.",
        true => "For your safety this e-mail does not say what it is about. Give the link to nobody else.",
    };
    let complain = format!("You can complain to the {}:", one_line(mail.authority.0));
    let court = "Or ask the court to decide. You can do that until six weeks after our answer.";
    match mail.news {
        RequestNews::Received(due) => texts(
            format!("We received your request ({reference})"),
            &[
                &since,
                &format!("You get an answer by {}. Mostly it takes less time.", day(due)),
                "Here you can see how far we are:",
            ],
            &["You did not send this request yourself? Then tell us at once."],
        ),
        RequestNews::DoneAtOnce => texts(
            format!("This is done ({reference})"),
            &[&since, "We did it at once. You need not do anything more.", "Here you can see it again:"],
            &["You did not send this request yourself? Then tell us at once."],
        ),
        RequestNews::Message => texts(
            format!("There is a message about your request {reference}"),
            &[&since, "We wrote you a message. You can read it here:"],
            &[safe],
        ),
        RequestNews::Question => texts(
            format!("We have a question about your request {reference}"),
            &[&since, "We want to ask you something. You can read the question and answer it here:"],
            &[safe, "Meanwhile we go on with your request."],
        ),
        RequestNews::Paused => texts(
            format!("We need your answer for your request {reference}"),
            &[&since, "We cannot go on without your answer. You can read the question and answer it here:"],
            &[safe, "Until you answer, the term stands still. Never send us a copy of an identity card."],
        ),
        RequestNews::Extended(until) => texts(
            format!("We need more time for your request {reference}"),
            &[&since, &format!("You now get an answer by {}. Here you can read why it takes longer:", day(until))],
            &["You do not agree? The page of your request says what you can do."],
        ),
        RequestNews::ResultReady(until) => texts(
            format!("Your data are ready ({reference})"),
            &[&since, &format!("You can fetch your data until {}. You do that here:", Language::English.moment(until))],
            &["We first ask for your password once more. That way we know for sure that it is you."],
        ),
        RequestNews::Answered => texts(
            format!("Our answer to your request {reference}"),
            &[&since, "We answered your request. You can read the answer here:"],
            &[safe],
        ),
        RequestNews::AnsweredInPart => texts(
            format!("Our answer and decision on your request {reference}"),
            &[
                &since,
                "We answered your request. Not all of it goes as you asked. Here you can read why, and what you can do if you do not agree:",
            ],
            &[&complain, mail.authority.1, court, safe],
        ),
        RequestNews::Rejected => texts(
            format!("Our decision on your request {reference}"),
            &[&since, "We do not do what you asked. Here you can read why, and what you can do if you do not agree:"],
            &[&complain, mail.authority.1, court, safe],
        ),
        RequestNews::Cancelled => texts(
            format!("You took back your request {reference}"),
            &[&since, "You took it back. We do nothing more with it. Here you can see it again:"],
            &["You did not do this yourself? Then tell us at once."],
        ),
        RequestNews::Lifted(on) => texts(
            format!("We will use your data again ({reference})"),
            &[
                &since,
                &format!(
                    "We do not use a part of your data now, because you asked that. From {} we will use them again. Here you can read why:",
                    day(on)
                ),
            ],
            &[safe, "You do not agree? The page of your request says what you can do."],
        ),
        RequestNews::LiftedByPerson => texts(
            format!("We use your data again, as you asked ({reference})"),
            &[
                &since,
                "We did not use a part of your data, because you asked that. Now you said that we may again. Here you can see it again:",
            ],
            &["You did not do this yourself? Then tell us at once."],
        ),
    }
}
