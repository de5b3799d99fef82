//! The worker, on a real outbox, towards a real server.

use crate::parts::{address, asked, composer, sender};
use crate::server::{Server, Way};
use jiff::{SignedDuration, Timestamp};
use mail_parser::MessageParser;
use mijn_privacy_mail::{MailUrl, Smtp, Timeouts, Transport, Worker};
use mijn_privacy_store::seal::{SealKey, SealKeys};
use mijn_privacy_store::{
    Clock, MailVerbs, NewMail, OutboxFacts, Random, SqliteStore, Store, StoreKeys, SystemClock, SystemRandom,
};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A clock that a test puts forward.
#[derive(Default)]
struct Forward(AtomicI64);

impl Clock for Forward {
    fn now(&self) -> Timestamp {
        SystemClock.now() + SignedDuration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

struct Post {
    folder: tempfile::TempDir,
    store: Arc<SqliteStore>,
    clock: Arc<Forward>,
    stop: watch::Sender<bool>,
    workers: Mutex<Vec<JoinHandle<()>>>,
}

impl Post {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let seals = |byte| SealKeys::new(SealKey::new([byte; 32]), None);
        let keys = StoreKeys { audit: [1; 32], address: [2; 32], texts: seals(3), results: seals(4) };
        let store = SqliteStore::open(&folder.path().join("test.db"), keys, Arc::new(SystemRandom)).await.unwrap();
        store.migrate().await.unwrap();
        let (stop, _) = watch::channel(false);
        Self { folder, store: Arc::new(store), clock: Arc::default(), stop, workers: Mutex::default() }
    }

    /// `count` e-mails, to `1@example.nl` and so on.
    async fn post(&self, count: u8) -> Vec<NewMail> {
        let mut mails = Vec::new();
        for number in 1..=count {
            let mut mail = composer().confirmation(&address(&format!("{number}@example.nl")), &asked("Nieuwsbrief"));
            mail.message_id = composer().message_id([number; 16]);
            self.store.post(&mail, self.clock.now()).await.unwrap();
            mails.push(mail);
        }
        mails
    }

    fn work(&self, server: &Server) {
        let Ok(MailUrl::Smtp(smtp)) = server.url().parse() else { panic!() };
        let timeouts = Timeouts { connect: Duration::from_secs(1), send: Duration::from_secs(1) };
        let worker = Worker {
            store: self.store.clone() as Arc<dyn MailVerbs>,
            transport: Transport::Smtp(Box::new(Smtp::new(smtp, sender(), timeouts).unwrap())),
            clock: self.clock.clone(),
            random: Arc::new(SystemRandom) as Arc<dyn Random>,
            per_minute: None,
        };
        self.workers.lock().unwrap().push(tokio::spawn(worker.run(self.stop.subscribe())));
    }

    async fn facts(&self) -> (u32, u32) {
        let OutboxFacts { waiting, given_up, .. } = self.store.outbox().await.unwrap();
        (waiting, given_up)
    }

    /// Waits until this holds, and then stops the workers.
    async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let begun = Instant::now();
        while !holds().await {
            assert!(begun.elapsed() < Duration::from_secs(20), "{what}: {:?}", self.facts().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn forward(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Says how long it took.
    async fn stop(&self) -> Duration {
        let begun = Instant::now();
        self.stop.send_replace(true);
        let workers = std::mem::take(&mut *self.workers.lock().unwrap());
        for worker in workers {
            worker.await.unwrap();
        }
        begun.elapsed()
    }
}

fn ids(server: &Server) -> Vec<String> {
    let arrived = server.arrived();
    let id = |raw: &[u8]| MessageParser::default().parse(raw).unwrap().message_id().unwrap().to_owned();
    arrived.iter().map(|mail| id(&mail.data)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn several_workers_send_each_mail_once() {
    let (post, server) = (Post::new().await, Server::start(&[], false).await);
    let mails = post.post(25).await;
    for _ in 0..4 {
        post.work(&server);
    }
    post.until("all are sent", async || post.facts().await == (0, 0)).await;
    let mut arrived = ids(&server);
    arrived.sort_unstable();
    let mut posted: Vec<_> = mails.into_iter().map(|mail| mail.message_id).collect();
    posted.sort_unstable();
    assert_eq!(arrived, posted);
    // One that comes later is seen without a restart.
    let late = NewMail { message_id: "late@example.nl".into(), ..post.post(1).await.remove(0) };
    post.store.post(&late, post.clock.now()).await.unwrap();
    post.until("the late one is sent", async || ids(&server).contains(&late.message_id)).await;
    assert!(post.stop().await < Duration::from_secs(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_for_now_is_sent_later_under_the_same_id() {
    tokio::join!(
        fails_twice(Way::Refuse("451 later")),
        fails_twice(Way::Busy("421 busy")),
        fails_twice(Way::Drop),
        fails_twice(Way::Hang),
    );
}

async fn fails_twice(way: Way) {
    let (post, server) = (Post::new().await, Server::start(&[way, way], false).await);
    let mail = post.post(1).await.remove(0);
    post.work(&server);
    for tries in 1..=2 {
        post.until("it is tried", async || server.lines() == tries && why(&post).await.is_some()).await;
        assert_eq!(post.facts().await, (1, 0), "{way:?}");
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        assert_eq!(server.lines(), tries, "{way:?}: not again before its time");
        post.forward(60 * i64::from(tries) + 1);
    }
    post.until("it is sent", async || post.facts().await == (0, 0)).await;
    assert_eq!((server.lines(), ids(&server)), (3, vec![mail.message_id]), "{way:?}");
    post.stop().await;
}

/// Why the first e-mail of the outbox waits, once it is no longer under way.
async fn why(post: &Post) -> Option<String> {
    use sqlx::Connection;
    let file = format!("sqlite://{}?mode=ro", post.folder.path().join("test.db").display());
    let mut file = sqlx::SqliteConnection::connect(&file).await.unwrap();
    let sql = "SELECT why FROM outbox WHERE why IS NOT NULL AND (due_at IS NULL OR due_at < ?1) LIMIT 1";
    // A lease lasts five minutes: what is due sooner was given back.
    let soon = (post.clock.now() + SignedDuration::from_mins(4)).as_microsecond();
    sqlx::query_scalar(sql).bind(soon).fetch_optional(&mut file).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_for_good_is_kept_as_a_fact_and_no_more() {
    let (post, server) = (Post::new().await, Server::start(&[Way::Refuse("550 1@example.nl is nobody")], false).await);
    post.post(1).await;
    post.work(&server);
    post.until("it is given up", async || post.facts().await == (0, 1)).await;
    post.forward(7 * 24 * 3600);
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!((server.lines(), post.facts().await), (1, (0, 1)), "it is not tried again");
    assert_eq!(why(&post).await.as_deref(), Some("the server said 550"));
    post.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_five_days_it_is_given_up() {
    let ways = [Way::Refuse("451 later"); 3];
    let (post, server) = (Post::new().await, Server::start(&ways, false).await);
    post.post(1).await;
    post.work(&server);
    post.until("it is tried", async || why(&post).await.is_some()).await;
    post.forward(5 * 24 * 3600);
    post.until("it is given up", async || post.facts().await == (0, 1)).await;
    assert!(ids(&server).is_empty());
    post.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_dies_loses_nothing() {
    let (post, server) = (Post::new().await, Server::start(&[], false).await);
    let mail = post.post(1).await.remove(0);
    // Taken, accepted by the server, and killed before that was noted.
    let taken = post.store.lease_mail(post.clock.now(), SignedDuration::from_mins(5), 1).await.unwrap();
    assert_eq!(taken.len(), 1);
    post.work(&server);
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(server.arrived().is_empty(), "while it is taken nobody else sends it");
    post.forward(5 * 60 + 1);
    post.until("it is sent", async || post.facts().await == (0, 0)).await;
    assert_eq!(ids(&server), [mail.message_id]);
    post.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_stops_in_the_middle_of_a_mail_and_gives_it_back() {
    let (post, server) = (Post::new().await, Server::start(&[Way::Hang], false).await);
    let mail = post.post(1).await.remove(0);
    let Ok(MailUrl::Smtp(smtp)) = server.url().parse() else { panic!() };
    let worker = Worker {
        store: post.store.clone(),
        transport: Transport::Smtp(Box::new(Smtp::new(smtp, sender(), Timeouts::default()).unwrap())),
        clock: post.clock.clone(),
        random: Arc::new(SystemRandom),
        per_minute: None,
    };
    post.workers.lock().unwrap().push(tokio::spawn(worker.run(post.stop.subscribe())));
    post.until("it is under way", async || server.lines() == 1).await;
    let took = post.stop().await;
    assert!(took < Duration::from_secs(5), "{took:?}");
    let again = post.store.lease_mail(post.clock.now(), SignedDuration::from_mins(5), 1).await.unwrap();
    assert_eq!(again.iter().map(|taken| taken.mail.message_id.as_str()).collect::<Vec<_>>(), [mail.message_id]);
}

#[tokio::test(flavor = "multi_thread")]
async fn so_many_a_minute_and_no_more() {
    let (post, server) = (Post::new().await, Server::start(&[], false).await);
    post.post(3).await;
    let Ok(MailUrl::Smtp(smtp)) = server.url().parse() else { panic!() };
    let worker = Worker {
        store: post.store.clone(),
        transport: Transport::Smtp(Box::new(Smtp::new(smtp, sender(), Timeouts::default()).unwrap())),
        clock: post.clock.clone(),
        random: Arc::new(SystemRandom),
        per_minute: std::num::NonZeroU32::new(60),
    };
    let begun = Instant::now();
    post.workers.lock().unwrap().push(tokio::spawn(worker.run(post.stop.subscribe())));
    post.until("all are sent", async || post.facts().await == (0, 0)).await;
    assert!(begun.elapsed() >= Duration::from_secs(2), "{:?}", begun.elapsed());
    post.stop().await;
    assert!(post.store.ping().await.is_ok());
}
