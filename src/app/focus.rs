//! Where the focus goes when another place is opened: to where the person looks next.

use mijn_privacy_api::Capability;

use super::App;
use crate::route::Route;
use crate::ui;

impl App {
    /// Opens a place without having been anywhere else.
    pub(super) fn open(&mut self, route: Route) {
        self.focus = match &route {
            Route::Purpose(purpose) => {
                self.cards.push(*purpose);
                vec![["card-", purpose.as_str()].concat()]
            }
            Route::Consents => vec!["choices".into()],
            _ => Vec::new(),
        };
        self.route = route;
    }

    /// Goes from one place to another.
    pub(super) fn go(&mut self, route: Route) {
        let from = std::mem::replace(&mut self.route, Route::Home);
        self.moved = true;
        self.open(route);
        if self.route == Route::Home {
            self.focus = origins(&from);
        }
    }

    /// Moves it, as soon as what it is to go to is there. `settled`: the requests on the home are, as far as they come.
    pub(super) fn move_focus(&mut self, settled: bool) {
        let Some((last, likely)) = self.focus.split_last().filter(|_| self.expired.is_none()) else { return };
        let none = self.overview.is_settled() && !self.widget.can(Capability::Requests);
        let all = settled || likely.is_empty() || none;
        let found = ui::focus_by_id(self.root.get(), likely)
            || all && ui::focus_by_id(self.root.get(), std::slice::from_ref(last));
        if found || all && self.overview.is_settled() {
            self.focus.clear();
        }
    }
}

/// The rows of the home that lead to a place, the likeliest first.
fn origins(from: &Route) -> Vec<String> {
    let row = match from {
        Route::Rights(Some(purpose)) | Route::NewRequest(_, Some(purpose)) => ["ask-", purpose.as_str()].concat(),
        Route::Rights(None) | Route::NewRequest(_, None) => "go-new".into(),
        Route::Profile => "go-profile".into(),
        Route::Consent(id) | Route::Receipt(id, _) => id.as_str().into(),
        Route::Request(id) => ["request-", id.as_str()].concat(),
        _ => "go-requests".into(),
    };
    vec![row, "go-requests".into(), "home".into()]
}
