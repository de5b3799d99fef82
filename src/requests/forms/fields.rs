//! What is filled in, kept while it is not sent.

use std::rc::Rc;

use mijn_privacy_api::{
    CategoryId, FieldText, NewCorrection, NewRequest, PreviewToken, PurposeId, RequestKind, RequestText,
    RestrictionGround, contains_bsn, without_bsn,
};
use yew::Reducible;

use super::asks::{self, Text};
use crate::client::new_key;
use crate::context::Drafts;

/// A value that may be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Which {
    /// Its kind of data.
    pub category: CategoryId,
    /// Of several of this kind: which one, as it is shown, and its place among them.
    pub from: Option<(String, usize)>,
}

impl Which {
    /// All that there is of a kind.
    #[cfg(test)]
    pub fn only(category: CategoryId) -> Self {
        Self { category, from: None }
    }

    /// The id of its field.
    pub fn id(&self) -> String {
        let id = asks::correction_id(self.category.as_str());
        match &self.from {
            Some((_, place)) if *place > 0 => [&id, "-", &place.to_string()].concat(),
            _ => id,
        }
    }
}

/// What is filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// About which purposes; none: about all.
    pub about: Vec<PurposeId>,
    /// Name the suppliers too.
    pub suppliers: bool,
    /// Why the use should stand still.
    pub ground: Option<RestrictionGround>,
    /// What each value is to become; empty: it is right.
    pub corrections: Vec<(Which, String)>,
    /// Free text.
    pub text: String,
    /// What looks like a citizen number is something else.
    pub number_is_other: bool,
    /// The idempotency key of exactly these contents.
    pub key: String,
}

/// A change, with the key of what comes of it.
pub struct Edit(Box<dyn FnOnce(&mut Fields)>, String);

impl Edit {
    /// A change.
    pub fn new(change: impl FnOnce(&mut Fields) + 'static) -> Self {
        Self(Box::new(change), new_key())
    }
}

impl Reducible for Fields {
    type Action = Edit;

    fn reduce(self: Rc<Self>, Edit(change, key): Edit) -> Rc<Self> {
        let mut new = (*self).clone();
        change(&mut new);
        if new == *self {
            return self;
        }
        // What is said about a number is not sent.
        if (Self { number_is_other: self.number_is_other, ..new.clone() }) != *self {
            new.key = key;
        }
        Rc::new(new)
    }
}

/// The name of a form among what was typed.
pub fn draft(kind: RequestKind) -> String {
    ["form ", kind.as_str()].concat()
}

impl Fields {
    /// What was filled in before, or a new form; about a purpose where the form was opened from its card.
    pub fn kept(drafts: &Drafts, kind: RequestKind, purpose: Option<PurposeId>) -> Self {
        let mut fields = drafts.get(&draft(kind)).unwrap_or_else(|| Self { key: new_key(), ..Self::default() });
        if let Some(purpose) = purpose.filter(|purpose| asks::about(kind).is_some() && !fields.about.contains(purpose))
        {
            fields.about = vec![purpose];
            fields.key = new_key();
        }
        fields
    }

    /// Keeps it, in memory only.
    pub fn keep(&self, drafts: &Drafts, kind: RequestKind) {
        drafts.set(&draft(kind), self.clone());
    }

    /// The corrections that are filled in.
    pub fn filled(&self) -> impl Iterator<Item = &(Which, String)> {
        self.corrections.iter().filter(|(_, to)| !to.trim().is_empty())
    }

    /// What a value is to become.
    pub fn correction(&self, which: &Which) -> &str {
        self.corrections.iter().find(|(one, _)| one == which).map_or("", |(_, to)| to)
    }

    /// Fills that in.
    pub fn correct(&mut self, which: Which, to: String) {
        self.corrections.retain(|(one, _)| *one != which);
        self.corrections.push((which, to));
        self.number_is_other = false;
    }

    /// The field in which something looks like a citizen number that the person did not say is something else.
    pub fn number_at(&self) -> Option<String> {
        if self.number_is_other {
            None
        } else if contains_bsn(&self.text) {
            Some("text".into())
        } else {
            self.filled().find(|(_, to)| contains_bsn(to)).map(|(which, _)| which.id())
        }
    }

