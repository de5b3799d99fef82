//! In which language the configured texts are answered.

use crate::{ApiError, App};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

/// The offered language that the caller likes best (`Accept-Language`), or the default one.
#[derive(Clone, Debug)]
pub struct Language(pub String);

impl FromRequestParts<App> for Language {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let wanted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
        Ok(Self(choose(wanted, &app.config.language.offered, &app.config.language.default).to_owned()))
    }
}

fn choose<'a>(wanted: &str, offered: &'a [String], default: &'a str) -> &'a str {
    let mut ranges: Vec<(f32, &str)> = wanted
        .split(',')
        .filter_map(|range| {
            let mut parts = range.trim().split(';');
            let name = parts.next()?.trim();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok())?;
            (weight > 0.0).then_some((weight, name))
        })
        .collect();
    ranges.sort_by(|one, other| other.0.total_cmp(&one.0));
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    ranges
        .iter()
        .find_map(|(_, range)| offered.iter().find(|offer| primary(offer) == primary(range)))
        .map_or(default, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn the_best_offered_language_or_the_default() {
        let offered = ["nl".to_owned(), "en".to_owned()];
        for (wanted, chosen) in [
            ("", "nl"),
            ("fr", "nl"),
            ("en-GB,nl;q=0.5", "en"),
            ("de, nl;q=0.5, en;q=0.7", "en"),
            ("en;q=0, nl", "nl"),
            ("en;q=x", "nl"),
        ] {
            assert_eq!(choose(wanted, &offered, "nl"), chosen, "{wanted}");
        }
    }
}
