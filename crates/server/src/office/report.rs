//! `GET /desk/report`: how many came in, are open, late, were closed.

use super::page::{Frame, page};
use super::session::Officer;
use super::words;
use crate::{ApiResult, App, desk};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use mijn_privacy_api::ReportLine;
use mijn_privacy_mail::date;
use mijn_privacy_rules::local_date_nl;

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    from: Option<String>,
    to: Option<String>,
}

struct Line {
    name: &'static str,
    line: ReportLine,
    mean: String,
}

#[derive(Template)]
#[template(path = "desk/report.html")]
struct Report<'a> {
    frame: Frame<'a>,
    from: String,
    to: String,
    from_words: String,
    to_words: String,
    wrong: bool,
    lines: Vec<Line>,
}

/// The report of a period; of this year until today, when none is asked for.
pub(super) async fn show(State(app): State<App>, officer: Officer, Query(asked): Query<Asked>) -> ApiResult<Response> {
    let today = local_date_nl(app.now());
    let year = Date::new(today.year(), 1, 1).unwrap_or(today);
    let of = |text: Option<&str>, default: Date| match text.filter(|text| !text.is_empty()) {
        Some(text) => text.parse().ok(),
        None => Some(default),
    };
    let period = of(asked.from.as_deref(), year).zip(of(asked.to.as_deref(), today)).filter(|(from, to)| from <= to);
    let (from, to) = period.unwrap_or((year, today));
    let report = desk::report(&app, &officer.actor(&app), from, to).await?;
    let line = |line: ReportLine| Line {
        name: line.kind.map_or("Alles", words::kind),
        mean: line.mean_days.map_or("–".to_owned(), |days| format!("{days:.1}").replace('.', ",")),
        line,
    };
    let template = Report {
        frame: Frame::of(&app, &officer),
        from: from.to_string(),
        to: to.to_string(),
        from_words: date(&app.config.language.default, from),
        to_words: date(&app.config.language.default, to),
        wrong: period.is_none(),
        lines: report.lines.into_iter().map(line).collect(),
    };
    Ok(page(if period.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &template))
}
