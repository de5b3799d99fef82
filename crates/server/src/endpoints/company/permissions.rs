//! `POST mail/permissions`: may these addresses be mailed now, and with which headers?

use super::docs::CompanyProblems;
use super::{BODY_LIMIT, called_by, check_count, switch};
use crate::http::{JsonBody, json};
use crate::links::unsubscribe_url;
use crate::security::{LinkToken, MailingClient};
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{Permission, Permissions, PermissionsAsked, UnsubscribeHeaders};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{EmailAddress, PermissionAsk, Permit};

/// An answer for each address, in order. An unknown address is answered as one that said no, after the same work.
#[utoipa::path(
    post,
    path = "/mail/permissions",
    tag = "company",
    request_body = PermissionsAsked,
    responses((status = 200, description = "In the order of the question", body = Permissions), CompanyProblems),
    security(("company" = []))
)]
pub async fn ask_permissions(
    State(app): State<App>,
    MailingClient(client): MailingClient,
    body: JsonBody<PermissionsAsked, BODY_LIMIT>,
) -> ApiResult<Response> {
    let PermissionsAsked { purpose, addresses } = body.value;
    check_count(&addresses)?;
    let parsed: Vec<Option<EmailAddress>> = addresses.iter().map(|text| EmailAddress::parse(text).ok()).collect();
    let tokens: Vec<LinkToken> = addresses.iter().map(|_| LinkToken::new(&app)).collect();
    let asked: Vec<(EmailAddress, [u8; 32])> =
        parsed.iter().zip(&tokens).filter_map(|(address, token)| Some((address.clone()?, token.hash))).collect();
    let now = app.now();
    let permits = match switch(&app, purpose) {
        Some(text) => {
            let ask = PermissionAsk {
                id: text.id,
                addresses: &asked,
                wordings: &text.holding(),
                max: text.max_mailings,
                day: local_date_nl(now),
                at: now,
            };
            app.store.mail_permissions(&ask).await?
        }
        // Nobody can have said yes to what there is no switch for.
        None => vec![Permit::NotPermitted; asked.len()],
    };
    let mut permits = permits.into_iter();
    let items = addresses.into_iter().zip(parsed).zip(&tokens).map(|((address, parsed), token)| {
        let permit = parsed.and_then(|_| permits.next());
        answer(&app, address, permit, token)
    });
    Ok((called_by(client), json(&Permissions { items: items.collect() })?).into_response())
}

fn answer(app: &App, address: String, permit: Option<Permit>, token: &LinkToken) -> Permission {
    if permit == Some(Permit::Permitted) {
        let url = unsubscribe_url(app, token);
        let headers = UnsubscribeHeaders {
            list_unsubscribe: format!("<{url}>"),
            list_unsubscribe_post: "List-Unsubscribe=One-Click".to_owned(),
        };
        return Permission {
            address,
            permitted: true,
            refusal: None,
            headers: Some(headers),
            unsubscribe_url: Some(url),
        };
    }
    let refusal = super::refusal(permit);
    Permission { address, permitted: false, refusal: Some(refusal), headers: None, unsubscribe_url: None }
}
