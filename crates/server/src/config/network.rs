//! An address, or a range of them: `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`.

use serde::Deserialize;
use std::net::IpAddr;

/// Addresses that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Network {
    first: IpAddr,
    bits: u32,
}

impl Network {
    /// Whether an address is one of them.
    pub fn has(self, ip: IpAddr) -> bool {
        let shift = |width: u32, bits: u128| bits.checked_shr(width - self.bits).unwrap_or(0);
        match (self.first, ip) {
            (IpAddr::V4(first), IpAddr::V4(ip)) => {
                shift(32, u128::from(u32::from(first))) == shift(32, u128::from(u32::from(ip)))
            }
            (IpAddr::V6(first), IpAddr::V6(ip)) => shift(128, u128::from(first)) == shift(128, u128::from(ip)),
            _ => false,
        }
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("{text}: write an address as 192.0.2.7, or a range as 192.0.2.0/24");
        let (first, bits) = text.split_once('/').map_or((text.as_str(), None), |(first, bits)| (first, Some(bits)));
        let first: IpAddr = first.parse().map_err(|_| wrong())?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |bits| bits.parse().map_err(|_| wrong()))?;
        if bits > most { Err(wrong()) } else { Ok(Self { first, bits }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_what_begins_alike() {
        for (range, ip, has) in [
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false),
            ("192.0.2.0/24", "192.0.2.255", true),
            ("192.0.2.0/24", "192.0.3.0", false),
            ("0.0.0.0/0", "203.0.113.1", true),
            ("0.0.0.0/0", "::1", false),
            ("2001:db8::/32", "2001:db8:1::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("::/0", "2001:db9::1", true),
        ] {
            let network = Network::try_from(range.to_owned()).unwrap();
            assert_eq!(network.has(ip.parse().unwrap()), has, "{range} {ip}");
        }
        for wrong in ["", "proxy", "192.0.2.0/33", "192.0.2.0/x", "2001:db8::/129"] {
            assert!(Network::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
