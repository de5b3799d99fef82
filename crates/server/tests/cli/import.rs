//! `consents import` of lists that are in order.

use crate::program::{ask, head, program, run, seeded, succeeds};
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

fn import(folder: &Path, list: &[u8], consent: &str, more: &[&str]) -> Output {
    let file = folder.join("list.csv");
    std::fs::write(&file, list).unwrap();
    let arguments = ["consents", "import", file.to_str().unwrap(), "--consent", consent, "--source", "oude lijst"];
    run(folder, &[&arguments[..], more].concat())
}

/// The newest state of somebody's switch, as `consents show` prints it.
fn state(folder: &Path, person: &str, consent: &str) -> String {
    let text = succeeds(&run(folder, &["consents", "show", "--person", person, "--actor", "Een"]));
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{consent}: ")));
    line.map(|state| state.split(' ').next().unwrap().to_owned()).unwrap_or_default()
}

const SUBSCRIBERS: &str = "SELECT CAST(count(*) AS TEXT) FROM subscriber";

const LIST: &[u8] = b"\xef\xbb\xbfState;address;chosen_at;wording;notice\r\n\
    granted;a@example.nl;2020-01-01;newsletter-1;2018-05-25\r\n\
    granted;\"b@example.nl\";;;\r\n\
    withdrawn;c@example.nl;2021-05-05T10:00:00+02:00;;\r\n\
    withdrawn;A@Example.nl;2019-01-01;;\r\n\
    granted;nieuw@example.nl;2022-02-02;newsletter-1;\r\n\
    \r\n\
    granted;uli@example.nl;2019-02-02;newsletter-1;\r\n\
    granted;tessa@example.nl;;newsletter-1;\r\n";

#[test]
fn a_list_of_any_make_is_taken_over_as_far_as_it_is_proved() {
    let folder = seeded();
    let folder = folder.path();
    let (before, subscribers) = (head(folder), ask(folder, SUBSCRIBERS));
    let dry = import(folder, LIST, "newsletter", &["--dry-run"]);
    assert_eq!(head(folder), before, "a dry run changes nothing");
    assert_eq!(ask(folder, SUBSCRIBERS), subscribers);
    let dry = succeeds(&dry);
    assert!(dry.starts_with("newsletter: 7 lines read, nothing was changed"), "{dry}");
    let done = import(folder, LIST, "newsletter", &[]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("lines 2 and 5 have one address: line 2 counts"), "{said}");
    let done = succeeds(&done);
    assert_eq!(
        dry.lines().skip(1).collect::<Vec<_>>(),
        done.lines().skip(1).collect::<Vec<_>>(),
        "it said what would happen"
    );
    for line in ["2  added as granted", "1  added as withdrawn", "another line with the same address"] {
        assert!(done.contains(line), "{line}: {done}");
    }
    assert_eq!(state(folder, "a@example.nl", "newsletter"), "granted");
    assert_eq!(state(folder, "nieuw", "newsletter"), "granted");
    assert!(ask(folder, "SELECT note FROM consent_actor WHERE note IS NOT NULL").contains(&"oude lijst".to_owned()));
    // What the person chose in the portal stands.
    assert_eq!(state(folder, "twee", "newsletter"), "denied");
    assert!(succeeds(&run(folder, &["audit", "verify"])).contains(" 0 flaws"));
    let after = head(folder);
    let again = succeeds(&import(folder, LIST, "newsletter", &[]));
    assert!(!again.contains("added") && head(folder) == after, "a second time adds nothing: {again}");
}

#[test]
fn marketing_is_on_only_with_the_sale_and_the_opt_out_that_came_with_it() {
    let folder = seeded();
    let folder = folder.path();
    for (cells, expected) in [
        ("granted,2020-01-01,yes", "granted"),
        ("granted,2020-01-01,JA", "granted"),
        ("granted,2020-01-01,no", "unknown"),
        ("granted,2020-01-01,", "unknown"),
        ("granted,,yes", "unknown"),
        ("denied,,", "objected"),
        ("withdrawn,2020-01-01,yes", "objected"),
        ("objected,,", "objected"),
    ] {
        let one = seeded();
        let list = format!("address,state,sale_on,opt_out_offered\nnieuw@example.nl,{cells}\n");
        let said = succeeds(&import(one.path(), list.as_bytes(), "marketing", &[]));
        assert!(said.contains(&format!("1  added as {expected}")), "{cells}: {said}");
        assert_eq!(state(one.path(), "nieuw", "marketing"), expected, "{cells}");
        let note = ask(one.path(), "SELECT note FROM consent_actor WHERE note LIKE 'oude lijst%'");
        let proof =
            if expected == "granted" { "oude lijst; sale on 2020-01-01, opt-out offered" } else { "oude lijst" };
        assert_eq!(note, [proof], "{cells}");
    }
    let list = b"address,state,sale_on,opt_out_offered\nnobody@example.nl,granted,2020-01-01,yes\n";
    assert!(
        succeeds(&import(folder, list, "marketing", &[])).contains("1  not taken over: the address is nobody's here")
    );
}

#[test]
fn a_consent_is_on_only_with_what_was_shown_and_when() {
    for (cells, expected) in [
        ("granted,2020-01-01,newsletter-1", "granted"),
        ("granted,2020-01-01,newsletter-0", "unknown"),
        ("granted,2020-01-01,", "unknown"),
        ("granted,,newsletter-1", "unknown"),
        ("denied,,", "denied"),
        ("objected,,", "withdrawn"),
    ] {
        let one = seeded();
        let list = format!("address,state,chosen_at,wording\nnieuw@example.nl,{cells}\n");
        succeeds(&import(one.path(), list.as_bytes(), "newsletter", &[]));
        assert_eq!(state(one.path(), "nieuw", "newsletter"), expected, "{cells}");
    }
}

