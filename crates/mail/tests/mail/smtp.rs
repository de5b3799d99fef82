//! Over the line, to a server that takes it, refuses it, hangs or breaks off.

use crate::parts::{LINK, at, mail, sender};
use crate::server::{Server, Way};
use mail_parser::MessageParser;
use mijn_privacy_mail::{MailUrl, SendError, Smtp, Timeouts};
use std::time::{Duration, Instant};

fn smtp(url: &str) -> Smtp {
    let Ok(MailUrl::Smtp(server)) = url.parse() else { panic!("{url}") };
    let timeouts = Timeouts { connect: Duration::from_millis(800), send: Duration::from_millis(800) };
    Smtp::new(server, sender(), timeouts).unwrap()
}

#[tokio::test]
async fn what_arrives_is_what_was_written() {
    let server = Server::start(&[], false).await;
    smtp(&server.url()).send(&mail("Anna.Test@example.nl"), at()).await.unwrap();
    let [arrived] = &server.arrived()[..] else { panic!("not one") };
    assert_eq!((arrived.from.as_str(), arrived.to.as_str()), ("privacy@example.nl", "Anna.Test@example.nl"));
    let read = MessageParser::default().parse(&arrived.data).unwrap();
    let from = read.from().and_then(|from| from.first()).unwrap();
    assert_eq!((from.name(), from.address()), (Some("Voorbeeld Hosting"), Some("privacy@example.nl")));
    assert_eq!(read.to().and_then(|to| to.first()?.address()), Some("Anna.Test@example.nl"));
    assert_eq!(read.subject(), Some("Bevestig je keuze: Nieuwsbrief"));
    assert_eq!(read.message_id(), Some("07070707070707070707070707070707@example.nl"));
    assert_eq!(read.date().map(|date| date.to_rfc3339()), Some("2026-11-24T11:30:00Z".into()));
    assert_eq!((read.text_body_count(), read.html_body_count(), read.attachment_count()), (1, 1, 0));
    let (text, html) = (read.body_text(0).unwrap(), read.body_html(0).unwrap());
    assert!(text.lines().any(|line| line == LINK), "{text}");
    assert!(html.contains(LINK) && html.contains("<h1>Bevestig je keuze: Nieuwsbrief</h1>"), "{html}");
}

#[tokio::test]
async fn the_kind_of_refusal_decides_whether_to_try_again() {
    let ways = [
        Way::Busy("421 4.3.2 anna@example.nl: busy"),
        Way::Busy("554 5.3.2 anna@example.nl: not you"),
        Way::Refuse("451 4.7.1 anna@example.nl: later"),
        Way::RefuseData("452 4.3.1 anna@example.nl: full"),
        Way::Refuse("530 5.7.0 log in first"),
        Way::Refuse("552 5.2.2 anna@example.nl: mailbox full"),
        Way::Refuse("550 5.2.2 anna@example.nl: over quota"),
        Way::Refuse("552 mailbox full"),
        Way::Drop,
        Way::Refuse("550 5.1.1 anna@example.nl: nobody"),
        Way::RefuseData("554 5.6.0 anna@example.nl: no"),
        Way::RefuseData("552 5.3.4 anna@example.nl: message too big"),
    ];
    let server = Server::start(&ways, false).await;
    let mut final_ones = Vec::new();
    for way in ways {
        let error = smtp(&server.url()).send(&mail("anna@example.nl"), at()).await.unwrap_err();
        assert!(!error.to_string().contains("anna"), "{way:?}: {error}");
        final_ones.push(matches!(error, SendError::Never(_)));
    }
    assert_eq!(final_ones, [false, false, false, false, false, false, false, false, false, true, true, true]);
    assert!(server.arrived().is_empty());
    smtp(&server.url()).send(&mail("anna@example.nl"), at()).await.unwrap();
}

#[tokio::test]
async fn a_server_that_hangs_is_left_in_time() {
    let server = Server::start(&[Way::Hang, Way::AcceptAndHang], false).await;
    let begun = Instant::now();
    let error = smtp(&server.url()).send(&mail("anna@example.nl"), at()).await.unwrap_err();
    assert!(matches!(error, SendError::Later(_)) && begun.elapsed() < Duration::from_secs(3), "{error}");
    // It accepted this one: what it does afterwards does not send it again.
    smtp(&server.url()).send(&mail("anna@example.nl"), at()).await.unwrap();
    assert_eq!(server.arrived().len(), 1);
    // One that takes the line and never says a word.
    let mute = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", mute.local_addr().unwrap());
    assert!(matches!(smtp(&url).send(&mail("anna@example.nl"), at()).await, Err(SendError::Later(_))));
}

#[tokio::test]
async fn no_server_and_no_tls_are_for_later() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let server = Server::start(&[], false).await;
    for url in
        [format!("smtp://{gone}"), format!("{}?tls=required", server.url()), format!("smtps://{}", server.address)]
    {
        let sent = smtp(&url).send(&mail("anna@example.nl"), at()).await;
        assert!(matches!(sent, Err(SendError::Later(_))), "{url}: {sent:?}");
    }
    assert!(server.arrived().is_empty(), "nothing goes over a line that should have been secured");
    smtp(&format!("{}?tls=opportunistic", server.url())).send(&mail("anna@example.nl"), at()).await.unwrap();
}

#[tokio::test]
async fn a_name_that_is_not_ascii_needs_smtputf8_and_a_domain_does_not() {
    let (new, old) = (Server::start(&[], true).await, Server::start(&[], false).await);
    smtp(&new.url()).send(&mail("josé@bücher.example"), at()).await.unwrap();
    let arrived = new.arrived().remove(0);
    assert_eq!((arrived.to.as_str(), arrived.smtputf8), ("josé@xn--bcher-kva.example", true));
    let read = MessageParser::default().parse(&arrived.data).unwrap();
    assert_eq!(read.to().and_then(|to| to.first()?.address()), Some("josé@xn--bcher-kva.example"));
    let refused = smtp(&old.url()).send(&mail("josé@bücher.example"), at()).await;
    assert!(matches!(&refused, Err(SendError::Never(why)) if why.contains("SMTPUTF8")), "{refused:?}");
    smtp(&old.url()).send(&mail("jose@bücher.example"), at()).await.unwrap();
    smtp(&old.url()).send(&mail("\"a b\"@example.nl"), at()).await.unwrap();
    let to: Vec<String> = old.arrived().into_iter().map(|mail| mail.to).collect();
    // The server unquotes.
    assert_eq!(to, ["jose@xn--bcher-kva.example", "a b@example.nl"]);
}
