//! The demo's mailbox: what is in the folder, for whoever looks, and nothing outside it.

use crate::portal::Portal;
use crate::portal::people::EVA;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use mijn_privacy_mail::{DemoMailing, Folder};
use mijn_privacy_store::EmailAddress;

/// A portal whose e-mails go to a folder, with one for Eva and one for somebody else; and their ids.
async fn portal(folder: &std::path::Path) -> (Portal, [String; 2]) {
    let path = folder.join("mail");
    let portal = Portal::with(&[("MAIL__URL", &format!("folder:{}", path.display()))]).await;
    let mailbox = Folder::new(path, portal.state.config.mail.sender().unwrap());
    let ids = [1, 2].map(|number| portal.state.composer.message_id([number; 16]));
    for (to, id) in ["EVA@example.nl", "lezer@example.nl"].iter().zip(&ids) {
        let to = EmailAddress::parse(to).unwrap();
        let mail = portal.state.composer.demo_mailing(&to, DemoMailing::Newsletter, "https://mijn.example.nl/x", id);
        mailbox.put(&mail, portal.state.now(), None).unwrap();
    }
    std::fs::write(folder.join("away@example.nl.eml"), "Subject: geheim\r\n\r\ngeheim").unwrap();
    (portal, ids)
}

#[tokio::test]
async fn a_person_sees_which_are_theirs_and_reads_each() {
    let folder = tempfile::tempdir().unwrap();
    let (portal, [mine, other]) = portal(folder.path()).await;
    let eva = portal.log_in(EVA).await;
    let call = Request::get("/demo/mail").header(header::COOKIE, &eva.cookie).body(Body::empty()).unwrap();
    let list = portal.send(call).await.ok();
    let is_mine = |id: &str| {
        let items = list["items"].as_array().unwrap();
        items.iter().find(|item| item["id"] == id).unwrap()["mine"].as_bool().unwrap()
    };
    assert_eq!((list["items"].as_array().unwrap().len(), is_mine(&mine), is_mine(&other)), (2, true, false));
    let letter = portal.get(&format!("/demo/mail/{other}")).await.ok();
    assert!(letter["text"].as_str().unwrap().contains("\nhttps://mijn.example.nl/x\n"), "{letter}");
    assert_eq!((letter["to"].as_str(), letter["mine"].as_bool()), (Some("lezer@example.nl"), Some(false)));
    let page = portal.get(&format!("/demo/mail/{other}/html")).await;
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox") && !policy.contains("allow-scripts"));
}

#[tokio::test]
async fn nothing_outside_the_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let (portal, _) = portal(folder.path()).await;
    for id in ["..%2Faway@example.nl", "%2Fetc%2Fpasswd", "gone@example.nl", "%00", "..", "a%0d%0ab@example.nl"] {
        for end in ["", "/html"] {
            let status = portal.get(&format!("/demo/mail/{id}{end}")).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{id}{end}");
        }
    }
}

#[tokio::test]
async fn without_a_demo_or_a_folder_there_is_no_mailbox() {
    for settings in [("DEMO__ENABLED", "false"), ("MAIL__URL", "smtp://localhost")] {
        let portal = Portal::with(&[settings]).await;
        assert_eq!(portal.get("/demo/mail").await.status, StatusCode::NOT_FOUND, "{settings:?}");
        assert_eq!(portal.get("/demo/mail/a@example.nl").await.status, StatusCode::NOT_FOUND, "{settings:?}");
    }
}
