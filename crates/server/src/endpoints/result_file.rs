//! `GET results/{token}`: the file with the answer, whole or in part, opened piece by piece as it leaves.

use super::docs::PersonProblems;
use crate::http::{PathParam, Wanted, download_headers, wanted};
use crate::security::{Sealed, open, token_hash};
use crate::{ApiError, ApiResult, App, Whose};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{Problem, ProblemCode};
use mijn_privacy_store::ResultRow;
use std::io;
use std::ops::RangeInclusive;

/// The file. A link works in the session that asked for it, until it expires or the file is deleted; one that does not work is not
/// found, whatever the reason.
#[utoipa::path(
    get,
    path = "/results/{token}",
    tag = "requests",
    params(
        ("token" = String, Path, description = "From `POST requests/{id}/result-links`"),
        ("Range" = Option<String>, Header, description = "One range of bytes; several get the whole file"),
        ("If-Range" = Option<String>, Header, description = "The tag of the file that was begun: another file comes whole")
    ),
    responses(
        (status = 200, description = "The file", body = String, content_type = "application/zip", headers(
            ("Accept-Ranges" = String, description = "`bytes`"),
            ("Content-Disposition" = String, description = "`attachment`, with its name"),
            ("ETag" = String, description = "Strong: names exactly this file")
        )),
        (status = 206, description = "The part", body = String, content_type = "application/zip",
            headers(("Content-Range" = String, description = "Which part, of how many bytes"))),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 416, description = "`invalid_parameter`: it has no such bytes", body = Problem,
            content_type = "application/problem+json",
            headers(("Content-Range" = String, description = "How many bytes it has"))),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn get_result(
    State(app): State<App>,
    whose: Whose,
    PathParam(token): PathParam<String>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let session = &whose.session.token_hash;
    let row = app.store.result_by_link(&whose.scope, &token_hash(&token), session, app.now()).await?;
    let row = row.filter(|row| !row.deleted).ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let size = row.size.filter(|size| *size > 0).ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let tag = format!("\"{}\"", row.id);
    let (status, part) = match wanted(&headers, size, &tag) {
        Wanted::All => (StatusCode::OK, 0..=size - 1),
        Wanted::Part(part) => (StatusCode::PARTIAL_CONTENT, part),
        Wanted::Nothing => return Ok(nothing(size)),
    };
    let mut response = (status, download_headers(&row.file_name)?).into_response();
    let length = part.end() - part.start() + 1;
    let own = response.headers_mut();
    own.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    own.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    own.insert(header::ETAG, HeaderValue::try_from(tag).map_err(ApiError::internal)?);
    own.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if status == StatusCode::PARTIAL_CONTENT {
        let range = format!("bytes {}-{}/{size}", part.start(), part.end());
        own.insert(header::CONTENT_RANGE, HeaderValue::try_from(range).map_err(ApiError::internal)?);
    }
    *response.body_mut() = Body::from_stream(pieces(app, row, size, part));
    Ok(response)
}

fn nothing(size: u64) -> Response {
    let error = ApiError { status: StatusCode::RANGE_NOT_SATISFIABLE, ..ApiError::new(ProblemCode::InvalidParameter) };
    let mut response = error.detail("Range").into_response();
    if let Ok(range) = HeaderValue::try_from(format!("bytes */{size}")) {
        response.headers_mut().insert(header::CONTENT_RANGE, range);
    }
    response
}

/// The bytes of a part, a piece at a time: the next one is read when the one before has left. A piece that does not open breaks the
/// answer off.
fn pieces(
    app: App,
    row: ResultRow,
    size: u64,
    part: RangeInclusive<u64>,
) -> impl futures_util::Stream<Item = io::Result<Vec<u8>>> {
    let (from, to) = part.into_inner();
    futures_util::stream::try_unfold(from, move |at| {
        let (app, row) = (app.clone(), row.clone());
        async move {
            if at > to {
                return Ok(None);
            }
            let bytes = piece(&app, &row, size, at, to).await.inspect_err(|error| {
                tracing::error!(cause = %error, "a file with an answer is broken off");
            })?;
            let next = at.saturating_add(u64::try_from(bytes.len()).map_err(io::Error::other)?);
            Ok(Some((bytes, next)))
        }
    })
}

/// The bytes from `at` to the end of their piece, and not past `to`.
async fn piece(app: &App, row: &ResultRow, size: u64, at: u64, to: u64) -> io::Result<Vec<u8>> {
    let broken = || io::Error::other("a piece is missing or does not open");
    let length = u64::from(row.piece);
    let (seq, last) = (at.checked_div(length).ok_or_else(broken)?, (size - 1).checked_div(length).ok_or_else(broken)?);
    let number = u32::try_from(seq).map_err(|_| broken())?;
    let sealed = app.store.piece(&row.id, number).await.map_err(io::Error::other)?.ok_or_else(broken)?;
    let what = Sealed::Piece { result: &row.id, seq: number, last: seq == last };
    let mut plain = open(&app.keys.results, &what, &sealed).map_err(io::Error::other)?;
    let begin = seq * length;
    let cut = |place: u64| usize::try_from(place - begin).map_err(|_| broken());
    plain.truncate(cut(to)?.saturating_add(1));
    let wanted = plain.split_off(cut(at)?.min(plain.len()));
    if wanted.is_empty() { Err(broken()) } else { Ok(wanted) }
}
