//! Changing one's own profile, and a new address that waits for its click.

use super::letters::*;
use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};

use ConsentState::Granted;

fn value(which: &str, category: &'static str, text: &str) -> Item {
    Item::Value(account(which), category, text.to_owned(), Some(at(-9)))
}

async fn filled(database: &Shared) {
    people(database).await;
    let items = vec![
        value("a", "phone", "+31 6 00000001"),
        value("a", "payment", "NL91ABNA0417164300"),
        value("a", "email", "Anna@Example.NL"),
        value("a", "email", "facturen@example.nl"),
    ];
    database.seed(items).await.unwrap();
}

fn write(values: &[(&str, &str)], if_revision: &str) -> ProfileWrite {
    ProfileWrite {
        values: values.iter().map(|(kind, value)| ((*kind).to_owned(), (*value).to_owned())).collect(),
        email: None,
        if_revision: if_revision.to_owned(),
        limit: limit(),
        ip_address: Some("192.0.2.10".to_owned()),
        at: at(0),
    }
}

/// A change of the address to `<name>@example.nl`, whose link is numbered and works for an hour.
fn moves(name: &str, number: u8, if_revision: &str, minutes: i64) -> ProfileWrite {
    let email = NewEmail {
        address: address(name),
        token_hash: [number; 32],
        expires_at: at(minutes + 60),
        mail: mail(name, number),
    };
    ProfileWrite { email: Some(email), at: at(minutes), ..write(&[], if_revision) }
}

async fn change(database: &Shared, scope: &Scope, write: &ProfileWrite, name: &str) -> Once {
    let made = Box::new(|state: &ProfileState| answer(state.revision.clone()));
    database.change_profile(scope, write, &key(name, 1), made).await.unwrap()
}

async fn revision(database: &Shared, scope: &Scope) -> String {
    database.profile_state(scope).await.unwrap().revision
}

async fn of(database: &Shared, scope: &Scope, kind: &str) -> Vec<String> {
    let state = database.profile_state(scope).await.unwrap();
    assert_eq!(state.values, database.profile(scope).await.unwrap());
    state.values.into_iter().filter(|value| value.category == kind).map(|value| value.value).collect()
}

async fn confirm(database: &Shared, number: u8, minutes: i64) -> Option<String> {
    let told = Box::new(|old: &EmailAddress| NewMail {
        message_id: format!("told-{number}@example.nl"),
        to: old.clone(),
        subject: format!("Nieuw adres {number}"),
        ..mail("unused", number)
    });
    let found = database.confirm_email(&[number; 32], at(minutes), told).await.unwrap();
    found.map(|address| address.as_str().to_owned())
}

/// ACC-7: a value in the place of the one of its kind, counted, and seen in the activity without what it was.
pub async fn a_change_takes_the_place_of_what_was_stored(database: Shared) {
    filled(&database).await;
    assert_eq!(revision(&database, &anna()).await, "1-1");
    let new = write(&[("phone", "+31 6 00000003"), ("name_address", "Anna Nieuw (verzonnen)")], "1-1");
    assert_eq!(change(&database, &anna(), &new, "k1").await, Once::Done(answer("2-1")));
    assert_eq!(of(&database, &anna(), "phone").await, ["+31 6 00000003"]);
    assert_eq!(of(&database, &anna(), "name_address").await, ["Anna Nieuw (verzonnen)"]);
    assert_eq!(of(&database, &anna(), "payment").await, ["NL91ABNA0417164300"]);
    let done = database.activity(&anna(), &first(9)).await.unwrap().items;
    assert_eq!((done.len(), done[0].action.as_str(), done[0].at), (1, "profile_changed", at(0)));
    assert_eq!(done[0].ip_address.as_deref(), Some("192.0.2.10"));

    assert_eq!(change(&database, &anna(), &new, "k1").await, Once::Replayed(answer("2-1")), "a lost answer");
    assert_eq!(change(&database, &anna(), &new, "k2").await, Once::Stale);
    let same = ProfileWrite { if_revision: "2-1".to_owned(), ..new };
    assert_eq!(change(&database, &anna(), &same, "k3").await, Once::Done(answer("2-1")), "it is so already");
    assert_eq!(database.activity(&anna(), &first(9)).await.unwrap().total, 1);
    assert_eq!(revision(&database, &uma()).await, "2-1", "of the account, for each of its people");
}

/// What is the account's is its owner's to change, and what is a person's goes another way. All or nothing.
pub async fn who_does_not_own_the_account_changes_nothing_of_it(database: Shared) {
    filled(&database).await;
    let phone = write(&[("phone", "+31 6 00000009")], "1-1");
    assert_eq!(change(&database, &uma(), &phone, "k1").await, Once::Missing);
    for kind in ["email", "ip_address", "username"] {
        let both = write(&[("phone", "+31 6 00000009"), (kind, "x")], "1-1");
        assert_eq!(change(&database, &anna(), &both, "k2").await, Once::Missing, "{kind}");
    }
    let nobody = Scope { account: account("b"), ..anna() };
    assert_eq!(change(&database, &nobody, &phone, "k3").await, Once::Missing);
    let both = ProfileWrite { values: phone.values.clone(), ..moves("uma2", 1, "1-1", 0) };
    assert_eq!(change(&database, &uma(), &both, "k4").await, Once::Missing);
    assert_eq!(of(&database, &anna(), "phone").await, ["+31 6 00000001"]);
    assert_eq!(letters(&database).await, [""; 0]);
    assert_eq!(change(&database, &uma(), &moves("uma2", 1, "1-1", 0), "k5").await, Once::Done(answer("1-2")));
}

