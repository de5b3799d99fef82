//! The widget's package and the demo portal's page.

use crate::portal::{Answer, Portal};
use axum::body::Body;
use axum::http::Request;

async fn portal() -> (Portal, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(path("pkg/dist")).unwrap();
    std::fs::create_dir_all(path("site")).unwrap();
    for (name, text) in [
        ("pkg/mijn-privacy.js", "export {}"),
        ("pkg/mijn-privacy.js.br", "brotli"),
        ("pkg/dist/core-0123abcd.wasm", "\0asm"),
        ("pkg/style-0123456789ab.css", "a{}"),
        ("pkg/dist/build.js", "1"),
        ("pkg/package.json", "{}"),
        ("site/index.html", "<!doctype html>"),
        ("site/website.html", "<!doctype html>"),
        ("site/portal.js", "1"),
        ("secret.txt", "not to be served"),
    ] {
        std::fs::write(path(name), text).unwrap();
    }
    let (pkg, site) = (path("pkg").display().to_string(), path("site").display().to_string());
    (Portal::with(&[("STATIC__PKG", &pkg), ("STATIC__SITE", &site)]).await, folder)
}

async fn get(portal: &Portal, path: &str, header: (&str, &str)) -> Answer {
    portal.send(Request::get(path).header(header.0, header.1).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_package_has_its_types_and_is_kept_by_name() {
    let (portal, _folder) = portal().await;
    for (path, kind, cache) in [
        ("/privacy/mijn-privacy.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/privacy/dist/core-0123abcd.wasm", "application/wasm", "public, max-age=31536000, immutable"),
        ("/privacy/style-0123456789ab.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/privacy/dist/build.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/privacy/package.json", "application/json; charset=utf-8", "no-cache"),
    ] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!((answer.header("content-type"), answer.header("cache-control")), (kind, cache), "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        let again = get(&portal, path, ("if-none-match", answer.header("etag"))).await;
        assert_eq!(again.status, 304, "{path}");
    }
}

#[tokio::test]
async fn who_takes_brotli_gets_the_file_beside_it() {
    let (portal, _folder) = portal().await;
    let plain = get(&portal, "/privacy/mijn-privacy.js", ("accept-encoding", "gzip")).await;
    assert_eq!((plain.text.as_str(), plain.header("content-encoding")), ("export {}", ""));
    let small = get(&portal, "/privacy/mijn-privacy.js", ("accept-encoding", "gzip, br")).await;
    assert_eq!((small.text.as_str(), small.header("content-encoding")), ("brotli", "br"));
    assert_eq!(small.header("content-type"), "text/javascript; charset=utf-8");
}

#[tokio::test]
async fn the_page_is_under_the_strict_policy() {
    let (portal, _folder) = portal().await;
    for path in ["/", "/index.html", "/?section=requests", "/website.html"] {
        let answer = portal.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.text.as_str()), (200, "<!doctype html>"), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
             img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types mijn-privacy-analytics"
        );
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    assert_eq!(portal.get("/portal.js").await.text, "1");
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_and_nothing_outside_is_there() {
    let (portal, _folder) = portal().await;
    for path in [
        "/none",
        "/requests",
        "/privacy/none.js",
        "/privacy/",
        "/privacy/dist/",
        "/privacy/..%2fsecret.txt",
        "/..%2fsecret.txt",
        "/privacy/%2e%2e/secret.txt",
        "/privacy/%00",
        "/api/privacy/v2/session",
        "/api/none",
    ] {
        portal.get(path).await.problem(404, "not_found");
    }
    let post = |path: &str| Request::post(path).header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap();
    portal.send(post("/none")).await.problem(404, "not_found");
    portal.send(post("/privacy/mijn-privacy.js")).await.problem(405, "method_not_allowed");
}
