//! Requests of who has no account.

use super::changes::by_the_desk;
use super::world::{Shared, at};
use crate::*;
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::{OutcomeResult, PurposeId, RequestEventKind, RequestKind};

const LINK: [u8; 32] = [1; 32];

fn ask(token: u8, name: &str, when: Timestamp) -> PublicAsk {
    PublicAsk {
        token_hash: [token; 32],
        works: SignedDuration::from_mins(60) - when.duration_since(at(0)),
        address: EmailAddress::parse("zoe@example.nl").unwrap(),
        name: name.to_owned(),
        ask: "{}".to_owned(),
        mail: NewMail {
            message_id: format!("{token}@example.nl"),
            to: EmailAddress::parse("zoe@example.nl").unwrap(),
            subject: "Link".to_owned(),
            text: "Link".to_owned(),
            html: "Link".to_owned(),
        },
        limit: MailLimit { pause: SignedDuration::from_mins(1), most: 3, within: SignedDuration::from_hours(24) },
        network: None,
        most_of_network: 4,
        most: 4,
        at: when,
    }
}

fn write(id: &str) -> RequestWrite {
    RequestWrite { identity_confirmed_at: Some(at(2)), ..super::world::ask(id, RequestKind::Access) }
}

fn waits(link: Option<PublicLink>) -> PublicAsked {
    match link {
        Some(PublicLink::Waits(asked)) => asked,
        other => panic!("{other:?}"),
    }
}

/// The link makes one request, and leads to it as often as it is followed in its time.
pub async fn a_public_request_is_stored_by_its_link_once(database: Shared) {
    database.ask_in_public(&ask(1, "Zoë (verzonnen)", at(0))).await.unwrap();
    let asked = waits(database.public_ask(&LINK, at(1)).await.unwrap());
    assert_eq!((asked.name.as_str(), asked.address.as_str()), ("Zoë (verzonnen)", "zoe@example.nl"));
    assert_eq!(database.public_ask(&LINK, at(60)).await.unwrap(), None, "too late");
    assert!(database.confirm_public(&LINK, "s1", &write("r1"), at(60)).await.unwrap().is_none());
    let full = database.confirm_public(&LINK, "s1", &write("r1"), at(2)).await.unwrap().unwrap();
    assert_eq!((full.row.role, full.row.proof, full.events.len()), (None, Proof::EmailLink, 2));
    let again = database.confirm_public(&LINK, "s2", &write("r2"), at(59)).await.unwrap().unwrap();
    assert_eq!(again, full, "the same, and nothing new");
    assert_eq!(database.public_ask(&LINK, at(59)).await.unwrap(), Some(PublicLink::Followed(full.row.id.clone())));
    assert!(database.desk_request(&"r2".parse().unwrap()).await.unwrap().is_none());
    assert_eq!(database.public_ask(&LINK, at(60)).await.unwrap(), None, "too late");
    assert!(database.confirm_public(&LINK, "s2", &write("r2"), at(60)).await.unwrap().is_none());
    assert_eq!(database.outbox().await.unwrap().waiting, 1, "the link alone: this request has no e-mail of its own");
    assert_eq!(database.expire_asks(at(60)).await.unwrap(), 1);
    let (_, head) = database.desk_request(&full.row.id).await.unwrap().unwrap();
    assert_eq!((head.name.as_str(), head.scope), ("Zoë (verzonnen)", None));
}

/// The same asked again while it is open is the first; of another name it is another's.
pub async fn a_public_twin_is_the_first(database: Shared) {
    for (token, name, minute) in [(1, "Zoë", 0), (2, "Zoë", 2), (3, "Zed", 4)] {
        database.ask_in_public(&ask(token, name, at(minute))).await.unwrap();
    }
    let first = database.confirm_public(&[1; 32], "s1", &write("r1"), at(5)).await.unwrap().unwrap();
    let twin = database.confirm_public(&[2; 32], "s2", &write("r2"), at(6)).await.unwrap().unwrap();
    let other = database.confirm_public(&[3; 32], "s3", &write("r3"), at(7)).await.unwrap().unwrap();
    assert_eq!((twin.row.id.as_str(), other.row.id.as_str()), (first.row.id.as_str(), "r3"));
}

/// What stands still for it is what the answer says was done, and everything where it does not say for which purpose.
pub async fn what_a_public_request_restricts_is_what_was_done(database: Shared) {
    database.ask_in_public(&ask(1, "Zoë", at(0))).await.unwrap();
    let of_all = RequestWrite { kind: RequestKind::Restriction, purposes: Vec::new(), ..write("r-1") };
    assert_eq!(database.confirm_public(&LINK, "s1", &of_all, at(2)).await.unwrap().unwrap().still, None);
    let row = |purpose, result, ground: Option<&str>| OutcomeRow {
        purpose,
        category: "email".to_owned(),
        result,
        ground: ground.map(str::to_owned),
        until: None,
    };
    let event = RequestEventRow { kind: RequestEventKind::Restricted, at: at(3), reason: None };
    let kept = row(Some(PurposeId::Contact), OutcomeResult::Kept, Some("een geschil"));
    for (purpose, still) in [(None, vec![]), (Some(PurposeId::Newsletter), vec![PurposeId::Newsletter])] {
        let full = by_the_desk(&database, |change| {
            change.events = vec![event.clone()];
            change.outcome = Some(vec![row(purpose, OutcomeResult::Done, None), kept.clone()]);
            change.restrict = vec![PurposeId::Newsletter];
        })
        .await;
        assert_eq!(full.still, Some(still));
    }
}