/// Two numbers are not replaced by one: a change in place names none of them.
pub async fn one_of_several_values_is_not_changed_in_place(database: Shared) {
    filled(&database).await;
    database.seed(vec![value("a", "phone", "+31 6 00000002")]).await.unwrap();
    let phone = write(&[("phone", "+31 6 00000009"), ("payment", "nieuw")], "1-1");
    assert_eq!(change(&database, &anna(), &phone, "k1").await, Once::Missing);
    assert_eq!(of(&database, &anna(), "phone").await.len(), 2);
    assert_eq!(of(&database, &anna(), "payment").await, ["NL91ABNA0417164300"]);
}

/// Two pages that are open at once.
pub async fn changes_at_once_are_one(database: Shared) {
    filled(&database).await;
    let tries = (0..8).map(|number| {
        let database = database.clone();
        tokio::spawn(async move {
            let text = format!("+31 6 0000001{number}");
            let new = write(&[("phone", text.as_str())], "1-1");
            change(&database, &anna(), &new, &format!("k{number}")).await
        })
    });
    let mut done = 0;
    for one in tries.collect::<Vec<_>>() {
        match one.await.unwrap() {
            Once::Done(stored) => {
                assert_eq!(stored.body, "2-1");
                done += 1;
            }
            other => assert_eq!(other, Once::Stale),
        }
    }
    assert_eq!((done, of(&database, &anna(), "phone").await.len()), (1, 1));
}

/// The address holds once its link is followed, the old one is told, and the account's own goes along where it was the same.
pub async fn a_new_address_waits_for_its_click(database: Shared) {
    filled(&database).await;
    assert_eq!(change(&database, &anna(), &moves("nieuw", 1, "1-1", 0), "k1").await, Once::Done(answer("1-2")));
    let state = database.profile_state(&anna()).await.unwrap();
    assert_eq!(state.pending, Some((address("nieuw"), at(60))));
    assert_eq!(of(&database, &anna(), "email").await, ["Anna@Example.NL", "facturen@example.nl", "anna@example.nl"]);
    assert_eq!(letters(&database).await, ["Bericht 1"]);
    assert_eq!(database.new_email(&[1; 32], at(59)).await.unwrap(), Some(address("nieuw")));
    assert_eq!(database.new_email(&[1; 32], at(60)).await.unwrap(), None, "too late");
    assert_eq!(database.new_email(&[2; 32], at(0)).await.unwrap(), None);
    assert_eq!(confirm(&database, 1, 60).await, None);
    assert_eq!(confirm(&database, 1, 59).await.as_deref(), Some("nieuw@example.nl"));
    assert_eq!(of(&database, &anna(), "email").await, ["nieuw@example.nl", "facturen@example.nl"]);
    let state = database.profile_state(&anna()).await.unwrap();
    assert_eq!((state.pending, state.revision.as_str()), (None, "2-3"));
    assert_eq!(database.holders(&address("nieuw")).await.unwrap(), [holder("anna")]);
    assert_eq!(database.holders(&address("anna")).await.unwrap(), []);
    let told = database.lease_mail(at(100), SignedDuration::from_mins(1), 9).await.unwrap();
    assert_eq!((told.len(), told[0].mail.to.as_str()), (1, "anna@example.nl"));
    assert_eq!(confirm(&database, 1, 59).await, None, "followed again");
    assert_eq!(revision(&database, &anna()).await, "2-3");
    // The person's own address holds in every account of theirs, and in nobody else's.
    assert_eq!(of(&database, &bram(), "email").await, ["bram@example.nl"]);
}

/// One waits at a time: the link before it is dead, and its e-mail goes where it was not sent.
pub async fn the_last_address_asked_for_is_the_one(database: Shared) {
    filled(&database).await;
    change(&database, &anna(), &moves("een", 1, "1-1", 0), "k1").await;
    assert_eq!(change(&database, &anna(), &moves("twee", 2, "1-2", 1), "k2").await, Once::Done(answer("1-3")));
    assert_eq!(letters(&database).await, ["Bericht 2"]);
    assert_eq!(confirm(&database, 1, 2).await, None);
    assert_eq!(database.profile_state(&anna()).await.unwrap().pending, Some((address("twee"), at(61))));
    // The present address takes it back, and asks for nothing.
    assert_eq!(change(&database, &anna(), &moves("anna", 3, "1-3", 3), "k3").await, Once::Done(answer("1-4")));
    assert_eq!(database.profile_state(&anna()).await.unwrap().pending, None);
    assert_eq!(letters(&database).await, [""; 0]);
    assert_eq!(confirm(&database, 2, 4).await, None);
    assert_eq!(change(&database, &anna(), &moves("anna", 4, "1-4", 5), "k4").await, Once::Done(answer("1-4")));
    assert_eq!(database.activity(&anna(), &first(9)).await.unwrap().total, 3);
}

