//! The customer's requests: the list, each state of one, the forms, the previews, the profile and the dossier.

use e2e::{db, rights};

use crate::album::Album;

/// The demo's, each in a state of its own.
const STATES: [&str; 6] = ["in-progress", "refused", "extended", "paused", "answered", "cancelled"];
/// Those of others than the first customer.
const OF_OTHERS: [(&str, &str); 3] = [("twee", "restriction"), ("geblokkeerd", "overdue"), ("gesloten", "closing")];

impl Album {
    /// The list, and the pages of the demo's requests.
    pub async fn requests(&self) {
        let widget = self.widget();
        widget.press("#go-requests").await;
        widget.sees("ul.list li").await;
        self.take("requests").await;
        for one in STATES {
            self.goes_to(&format!("requests/demo-{one}")).await;
            widget.sees("ol.steps").await;
            self.take(&format!("request-{one}")).await;
            self.goes_to("requests").await;
            widget.sees("ul.list li").await;
        }
        self.goes_to("dossier").await;
        widget.sees(".entry").await;
        self.take("dossier").await;
        self.goes_to("profile").await;
        widget.sees("#change-phone").await;
        self.take("profile").await;
        widget.press("#change-phone").await;
        widget.element("#new-phone").await.clear().await.expect("a field can be emptied");
        widget.types("#new-phone", "0512 98 76 54").await;
        widget.press("#look").await;
        widget.says(".profile form", "Klopt dit?").await;
        self.take("profile-both-values").await;
        self.goes_to("").await;
        widget.sees("#home").await;
    }

    /// The states that the first customer has no request in.
    pub async fn requests_of_others(&self) {
        for (username, one) in OF_OTHERS {
            self.log_in(username).await;
            self.goes_to(&format!("requests/demo-{one}")).await;
            self.widget().sees("ol.steps").await;
            self.take(&format!("request-{one}")).await;
        }
    }

    /// The rights, the questions that lead to one, and every form: filled in, wrong, and looked at once more.
    pub async fn rights(&self) {
        let widget = self.widget();
        self.goes_to("requests/new").await;
        widget.sees("#right-access").await;
        self.take("rights").await;
        widget.press("summary | Ik weet het niet precies").await;
        widget.press("label[for=first-1]").await;
        widget.press("label[for=second-0]").await;
        self.take("rights-unsure").await;
        for kind in rights::KINDS {
            self.goes_to(&format!("requests/new/{kind}")).await;
            widget.sees("#submit").await;
            rights::fills(widget, kind).await;
            self.take(&format!("form-{kind}")).await;
            if matches!(kind, "erasure" | "account_closure") {
                widget.press("#submit").await;
                widget.says(".note", "kunnen we niet terughalen").await;
                self.take(&format!("form-{kind}-review")).await;
            }
        }
        self.goes_to("requests/new/objection/marketing").await;
        widget.says(".note", "Bij reclame hoef je geen reden te geven.").await;
        self.take("form-objection-marketing").await;
        self.log_in("nieuw").await;
        self.goes_to("requests/new/restriction").await;
        widget.press("#submit").await;
        widget.sees("form .failed").await;
        self.take("form-wrong").await;
        widget.press("label[for=ground-accuracy]").await;
        widget.types("#text", "Mijn nummer is 111.222.333.").await;
        widget.press("#submit").await;
        widget.says(".note", "Dit lijkt op een burgerservicenummer").await;
        self.take("form-number").await;
        self.log_in("gebruiker").await;
        self.goes_to("requests/new/account_closure").await;
        widget.says(".mp", "Alleen de eigenaar van").await;
        self.take("form-not-the-owner").await;
        self.log_in("alles").await;
    }

    /// The question for the password, and what follows it.
    pub async fn step_up(&self) {
        let widget = self.widget();
        self.goes_to("requests/new/access").await;
        widget.sees("#submit").await;
        db::change(&self.server, "UPDATE session SET authenticated_at = 0").await;
        widget.press("#submit").await;
        widget.types("#step-up-password", "verkeerd").await;
        widget.press("dialog button[type=submit]").await;
        widget.says("#step-up-error", "Dit wachtwoord klopt niet.").await;
        self.take("dialog-step-up").await;
        widget.types("#step-up-password", &e2e::api::password(&self.server.origin(), "alles").await).await;
        widget.press("dialog button[type=submit]").await;
        widget.sees(".note.ok").await;
        widget.sees("#download").await;
        self.take("request-result").await;
    }
}
