//! Where the next page of the queue starts, signed so that only our own comes back, and only to the same list.

use crate::App;
use crate::desk::ListAsk;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const MAC_BYTES: usize = 16;

fn signed_text(ask: &ListAsk, key: &str) -> String {
    let kind = ask.kind.map_or("", |kind| kind.as_str());
    format!("desk requests\n{}\n{kind}\n{key}", ask.filter.as_str())
}

/// For the answer.
pub(super) fn seal(app: &App, ask: &ListAsk, key: &str) -> String {
    let mac = app.keys.cursor.mac(signed_text(ask, key).as_bytes());
    URL_SAFE_NO_PAD.encode([&mac[..MAC_BYTES], key.as_bytes()].concat())
}

/// From the call.
pub(super) fn open(app: &App, ask: &ListAsk, text: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (mac, key) = bytes.split_at_checked(MAC_BYTES)?;
    let key = std::str::from_utf8(key).ok()?;
    app.keys.cursor.verifies(signed_text(ask, key).as_bytes(), mac).then(|| key.to_owned())
}
