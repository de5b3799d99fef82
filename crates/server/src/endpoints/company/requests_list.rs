//! `GET requests` under the company's base: the queue.

use super::called_by;
use super::requests_cursor as cursor;
use super::requests_docs::LookProblems;
use crate::desk::{ListAsk, list};
use crate::http::json;
use crate::security::DeskClient;
use crate::{ApiError, ApiResult, App};
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{Cursor, DeskFilter, DeskPage, OpenEnum, ProblemCode, Reference, RequestKind};
use mijn_privacy_store::PageOf;

/// `?filter=&kind=&reference=&cursor=&limit=`.
#[derive(Debug, Default, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct QueueQuery {
    /// Which of them; `open` when absent.
    #[param(value_type = Option<DeskFilter>)]
    filter: Option<String>,
    /// Only of this kind.
    #[param(value_type = Option<RequestKind>)]
    kind: Option<String>,
    /// Only the one with this reference.
    #[param(value_type = Option<Reference>)]
    reference: Option<String>,
    /// `next` of the page before.
    #[param(value_type = Option<Cursor>)]
    cursor: Option<String>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

impl FromRequestParts<App> for QueueQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Query::<Self>::from_request_parts(parts, app).await.map(|Query(query)| query).map_err(|_| invalid("query"))
    }
}

fn invalid(which: &str) -> ApiError {
    ApiError::new(ProblemCode::InvalidParameter).detail(which)
}

fn word<T: OpenEnum>(text: Option<&str>, which: &str) -> ApiResult<Option<T>> {
    text.map(|text| T::parse(text).ok_or_else(|| invalid(which))).transpose()
}

impl QueueQuery {
    fn of(&self, app: &App) -> ApiResult<(ListAsk, PageOf)> {
        let limit = self.limit.unwrap_or(20);
        if !(1..=100).contains(&limit) {
            return Err(invalid("limit"));
        }
        let reference = self.reference.as_deref().map(str::parse).transpose().map_err(|_| invalid("reference"))?;
        let filter = word(self.filter.as_deref(), "filter")?.unwrap_or(DeskFilter::Open);
        let ask = ListAsk { filter, kind: word(self.kind.as_deref(), "kind")?, reference };
        let after = self.cursor.as_deref().map(|text| cursor::open(app, &ask, text).ok_or_else(|| invalid("cursor")));
        let after = after.transpose()?;
        Ok((ask, PageOf { after, limit }))
    }
}

/// A page of the queue: open ones due first, closed ones last closed first. Whose requests they are does not stand in it.
#[utoipa::path(
    get,
    path = "/requests",
    tag = "company",
    params(QueueQuery),
    responses((status = 200, description = "A page", body = DeskPage), LookProblems),
    security(("company" = []))
)]
pub async fn list_desk_requests(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    query: QueueQuery,
) -> ApiResult<Response> {
    let (ask, page) = query.of(&app)?;
    let rows = list(&app, &actor, ask.clone(), &page).await?;
    let next =
        rows.next.map(|key| cursor::seal(&app, &ask, &key).try_into()).transpose().map_err(ApiError::internal)?;
    let page = DeskPage { items: rows.items, next, total: rows.total };
    Ok((called_by(client), json(&page)?).into_response())
}
