//! What a person was shown beside a switch, signed: which consent, which wording, in which language, when. Signed for that person:
//! what somebody pressed never counts for who logged in after them in the same browser.

use super::MacKey;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use mijn_privacy_api::{ConsentId, OpenEnum, PersonId, ShownToken, WordingId};

/// So long may pass between showing and choosing, in seconds.
const VALID_FOR: i64 = 24 * 60 * 60;

/// What was shown, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownAt {
    /// Beside which switch.
    pub consent: ConsentId,
    /// Which wording.
    pub wording: WordingId,
    /// BCP 47.
    pub language: String,
    /// When.
    pub at: Timestamp,
}

/// The token of what this person is shown now.
pub fn sign_shown(key: &MacKey, whose: &PersonId, shown: &ShownAt) -> String {
    let text = format!("{}~{}~{}~{}", shown.consent.as_str(), shown.wording, shown.language, shown.at.as_second());
    let mac = key.mac(signed(whose, text.as_bytes()).as_slice());
    format!("{}.{}", URL_SAFE_NO_PAD.encode(text), URL_SAFE_NO_PAD.encode(mac))
}

fn signed(whose: &PersonId, text: &[u8]) -> Vec<u8> {
    [text, b"~~", whose.as_str().as_bytes()].concat()
}

/// What a token says, when it is ours, of this person, and not older than a day.
pub fn verify_shown(key: &MacKey, whose: &PersonId, token: &ShownToken, now: Timestamp) -> Option<ShownAt> {
    read_shown(key, whose, token, now).filter(|shown| now.as_second() - shown.at.as_second() <= VALID_FOR)
}

/// What a token says, when it is ours and of this person, however old.
pub fn read_shown(key: &MacKey, whose: &PersonId, token: &ShownToken, now: Timestamp) -> Option<ShownAt> {
    let (text, mac) = token.as_str().split_once('.')?;
    let (text, mac) = (URL_SAFE_NO_PAD.decode(text).ok()?, URL_SAFE_NO_PAD.decode(mac).ok()?);
    if mac.len() != 32 || !key.verifies(&signed(whose, &text), &mac) {
        return None;
    }
    let mut parts = std::str::from_utf8(&text).ok()?.split('~');
    let shown = ShownAt {
        consent: ConsentId::parse(parts.next()?)?,
        wording: parts.next()?.parse().ok()?,
        language: parts.next()?.to_owned(),
        at: Timestamp::from_second(parts.next()?.parse().ok()?).ok()?,
    };
    (parts.next().is_none() && shown.at.as_second() <= now.as_second()).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anna() -> PersonId {
        "anna".parse().unwrap()
    }

    fn shown() -> ShownAt {
        ShownAt {
            consent: ConsentId::Newsletter,
            wording: "newsletter-1".parse().unwrap(),
            language: "nl".into(),
            at: "2026-11-24T09:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_token_says_what_was_shown_for_a_day() {
        let key = MacKey::new([1; 32]);
        let token: ShownToken = sign_shown(&key, &anna(), &shown()).parse().unwrap();
        let at = |hours| shown().at + jiff::SignedDuration::from_hours(hours);
        assert_eq!(verify_shown(&key, &anna(), &token, at(24)), Some(shown()));
        assert_eq!(verify_shown(&key, &anna(), &token, at(24) + jiff::SignedDuration::from_secs(1)), None);
        assert_eq!(read_shown(&key, &anna(), &token, at(24 * 400)), Some(shown()));
        assert_eq!(verify_shown(&key, &anna(), &token, at(-1)), None);
        assert_eq!(read_shown(&key, &anna(), &token, at(-1)), None);
        assert_eq!(read_shown(&key, &"bram".parse().unwrap(), &token, at(0)), None, "it was shown to somebody else");
        assert_eq!(verify_shown(&MacKey::new([2; 32]), &anna(), &token, at(0)), None);
    }

    #[test]
    fn a_changed_token_is_none() {
        let key = MacKey::new([1; 32]);
        let token = sign_shown(&key, &anna(), &shown());
        for index in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
            let Ok(changed) = String::from_utf8(changed).unwrap().parse() else { continue };
            // The last letter of base64 has spare bits, which the decoder refuses or which change the MAC.
            assert_eq!(verify_shown(&key, &anna(), &changed, shown().at), None, "{index}");
        }
    }
}
