//! Fetching it: whole, in parts, again, and by nobody else.

use super::*;
use crate::portal::people::NOOR;
use jiff::SignedDuration;
use mijn_privacy_store::ResultVerbs;

#[tokio::test]
async fn whole_and_in_three_parts_it_is_the_same() {
    let portal = Portal::new().await;
    much(&portal, 4_000).await;
    let eva = portal.log_in(EVA).await;
    let request = eva.answered(access()).await;
    let href = eva.link(&request).await;
    let file = eva.fetch("GET", &href, &[("accept-encoding", "gzip, br")]).await;
    let bytes = file.whole();
    let size = bytes.len();
    assert!(size > 3 * 256 * 1024, "{size} bytes: too few pieces to show anything");
    assert_eq!(request["result"]["size"], size);
    let name = format!(
        "attachment; filename=\"gegevens-{0}.zip\"; filename*=UTF-8''gegevens-{0}.zip",
        request["reference"].as_str().unwrap()
    );
    for (header, value) in [
        ("content-type", "application/zip"),
        ("content-disposition", name.as_str()),
        ("content-length", &size.to_string()),
        ("content-encoding", ""),
        ("accept-ranges", "bytes"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(file.header(header), value, "{header}");
    }
    let tag = file.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.len() > 10, "{tag}");

    let (one, two) = (size / 3, 256 * 1024 * 2 - 1);
    let mut parts = Vec::new();
    for (range, from, to) in [
        (format!("bytes=0-{}", one - 1), 0, one - 1),
        (format!("bytes={one}-{two}"), one, two),
        (format!("bytes={}-", two + 1), two + 1, size - 1),
    ] {
        let part = eva.fetch("GET", &href, &[("range", &range), ("if-range", &tag)]).await;
        assert_eq!(
            (part.status.as_u16(), part.header("content-range")),
            (206, format!("bytes {from}-{to}/{size}").as_str())
        );
        assert_eq!(part.header("content-length"), (to - from + 1).to_string());
        parts.extend_from_slice(part.whole());
    }
    assert!(parts == bytes, "resumed, it is the same file");

    for (range, from, to) in
        [("bytes=-22", size - 22, size), ("bytes=0-0", 0, 1), ("bytes=262143-262144", 262_143, 262_145)]
    {
        let part = eva.fetch("GET", &href, &[("range", range)]).await;
        assert_eq!((part.status.as_u16(), part.whole()), (206, &bytes[from..to]), "{range}");
    }
    let other = eva.fetch("GET", &href, &[("range", "bytes=5-9"), ("if-range", "\"another\"")]).await;
    assert_eq!((other.status.as_u16(), other.whole().len()), (200, size));
    let beyond = eva.fetch("GET", &href, &[("range", &format!("bytes={size}-"))]).await;
    assert_eq!((beyond.status.as_u16(), beyond.header("content-range")), (416, format!("bytes */{size}").as_str()));
    assert_eq!(beyond.header("content-type"), "application/problem+json");
    let head = eva.fetch("HEAD", &href, &[]).await;
    assert_eq!(
        (head.status.as_u16(), head.header("content-length"), head.whole().len()),
        (200, size.to_string().as_str(), 0)
    );

    let again = eva.fetch("GET", &eva.link(&request).await, &[("range", "bytes=100-"), ("if-range", &tag)]).await;
    assert!(again.whole() == &bytes[100..], "a new link goes on with the same file");
}

