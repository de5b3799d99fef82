//! The outbox and the demo's mailings, with the program as a whole.

use crate::program::{fails, program, run, seeded, succeeds, terminate};
use mijn_privacy_mail::Mailbox;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::time::{Duration, Instant};

const YES: [&str; 12] = [
    "consents",
    "set",
    "--person",
    "nieuw",
    "--consent",
    "newsletter",
    "--to",
    "on",
    "--actor",
    "Een",
    "--note",
    "belde",
];

#[test]
fn what_a_command_posts_the_server_sends_and_then_stops_at_once() {
    let folder = seeded();
    succeeds(&run(folder.path(), &YES));
    let mut child = program(folder.path(), &["serve"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (mailbox, begun) = (Mailbox::new(folder.path().join("mail")), Instant::now());
    // The reminders of the demo's contact messages go out too.
    while waiting(folder.path()) > 0 || mailbox.list(10).unwrap().len() < 2 {
        assert!(begun.elapsed() < Duration::from_secs(20), "it does not send");
        std::thread::sleep(Duration::from_millis(50));
    }
    let envelopes = mailbox.list(10).unwrap();
    let [envelope] = &envelopes.iter().filter(|mail| mail.to == "nieuw@example.nl").collect::<Vec<_>>()[..] else {
        panic!("not one: {envelopes:?}")
    };
    let letter = mailbox.open(&envelope.id).unwrap().unwrap();
    let link = letter.text.lines().find(|line| line.contains("/public/confirmations/")).unwrap();
    assert!(link.starts_with("http://127.0.0.1:") && letter.html.contains(link), "{link}");
    let begun = Instant::now();
    terminate(&mut child);
    assert!(child.wait().unwrap().success() && begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.contains("mail sent") && !log.contains("nieuw@"), "{log}");
}

fn waiting(folder: &std::path::Path) -> u64 {
    let text = succeeds(&run(folder, &["mail", "outbox", "--json"]));
    let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(facts["given_up"], 0);
    facts["waiting"].as_u64().unwrap()
}

#[test]
fn the_demo_gets_mailings_with_links_for_whoever_may_be_mailed() {
    let folder = seeded();
    let mailbox = Mailbox::new(folder.path().join("mail"));
    succeeds(&run(folder.path(), &["demo-mailing", "--purpose", "newsletter"]));
    let to: Vec<_> = mailbox.list(100).unwrap().into_iter().map(|mail| mail.to).collect();
    assert!(to.contains(&"bezoeker@example.nl".to_owned()) && !to.contains(&"nieuw@example.nl".to_owned()), "{to:?}");
    let news = to.len();
    succeeds(&run(folder.path(), &["demo-mailing", "--purpose", "marketing"]));
    let all = mailbox.list(100).unwrap();
    assert!(all.len() > news && all.iter().filter(|mail| mail.to == "bezoeker@example.nl").count() == 1, "{all:?}");
    for mail in all {
        let letter = mailbox.open(&mail.id).unwrap().unwrap();
        let url = letter.text.lines().find(|line| line.contains("/public/unsubscribe/")).unwrap();
        assert_eq!(letter.list_unsubscribe.as_deref(), Some(format!("<{url}>").as_str()));
    }
    // At most six a year: those that the seed has count too.
    for _ in 0..6 {
        succeeds(&run(folder.path(), &["demo-mailing", "--purpose", "marketing"]));
    }
    assert_eq!(
        succeeds(&run(folder.path(), &["demo-mailing", "--purpose", "marketing"])),
        "0 e-mails put in the demo's folder\n"
    );
    let output = program(folder.path(), &["demo-mailing", "--purpose", "newsletter"])
        .env("MIJN_PRIVACY__MAIL__URL", "smtp://127.0.0.1:1")
        .output();
    fails(&output.unwrap(), "needs demo.enabled = true and mail.url = folder:");
}

#[test]
fn a_wrong_way_out_refuses_the_start_and_tells_no_secret() {
    let folder = seeded();
    for url in ["smtp://jan:geheim@mail.example.nl", "geheim", "smtps://jan@mail.example.nl"] {
        let output = program(folder.path(), &["serve"]).env("MIJN_PRIVACY__MAIL__URL", url).output().unwrap();
        fails(&output, "`mail.url`");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("geheim"), "{output:?}");
    }
}