/// The same limit for all e-mails that somebody asks for; nothing else of the change is done then.
pub async fn too_many_emails_to_an_address_wait(database: Shared) {
    filled(&database).await;
    change(&database, &anna(), &moves("nieuw", 1, "1-1", 0), "k1").await;
    let again = ProfileWrite { values: vec![("phone".to_owned(), "1".to_owned())], ..moves("NIEUW", 2, "1-2", 3) };
    assert_eq!(change(&database, &anna(), &again, "k2").await, Once::Wait(SignedDuration::from_mins(2)));
    assert_eq!(of(&database, &anna(), "phone").await, ["+31 6 00000001"]);
    assert_eq!(revision(&database, &anna()).await, "1-2");
    assert_eq!(database.new_email(&[1; 32], at(3)).await.unwrap(), Some(address("nieuw")), "the first one still works");
    let later = moves("nieuw", 2, "1-2", 5);
    assert_eq!(change(&database, &anna(), &later, "k2").await, Once::Done(answer("1-3")), "the key is free");
    // Somebody else's asking counts too.
    let other = moves("nieuw", 3, "1-1", 6);
    assert!(matches!(change(&database, &bram(), &other, "k1").await, Once::Wait(_)));
    let yes = asks(&bram(), "nieuw", 4, 7);
    assert!(matches!(send(&database, &bram(), &yes, &key("k2", 2)).await, Once::Wait(_)));
}

/// A no is its mailbox's, a choice its person's: neither a new address nor an old one is mailed against a no.
pub async fn choices_go_along_and_a_mailbox_keeps_its_no(database: Shared) {
    use ConsentId::{Marketing, Newsletter};
    filled(&database).await;
    let marketing = |name, state, minutes| choice(name, Marketing, state, Channel::Portal, minutes);
    let items = vec![
        marketing("anna", Granted, 0),
        choice("anna", Newsletter, Granted, Channel::Portal, 0),
        marketing("bram", ConsentState::Objected, 0),
        marketing("tess", Granted, 0),
    ];
    database.seed(items).await.unwrap();
    assert_eq!(permits(&database, Marketing, &["anna", "bram", "nieuw"], 10).await, {
        use Permit::{NotPermitted, Permitted};
        [Permitted, NotPermitted, NotPermitted]
    });
    let to = async |scope: Scope, name: &str, number: u8| {
        let seen = revision(&database, &scope).await;
        let minutes = 10 * i64::from(number);
        change(&database, &scope, &moves(name, number, &seen, minutes), &format!("k{number}")).await;
        confirm(&database, number, minutes).await.unwrap();
    };
    // A yes goes along, and the address that was left is nobody's.
    to(anna(), "nieuw", 1).await;
    assert_eq!(permit(&database, Marketing, "nieuw", 20).await, Permit::Permitted);
    assert_eq!(permit(&database, Marketing, "anna", 21).await, Permit::NotPermitted);
    // To a mailbox that said no to marketing, and to nothing else.
    to(anna(), "bram", 2).await;
    assert_eq!(now(&database, &holder("anna"), Marketing).await, (Granted, 1), "her own choice is not rewritten");
    assert_eq!(permit(&database, Marketing, "bram", 22).await, Permit::NotPermitted);
    assert_eq!(permit(&database, Newsletter, "bram", 23).await, Permit::Permitted);
    // A no goes along too, and the mailbox keeps its own.
    to(bram(), "bram2", 3).await;
    assert_eq!(permit(&database, Marketing, "bram2", 24).await, Permit::NotPermitted);
    to(tess(), "bram", 4).await;
    assert_eq!(permit(&database, Marketing, "bram", 25).await, Permit::NotPermitted);
    // Her own yes at that address lifts it.
    database.seed(vec![marketing("tess", ConsentState::Objected, 5), marketing("tess", Granted, 6)]).await.unwrap();
    assert_eq!(permit(&database, Marketing, "bram", 26).await, Permit::Permitted);
}

/// What nobody confirms is forgotten.
pub async fn an_unconfirmed_address_is_forgotten(database: Shared) {
    filled(&database).await;
    change(&database, &anna(), &moves("nieuw", 1, "1-1", 0), "k1").await;
    change(&database, &bram(), &moves("ander", 2, "1-1", 30), "k1").await;
    assert_eq!(database.expire_emails(at(59)).await.unwrap(), 0);
    assert_eq!(database.expire_emails(at(60)).await.unwrap(), 1);
    assert_eq!(database.profile_state(&anna()).await.unwrap().pending, None);
    assert_eq!(confirm(&database, 2, 61).await.as_deref(), Some("ander@example.nl"));
}
