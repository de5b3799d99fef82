//! The link by which somebody without an account follows their request: its id and a MAC, so that nothing is stored that a
//! thief of the database could follow.

use crate::App;
use crate::app::API_BASE;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::RequestId;

fn message(id: &RequestId) -> Vec<u8> {
    format!("request\n{id}").into_bytes()
}

/// What stands in the link: the id, a dot, the MAC.
pub fn token(app: &App, id: &RequestId) -> String {
    format!("{id}.{}", URL_SAFE_NO_PAD.encode(app.keys.links.mac(&message(id))))
}

/// The page, absolute.
pub fn url(app: &App, id: &RequestId) -> String {
    format!("{}{}", app.config.server.url(), path(app, id))
}

/// The page, on this host.
pub fn path(app: &App, id: &RequestId) -> String {
    format!("{API_BASE}/public/requests/{}", token(app, id))
}

/// Of which request a token is; none when it is not ours.
pub fn read(app: &App, token: &str) -> Option<RequestId> {
    let (id, mac) = token.rsplit_once('.')?;
    let (id, mac) = (id.parse::<RequestId>().ok()?, URL_SAFE_NO_PAD.decode(mac).ok()?);
    (mac.len() == 32 && app.keys.links.verifies(&message(&id), &mac)).then_some(id)
}
