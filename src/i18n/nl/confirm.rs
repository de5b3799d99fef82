//! Texts of the question for the password, in Dutch.

use crate::i18n::{ConfirmTexts, Message};

/// In Dutch.
pub static NL: ConfirmTexts = ConfirmTexts {
    step_up: Message {
        title: "Ben jij het echt?",
        text: "Vul je wachtwoord nog een keer in. Zo weten we zeker dat niemand anders dit doet.",
    },
    password: "Wachtwoord",
    confirm: "Bevestig",
    busy: "Bezig…",
    cancel: "Toch niet",
    wrong_password: "Dit wachtwoord klopt niet. Probeer het opnieuw.",
    need_password: "Vul je wachtwoord in.",
    too_many: "Dit ging te vaak mis. Wacht een minuut en probeer het opnieuw.",
    host_confirms: "Bevestig eerst in het portaal dat jij het bent. Probeer het daarna hier opnieuw.",
};
