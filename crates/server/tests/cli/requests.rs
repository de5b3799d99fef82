//! `requests …` and `work`: the officer at a terminal.

use crate::program::{ask, fails, program, run, seeded, succeeds};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

fn requests(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, &[&["requests", "--as", "Olga Officier"], arguments].concat())
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&succeeds(&requests(folder, &[arguments, &["--json"]].concat()))).unwrap()
}

/// The reference of the first request of a kind in the queue.
fn reference(folder: &Path, filter: &str, kind: &str) -> String {
    let page = json(folder, &["list", "--filter", filter, "--kind", kind]);
    page["items"][0]["reference"].as_str().unwrap_or_else(|| panic!("{page}")).to_owned()
}

#[test]
fn the_queue_is_a_table_of_a_hundred_columns_and_json() {
    let folder = seeded();
    let folder = folder.path();
    let table = succeeds(&requests(folder, &["list"]));
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("REFERENCE       KIND"), "{table}");
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{table}");
    let page = json(folder, &["list"]);
    let total = page["total"].as_u64().unwrap();
    assert_eq!(lines.last().unwrap(), &format!("{total} of {total}"));
    assert!(total >= 4 && table.contains("overdue") && table.contains("paused"), "{table}");
    let due: Vec<&str> = page["items"].as_array().unwrap().iter().map(|one| one["due_on"].as_str().unwrap()).collect();
    assert!(due.is_sorted(), "{due:?}");
    assert_eq!(json(folder, &["list", "--limit", "2"])["items"].as_array().unwrap().len(), 2);
    assert!(json(folder, &["list", "--filter", "closed"])["total"].as_u64().unwrap() > 20);
}

#[test]
fn a_request_is_taken_asked_paused_extended_and_answered() {
    let folder = seeded();
    let folder = folder.path();
    let one = reference(folder, "overdue", "access");
    let short = one.to_lowercase();
    assert!(succeeds(&requests(folder, &["take", &short])).starts_with(&format!("{one} is in_progress, due ")));
    succeeds(&requests(folder, &["ask", &one, "--question", "--text", "Welke website bedoel je?"]));
    fails(&requests(folder, &["extend", &one, "--months", "1", "--text", "Veel."]), "the first month has passed");
    fails(&requests(folder, &["resume", &one]), "the clock runs: there is nothing to resume");
    let words = folder.join("vraag.txt");
    std::fs::write(&words, "Over welk jaar\ngaat je vraag?\n").unwrap();
    let paused = ["pause", &one, "--ground", "specification", "--file", words.to_str().unwrap()];
    assert!(succeeds(&requests(folder, &paused)).contains("the clock stands still"));
    fails(&requests(folder, &paused), "the clock stands still already");
    succeeds(&requests(folder, &["resume", &one]));
    let file = folder.join("brief.pdf");
    std::fs::write(&file, b"%PDF-verzonnen").unwrap();
    succeeds(&requests(folder, &["attach", &one, file.to_str().unwrap(), "--text", "Zie de brief."]));
    let shown = json(folder, &["show", &one]);
    assert_eq!(shown["line"]["assignee"], "Olga Officier");
    let thread = shown["request"]["thread"].as_array().unwrap();
    assert_eq!(thread[thread.len() - 2]["text"], "Over welk jaar\ngaat je vraag?");
    assert_eq!(thread[thread.len() - 1]["attachments"][0]["name"], "brief.pdf");
    succeeds(&requests(folder, &["reject", &one, "--text", "Dit hebben we niet."]));
    fails(&requests(folder, &["take", &one]), "the request is closed");
    let page = succeeds(&requests(folder, &["show", &one]));
    assert!(
        page.contains("rejected") && page.contains("Dit hebben we niet.") && page.contains("can be done: nothing"),
        "{page}"
    );
    let logged = ask(folder, "SELECT DISTINCT actor FROM lookup WHERE reason IS NOT NULL");
    assert_eq!(logged, ["Olga Officier"]);
}

#[test]
fn an_answer_is_carried_out_by_the_work() {
    let folder = seeded();
    let folder = folder.path();
    let one = reference(folder, "open", "access");
    assert!(succeeds(&requests(folder, &["answer", &one])).contains("in_progress"));
    fails(&requests(folder, &["answer", &one]), "it is answered already, and being carried out");
    assert!(succeeds(&run(folder, &["work"])).starts_with("1 waiting, the oldest since 20"));
    let done: Value = serde_json::from_str(&succeeds(&run(folder, &["work", "--once", "--json"]))).unwrap();
    assert_eq!((&done["done"], &done["waiting"], &done["given_up"]), (&1.into(), &0.into(), &0.into()));
    assert_eq!(json(folder, &["show", &one])["line"]["status"], "completed");
    assert!(succeeds(&run(folder, &["work", "--once"])).starts_with("0 done\n0 waiting\n0 given up"));
}

#[test]
fn a_text_comes_from_the_standard_input_too() {
    let folder = seeded();
    let one = reference(folder.path(), "open", "access");
    let mut child = program(folder.path(), &["requests", "--as", "Olga Officier", "reject", &one])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("Nee,\nhelaas.".as_bytes()).unwrap();
    succeeds(&child.wait_with_output().unwrap());
    assert_eq!(json(folder.path(), &["show", &one])["request"]["decision_reason"], "Nee,\nhelaas.");
}

