//! Takes pictures of the main views, at two widths, light and dark: `screenshots FOLDER`; or with `--readme` before the
//! folder the two of the README.

use std::path::{Path, PathBuf};

use e2e::browser::Room;
use e2e::{Browser, Fault, Look, PHONE, WIDE, Widget, db, mail, portal};
use e2e::{proxy::Proxy, server::Server};
use hyper::Method;

const LOOKS: [(Look, &str); 2] = [(Look::Light, "light"), (Look::Dark, "dark")];
const SIZES: [((u32, u32), &str); 2] = [(WIDE, "1280"), (PHONE, "360")];
const STILL: &str = "document.getAnimations().every((a) => a.playState !== 'running')";
/// The README's, cut off below: who reads it is to see what it is, not to scroll.
const README: [((u32, u32), &str); 2] = [((1280, 1400), "1280"), ((360, 1600), "360")];
/// Bytes of a picture that a reader should not have to wait for.
const README_LIMIT: usize = 300_000;

struct Album {
    browser: Browser,
    proxy: Proxy,
    server: Server,
    folder: PathBuf,
}

#[tokio::main]
async fn main() {
    let mut args = std::env::args_os().skip(1).peekable();
    let for_readme = args.next_if(|word| word == "--readme").is_some();
    let Some(folder) = args.next().map(PathBuf::from) else {
        eprintln!("Say where the pictures should go: screenshots [--readme] FOLDER");
        std::process::exit(1);
    };
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let mut room = Room::for_browsers(1).await;
    let server = Server::start().await;
    let proxy = Proxy::start(server.port()).await;
    let album = Album { browser: room.browser().await, proxy, server, folder };
    if for_readme {
        album.readme().await;
        return;
    }
    album.home().await;
    album.choices().await;
    album.links().await;
    album.requests().await;
    album.step_up().await;
    album.failures().await;
    for username in ["nieuw", "gesloten", "geblokkeerd", "twee"] {
        album.log_in(username).await;
        album.take(&format!("home-{username}")).await;
    }
}

