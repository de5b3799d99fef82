//! The folder in place of a mail server.

use crate::parts::{address, at, composer, mail, sender};
use mail_parser::{HeaderName, MessageParser};
use mijn_privacy_mail::{DemoMailing, Folder, MailUrl, Mailbox, SendError, Transport, Unsubscribe};
use mijn_privacy_store::NewMail;

#[tokio::test]
async fn each_mail_is_one_file_that_only_its_owner_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/mail");
    let transport = Transport::new(&MailUrl::Folder(path.clone()), sender()).unwrap();
    let mail = mail("anna@example.nl");
    for _ in 0..2 {
        transport.send(&mail, at()).await.unwrap();
    }
    let files: Vec<_> = std::fs::read_dir(&path).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files, [path.join(format!("{}.eml", mail.message_id))], "the second try takes the place of the first");
    let raw = std::fs::read(&files[0]).unwrap();
    assert_eq!(MessageParser::default().parse(&raw).unwrap().message_id(), Some(mail.message_id.as_str()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn no_name_leaves_the_folder_and_the_unsubscribe_headers_arrive() {
    let folder = tempfile::tempdir().unwrap();
    let here = Folder::new(folder.path().join("mail"), sender());
    let away = NewMail { message_id: "../away@example.nl".into(), ..mail("anna@example.nl") };
    assert!(matches!(here.put(&away, at(), None), Err(SendError::Never(_))));
    let list = Unsubscribe {
        list: "<https://mijn.example.nl/api/privacy/v1/public/unsubscribe/abc>".into(),
        post: "List-Unsubscribe=One-Click".into(),
    };
    let mail = mail("anna@example.nl");
    here.put(&mail, at(), Some(&list)).unwrap();
    let raw = std::fs::read(folder.path().join("mail").join(format!("{}.eml", mail.message_id))).unwrap();
    let read = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(read.header_raw(HeaderName::ListUnsubscribe).map(str::trim), Some(list.list.as_str()));
    assert_eq!(read.header_raw("List-Unsubscribe-Post").map(str::trim), Some(list.post.as_str()));
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_tried_again_later() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "in the way").unwrap();
    let transport = Transport::new(&MailUrl::Folder(file.join("mail")), sender()).unwrap();
    assert!(matches!(transport.send(&mail("anna@example.nl"), at()).await, Err(SendError::Later(_))));
}

#[test]
fn the_mailbox_shows_what_is_there_and_nothing_outside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail");
    let mailbox = Mailbox::new(path.clone());
    assert_eq!(mailbox.list(10).unwrap(), []);
    let mail = mail("anna@example.nl");
    Folder::new(path.clone(), sender()).put(&mail, at(), None).unwrap();
    std::fs::write(path.join("notes.txt"), "no e-mail").unwrap();
    std::fs::write(folder.path().join("away@example.nl.eml"), "Subject: geheim\r\n\r\ngeheim").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("away@example.nl.eml"), path.join("link@example.nl.eml")).unwrap();
    let [envelope] = &mailbox.list(10).unwrap()[..] else { panic!("not one") };
    assert_eq!(
        (envelope.to.as_str(), envelope.subject.as_str()),
        ("anna@example.nl", "Bevestig je keuze: Nieuwsbrief")
    );
    assert_eq!(envelope.at, "2026-11-24T11:30:00Z");
    let letter = mailbox.open(&envelope.id).unwrap().unwrap();
    assert!(
        letter.text.contains("Dag,\n\nIn je account")
            && letter.html.contains("<h1>")
            && letter.from == "privacy@example.nl"
    );
    for id in ["../away@example.nl", "..%2Faway@example.nl", "/etc/passwd", "", "link@example.nl", "gone@example.nl"] {
        assert_eq!(mailbox.open(id).unwrap(), None, "{id}");
    }
}

#[test]
fn the_invented_mailings_carry_their_link() {
    let url = "https://mijn.example.nl/api/privacy/v1/public/unsubscribe/abc";
    for what in [DemoMailing::Newsletter, DemoMailing::Marketing] {
        let mail = composer().demo_mailing(&address("anna@example.nl"), what, url, "a@example.nl");
        assert!(mail.text.lines().any(|line| line == url) && mail.html.contains(url), "{}", mail.text);
        assert!(mail.text.contains("verzonnen") && mail.html.contains("verzonnen"));
    }
}