/// Too many to one address: nobody is written to, nothing is kept, and nothing shows.
pub async fn a_mailbox_is_not_flooded_by_public_requests(database: Shared) {
    for (token, minute) in [(1, 0), (2, 0), (3, 2), (4, 4), (5, 6)] {
        let kept = database.ask_in_public(&ask(token, "Zoë", at(minute))).await.unwrap();
        assert_eq!(kept, PublicKept::Waits { mail_at: at(minute), until: at(60) }, "nobody can tell");
    }
    let mut kept = Vec::new();
    for token in 1..=5 {
        kept.push(database.public_ask(&[token; 32], at(7)).await.unwrap().is_some());
    }
    assert_eq!(kept, [true, false, true, true, false]);
    assert_eq!(database.outbox().await.unwrap().waiting, 3);
    assert_eq!(database.expire_asks(at(59)).await.unwrap(), 0);
    assert_eq!(database.expire_asks(at(60)).await.unwrap(), 3);
}

/// Of one network so many wait, and no more, until one was followed or has ended; another network is none of its business.
pub async fn so_many_public_requests_of_a_network_wait_and_no_more(database: Shared) {
    let of = |token: u8, network: &str, minute| {
        let address = EmailAddress::parse(&format!("zoe{token}@example.nl")).unwrap();
        let network = Some(network.to_owned());
        let works = SignedDuration::from_mins(60);
        PublicAsk { address, network, works, most: 100, most_of_network: 2, ..ask(token, "Zoë", at(minute)) }
    };
    let waits = |minute| PublicKept::Waits { mail_at: at(minute), until: at(minute + 60) };
    let asked = async |token, network, minute| database.ask_in_public(&of(token, network, minute)).await.unwrap();
    assert_eq!(asked(1, "192.0.2.1", 0).await, waits(0));
    assert_eq!(asked(2, "192.0.2.1", 5).await, waits(5));
    assert_eq!(asked(3, "192.0.2.1", 6).await, PublicKept::Full(at(60)));
    assert_eq!(asked(4, "192.0.2.2", 6).await, waits(6));
    assert!(database.confirm_public(&[2; 32], "s1", &write("r1"), at(7)).await.unwrap().is_some());
    assert_eq!(asked(5, "192.0.2.1", 8).await, waits(8), "one was followed");
    assert_eq!(asked(6, "192.0.2.1", 9).await, PublicKept::Full(at(60)));
    assert_eq!(asked(6, "192.0.2.1", 60).await, waits(60), "one has ended");
    let unknown = PublicAsk { network: None, ..of(7, "", 61) };
    for token in 7..=9 {
        let one = PublicAsk { token_hash: [token; 32], ..unknown.clone() };
        assert_eq!(database.ask_in_public(&one).await.unwrap(), waits(61), "nobody knows whose network it is");
    }
}

/// Whoever would have strangers' mailboxes filled gets no further than so many e-mails an hour; nobody is turned away, and each
/// link works its hour from when its e-mail may leave.
pub async fn beyond_so_many_links_the_next_leaves_later(database: Shared) {
    let asked = async |token: u8, minute| {
        let address = EmailAddress::parse(&format!("zoe{token}@example.nl")).unwrap();
        let works = SignedDuration::from_mins(60);
        let one = PublicAsk { address, works, most: 2, ..ask(token, "Zoë", at(minute)) };
        database.ask_in_public(&one).await.unwrap()
    };
    let mut kept = Vec::new();
    for (token, minute) in [(1, 0), (2, 10), (3, 11), (4, 12), (5, 13)] {
        match asked(token, minute).await {
            PublicKept::Waits { mail_at, until } => {
                assert_eq!(until, mail_at + SignedDuration::from_mins(60), "{token}");
                kept.push(mail_at);
            }
            PublicKept::Full(at) => panic!("{token} is turned away until {at}"),
        }
    }
    assert_eq!(kept, [0, 10, 60, 70, 120].map(at));
    let lease = SignedDuration::from_mins(1);
    for (minute, leave) in [(13, 2), (59, 0), (60, 1), (70, 1), (119, 0), (120, 1)] {
        let mails = database.lease_mail(at(minute), lease, 9).await.unwrap();
        assert_eq!(mails.len(), leave, "{minute}");
        for mail in mails {
            database.mail_sent(mail.id).await.unwrap();
        }
    }
    waits(database.public_ask(&[3; 32], at(119)).await.unwrap());
    assert_eq!(database.public_ask(&[3; 32], at(120)).await.unwrap(), None);
}
