//! What each kind of request asks for, and what is wrong with what was filled in. Pure.

use mijn_privacy_api::{
    CategoryAsked, FieldCode, FieldError, FieldText, PurposeAsked, PurposeId, RecordKind, RequestKind, RequestText,
    Right,
};

use super::fields::Fields;
use crate::i18n;

/// Whether free text is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// It may be left out.
    Optional,
    /// It is needed, and for what: the place of its texts.
    Needed(usize),
    /// Not asked.
    None,
}

/// A field with what is wrong with it: its id, and the text.
pub type Fault = (String, &'static str);

/// Whether it can be about some purposes only; the place of the texts for it.
pub fn about(kind: RequestKind) -> Option<usize> {
    match kind {
        RequestKind::Explanation => Some(0),
        RequestKind::Access => Some(1),
        RequestKind::Erasure => Some(2),
        RequestKind::Restriction => Some(3),
        RequestKind::Portability => Some(4),
        RequestKind::Objection => Some(5),
        _ => None,
    }
}

/// Whether what goes and what stays is shown first, and the request looked at once more before it is sent.
pub fn is_final(kind: RequestKind) -> bool {
    matches!(kind, RequestKind::Erasure | RequestKind::AccountClosure)
}

/// An objection to direct marketing and nothing else: absolute, without a reason (GDPR art. 21(2) and (3)).
pub fn is_marketing_only(kind: RequestKind, fields: &Fields) -> bool {
    kind == RequestKind::Objection && fields.about == [PurposeId::Marketing]
}

/// What comes of an objection as soon as it is sent.
pub struct Stops<'a> {
    /// What stands still while it is judged (GDPR art. 18(1)(d)).
    pub meanwhile: Vec<&'a PurposeAsked>,
    /// Direct marketing ends (art. 21(3)).
    pub marketing: bool,
    /// Of all purposes some cannot be objected to.
    pub rest: bool,
}

/// By what was chosen: nothing is all that can be objected to. What was chosen stands still even where the right does not
/// normally apply, until that is judged.
pub fn stops<'a>(purposes: &'a [PurposeAsked], about: &[PurposeId]) -> Stops<'a> {
    let can =
        |purpose: &&PurposeAsked| purpose.rights.iter().any(|info| info.right == Right::Objection && info.available);
    let is_about = |purpose: &&PurposeAsked| if about.is_empty() { can(purpose) } else { about.contains(&purpose.id) };
    let (marketing, meanwhile): (Vec<_>, Vec<_>) =
        purposes.iter().filter(is_about).partition(|purpose| purpose.id == PurposeId::Marketing);
    let rest = about.is_empty() && purposes.iter().any(|purpose| !can(&purpose));
    Stops { meanwhile, marketing: !marketing.is_empty(), rest }
}

/// Whether a person can set it right by saying what it has to be: a value, or what stands in a list. A list of what was done, and
/// the addresses it was done from, are records of what happened.
pub fn can_be_wrong(kind: &CategoryAsked, list: Option<RecordKind>) -> bool {
    if kind.in_records { list != Some(RecordKind::Activity) } else { kind.id.as_str() != "ip_address" }
}

/// Whether free text is asked for. An objection has grounds that relate to the person (GDPR art. 21(1)).
pub fn text(kind: RequestKind, fields: &Fields) -> Text {
    match kind {
        RequestKind::Objection if is_marketing_only(kind, fields) => Text::None,
        RequestKind::Objection => Text::Needed(2),
        RequestKind::AutomatedDecision => Text::Needed(3),
        _ => Text::Optional,
    }
}

/// What is wrong, in the order of the form.
pub fn faults(kind: RequestKind, fields: &Fields) -> Vec<Fault> {
    let [no_reason, no_decision, no_ground, no_corrections] = i18n::forms().faults;
    let mut faults = Vec::new();
    if kind == RequestKind::Restriction && fields.ground.is_none() {
        faults.push(("ground-accuracy".to_owned(), no_ground));
    }
    if kind == RequestKind::Rectification {
        for (which, to) in fields.filled() {
            if let Err(code) = FieldText::try_from(to.clone()) {
                faults.push((which.id(), of_code(code)));
            }
        }
        // What stands in no field is told in words: the law has no list of what can be wrong (GDPR art. 16).
        if fields.filled().next().is_none() && fields.text.trim().is_empty() {
            faults.push(("corrections".to_owned(), no_corrections));
        }
    }
    let missing = if kind == RequestKind::AutomatedDecision { no_decision } else { no_reason };
    match (text(kind, fields), RequestText::try_from(fields.text.clone())) {
        (Text::None, _) | (_, Ok(_)) | (Text::Optional, Err(FieldCode::Required)) => {}
        (_, Err(FieldCode::Required)) => faults.push(("text".to_owned(), missing)),
        (_, Err(code)) => faults.push(("text".to_owned(), of_code(code))),
    }
    faults
}