    /// Takes every such number out.
    pub fn take_numbers_out(&mut self) {
        self.text = without_bsn(&self.text);
        for (_, to) in &mut self.corrections {
            *to = without_bsn(to);
        }
    }

    /// The request, when the fields are right.
    pub fn request(&self, kind: RequestKind, preview: Option<PreviewToken>) -> Option<NewRequest> {
        let text = match asks::text(kind, self) {
            _ if self.text.trim().is_empty() => None,
            Text::None => None,
            _ => Some(RequestText::try_from(self.text.clone()).ok()?),
        };
        let mut corrections = Vec::new();
        for (which, to) in self.filled().filter(|_| kind == RequestKind::Rectification) {
            let text = |text: &String| FieldText::try_from(text.clone()).ok();
            let from = which.from.as_ref().and_then(|(from, _)| text(from));
            corrections.push(NewCorrection { category: which.category.clone(), from, to: text(to)? });
        }
        Some(NewRequest {
            kind,
            purposes: if asks::about(kind).is_some() { self.about.clone() } else { Vec::new() },
            text,
            with_suppliers: self.suppliers && kind == RequestKind::Access,
            ground: self.ground.filter(|_| kind == RequestKind::Restriction),
            corrections,
            preview: preview.filter(|_| asks::is_final(kind)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(change: impl FnOnce(&mut Fields) + 'static) -> Rc<Fields> {
        let before = Rc::new(Fields { key: "before".into(), ..Fields::default() });
        before.reduce(Edit(Box::new(change), "after".into()))
    }

    #[test]
    fn every_change_has_a_key_of_its_own_and_no_change_has_none() {
        assert_eq!(edited(|fields| fields.suppliers = true).key, "after");
        assert_eq!(edited(|_| ()).key, "before");
        assert_eq!(edited(|fields| fields.number_is_other = true).key, "before");
    }

    #[test]
    fn of_several_values_a_correction_names_its_own() {
        let category: CategoryId = "phone".parse().unwrap_or_else(|_| unreachable!());
        let which = |from: &str, place| Which { category: category.clone(), from: Some((from.into(), place)) };
        let (one, two) = (which("020 555 01 01", 0), which("020 555 02 02", 1));
        assert_eq!((one.id(), two.id()), ("to-phone".to_owned(), "to-phone-1".to_owned()));
        let mut fields = Fields::default();
        fields.correct(one.clone(), String::new());
        fields.correct(two.clone(), "020 555 09 09".into());
        assert_eq!((fields.correction(&one), fields.correction(&two)), ("", "020 555 09 09"));
        let sent = fields.request(RequestKind::Rectification, None).map(|request| request.corrections);
        let named = sent.as_deref().and_then(|all| all.first()).and_then(|one| one.from.clone());
        assert_eq!(named.as_ref().map(FieldText::as_str), Some("020 555 02 02"));
        assert_eq!(sent.map(|all| all.len()), Some(1));
    }

    #[test]
    fn a_request_has_only_what_goes_with_its_kind() {
        let fields = Fields {
            about: vec![PurposeId::Marketing],
            suppliers: true,
            ground: Some(RestrictionGround::Unlawful),
            text: "Omdat".into(),
            ..Fields::default()
        };
        let closure = fields.request(RequestKind::AccountClosure, "t1".parse().ok());
        let Some(closure) = closure else { unreachable!() };
        assert!(closure.purposes.is_empty() && !closure.with_suppliers && closure.ground.is_none());
        assert!(closure.preview.is_some());
        let objection = fields.request(RequestKind::Objection, "t1".parse().ok());
        assert!(objection.is_some_and(|one| one.text.is_none() && one.preview.is_none()));
    }

    #[test]
    fn a_citizen_number_is_asked_about_until_it_is_another() {
        let mut fields = Fields { text: "Ik ben 111222333".into(), ..Fields::default() };
        assert_eq!(fields.number_at().as_deref(), Some("text"));
        fields.number_is_other = true;
        assert_eq!(fields.number_at(), None);
        fields.number_is_other = false;
        fields.take_numbers_out();
        assert_eq!((fields.number_at(), fields.text.as_str()), (None, "Ik ben "));
    }
}
