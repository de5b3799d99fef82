//! From which address a call comes: of the connection, or as the company's own proxies say.

use crate::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// The address of who calls; nothing where the server does not know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientIp(pub Option<IpAddr>);

impl ClientIp {
    /// As it is stored.
    pub fn text(self) -> Option<String> {
        self.0.map(|ip| ip.to_string())
    }
}

impl FromRequestParts<App> for ClientIp {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let is_ours = |ip: IpAddr| app.config.server.is_proxy(ip);
        Ok(Self(peer.map(|peer| client(peer.to_canonical(), &parts.headers, is_ours))))
    }
}

/// The last address that none of our proxies has: what stands before it, whoever sent the call may have written.
fn client(peer: IpAddr, headers: &HeaderMap, is_ours: impl Fn(IpAddr) -> bool) -> IpAddr {
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let mut client = peer;
    for hop in lines.iter().flat_map(|line| line.split(',')).rev() {
        if !is_ours(client) {
            break;
        }
        // What is no address was written by nobody of ours.
        let Some(ip) = parse(hop.trim()) else { break };
        client = ip;
    }
    client
}

/// An address, some proxies write its port too.
fn parse(hop: &str) -> Option<IpAddr> {
    let ip = hop.parse::<IpAddr>().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|both| both.ip()));
    ip.map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn of(peer: &str, lines: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        let ours = |ip: IpAddr| ["127.0.0.1", "192.0.2.1", "192.0.2.2"].contains(&ip.to_string().as_str());
        client(peer.parse().unwrap(), &headers, ours).to_string()
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        for (peer, lines, client) in [
            ("198.51.100.7", &[][..], "198.51.100.7"),
            ("198.51.100.7", &["203.0.113.9"], "198.51.100.7"),
            ("127.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", &["203.0.113.9:5000"], "203.0.113.9"),
            ("127.0.0.1", &["203.0.113.66, 203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", &["203.0.113.66", "203.0.113.9, 192.0.2.1"], "203.0.113.9"),
            ("127.0.0.1", &["203.0.113.9, onzin"], "127.0.0.1"),
            ("127.0.0.1", &["192.0.2.2"], "192.0.2.2"),
            ("127.0.0.1", &["2001:db8::7"], "2001:db8::7"),
        ] {
            assert_eq!(of(peer, lines), client, "{peer} {lines:?}");
        }
    }
}
