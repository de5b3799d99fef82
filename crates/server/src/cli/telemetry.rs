//! The log: one line per call and per event, on the standard error stream, without anything about a person.

use crate::config::LogFormat;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

/// Starts it, once. Libraries only warn: their finer lines may quote what they work on.
pub fn start(format: LogFormat) {
    let ours = ["mijn_privacy_server", "mijn_privacy_mail"].map(|target| (target, LevelFilter::INFO));
    let only = Targets::new().with_default(LevelFilter::WARN).with_targets(ours);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false);
    let registry = tracing_subscriber::registry().with(only);
    match format {
        LogFormat::Json => registry.with(lines.json().flatten_event(true)).init(),
        LogFormat::Text => registry.with(lines.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        // The place, never the message: that may quote data.
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        tracing::error!(place, "panic");
    }));
}
