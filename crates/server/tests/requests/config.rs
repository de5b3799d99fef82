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
        ("LANGUAGE__DEFAULT", "fr", "language.default"),
        ("LANGUAGE__OFFERED", r#"["nl", "en"]"#, "text in en"),
        ("HOLIDAYS__RULES", r#"["someday"]"#, "someday"),
        ("RIGHTS__SLEEP__NL", "x", "rights.sleep"),
        ("LOG__FORMAT", "loud", "log.format"),
        ("LOG__FORMAT__X", "loud", "LOG__FORMAT__X"),
    ] {
        let error = with(name, value).unwrap_err();
        assert!(error.contains(said) && !error.contains('\n'), "{name}={value}: {error}");
    }
}

#[test]
fn what_hangs_together_is_checked() {
    for (old, new, said) in [
        (r#"recipients = ["mailing"]"#, r#"recipients = ["nobody"]"#, "recipients.nobody"),
        (r#"id = "order""#, r#"id = "account""#, "twice"),
        (r#"starts = "switched_off", ground"#, r#"starts = "previous_step", ground"#, "first step"),
        (r#"starts = "order_completed", ground"#, r#"starts = "recorded", ground"#, "purposes[1] (order).retention"),
        (r#"profile = "username""#, "in_records = true", "purposes[0] (account).categories"),
        (r#"type = "objection""#, r#"type = "wish""#, "consents[1].type"),
        (r#"title.nl = "Nieuwsbrief""#, r#"title.nl = """#, "consents[0].wording.title"),
        (r#"period = "P14D""#, r#"period = "2 weken""#, "period"),
        ("[demo]", "[demo]\nspeed = 1", "demo"),
        ("[server]", "[server", "TOML"),
    ] {
        assert!(DEMO_TOML.contains(old), "{old}");
        let error = parse(&DEMO_TOML.replacen(old, new, 1), []).unwrap_err();
        assert!(error.contains(said) && !error.contains('\n'), "{new}: {error}");
    }
}