#[test]
fn of_lines_with_one_address_the_last_choice_counts() {
    for (lines, expected) in [
        ("granted,2020-01-01,newsletter-1\nwithdrawn,2021-01-01,", "withdrawn"),
        ("withdrawn,2021-01-01,\ngranted,2020-01-01,newsletter-1", "withdrawn"),
        ("withdrawn,2020-01-01,\ngranted,2021-01-01,newsletter-1", "granted"),
        ("withdrawn,,\ngranted,2021-01-01,newsletter-1", "withdrawn"),
    ] {
        let one = seeded();
        let lines = lines.replace('\n', "\nNIEUW@example.nl,");
        let list = format!("address,state,chosen_at,wording\nnieuw@example.nl,{lines}\n");
        let done = import(one.path(), list.as_bytes(), "newsletter", &[]);
        assert!(succeeds(&done).contains("1  not taken over: another line"), "{done:?}");
        assert!(String::from_utf8_lossy(&done.stderr).contains("lines "), "{done:?}");
        assert_eq!(state(one.path(), "nieuw", "newsletter"), expected, "{lines}");
    }
}

/// A list of so many addresses that nobody has yet, and the command that imports it.
fn long(folder: &Path, lines: usize) -> Vec<String> {
    let mut list = String::from("address,state,chosen_at,wording\n");
    for number in 0..lines {
        list.push_str(&format!("lezer{number}@example.nl,granted,2020-01-01,newsletter-1\n"));
    }
    let file = folder.join("long.csv");
    std::fs::write(&file, list).unwrap();
    let file = file.to_str().unwrap();
    ["consents", "import", file, "--consent", "newsletter", "--source", "lange lijst"].map(str::to_owned).into()
}

/// Kills the import of a long list once this many rows are there, and not all of them.
fn kill_when(folder: &Path, sql: &str, lines: usize) {
    let arguments = long(folder, lines);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut child = program(folder, &arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while ask(folder, sql) != ["1"] {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be killed");
        assert!(begun.elapsed() < Duration::from_secs(60), "it writes nothing");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

const LEFT: &str = "SELECT CAST(count(*) AS TEXT) FROM import_line";
const SHORT: &[u8] = b"address,state,chosen_at,wording\nkort@example.nl,granted,2020-01-01,newsletter-1\n";

#[test]
fn killed_while_it_is_read_nothing_was_imported() {
    let folder = seeded();
    let folder = folder.path();
    let (before, subscribers) = (head(folder), ask(folder, SUBSCRIBERS));
    kill_when(folder, "SELECT CAST(count(*) >= 1000 AS TEXT) FROM import_line", 30_000);
    assert_eq!(ask(folder, "SELECT state FROM import"), ["staged"]);
    assert_eq!(head(folder), before);
    assert_eq!(ask(folder, SUBSCRIBERS), subscribers);
    assert!(succeeds(&run(folder, &["audit", "verify"])).contains(" 0 flaws"));
    assert!(succeeds(&import(folder, SHORT, "newsletter", &[])).contains("1  added as granted"));
    let one_more = subscribers[0].parse::<u64>().unwrap() + 1;
    assert_eq!(ask(folder, SUBSCRIBERS), [one_more.to_string()], "nothing of the other");
}

#[test]
fn killed_while_it_is_brought_in_the_next_import_ends_it() {
    let folder = seeded();
    let folder = folder.path();
    let lines = 4_000;
    let read =
        "SELECT CAST(count(*) > 0 AND NOT EXISTS (SELECT 1 FROM import_line WHERE place = 0) AS TEXT) FROM import_line";
    kill_when(folder, read, lines);
    assert_eq!(ask(folder, "SELECT state FROM import"), ["ready"]);
    let left: usize = ask(folder, LEFT)[0].parse().unwrap();
    assert!(left > 0 && left < lines, "{left}");
    assert!(succeeds(&run(folder, &["audit", "verify"])).contains(" 0 flaws"));
    let before = head(folder);
    let dry = import(folder, SHORT, "newsletter", &["--dry-run"]);
    let said = String::from_utf8_lossy(&dry.stderr).into_owned();
    assert!(said.contains("an earlier list, \"lange lijst\" of 2"), "{said}");
    assert!(said.contains(&format!("has {left} lines that are not in yet")), "{said}");
    assert_eq!(head(folder), before, "a dry run does not go on with it");
    let done = import(folder, SHORT, "newsletter", &[]);
    assert!(String::from_utf8_lossy(&done.stderr).contains("they go first"), "{done:?}");
    assert!(succeeds(&done).contains("newsletter: 1 lines read, done\n         1  added as granted"), "{done:?}");
    assert_eq!(ask(folder, LEFT), ["0"]);
    assert_eq!(
        ask(folder, "SELECT CAST(count(*) AS TEXT) FROM subscriber WHERE email LIKE 'lezer%'"),
        [lines.to_string()]
    );
    assert_eq!(ask(folder, "SELECT CAST(sum(lines) AS TEXT) FROM import_count"), [(lines + 1).to_string()]);
    assert!(succeeds(&run(folder, &["audit", "verify"])).contains(" 0 flaws"));
    assert_eq!(ask(folder, "SELECT CAST(count(*) AS TEXT) FROM job"), ["0"]);
}
