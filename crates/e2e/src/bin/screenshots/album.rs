//! A browser in front of a server, and the folder for its pictures.

use std::path::{Path, PathBuf};

use e2e::browser::Room;
use e2e::{Browser, Look, PHONE, WIDE, Widget, portal};
use e2e::{proxy::Proxy, server::Server};

const LOOKS: [(Look, &str); 2] = [(Look::Light, "light"), (Look::Dark, "dark")];
const SIZES: [((u32, u32), &str); 2] = [(WIDE, "1280"), (PHONE, "360")];
const STILL: &str = "document.getAnimations().every((a) => a.playState !== 'running')";
/// The README's, cut off below: who reads it is to see what it is, not to scroll.
const README: [((u32, u32), &str); 2] = [((1280, 1400), "1280"), ((360, 1600), "360")];
/// Bytes of a picture that a reader should not have to wait for.
const README_LIMIT: usize = 300_000;

/// Somebody who takes pictures.
pub struct Album {
    /// Where they look.
    pub browser: Browser,
    /// Between browser and server.
    pub proxy: Proxy,
    /// What they look at.
    pub server: Server,
    folder: PathBuf,
}

impl Album {
    /// An empty one, on a server of its own.
    pub async fn new(folder: &Path) -> Self {
        let mut room = Room::for_browsers(1).await;
        let server = Server::start().await;
        let proxy = Proxy::start(server.port()).await;
        Self { browser: room.browser().await, proxy, server, folder: folder.to_owned() }
    }

    /// The widget.
    pub fn widget(&self) -> Widget<'_> {
        Widget::new(&self.browser, 0)
    }

    /// The page, where the server made it.
    pub fn page(&self) -> Widget<'_> {
        Widget::page(&self.browser)
    }

    /// Logs a customer in, whoever was.
    pub async fn log_in(&self, username: &str) {
        self.browser.driver().delete_all_cookies().await.expect("cookies can be deleted");
        portal::log_in(&self.browser, &self.proxy.origin(), username).await;
        self.widget().sees("details.card").await;
        self.widget().sees("#training").await;
    }

    /// Opens a section of the widget by its address.
    pub async fn goes_to(&self, section: &str) {
        self.browser.eval(&format!("location.hash = '#mijn-privacy/{section}'")).await;
    }

    /// Opens a page of the server.
    pub async fn opens(&self, path: &str) {
        self.browser.open(&format!("{}{path}", self.proxy.origin())).await;
    }

    /// The whole page in every look and size.
    pub async fn take(&self, name: &str) {
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
    pub async fn readme(&self) {
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
}