#[tokio::test]
async fn a_link_works_in_its_session_and_for_its_time() {
    let portal = Portal::new().await;
    let (eva, noor) = (portal.log_in(EVA).await, portal.log_in(NOOR).await);
    let request = eva.answered(access()).await;
    let href = eva.link(&request).await;
    let elsewhere = portal.log_in(EVA).await;
    let path = format!("/{href}");
    for (client, path) in [
        (&noor, path.clone()),
        (&elsewhere, path.clone()),
        (&eva, path[..path.len() - 1].to_owned()),
        (&eva, "/results/%00".to_owned()),
        (&eva, format!("/results/{}", "a".repeat(5_000))),
    ] {
        client.get(&path).await.problem(404, "not_found");
    }
    eva.get_with("/results/nothing", &[("accept", "text/html")]).await.page(404, "Deze link werkt niet");
    noor.post(&request, "result-links").await.problem(404, "not_found");
    noor.post(&json!({ "id": "unknown" }), "result-links").await.problem(404, "not_found");
    portal.get(&format!("{API}{path}")).await.problem(401, "session_expired");

    assert_eq!(eva.fetch("GET", &href, &[]).await.status, 200);
    for _ in 0..3 {
        portal.pass(SignedDuration::from_mins(20));
        eva.get("/session").await.ok();
    }
    eva.get(&path).await.problem(404, "not_found");
    eva.post(&request, "result-links").await.problem(403, "step_up_required");
    let body = json!({ "password": crate::portal::people::PASSWORD }).to_string();
    eva.write("POST", "/session/confirm", &[], body).await.ok();
    assert_eq!(eva.fetch("GET", &eva.link(&request).await, &[]).await.status, 200, "as often as needed");
}

#[tokio::test]
async fn after_its_days_it_is_gone() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = eva.answered(access()).await;
    assert_eq!(request["result"]["available_until"], "2026-12-08T09:15:00Z");
    let says = "Je kunt je gegevens ophalen tot 8 december 2026 om 10.15 uur.";
    assert!(portal.mails().await.iter().any(|(_, text)| text.replace('\n', " ").contains(says)), "as the page does");
    portal.days(14);
    let eva = portal.log_in(EVA).await;
    let request = eva.request(&request).await;
    assert_eq!((&request["result"]["state"], &request["actions"]), (&json!("deleted"), &json!([])));
    eva.post(&request, "result-links").await.problem(404, "not_found");
    portal.store.expire_results(portal.state.now()).await.unwrap();
    let pieces: i64 =
        sqlx::query_scalar("SELECT count(*) FROM result_piece").fetch_one(&portal.sql().await).await.unwrap();
    assert_eq!(pieces, 0);
}

#[tokio::test]
async fn before_it_is_there_there_is_no_link() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = eva.ask("before-0123456789", &access()).await.json();
    eva.post(&request, "result-links").await.problem(404, "not_found");
    let own = [("content-type", "-"), ("x-csrf-token", "-")];
    let path = format!("/requests/{}/result-links", request["id"].as_str().unwrap());
    eva.write("POST", &path, &own, "").await.problem(403, "csrf_failed");
}

#[tokio::test]
async fn what_was_changed_in_the_database_breaks_off() {
    let portal = Portal::new().await;
    much(&portal, 4_000).await;
    let eva = portal.log_in(EVA).await;
    let request = eva.answered(access()).await;
    let href = eva.link(&request).await;
    let pool = portal.sql().await;
    for change in [
        "UPDATE result_piece SET seq = CASE seq WHEN 0 THEN -1 WHEN 1 THEN -2 ELSE seq END",
        "UPDATE result_piece SET seq = CASE seq WHEN -1 THEN 1 WHEN -2 THEN 0 ELSE seq END",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let file = eva.fetch("GET", &href, &[]).await;
    assert!(file.status == 200 && file.bytes.is_err(), "swapped pieces give nothing");
    let part = eva.fetch("GET", &href, &[("range", "bytes=524288-524300")]).await;
    assert_eq!(part.whole().len(), 13, "only the pieces that are needed are opened");
    sqlx::query("UPDATE result SET size = piece * 3").execute(&pool).await.unwrap();
    let cut = eva.fetch("GET", &href, &[("range", "bytes=-5")]).await;
    assert!(cut.bytes.is_err(), "a piece in the middle is not the last one");
    let seen: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM result_piece").fetch_all(&pool).await.unwrap();
    assert!(
        !seen.iter().any(|piece| piece.windows(9).any(|part| part == b"gegevens." || part.starts_with(b"PK\x03\x04"))),
        "sealed"
    );
}
