//! When a call is tried again. Only what may be repeated comes here: reads, and writes with a key or `If-Match`.

/// How long to wait before the next try, in milliseconds; `None`: give up.
///
/// `attempt` counts from 0. `status` is 0 for a failed connection. `chance` is between 0 and 255 and spreads callers out.
pub fn wait(attempt: u32, status: u16, retry_after: Option<u32>, chance: u8) -> Option<u32> {
    const TRIES: u32 = 2;
    const LONGEST: u32 = 5;
    if attempt >= TRIES {
        return None;
    }
    let backoff = 300 << (2 * attempt);
    let jitter = backoff * u32::from(chance) / 512;
    match (status, retry_after) {
        (429 | 503, Some(seconds)) if seconds > LONGEST => None,
        (429 | 503, Some(seconds)) => Some(seconds * 1000 + jitter),
        (429, None) => None,
        (0 | 502..=504, _) => Some(backoff + jitter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn connections_and_gateways_are_tried_twice_more() {
        for status in [0, 502, 503, 504] {
            assert_eq!(wait(0, status, None, 0), Some(300), "{status}");
            assert_eq!(wait(1, status, None, 255), Some(1200 + 597), "{status}");
            assert_eq!(wait(2, status, None, 0), None, "{status}");
        }
    }

    #[test]
    fn the_server_says_when() {
        assert_eq!(wait(0, 503, Some(2), 0), Some(2000));
        assert_eq!(wait(0, 429, Some(2), 0), Some(2000));
        assert_eq!(wait(0, 429, Some(60), 0), None);
        assert_eq!(wait(0, 429, None, 0), None);
    }

    #[test]
    fn another_refusal_is_final() {
        for status in [400, 401, 403, 404, 409, 412, 422, 428, 500, 501] {
            assert_eq!(wait(0, status, Some(1), 0), None, "{status}");
        }
    }
}