impl Album {
    fn widget(&self) -> Widget<'_> {
        Widget::new(&self.browser, 0)
    }

    async fn log_in(&self, username: &str) {
        self.browser.driver().delete_all_cookies().await.expect("cookies can be deleted");
        portal::log_in(&self.browser, &self.proxy.origin(), username).await;
        self.widget().sees("details.card").await;
        self.widget().sees("#training").await;
    }

    /// The whole page in every look and size.
    async fn take(&self, name: &str) {
        for (size, width) in SIZES {
            self.browser.size(size).await;
            for (look, shade) in LOOKS {
                self.browser.look(look).await;
                self.browser.wait("nothing moves", STILL).await;
                let whole = !name.starts_with("dialog");
                self.write(&format!("{name}-{width}-{shade}.png"), &self.browser.picture(whole).await);
            }
        }
        self.browser.look(Look::Light).await;
        self.browser.size(WIDE).await;
    }

    fn write(&self, name: &str, picture: &[u8]) {
        let path: &Path = &self.folder.join(name);
        std::fs::write(path, picture).expect("a picture can be written");
        println!("{}", path.display());
    }

    /// The home with its first card open.
    async fn readme(&self) {
        self.log_in("alles").await;
        let widget = self.widget();
        widget.press("details.card > summary").await;
        widget.sees("details.card[open] .inside").await;
        for (size, width) in README {
            self.browser.size(size).await;
            self.browser.eval("(document.activeElement.blur(), scrollTo(0, 0))").await;
            self.browser.wait("nothing moves", STILL).await;
            let picture = self.browser.picture(false).await;
            assert!(picture.len() < README_LIMIT, "{} bytes are too much for the README", picture.len());
            self.write(&format!("home-{width}.png"), &picture);
        }
    }

    async fn home(&self) {
        self.browser.open(&self.proxy.origin()).await;
        self.browser.wait("customers", "document.querySelectorAll('.customers li').length > 0").await;
        self.take("log-in").await;
        self.log_in("alles").await;
        self.take("home").await;
        let widget = self.widget();
        widget.press("#training").await;
        widget.says("#training-state", "Opgeslagen").await;
        widget.open_card("Je account").await;
        widget.open_card("Je bestellingen").await;
        widget.sees(".records li").await;
        widget.press("details.card[open] summary | Wie krijgt deze gegevens?").await;
        widget.press("details.card[open] summary | Welke rechten heb je hierbij?").await;
        self.take("cards").await;
    }

    /// Each choice in full, a receipt, and messages.
    async fn choices(&self) {
        let widget = self.widget();
        for one in ["newsletter", "marketing", "training", "analytics"] {
            self.browser.eval(&format!("location.hash = '#mijn-privacy/consents/{one}'")).await;
            widget.sees("ol.steps").await;
            self.take(&format!("choice-{one}")).await;
        }
        widget.press("ol.steps button").await;
        widget.sees("dl.values").await;
        self.take("receipt").await;
        self.browser.eval("location.hash = '#mijn-privacy/overview/contact'").await;
        widget.sees(".records li").await;
        self.take("messages").await;
    }

    /// The page that stops the newsletter, before and after.
    async fn links(&self) {
        self.server.operate(&["demo-mailing", "--purpose", "newsletter"]);
        let link = mail::link(&self.server.origin(), "jansje@example.nl", "/public/unsubscribe/").await;
        self.browser.open(&link).await;
        self.take("link-stop").await;
        portal::find(&self.browser, "button").await.click().await.expect("the button can be pressed");
        self.browser.wait("it says so", "document.body.innerText.includes('afgemeld')").await;
        self.take("link-stopped").await;
        self.browser.open(&self.proxy.origin()).await;
        self.widget().sees("details.card").await;
    }

    async fn requests(&self) {
        let widget = self.widget();
        widget.press("#go-requests").await;
        widget.sees("ul.list li").await;
        self.take("requests").await;
        for one in ["in-progress", "refused", "extended", "paused"] {
            self.browser.eval(&format!("location.hash = '#mijn-privacy/requests/demo-{one}'")).await;
            widget.sees("ol.steps").await;
            self.take(&format!("request-{one}")).await;
            widget.press("button | Terug").await;
            widget.sees("ul.list li").await;
        }
    }

    async fn step_up(&self) {
        let widget = self.widget();
        widget.press("button.main | Nieuw verzoek").await;
        widget.sees("#right-access").await;
        self.take("rights").await;
        widget.press("#right-access").await;
        widget.types("#text", "Graag alles over 2026.").await;
        self.take("form").await;
        db::change(&self.server, "UPDATE session SET authenticated_at = 0").await;
        widget.press("#submit").await;
        widget.types("#step-up-password", "verkeerd").await;
        widget.press("dialog button[type=submit]").await;
        widget.says("#step-up-error", "Dit wachtwoord klopt niet.").await;
        self.take("dialog-step-up").await;
        widget.types("#step-up-password", &e2e::api::password(&self.server.origin(), "alles").await).await;
        widget.press("dialog button[type=submit]").await;
        widget.sees(".note.ok").await;
        self.take("request-sent").await;
    }

    async fn failures(&self) {
        let widget = self.widget();
        self.log_in("alles").await;
        self.proxy.broken(Method::PUT, "consents/training", Fault::down());
        self.proxy.broken(Method::GET, "overview", Fault::down());
        widget.press("#training").await;
        widget.says("#training-state", "Niet opgeslagen.").await;
        self.browser.eval("document.querySelector('mijn-privacy').refresh()").await;
        widget.sees("section.stored .failed").await;
        self.take("failed").await;
        self.proxy.heal();
        self.log_in("alles").await;
        db::end_sessions(&self.server).await;
        widget.press("#training").await;
        self.browser.wait("the portal asks", "!!document.querySelector('dialog.again[open]')").await;
        self.take("dialog-expired").await;
        self.browser.eval("document.querySelector('dialog.again .later').click()").await;
        widget.sees(".failed").await;
        self.take("expired").await;
        let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
        self.proxy.fault(Method::GET, "/", Fault::Header("content-security-policy", policy), usize::MAX);
        self.browser.open(&format!("{}/?fallback", self.proxy.origin())).await;
        let password = e2e::api::password(&self.server.origin(), "alles").await;
        portal::fill_in(&self.browser, "[data-page=log-in]", "alles", &password).await;
        widget.sees("[part=fallback] .mp-contact").await;
        self.take("fallback").await;
        self.proxy.heal();
    }
}
