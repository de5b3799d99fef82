//! Killed in the middle, and two at once: always one whole file.

use super::*;
use jiff::SignedDuration;
use mijn_privacy_server::work::run_once;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// Lets it run until it has waited so many times. True when it came to its end before.
async fn some<T>(future: &mut Pin<Box<impl Future<Output = T>>>, waits: u32) -> bool {
    let mut waited = 0;
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(true),
        Poll::Pending if waited == waits => Poll::Ready(false),
        Poll::Pending => {
            waited += 1;
            Poll::Pending
        }
    })
    .await
}

async fn pieces(portal: &Portal) -> (i64, i64) {
    let sql = "SELECT (SELECT count(*) FROM result), (SELECT count(*) FROM result_piece)";
    sqlx::query_as(sql).fetch_one(&portal.sql().await).await.unwrap()
}

/// What it holds, but for when it was made and who looked.
fn held(files: &BTreeMap<String, String>) -> Vec<&String> {
    ["activiteit.csv", "bestellingen.csv", "berichten.csv", "profiel.csv", "toestemmingen.csv"]
        .map(|name| &files[name])
        .into()
}

#[tokio::test]
async fn killed_anywhere_and_done_again_it_is_whole() {
    let portal = Portal::new().await;
    much(&portal, 3_000).await;
    let eva = portal.log_in(EVA).await;
    let request = eva.ask("killed-0123456789", &access()).await.json();
    let (mut waits, mut kills, mut with_pieces) = (5, 0, 0);
    // From its first moments to its last; one kill comes in the middle of what the one before left.
    loop {
        let mut work = Box::pin(run_once(&portal.state));
        if some(&mut work, waits).await {
            break;
        }
        drop(work);
        kills += 1;
        with_pieces += i32::from(pieces(&portal).await.1 > 0);
        portal.pass(SignedDuration::from_secs(61));
        waits += 1 + waits / 4;
    }
    assert!(kills > 5 && with_pieces > 1, "{kills} kills, {with_pieces} with pieces: the test shows little");
    portal.work().await;
    let request = eva.request(&request).await;
    assert_eq!(request["status"], "completed", "{request}");
    let (files, rows) = pieces(&portal).await;
    let size = request["result"]["size"].as_i64().unwrap();
    assert_eq!((files, rows), (1, (size + 262_143) / 262_144), "what was begun is gone");
    let whole = Portal::new().await;
    much(&whole, 3_000).await;
    let other = whole.log_in(EVA).await;
    let same = other.answered(access()).await;
    let eva = portal.log_in(EVA).await;
    let (killed, whole) = (eva.files(&request).await, other.files(&same).await);
    assert!(held(&killed) == held(&whole));
}

#[tokio::test]
async fn who_is_overtaken_stops_and_spoils_nothing() {
    let portal = Portal::new().await;
    much(&portal, 3_000).await;
    let eva = portal.log_in(EVA).await;
    let request = eva.ask("overtaken-0123456789", &access()).await.json();
    let state = portal.state.clone();
    let slow = tokio::spawn(async move { run_once(&state).await });
    while pieces(&portal).await.1 == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    portal.pass(SignedDuration::from_secs(61));
    let ran = run_once(&portal.state).await.unwrap();
    assert_eq!(ran.done, 1, "nothing was overtaken: {ran:?}");
    let request = eva.request(&request).await;
    let before = eva.fetch("GET", &eva.link(&request).await, &[]).await;
    slow.await.unwrap().unwrap();
    let after = eva.fetch("GET", &eva.link(&request).await, &[]).await;
    assert!(before.whole() == after.whole());
    assert_eq!(unpacked(after.whole()).len(), 10);
    let ready = portal.mails().await.iter().filter(|(_, text)| text.contains("ophalen tot")).count();
    assert_eq!(ready, 1, "it is announced once");
}
