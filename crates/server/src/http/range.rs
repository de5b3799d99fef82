//! Which part of a file is wanted (RFC 9110, section 14): one range, in bytes, of the file that the caller has begun.

use axum::http::{HeaderMap, header};
use http_range_header::StartPosition;
use std::ops::RangeInclusive;

/// What to answer with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it: 200.
    All,
    /// From this byte to that one: 206.
    Part(RangeInclusive<u64>),
    /// It has no such bytes: 416.
    Nothing,
}

/// What is wanted of a file of so many bytes under this tag (with its quotes).
///
/// Several ranges at once, another unit and what cannot be read are no range, and get all of it, as RFC 9110 lets a server do.
pub fn wanted(headers: &HeaderMap, size: u64, tag: &str) -> Wanted {
    let mut ranges = headers.get_all(header::RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return Wanted::All };
    // Another file by now, or one that is known by a date only: what the caller has is no beginning of this one.
    if headers.get(header::IF_RANGE).is_some_and(|known| known != tag) {
        return Wanted::All;
    }
    let Some(mut parsed) = range.to_str().ok().and_then(|text| http_range_header::parse_range_header(text).ok()) else {
        return Wanted::All;
    };
    if parsed.ranges.len() > 1 {
        return Wanted::All;
    }
    // The last so many bytes of a shorter file are all of it.
    for one in &mut parsed.ranges {
        if let StartPosition::FromLast(last) = &mut one.start {
            *last = (*last).min(size);
        }
    }
    match parsed.validate(size).ok().and_then(|ranges| ranges.into_iter().next()) {
        Some(range) => Wanted::Part(range),
        None => Wanted::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn of(range: &'static str, if_range: Option<&'static str>) -> Wanted {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static(range));
        if let Some(tag) = if_range {
            headers.insert(header::IF_RANGE, HeaderValue::from_static(tag));
        }
        wanted(&headers, 1_000, "\"a\"")
    }

    #[test]
    fn one_range_is_a_part() {
        for (range, part) in [
            ("bytes=0-0", 0..=0),
            ("bytes=0-499", 0..=499),
            ("bytes=500-", 500..=999),
            ("bytes=-1", 999..=999),
            ("bytes=-300", 700..=999),
            ("bytes=-5000", 0..=999),
            ("bytes=0-99999", 0..=999),
            ("bytes=999-999", 999..=999),
        ] {
            assert_eq!(of(range, None), Wanted::Part(part.clone()), "{range}");
            assert_eq!(of(range, Some("\"a\"")), Wanted::Part(part), "{range} of the same file");
            for other in ["\"b\"", "W/\"a\"", "a", "Tue, 24 Nov 2026 09:15:00 GMT"] {
                assert_eq!(of(range, Some(other)), Wanted::All, "{range} of {other}");
            }
        }
    }

    #[test]
    fn bytes_that_are_not_there_are_nothing() {
        for range in ["bytes=1000-", "bytes=1000-1001", "bytes=5000-6000"] {
            assert_eq!(of(range, None), Wanted::Nothing, "{range}");
        }
    }

    #[test]
    fn anything_else_is_all_of_it() {
        for range in [
            "",
            "bytes=",
            "bytes=a-b",
            "lines=0-5",
            "bytes=0-1,5-6",
            "bytes=--1",
            "bytes=1",
            "bytes=0-18446744073709551616",
        ] {
            assert_eq!(of(range, None), Wanted::All, "{range}");
        }
        assert_eq!(wanted(&HeaderMap::new(), 1_000, "\"a\""), Wanted::All);
        let twice = [(); 2].map(|()| (header::RANGE, HeaderValue::from_static("bytes=0-1")));
        let mut headers = HeaderMap::new();
        for (name, value) in twice {
            headers.append(name, value);
        }
        assert_eq!(wanted(&headers, 1_000, "\"a\""), Wanted::All);
    }
}
