//! `consents import` of lists with mistakes: nothing of them is imported.

use crate::program::{fails, head, run, seeded};
use std::path::Path;
use std::process::Output;

const HEAD: &str = "address,state,chosen_at,wording,notice,sale_on,opt_out_offered\n";

fn import(folder: &Path, file: &Path, more: &[&str]) -> Output {
    let arguments = ["consents", "import", file.to_str().unwrap(), "--consent", "newsletter", "--source", "oude lijst"];
    run(folder, &[&arguments[..], more].concat())
}

#[track_caller]
fn refused(folder: &Path, list: &[u8], said: &[&str]) -> String {
    let file = folder.join("list.csv");
    std::fs::write(&file, list).unwrap();
    let output = import(folder, &file, &[]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(output.stdout.is_empty(), "{:?}", output.stdout);
    for said in said {
        assert!(error.contains(said), "{said}: {error}");
    }
    error
}

#[test]
fn every_mistake_is_named_by_its_line_and_nothing_is_imported() {
    let folder = seeded();
    let before = head(folder.path());
    let good = "goed@example.nl,granted,2020-01-01,newsletter-1,,,\n";
    let long = "x".repeat(10_000);
    for (line, said) in [
        (",granted,,,,,", "line 3, address: it is empty"),
        ("a@example.nl,,,,,,", "line 3, state: it is empty"),
        ("geen adres,granted,,,,,", "line 3, address: no e-mail address"),
        ("Anna <a@example.nl>,granted,,,,,", "without a name before it"),
        ("\"a@example.nl\r\nBcc: b@example.nl\",granted,,,,,", "line 3, address: no e-mail address"),
        ("a@example.nl,ja,,,,,", "line 3, state: not granted, denied, withdrawn or objected"),
        ("a@example.nl,granted,1-2-2020,,,,", "line 3, chosen_at: not a date"),
        ("a@example.nl,granted,2020-02-30,,,,", "line 3, chosen_at: not a date"),
        ("a@example.nl,granted,2999-01-01,,,,", "line 3, chosen_at: lies in the future"),
        ("a@example.nl,granted,,marketing-1,,,", "line 3, wording: no wording of this switch"),
        ("a@example.nl,granted,,newsletter-99,,,", "line 3, wording: no wording of this switch"),
        ("a@example.nl,granted,,,1999-01-01,,", "line 3, notice: no version of the statement"),
        ("a@example.nl,granted,,,,gisteren,", "line 3, sale_on: not a date"),
        ("a@example.nl,granted,,,,,misschien", "line 3, opt_out_offered: not yes or no"),
        ("a@example.nl,granted,,,,", "line 3: 6 cells where the first line has 7"),
        ("a@example.nl,granted,,,,,,", "line 3: 8 cells where the first line has 7"),
        ("a@example.nl;granted;;;;;", "line 3: 1 cells where the first line has 7"),
        (&format!("{long}@example.nl,granted,,,,,"), "line 3, address: longer than 320 bytes (10011)"),
        (&format!("a@example.nl,granted,,{long},,,"), "line 3, wording: longer than 320 bytes (10000)"),
    ] {
        let list = format!("{HEAD}{good}{line}\n{good}");
        let error = refused(folder.path(), list.as_bytes(), &[said, "nothing was imported"]);
        let lines = list.replace('\n', "\r\n").replacen("\r\n", "\r\n\r\n", 1);
        refused(folder.path(), lines.as_bytes(), &[&said.replace("line 3", "line 4")]);
        assert!(error.contains("1 mistakes in 1 lines") && !error.contains("a@example.nl"), "{error}");
    }
    assert_eq!(head(folder.path()), before);
}

#[test]
fn a_wrong_encoding_is_named_by_line_and_byte() {
    let folder = seeded();
    let mut list = HEAD.as_bytes().to_vec();
    list.extend(b"ren\xe9@example.nl,granted,,,,,\n");
    refused(
        folder.path(),
        &list,
        &["line 2, address: byte 4 of the cell, 0xE9, is no UTF-8 (Windows-1252?)", "save the list as CSV in UTF-8"],
    );
    let wide: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(folder.path(), &[b"\xff\xfe", &wide[..]].concat(), &["is UTF-16 or no text"]);
    refused(folder.path(), &wide, &["is UTF-16 or no text"]);
}

#[test]
fn a_list_that_is_none_is_refused() {
    let folder = seeded();
    refused(folder.path(), b"", &["begins with an empty line"]);
    refused(folder.path(), b"\r\naddress,state\r\n", &["begins with an empty line"]);
    refused(folder.path(), HEAD.as_bytes(), &["nothing to import"]);
    refused(folder.path(), b"address,state,phone\na@example.nl,granted,1\n", &["column 3 of the first line, `phone`"]);
    refused(folder.path(), b"address\na@example.nl\n", &["`state` is missing"]);
    refused(folder.path(), b"address,state,State\na@example.nl,granted,granted\n", &["`state` stands there twice"]);
    // A quote that is never closed would swallow all that follows.
    let endless = format!("{HEAD}\"a@example.nl,granted,,,,,\n{}", "b@example.nl,granted,,,,,\n".repeat(100_000));
    refused(folder.path(), endless.as_bytes(), &["the record at line 2 never ends: a quote is missing"]);
    fails(&import(folder.path(), &folder.path().join("gone.csv"), &[]), "cannot read");
    fails(&import(folder.path(), folder.path(), &[]), "is a folder");
}

#[test]
fn the_screen_shows_twenty_mistakes_and_the_file_all() {
    let folder = seeded();
    let (file, errors) = (folder.path().join("list.csv"), folder.path().join("errors.csv"));
    std::fs::write(&file, format!("{HEAD}{}", "geen,ja,,,,,\n".repeat(30))).unwrap();
    let output = import(folder.path(), &file, &["--errors", errors.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 21), "{said}");
    assert!(said.contains("60 mistakes in 30 lines") && said.contains("all of them stand in"), "{said}");
    let all = std::fs::read_to_string(&errors).unwrap();
    assert_eq!(all.lines().next(), Some("line,column,mistake"));
    assert_eq!((all.lines().count(), all.lines().filter(|line| line.starts_with("31,")).count()), (61, 2));
    // Never over the list itself, and without --errors the way to all of them is said.
    fails(&import(folder.path(), &file, &["--errors", file.to_str().unwrap()]), "--errors is the list itself");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with(HEAD));
    let said = String::from_utf8(import(folder.path(), &file, &[]).stderr).unwrap();
    assert!(said.contains("--errors FILE writes all of them"), "{said}");
    fails(&import(folder.path(), &file, &["--errors", "/none/errors.csv"]), "cannot write /none/errors.csv");
}

#[test]
fn what_is_typed_wrong_is_refused() {
    let folder = seeded();
    let file = folder.path().join("list.csv");
    std::fs::write(&file, format!("{HEAD}a@example.nl,granted,,,,,\n")).unwrap();
    let file = file.to_str().unwrap();
    let output = run(folder.path(), &["consents", "import", file, "--consent", "analytics", "--source", "x"]);
    fails(&output, "analytics cannot be imported");
    for arguments in [
        &["consents", "import", file, "--consent", "newsletter"][..],
        &["consents", "import", file, "--consent", "newsletter", "--source", " "],
        &["consents", "import", file, "--consent", "newsletter", "--source", "a\nb"],
        &["consents", "import", file, "--consent", "alles", "--source", "x"],
        &["consents", "import", "--consent", "newsletter", "--source", "x"],
    ] {
        assert_eq!(run(folder.path(), arguments).status.code(), Some(2), "{arguments:?}");
    }
}
