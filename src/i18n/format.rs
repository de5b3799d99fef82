//! Dates, times, amounts and sentences with a gap. Dates go through the browser's own `Intl`.

use js_sys::{Date as JsDate, Object, Reflect};
use mijn_privacy_api::{Date, Timestamp};
use wasm_bindgen::prelude::*;

const LOCALE: &str = "nl-NL";
const HOME: &str = "Europe/Amsterdam";
const DAY: f64 = 86_400_000.0;

/// Fills the gaps `{}` of a text, in order.
pub fn fill(text: &str, parts: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut pieces = text.split('{');
    filled.extend(pieces.next());
    let mut parts = parts.iter();
    for piece in pieces {
        filled.extend(parts.next().copied());
        filled.push_str(piece.strip_prefix('}').unwrap_or(piece));
    }
    filled
}

/// The text with a small first letter, to stand inside a sentence. "IP-adres" stays.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            [&first.to_ascii_lowercase().to_string(), letters.as_str()].concat()
        }
        _ => text.to_owned(),
    }
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn long_date(at: &str, zone: &str) -> String {
    let options = options(&[("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", zone)]);
    JsDate::new(&at.into()).to_locale_date_string(LOCALE, &options).into()
}

/// A day: "24 november 2026".
pub fn date(date: &Date) -> String {
    long_date(date.as_str(), "UTC")
}

/// Today, in the Netherlands.
pub fn today() -> String {
    let options = options(&[("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", HOME)]);
    JsDate::new_0().to_locale_date_string(LOCALE, &options).into()
}

/// A moment in the Netherlands, to the day or to the minute: "24 november 2026 om 9.12 uur".
pub fn moment(at: &Timestamp, with_time: bool) -> String {
    let mut text = long_date(at.as_str(), HOME);
    if with_time {
        let clock = options(&[("hour", "numeric"), ("minute", "2-digit"), ("timeZone", HOME)]);
        let time: String = JsDate::new(&at.as_str().into()).to_locale_time_string_with_options(LOCALE, &clock).into();
        text.push_str(&fill(crate::i18n::common().at_time, &[&time.replace(':', ".")]));
    }
    text
}

/// A country's name: "Nederland" for `NL`.
pub fn country(code: &str) -> String {
    let options = options(&[("type", "region")]);
    DisplayNames::new(LOCALE, &options).of(code).unwrap_or_else(|_| code.into())
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &Object) -> DisplayNames;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<String, JsValue>;
}

/// Whole days from today, where the person is, until a day; negative once it has passed.
pub fn days_until(date: &Date) -> i32 {
    let now = JsDate::new_0();
    let local = now.get_time() - now.get_timezone_offset() * 60_000.0;
    let day = |at: f64| (at / DAY).floor() as i32;
    day(JsDate::parse(date.as_str())) - day(local)
}

/// How much of the time from one day to another has passed, in percent from 2 to 98. Without an end: 60.
pub fn share_of(from: &Date, until: Option<&Date>) -> u32 {
    let Some(until) = until else { return 60 };
    let (from, until) = (JsDate::parse(from.as_str()), JsDate::parse(until.as_str()));
    let passed = (JsDate::now() - from) / (until - from) * 100.0;
    (passed as u32).clamp(2, 98)
}

/// A whole number with a dot between the thousands: "20.000".
pub fn number(number: u32) -> String {
    let mut digits = number.to_string();
    let mut at = digits.len();
    while at > 3 {
        at -= 3;
        digits.insert(at, '.');
    }
    digits
}

/// The size of a file: "412 kB", "1,2 MB".
pub fn size(bytes: u32) -> String {
    let [kilo, mega, giga] = crate::i18n::requests().sizes;
    let with_tenth = |tenths: u32| [&number(tenths / 10), ",", &(tenths % 10).to_string()].concat();
    match bytes {
        0..1_000_000 => fill(kilo, &[&(bytes / 1_000).max(1).to_string()]),
        1_000_000..1_000_000_000 => fill(mega, &[&with_tenth(bytes / 100_000)]),
        _ => fill(giga, &[&with_tenth(bytes / 100_000_000)]),
    }
}

/// An amount in euros: "€ 1.234,50".
pub fn euros(cents: u32) -> String {
    let (whole, cents) = (number(cents / 100), cents % 100);
    ["€\u{a0}", &whole, ",", if cents < 10 { "0" } else { "" }, &cents.to_string()].concat()
}

/// The text with hyphens that do not break: "e‑mailadres" stays on one line.
pub fn unbroken(text: &str) -> String {
    text.replace('-', "\u{2011}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_order() {
        assert_eq!(fill("{} van {}", &["3", "6"]), "3 van 6");
        assert_eq!(fill("geen", &["3"]), "geen");
        assert_eq!(fill("{} en {}", &["a"]), "a en ");
    }

    #[test]
    fn a_name_starts_small_inside_a_sentence() {
        assert_eq!(lower_first("E-mailadres"), "e-mailadres");
        assert_eq!(lower_first("IP-adres"), "IP-adres");
        assert_eq!(lower_first(""), "");
    }

    #[test]
    fn sizes_are_dutch() {
        assert_eq!(size(10), "1 kB");
        assert_eq!(size(412_900), "412 kB");
        assert_eq!(size(1_250_000), "1,2 MB");
        assert_eq!(size(u32::MAX), "4,2 GB");
    }

    #[test]
    fn amounts_are_dutch() {
        assert_eq!(euros(5), "€\u{a0}0,05");
        assert_eq!(euros(123_450), "€\u{a0}1.234,50");
        assert_eq!(euros(100_000_000), "€\u{a0}1.000.000,00");
    }
}
