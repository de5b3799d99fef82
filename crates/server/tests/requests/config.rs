//! A wrong configuration is refused at the start, by the name of the key.

use crate::portal::DEMO_TOML;
use mijn_privacy_server::config::{Config, parse};

fn with(name: &str, value: &str) -> Result<Config, String> {
    parse(DEMO_TOML, [(name.to_owned(), value.to_owned())])
}

#[test]
fn the_environment_overrides_the_file() {
    let config = with("SERVER__LISTEN", "127.0.0.1:9999").unwrap();
    assert_eq!(config.server.url(), "http://127.0.0.1:9999");
    assert_eq!(with("SESSION__IDLE_MINUTES", "7").unwrap().session.idle_minutes, 7);
    assert!(!with("DEMO__ENABLED", "false").unwrap().demo.enabled);
    assert_eq!(with("SERVER__NAME", "7").unwrap().server.name, "7");
    assert_eq!(
        with("CONTROLLER__EMAIL", "privacy@example.nl").unwrap().controller.email.unwrap(),
        "privacy@example.nl"
    );
}

#[test]
fn a_key_or_a_value_that_cannot_be_is_named() {
    for (name, value, said) in [
        ("SERVER__LISTENS", "x", "server"),
        ("SERVER__LISTEN", "nowhere", "server.listen"),
        ("SESSIONS__IDLE", "1", "sessions"),
        ("SESSION__IDLE_MINUTES", "soon", "session.idle_minutes"),
        ("SERVER__PUBLIC_URL", "http://mijn.example.nl", "server.public_url"),
        ("SERVER__PUBLIC_URL", "mijn.example.nl", "server.public_url"),
        ("SERVER__LISTEN", "0.0.0.0:8080", "server.public_url"),
        ("NOTICE__DATE", "gisteren", "notice.date"),
        ("REQUESTS__KINDS", r#"["everything"]"#, "requests.kinds"),
        ("REQUESTS__AUTOMATIC", r#"["erasure"]"#, "requests.automatic"),
        ("REQUESTS__AUTOMATIC", r#"["everything"]"#, "requests.automatic"),
        ("REQUESTS__RESULT_DAYS", "0", "requests.result_days"),
        ("REQUESTS__RESULT_LINK_MINUTES", "0", "requests.result_link_minutes"),
        ("REQUESTS__LIFT_DAYS", "0", "requests.lift_days: give at least 1"),
        ("CLOSING__OPEN_INVOICE__URL", "ergens", "closing.open_invoice.url"),
        ("CLOSING__OPEN_INVOICE__WHERE", "ergens", "closing.open_invoice"),
        ("PROFILE__EDITABLE", r#"["payment"]"#, "profile.editable[0]: `payment` is shown masked"),
        ("PROFILE__EDITABLE", r#"["phone", "username"]"#, "profile.editable[1]: `username` belongs to the log-in"),
        ("PROFILE__EDITABLE", r#"["phone", "phone"]"#, "profile.editable[1]: `phone` stands there twice"),
        ("PROFILE__EDITABLE", r#"["shoe"]"#, "profile.editable[0]: no category"),
        ("PROFILE__EMAIL_HOURS", "0", "profile.email_hours"),
        ("LANGUAGE__DEFAULT", "fr", "language.default"),
        ("LANGUAGE__OFFERED", r#"["nl", "en"]"#, "text in en"),
        ("HOLIDAYS__RULES", r#"["someday"]"#, "someday"),
        ("RIGHTS__SLEEP__NL", "x", "rights.sleep"),
        ("SERVER__PORTAL_URL", "mijn.example.nl", "server.portal_url"),
        ("NOTICE__EARLIER", r#"["2018-05-25"]"#, "notice.earlier"),
        ("NOTICE__EARLIER", r#"["é"]"#, "notice.earlier"),
        ("CONTACT__SILENT_DAYS", "soon", "contact.silent_days"),
        ("LINKS__CONFIRM_WITHIN_DAYS", "0", "links.confirm_within_days"),
        ("LINKS__RESEND_MOST", "0", "links.resend_most"),
        ("LOG__FORMAT", "loud", "log.format"),
        ("LOG__FORMAT__X", "loud", "LOG__FORMAT__X"),
    ] {
        let error = with(name, value).unwrap_err();
        assert!(error.contains(said) && !error.contains('\n'), "{name}={value}: {error}");
    }
}

#[test]
fn a_credential_never_stands_in_a_message() {
    let error = parse(&DEMO_TOML.replace("# token_sha256 = \"...\"", "token_sha256 = \"geheim\""), []).unwrap_err();
    assert!(!error.contains("geheim"), "{error}");
}

#[test]
fn what_hangs_together_is_checked() {
    for (old, new, said) in [
        (r#"recipients = ["mailing"]"#, r#"recipients = ["nobody"]"#, "recipients.nobody"),
        (r#"id = "order""#, r#"id = "account""#, "twice"),
        (r#"starts = "switched_off", ground"#, r#"starts = "previous_step", ground"#, "first step"),
        (r#"starts = "order_completed", ground"#, r#"starts = "recorded", ground"#, "purposes[1] (order).retention"),
        (r#"profile = "username""#, "in_records = true", "purposes[0] (account).categories"),
        (r#"held_by = "google""#, r#"held_by = "mailing""#, "held_by `mailing` is not among the purpose's recipients"),
        (r#"profile = "username""#, "profile = \"username\"\nheld_by = \"datacenter\"", "has no profile"),
        (r#"type = "objection""#, r#"type = "wish""#, "consents[1].type"),
        (r#"title.nl = "Nieuwsbrief""#, r#"title.nl = """#, "consents[0].wording.title"),
        (r#"period = "P14D""#, r#"period = "2 weken""#, "period"),
        ("[demo]", "[demo]\nspeed = 1", "demo"),
        ("double_opt_in = true", "double_opt_in = 1", "consents[0].double_opt_in"),
        ("type = \"objection\"", "type = \"objection\"\ndouble_opt_in = true", "consents[1] (marketing).double_opt_in"),
        ("type = \"objection\"", "type = \"consent\"", "consents[1] (marketing).type"),
        ("max_mailings = 6", "max_mailings = 6\ncategories = [\"phone\"]", "no category `phone`"),
        ("double_opt_in = true", "max_mailings = 6", "consents[0] (newsletter).max_mailings"),
        ("id = \"newsletter-0\"", "id = \"newsletter-1\"", "`newsletter-1` stands there twice"),
        ("id = \"contact-1\"", "id = \"training-1\"", "`training-1` stands there twice"),
        ("\nsame = false\n", "\n", "same"),
        ("roles = [\"mailing\"]", "roles = [\"king\"]", "company.clients[0].roles"),
        ("roles = [\"mailing\"]", "roles = []", "company.clients[0] (mailing).roles"),
        ("name = \"mailing\" ", "name = \"mail ing\" ", "company.clients[0] (mail ing).name"),
        ("# token_sha256 = \"...\"", "token_sha256 = \"geheim\"", "company.clients[0].token_sha256"),
        ("# token_sha256 = \"...\"", "token = \"geheim\"", "company.clients[0]"),
        ("[closing.running_service]", "[closing.other_service]", "closing"),
        ("solve.nl = \"Zeg deze", "solves.nl = \"Zeg deze", "closing.running_service"),
        ("[server]", "[server", "TOML"),
    ] {
        assert!(DEMO_TOML.contains(old), "{old}");
        let error = parse(&DEMO_TOML.replacen(old, new, 1), []).unwrap_err();
        assert!(error.contains(said) && !error.contains('\n'), "{new}: {error}");
    }
}
