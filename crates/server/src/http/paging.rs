//! Pages by an opaque cursor, signed so that only our own come back.

use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{Cursor, Page, ProblemCode};
use mijn_privacy_store::{PageOf, Rows};

const MAC_BYTES: usize = 16;

/// `?cursor=&limit=`.
#[derive(Debug, Default, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `next` of the page before.
    #[param(value_type = Option<Cursor>)]
    cursor: Option<String>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

impl FromRequestParts<App> for PageQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Query::<Self>::from_request_parts(parts, app).await.map(|Query(query)| query).map_err(|_| invalid("query"))
    }
}

fn invalid(which: &str) -> ApiError {
    ApiError::new(ProblemCode::InvalidParameter).detail(which)
}

impl PageQuery {
    /// Which rows are asked for. A cursor of another list or person is none.
    pub fn of(&self, app: &App, whose: &Whose, list: &str) -> ApiResult<PageOf> {
        let limit = self.limit.unwrap_or(20);
        if !(1..=100).contains(&limit) {
            return Err(invalid("limit"));
        }
        let after = self.cursor.as_deref().map(|text| open(app, whose, list, text).ok_or_else(|| invalid("cursor")));
        Ok(PageOf { after: after.transpose()?, limit })
    }
}

fn signed_text(whose: &Whose, list: &str, key: &str) -> String {
    format!("{list}\n{}\n{}\n{key}", whose.scope.person, whose.scope.account)
}

fn seal(app: &App, whose: &Whose, list: &str, key: &str) -> String {
    let mac = app.keys.cursor.mac(signed_text(whose, list, key).as_bytes());
    URL_SAFE_NO_PAD.encode([&mac[..MAC_BYTES], key.as_bytes()].concat())
}

fn open(app: &App, whose: &Whose, list: &str, text: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (mac, key) = bytes.split_at_checked(MAC_BYTES)?;
    let key = std::str::from_utf8(key).ok()?;
    app.keys.cursor.verifies(signed_text(whose, list, key).as_bytes(), mac).then(|| key.to_owned())
}

/// One page of a list as the answer: the body, and `Link: rel="next"` while there is more.
pub fn page<R, T: serde::Serialize>(
    app: &App,
    whose: &Whose,
    list: &str,
    asked: &PageOf,
    rows: Rows<R>,
    item: impl FnMut(R) -> ApiResult<T>,
) -> ApiResult<Response> {
    let next = rows.next.map(|key| seal(app, whose, list, &key));
    let link = next
        .as_ref()
        .map(|cursor| format!("<{}/{list}?cursor={cursor}&limit={}>; rel=\"next\"", crate::app::API_BASE, asked.limit));
    let next = next.map(Cursor::try_from).transpose().map_err(ApiError::internal)?;
    let items = rows.items.into_iter().map(item).collect::<ApiResult<Vec<_>>>()?;
    let body = serde_json::to_vec(&Page { items, next, total: rows.total }).map_err(ApiError::internal)?;
    let mut response = ([(header::CONTENT_TYPE, super::json::JSON)], body).into_response();
    if let Some(link) = link {
        response.headers_mut().insert(header::LINK, HeaderValue::try_from(link).map_err(ApiError::internal)?);
    }
    Ok(response)
}
