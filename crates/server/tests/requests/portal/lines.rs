//! What the test's own thread logged: one subscriber for all tests, since tracing remembers for all threads who listens.

use std::cell::RefCell;
use std::io::Write;
use std::sync::Once;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

thread_local! {
    static LINES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct Here;

impl Write for Here {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LINES.with_borrow_mut(|lines| lines.write(bytes))
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Listens to everything that this program says, down to its finest line.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let only = Targets::new().with_target("mijn_privacy_server", tracing::Level::TRACE);
        let layer = tracing_subscriber::fmt::layer().json().with_writer(|| Here);
        tracing_subscriber::registry().with(only).with(layer).init();
    });
}

/// The lines since the last time.
pub fn taken() -> String {
    String::from_utf8(LINES.take()).unwrap()
}