#[test]
fn what_cannot_be_is_one_sentence_that_says_what_to_do() {
    let folder = seeded();
    let folder = folder.path();
    let page = json(folder, &["list", "--kind", "access"]);
    let mut running =
        page["items"].as_array().unwrap().iter().filter(|one| one["overdue"] == false && one["paused"] == false);
    let one = running.next().unwrap_or_else(|| panic!("{page}"))["reference"].as_str().unwrap().to_owned();
    fails(&requests(folder, &["show", "INZ-1999-0001"]), "look for its reference with `requests list`");
    fails(&requests(folder, &["extend", &one, "--months", "3", "--text", "Veel."]), "give --months 1 or --months 2");
    fails(&requests(folder, &["ask", &one, "--text", " "]), "the text is empty");
    fails(&requests(folder, &["ask", &one, "--text", &"x".repeat(4_001)]), "longer than 4000 characters");
    fails(&requests(folder, &["ask", &one, "--file", "/nergens"]), "cannot read /nergens");
    fails(&requests(folder, &["tell", &one, "Niemand"]), "nobody of this name waits to be told");
    fails(&requests(folder, &["answer", &one, "--outcome", "phone=kept"]), "what is kept needs its ground");
    fails(&requests(folder, &["report", "--from", "2026-02-01", "--to", "2026-01-01"]), "turn them around");
    let huge = folder.join("groot.bin");
    std::fs::write(&huge, vec![0; 10 * 1024 * 1024 + 1]).unwrap();
    fails(&requests(folder, &["attach", &one, huge.to_str().unwrap()]), "larger than 10 MB");
    let nobody = program(folder, &["requests", "list"]).env_remove("USER").env_remove("LOGNAME").output().unwrap();
    fails(&nobody, "say who you are: --as");
    for wrong in [&["--as", "system", "list"][..], &["list", "--filter", "late"], &["list", "--kind", "wish"]] {
        let output = run(folder, &[&["requests"], wrong].concat());
        assert_eq!(output.status.code(), Some(2), "{output:?}");
    }
    assert_eq!(ask(folder, "SELECT verb FROM request_act WHERE actor = 'Olga Officier'"), Vec::<String>::new());
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    use sqlx::Connection;
    let folder = seeded();
    let folder = folder.path();
    let one = reference(folder, "open", "access");
    let evil = "\u{1b}]0;eigen titel\u{7}\u{1b}[2J \u{202e}txet \r\n en \u{9b}31m";
    let file = format!("sqlite://{}", folder.join("data/test.db").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let mut file = sqlx::SqliteConnection::connect(&file).await.unwrap();
        for sql in ["UPDATE request SET text = ?1, assignee = ?1", "UPDATE account SET name = ?1"] {
            sqlx::query(sql).bind(evil).execute(&mut file).await.unwrap();
        }
    });
    for arguments in [&["list"][..], &["show", &one], &["take", &one]] {
        let text = succeeds(&requests(folder, arguments));
        let bad = |sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}';
        assert!(!text.chars().any(bad), "{text:?}");
        assert!(text.lines().all(|line| line.chars().count() <= 100 || arguments[0] != "list"), "{text}");
    }
}

#[test]
fn what_stands_still_is_lifted_on_a_day_that_is_told() {
    let folder = seeded();
    let folder = folder.path();
    let one = reference(folder, "open", "objection");
    fails(&requests(folder, &["lift", &one, "--text", "Het klopt."]), "it is not decided yet");
    succeeds(&requests(folder, &["answer", &one]));
    assert!(succeeds(&requests(folder, &["show", &one])).contains("  still     account\n"));
    fails(&requests(folder, &["lift", &one, "--text", ""]), "the text is empty");
    let told = succeeds(&requests(folder, &["lift", &one, "--text", "Het klopt nu."]));
    assert!(told.contains(", what stands still is used again from 20"), "{told}");
    fails(&requests(folder, &["lift", &one, "--text", "Nog eens."]), "the person was told a day already");
    let shown = json(folder, &["show", &one]);
    assert_eq!(shown["request"]["events"].as_array().unwrap().last().unwrap()["reason"], "Het klopt nu.");
    let day = shown["request"]["standstill"]["ends_on"].as_str().unwrap();
    assert!(succeeds(&requests(folder, &["show", &one])).contains(&format!("account, used again from {day}\n")));
    assert_eq!(shown["acts"].as_array().unwrap().last().unwrap()["verb"], "lift");
}

#[test]
fn the_report_is_a_table_csv_and_json() {
    let folder = seeded();
    let folder = folder.path();
    let table = succeeds(&requests(folder, &["report", "--from", "2020-01-01"]));
    let sum = table.lines().last().unwrap();
    assert!(sum.starts_with("all ") && table.lines().all(|line| line.chars().count() <= 100), "{table}");
    let report = json(folder, &["report", "--from", "2020-01-01"]);
    let all = report["lines"].as_array().unwrap().last().unwrap();
    let csv = succeeds(&requests(folder, &["report", "--from", "2020-01-01", "--csv"]));
    let last: Vec<&str> = csv.lines().last().unwrap().split(',').collect();
    assert_eq!(last[2..5], ["all", &all["received"].to_string(), &all["open"].to_string()]);
    assert!(all["closed"].as_u64().unwrap() > 20 && all["mean_days"].as_f64().unwrap() > 1.0, "{all}");
}
