//! `openapi.yaml` at the repository's root is what the handlers say. `UPDATE_OPENAPI=1` writes it anew.

use crate::portal::people::EVA;
use crate::portal::{API, Portal};
use serde_json::json;
use std::path::Path;

#[test]
fn the_file_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi.yaml");
    let now = mijn_privacy_server::openapi_yaml().unwrap();
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == now, "openapi.yaml is old: run UPDATE_OPENAPI=1 cargo test -p mijn-privacy-server openapi");
}

#[tokio::test]
async fn every_operation_is_described_and_every_description_answers() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let described = portal.get("/openapi.json").await.ok();
    assert_eq!(described["openapi"], "3.1.0");
    let paths = described["paths"].as_object().unwrap();
    let expected = [
        ("/consents/{id}/confirmation", "post"),
        ("/consents/{id}/history", "get"),
        ("/consents/{id}/receipts/{receipt}", "get"),
        ("/consents/{id}/mailings", "get"),
        ("/contact-messages/{id}/satisfied", "post"),
        ("/contact-messages/{id}/withdraw", "post"),
        ("/session", "get"),
        ("/session/confirm", "post"),
        ("/session/account", "post"),
        ("/overview", "get"),
        ("/orders", "get"),
        ("/contact-messages", "get"),
        ("/activity", "get"),
        ("/consents", "get"),
        ("/consents/{id}", "put"),
        ("/requests", "get"),
        ("/requests", "post"),
        ("/requests/{id}", "get"),
        ("/requests/{id}/messages", "post"),
        ("/requests/{id}/messages/read", "post"),
        ("/requests/{id}/attachments/{name}", "get"),
        ("/requests/{id}/cancel", "post"),
        ("/requests/{id}/result-links", "post"),
        ("/results/{token}", "get"),
        ("/erasure-preview", "get"),
        ("/profile", "get"),
        ("/profile", "patch"),
    ];
    for (path, method) in expected {
        let operation = &paths[&format!("{API}{path}")][method];
        assert!(operation.is_object(), "{method} {path}");
        for status in ["401", "500", "503"] {
            assert!(operation["responses"][status].is_object(), "{method} {path} {status}");
        }
    }
    let own = [
        ("/api/privacy/v1/public/unsubscribe/{token}", "get", "404"),
        ("/api/privacy/v1/public/unsubscribe/{token}", "post", "404"),
        ("/api/privacy/v1/public/unsubscribe/{token}/again", "post", "422"),
        ("/api/privacy/v1/public/confirmations/{token}", "get", "404"),
        ("/api/privacy/v1/public/confirmations/{token}", "post", "409"),
        ("/api/privacy/v1/public/new-email/{token}", "get", "404"),
        ("/api/privacy/v1/public/new-email/{token}", "post", "404"),
        ("/api/company/v1/mail/permissions", "post", "401"),
        ("/api/company/v1/mail/sent", "post", "401"),
        ("/api/company/v1/mail/blocked", "post", "401"),
    ];
    for (path, method, status) in own {
        let operation = &paths[path][method];
        for status in ["500", "503", status] {
            assert!(operation["responses"][status].is_object(), "{method} {path} {status}");
        }
        let scheme = if path.starts_with("/api/company") { json!([{ "company": [] }]) } else { json!([{}]) };
        assert_eq!(operation["security"], scheme, "{method} {path}");
    }
    assert_eq!(paths.len(), 55, "{:?}", paths.keys().collect::<Vec<_>>());
    for (path, item) in paths {
        if let (Some(path), true) = (path.strip_prefix(API), item["get"].is_object()) {
            let names = ["{id}", "{receipt}", "{token}", "{name}"];
            let answer = eva.get(&names.iter().fold(path.to_owned(), |path, name| path.replace(name, "none"))).await;
            let described = &item["get"]["responses"][answer.status.as_str()];
            assert!(described.is_object(), "{path}: {} is not described", answer.status);
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let text = mijn_privacy_server::openapi().to_json().unwrap();
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(all.pointer(pointer).is_some(), "{pointer}");
    }
}
