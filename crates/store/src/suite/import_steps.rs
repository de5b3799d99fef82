//! A long list beside everything else: nobody waits for it, and however often it is cut off, it ends the same.

use super::imports::*;
use super::letters::*;
use super::world::*;
use crate::*;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use std::collections::BTreeSet;
use std::time::Duration;

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, Withdrawn};

/// More than two steps.
const MANY: usize = 600;

async fn on_the_list(database: &Shared, lines: usize) -> usize {
    let mut count = 0;
    for number in 0..lines {
        let name = format!("lezer-{number}");
        count += usize::from(!database.holders(&address(&name)).await.unwrap().is_empty());
    }
    count
}

/// Before it is ready nothing of it shows; dropped, or never ready within the hour, it never was.
pub async fn an_import_is_whole_or_nothing(database: Shared) {
    people(&database).await;
    let lines = [line("anna", Granted), line("bram", Granted), line("gast", Granted)];
    let nothing = async |why: &str| {
        assert_eq!(database.go_on_importing(at(0)).await.unwrap(), None, "{why}");
        assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Denied, 0), "{why}");
        assert_eq!(database.holders(&address("gast")).await.unwrap(), [], "{why}");
        assert_eq!(database.waiting_import().await.unwrap(), None, "{why}");
    };
    let dropped = database.begin_import(&list(Newsletter)).await.unwrap();
    database.stage_import(dropped, &lines).await.unwrap();
    nothing("not all of it is there").await;
    database.drop_import(dropped).await.unwrap();
    nothing("dropped").await;
    let killed = database.begin_import(&list(Newsletter)).await.unwrap();
    database.stage_import(killed, &lines).await.unwrap();
    database.sweep(at(59)).await.unwrap();
    database.stage_import(killed, &lines[..0]).await.unwrap();
    assert!(database.sweep(at(61)).await.unwrap() >= 3, "lines and all");
    nothing("swept").await;
    for gone in [dropped, killed] {
        assert!(database.stage_import(gone, &lines).await.is_err(), "part of it is gone: it never becomes whole");
        assert!(database.import_ready(gone, at(62)).await.is_err());
        assert_eq!(database.import(gone).await.unwrap(), None);
    }
    let import = ready(&database, Newsletter, &lines).await;
    nothing_is_lost_by_the_sweep(&database, import).await;
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Granted, 1));
    // A month later nobody asks what became of it.
    database.sweep(at(40 * 24 * 60)).await.unwrap();
    assert_eq!(database.import(import).await.unwrap(), None);
}

async fn nothing_is_lost_by_the_sweep(database: &Shared, import: ImportId) {
    database.sweep(at(10 * 24 * 60)).await.unwrap();
    let facts = database.waiting_import().await.unwrap().unwrap();
    assert_eq!((facts.import, facts.left, facts.is_done), (import, 3, false), "what is ready stays");
    assert_eq!(facts.list, list(Newsletter));
    assert_eq!(finish(database, import).await.iter().map(|count| count.lines).sum::<u64>(), 3);
}

/// One click stops e-mails, a switch goes off and a look is noted: between any two steps, and while they run.
pub async fn others_write_while_an_import_goes_on(database: Shared) {
    people(&database).await;
    let on = |name| choice(name, Marketing, Granted, Channel::Portal, -9);
    database.seed(["anna", "bram"].map(on).into()).await.unwrap();
    let import = ready(&database, Newsletter, &readers(MANY)).await;
    let (mut steps, mut revision) = (0_u8, 1);
    while let Some(step) = database.go_on_importing(at(0)).await.unwrap() {
        assert_eq!(step.import, import);
        steps += 1;
        let state = if steps % 2 == 1 { Objected } else { Granted };
        let write = change(&bram(), Marketing, state, revision);
        let sent = send(&database, &bram(), &write, &key(&format!("between-{steps}"), 1)).await;
        assert!(matches!(sent, Once::Done(_)), "{sent:?}");
        revision += 1;
    }
    assert!(steps >= 3, "it came in {steps} steps");
    let import = ready(&database, Newsletter, &readers(MANY * 4)[MANY..]).await;
    assert_eq!(permit(&database, Marketing, "anna", 1).await, Permit::Permitted);
    let other = database.clone();
    let running = tokio::spawn(async move {
        while other.go_on_importing(at(0)).await.unwrap().is_some() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    database.unsubscribe(&[1; 32], at(1)).await.unwrap().unwrap();
    let mut beside = 0;
    while !database.import(import).await.unwrap().unwrap().is_done {
        database.touch_session(&[9; 32], at(1)).await.unwrap();
        beside += 1;
    }
    running.await.unwrap();
    assert!(beside > 3, "{beside} writes went through beside it");
    assert_eq!(now(&database, &holder("anna"), Marketing).await, (Objected, 2));
}

/// What somebody chooses while a list waits is newer than all that stands in it.
pub async fn what_is_chosen_meanwhile_is_newer(database: Shared) {
    people(&database).await;
    let on = |name, id| choice(name, id, Granted, Channel::Portal, -9);
    database.seed(vec![on("anna", Newsletter), on("tess", Newsletter), on("uma", Newsletter)]).await.unwrap();
    assert_eq!(import_one(&database, Newsletter, line("gast", Granted)).await, Imported::Added);
    assert_eq!(permits(&database, Newsletter, &["gast", "tess", "uma"], 1).await, [Permit::Permitted; 3]);
    database.change_consent_of(&holder("tess"), &helped(Withdrawn, -5)).await.unwrap();
    let undated = |name| ImportLine { chosen_at: None, ..line(name, Denied) };
    let granted = ["anna", "bram", "gast"].map(|name| line(name, Granted));
    let import = ready(&database, Newsletter, &[&granted[..], &[undated("tess"), undated("uma")]].concat()).await;
    // Off in the portal, a refusal in the portal, one click by who is no customer, and on again in the portal.
    send(&database, &anna(), &change_at(&anna(), Withdrawn, 1), &key("a", 1)).await;
    send(&database, &bram(), &change_at(&bram(), Denied, 0), &key("b", 1)).await;
    database.unsubscribe(&[1; 32], at(1)).await.unwrap().unwrap();
    send(&database, &tess(), &change_at(&tess(), Granted, 2), &key("t", 1)).await;
    let mut counts: Vec<_> = finish(&database, import).await.iter().map(|one| (one.outcome, one.lines)).collect();
    counts.sort();
    assert_eq!(counts, [(Imported::Added, 1), (Imported::Kept, 1), (Imported::Kept, 3)]);
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Withdrawn, 2));
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (Denied, 1));
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    assert_eq!(now(&database, &holder("tess"), Newsletter).await, (Granted, 3), "hers is later than any line");
    assert_eq!(now(&database, &holder("uma"), Newsletter).await, (Denied, 2), "nobody knows that hers is");
}