/// The id of the field of a correction.
pub fn correction_id(category: &str) -> String {
    ["to-", category].concat()
}

/// What the backend refused, at the fields that were sent.
pub fn refused(fields: &Fields, errors: &[FieldError]) -> Vec<Fault> {
    errors.iter().map(|error| (place(fields, &error.pointer), of_code(error.code))).collect()
}

/// The field that a JSON pointer into the body names; empty: none of them.
fn place(fields: &Fields, pointer: &str) -> String {
    let mut parts = pointer.trim_start_matches('/').split('/');
    match (parts.next(), parts.next()) {
        (Some("text"), _) => "text".into(),
        (Some("ground"), _) => "ground-accuracy".into(),
        (Some("purposes"), _) => "about".into(),
        (Some("corrections"), at) => {
            let at = at.and_then(|at| at.parse::<usize>().ok());
            let filled = at.and_then(|at| fields.filled().nth(at));
            filled.map_or("corrections".into(), |(which, _)| which.id())
        }
        _ => String::new(),
    }
}

fn of_code(code: FieldCode) -> &'static str {
    let [characters, too_long, other] = i18n::writing().faults;
    match code {
        FieldCode::InvalidCharacters => characters,
        FieldCode::TooLong => too_long,
        _ => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fields::Which;
    use super::*;
    use mijn_privacy_api::{OpenEnum, RestrictionGround};

    fn ids(kind: RequestKind, fields: &Fields) -> Vec<String> {
        faults(kind, fields).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn only_what_is_needed_is_asked() {
        let needs = |kind: &RequestKind| !ids(*kind, &Fields::default()).is_empty();
        let asking: Vec<_> = RequestKind::ALL.iter().copied().filter(needs).collect();
        let needed = [
            RequestKind::Rectification,
            RequestKind::Restriction,
            RequestKind::Objection,
            RequestKind::AutomatedDecision,
        ];
        assert_eq!(asking, needed);
    }

    #[test]
    fn an_objection_to_marketing_alone_needs_no_reason() {
        let mut fields = Fields { about: vec![PurposeId::Marketing], ..Fields::default() };
        assert!(ids(RequestKind::Objection, &fields).is_empty());
        fields.about.push(PurposeId::Account);
        assert_eq!(ids(RequestKind::Objection, &fields), ["text"]);
    }

    #[test]
    fn what_is_wrong_may_be_told_in_words_alone() {
        let fields = Fields { text: "Mijn voornaam staat verkeerd op een factuur.".into(), ..Fields::default() };
        assert!(ids(RequestKind::Rectification, &fields).is_empty());
        assert_eq!(ids(RequestKind::Rectification, &Fields::default()), ["corrections"]);
    }

    #[test]
    fn what_happened_cannot_be_set_right() {
        let kind = |id: &str, in_records| CategoryAsked {
            id: id.parse().unwrap_or_else(|_| unreachable!()),
            name: id.into(),
            values: Vec::new(),
            in_records,
            delete_reason: None,
        };
        assert!(can_be_wrong(&kind("phone", false), None));
        assert!(can_be_wrong(&kind("phone", false), Some(RecordKind::Activity)), "a value of the account's");
        assert!(can_be_wrong(&kind("orders", true), Some(RecordKind::Orders)));
        assert!(can_be_wrong(&kind("contact_messages", true), Some(RecordKind::ContactMessages)));
        assert!(!can_be_wrong(&kind("activity", true), Some(RecordKind::Activity)));
        assert!(!can_be_wrong(&kind("ip_address", false), Some(RecordKind::Orders)));
    }

    #[test]
    fn a_ground_is_needed_and_enough() {
        let fields = Fields { ground: Some(RestrictionGround::LegalClaim), ..Fields::default() };
        assert!(ids(RequestKind::Restriction, &fields).is_empty());
    }

    #[test]
    fn what_the_backend_refused_stands_at_its_field() {
        let category = |name: &str| name.parse().unwrap_or_else(|_| unreachable!());
        let fields = Fields {
            corrections: vec![
                (Which::only(category("email")), String::new()),
                (Which::only(category("phone")), "0512".into()),
            ],
            ..Fields::default()
        };
        let error = |pointer: &str| FieldError { pointer: pointer.into(), code: FieldCode::TooLong, detail: None };
        let errors = ["/text", "/corrections/0/to", "/purposes/1", "/preview"].map(error);
        let ids: Vec<String> = refused(&fields, &errors).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["text", "to-phone", "about", ""]);
    }
}
