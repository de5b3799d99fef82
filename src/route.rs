//! Which section is open, as the attribute `section` says.

use mijn_privacy_api::{ConsentId, OpenEnum, PurposeId, ReceiptId, RequestId};

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
    /// The form of a new request, about one purpose or all: `requests/new`, `requests/new/order`.
    NewRequest(Option<PurposeId>),
    /// One request: `requests/{id}`.
    Request(RequestId),
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
            (Some("requests"), Some("new"), None) => Self::NewRequest(None),
            (Some("requests"), Some("new"), Some(purpose)) => Self::NewRequest(PurposeId::parse(purpose)),
            (Some("requests"), Some(id), None) => id.parse().map_or(Self::Requests, Self::Request),
            _ => Self::Home,
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
            Self::NewRequest(None) => "requests/new".into(),
            Self::NewRequest(Some(purpose)) => ["requests/new/", purpose.as_str()].concat(),
            Self::Request(id) => ["requests/", id.as_str()].concat(),
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
            .chain([Route::NewRequest(None), Route::NewRequest(Some(PurposeId::Portal))])
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
        assert_eq!(Route::parse("requests/new/nonsense"), Route::NewRequest(None));
        assert_eq!(Route::parse("requests/bad id"), Route::Requests);
        assert_eq!(Route::parse("consents/nonsense"), Route::Consents);
        assert_eq!(Route::parse("consents/newsletter/bad id"), Route::Consents);
        assert_eq!(Route::parse("/requests/"), Route::Requests);
    }
}