fn change_at(scope: &Scope, state: ConsentState, revision: u32) -> ConsentWrite {
    ConsentWrite { at: at(1), ..change(scope, Newsletter, state, revision) }
}

fn helped(state: ConsentState, minutes: i64) -> ConsentWrite {
    let write = change(&anna(), Newsletter, state, 0);
    ConsentWrite {
        if_revision: None,
        channel: Channel::Helpdesk,
        actor: "Medewerker Test (verzonnen)".to_owned(),
        at: at(minutes),
        ..write
    }
}

/// Each step is whole or was not; whoever comes next goes on, and all of it is in once.
pub async fn an_import_that_is_cut_off_goes_on(database: Shared) {
    people(&database).await;
    let mut lines = readers(MANY);
    lines.push(line("anna", Granted));
    lines.push(line("ander", Denied));
    let import = ready(&database, Newsletter, &lines).await;
    let (mut seen, mut cut) = (BTreeSet::new(), 0);
    for tries in 0_u64.. {
        let patience = Duration::from_micros(tries * 500);
        let step = tokio::time::timeout(patience, database.go_on_importing(at(0))).await;
        cut += usize::from(step.is_err());
        // What was cut off while it was being stored is stored or not after the next write.
        database.touch_session(&[9; 32], at(1)).await.unwrap();
        let facts = database.import(import).await.unwrap().unwrap();
        let counted: u64 = facts.counts.iter().map(|count| count.lines).sum();
        assert_eq!(counted + facts.left, lines.len() as u64, "a line is counted when it is in, and only then");
        let left = facts.left as usize;
        if seen.insert(left) {
            assert_eq!(on_the_list(&database, MANY).await, (lines.len() - left).min(MANY));
        }
        if facts.is_done {
            break;
        }
    }
    assert!(cut > 0, "no step was cut off: the test shows nothing");
    assert!(seen.len() > 3, "{seen:?}");
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Granted, 1));
    let mut counts: Vec<_> =
        finish(&database, import).await.iter().map(|one| (one.outcome, one.state, one.lines)).collect();
    counts.sort();
    assert_eq!(counts, [(Imported::Added, Granted, MANY as u64 + 1), (Imported::Added, Denied, 1)]);
}

/// A server goes on with it a minute after the last step of whoever was at it, and has nothing to do when they ended it.
pub async fn an_import_waits_as_work(database: Shared) {
    let lease = jiff::SignedDuration::from_mins(1);
    let import = ready(&database, Newsletter, &readers(MANY)).await;
    assert_eq!(database.lease_job(at(0), lease).await.unwrap(), None, "somebody is at it");
    database.go_on_importing(at(1)).await.unwrap();
    assert_eq!(database.lease_job(at(1), lease).await.unwrap(), None, "still");
    let job = database.lease_job(at(3), lease).await.unwrap().unwrap();
    assert_eq!((job.kind, job.subject), (JobKind::Import, import.to_string()));
    finish(&database, import).await;
    assert_eq!(database.jobs().await.unwrap(), JobFacts::default());
}

/// The later of two lists is heard last, whoever brings them in.
pub async fn the_older_list_comes_first(database: Shared) {
    people(&database).await;
    let older = ready(&database, Newsletter, &[line("anna", Granted), line("gast", Granted)]).await;
    let newer = ready(&database, Newsletter, &[line("anna", Withdrawn), line("gast", Withdrawn)]).await;
    assert_eq!(database.go_on_importing(at(0)).await.unwrap(), Some(ImportStep { import: older, is_done: false }));
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Granted, 1));
    finish(&database, newer).await;
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Withdrawn, 2));
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
}

/// Tried out, it leaves nothing: not even where it says that it would add.
pub async fn nobody_is_told_of_a_dry_run(database: Shared) {
    people(&database).await;
    let lines = [line("anna", Granted), line("gast", Granted), line("ander", Denied), line("bram", Withdrawn)];
    let counts = database.try_import(&list(Newsletter), &lines).await.unwrap();
    assert_eq!(
        counts.iter().map(|count| (count.outcome, count.lines)).collect::<Vec<_>>(),
        [(Imported::Added, 2), (Imported::Added, 1), (Imported::Added, 1)]
    );
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Denied, 0));
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (Denied, 0));
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    // The no of the address was not kept either.
    assert_eq!(import_one(&database, Newsletter, line("ander", Granted)).await, Imported::Added);
    assert_eq!(database.jobs().await.unwrap(), JobFacts::default());
}
