//! From which address a call comes: of the connection, or as the company's own proxies say.

use crate::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The address of who calls; nothing where the server does not know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientIp(pub Option<IpAddr>);

impl ClientIp {
    /// As it is stored.
    pub fn text(self) -> Option<String> {
        self.0.map(|ip| ip.to_string())
    }

    /// What one household or office has: an IPv4 address, or the first half of an IPv6 one. Nothing for an address that is not
    /// of the internet: it is that of a proxy which `server.trusted_proxies` does not name, and stands for everybody behind it.
    pub fn network(self) -> Option<String> {
        match self.0? {
            IpAddr::V4(ip) if ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified() => None,
            IpAddr::V4(ip) => Some(ip.to_string()),
            IpAddr::V6(ip) if ip.is_loopback() || ip.is_unspecified() => None,
            IpAddr::V6(ip) if ip.is_unique_local() || ip.is_unicast_link_local() => None,
            IpAddr::V6(ip) => Some(format!("{}/64", Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64))),
        }
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
    fn a_network_is_what_a_household_has() {
        for (ip, network) in [
            ("203.0.113.9", Some("203.0.113.9")),
            ("2001:db8:1:2:3:4:5:6", Some("2001:db8:1:2::/64")),
            ("2001:db8:1:2:ffff::1", Some("2001:db8:1:2::/64")),
            ("2001:db8:1:3::1", Some("2001:db8:1:3::/64")),
            ("127.0.0.1", None),
            ("10.1.2.3", None),
            ("192.168.1.1", None),
            ("169.254.1.1", None),
            ("::1", None),
            ("fd00::1", None),
            ("fe80::1", None),
        ] {
            assert_eq!(ClientIp(Some(ip.parse().unwrap())).network().as_deref(), network, "{ip}");
        }
        assert_eq!(ClientIp(None).network(), None);
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
