//! Which section is open, as the attribute `section` says.

use mijn_privacy_api::{ConsentId, OpenEnum, PurposeId, ReceiptId, RequestId, RequestKind};

/// A place in the widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The home.
    Home,
    /// The home with one card open and in view: `overview/order`.
    Purpose(PurposeId),
    /// The home with the choices in view: `consents`.
    Consents,
    /// One choice and its history: `consents/newsletter`.
    Consent(ConsentId),
    /// The receipt of one change: `consents/newsletter/{receipt}`.
    Receipt(ConsentId, ReceiptId),
    /// The list of requests: `requests`.
    Requests,
    /// The rights to choose from, about one purpose or all: `requests/new`, `requests/new/order`.
    Rights(Option<PurposeId>),
    /// The form of a new request, about one purpose or all: `requests/new/access`, `requests/new/access/order`.
    NewRequest(RequestKind, Option<PurposeId>),
    /// One request: `requests/{id}`.
    Request(RequestId),
    /// Requests to print or keep: `dossier`.
    Dossier,
    /// What a person can change by themselves: `profile`.
    Profile,
}

impl Route {
    /// Reads the attribute. What it does not know is the home.
    pub fn parse(section: &str) -> Self {
        let mut parts = section.trim_matches('/').splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("consents"), None, _) => Self::Consents,
            (Some("consents"), Some(id), receipt) => match (ConsentId::parse(id), receipt.map(str::parse)) {
                (Some(id), None) => Self::Consent(id),
                (Some(id), Some(Ok(receipt))) => Self::Receipt(id, receipt),
                _ => Self::Consents,
            },
            (Some("overview"), Some(purpose), None) => PurposeId::parse(purpose).map_or(Self::Home, Self::Purpose),
            (Some("requests"), None, _) => Self::Requests,
            (Some("requests"), Some("new"), None) => Self::Rights(None),
            (Some("requests"), Some("new"), Some(what)) => Self::wish(what),
            (Some("requests"), Some(id), None) => id.parse().map_or(Self::Requests, Self::Request),
            (Some("dossier"), None, _) => Self::Dossier,
            (Some("profile"), None, _) => Self::Profile,
            _ => Self::Home,
        }
    }

    /// What a new request is to be: `access`, `access/order`, `order`.
    fn wish(what: &str) -> Self {
        let (kind, purpose) = what.split_once('/').unwrap_or((what, ""));
        match RequestKind::parse(kind) {
            Some(kind) => Self::NewRequest(kind, PurposeId::parse(purpose)),
            None => Self::Rights(PurposeId::parse(what)),
        }
    }

    /// Writes the attribute.
    pub fn section(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Purpose(purpose) => ["overview/", purpose.as_str()].concat(),
            Self::Consents => "consents".into(),
            Self::Consent(id) => ["consents/", id.as_str()].concat(),
            Self::Receipt(id, receipt) => ["consents/", id.as_str(), "/", receipt.as_str()].concat(),
            Self::Requests => "requests".into(),
            Self::Rights(None) => "requests/new".into(),
            Self::Rights(Some(purpose)) => ["requests/new/", purpose.as_str()].concat(),
            Self::NewRequest(kind, None) => ["requests/new/", kind.as_str()].concat(),
            Self::NewRequest(kind, Some(purpose)) => ["requests/new/", kind.as_str(), "/", purpose.as_str()].concat(),
            Self::Request(id) => ["requests/", id.as_str()].concat(),
            Self::Dossier => "dossier".into(),
            Self::Profile => "profile".into(),
        }
    }

    /// Whether the home shows it.
    pub fn is_home(&self) -> bool {
        matches!(self, Self::Home | Self::Purpose(_) | Self::Consents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_its_own_section() {
        let id = "a1".parse().map(Route::Request);
        let all = [Route::Home, Route::Purpose(PurposeId::Order), Route::Consents, Route::Requests]
            .into_iter()
            .chain([Route::Rights(None), Route::Rights(Some(PurposeId::Portal)), Route::Dossier, Route::Profile])
            .chain(RequestKind::ALL.iter().map(|kind| Route::NewRequest(*kind, None)))
            .chain([Route::NewRequest(RequestKind::Erasure, Some(PurposeId::Account))])
            .chain([Route::Consent(ConsentId::Newsletter)])
            .chain("r-1".parse().map(|receipt| Route::Receipt(ConsentId::Marketing, receipt)))
            .chain(id);
        for route in all {
            assert_eq!(Route::parse(&route.section()), route);
        }
    }

    #[test]
    fn what_it_does_not_know_is_somewhere_near() {
        assert_eq!(Route::parse("nonsense/x"), Route::Home);
        assert_eq!(Route::parse("overview/nonsense"), Route::Home);
        assert_eq!(Route::parse("requests/new/nonsense"), Route::Rights(None));
        assert_eq!(Route::parse("requests/new/access/nonsense"), Route::NewRequest(RequestKind::Access, None));
        assert_eq!(Route::parse("requests/bad id"), Route::Requests);
        assert_eq!(Route::parse("consents/nonsense"), Route::Consents);
        assert_eq!(Route::parse("consents/newsletter/bad id"), Route::Consents);
        assert_eq!(Route::parse("/requests/"), Route::Requests);
    }
}
