//! The company's own log-in: OpenID Connect with the code flow, PKCE, state and nonce.

use super::page::{Frame, go, message};
use super::session::OfficerCookie;
use super::{BASE, session};
use crate::config::Oidc;
use crate::desk::actor_name;
use crate::security::token_hash;
use crate::{ApiError, ApiResult, App};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use jiff::SignedDuration;
use mijn_privacy_api::ProblemCode;
use mijn_privacy_store::PendingLogin;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AsyncHttpClient, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenFields, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse,
};
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::LazyLock;
use std::time::Duration;

/// How long somebody may take at the provider.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);
/// How long a call to the provider may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// What an answer of the provider may weigh, in bytes.
const MOST: usize = 1024 * 1024;

/// Every claim that the library does not know by name.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
struct Claims(HashMap<String, serde_json::Value>);

impl openidconnect::AdditionalClaims for Claims {}

type Fields = IdTokenFields<
    Claims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Provider = Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What its button says, where there is one.
pub(super) fn label(app: &App) -> Option<&str> {
    app.config.officers.oidc.as_ref().map(|oidc| oidc.label.as_str())
}

/// Sends the browser to the provider.
pub(super) async fn begin(State(app): State<App>) -> ApiResult<Response> {
    let Some(oidc) = &app.config.officers.oidc else { return Err(ApiError::new(ProblemCode::NotFound)) };
    let provider = match provider(&app, oidc).await {
        Ok(provider) => provider,
        Err(cause) => return Ok(unavailable(&app, &cause)),
    };
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = CoreAuthenticationFlow::AuthorizationCode;
    let (address, state, nonce) = provider
        .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let login = PendingLogin {
        state_hash: token_hash(state.secret()),
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
        expires_at: app.now().checked_add(PATIENCE).map_err(ApiError::internal)?,
    };
    app.store.begin_login(&login).await?;
    let cookie = OfficerCookie::of(&app).under_way(state.secret().clone());
    Ok((CookieJar::new().add(cookie), go(address.as_str())).into_response())
}

/// What the provider sends along.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Back {
    code: Option<String>,
    state: Option<String>,
}

/// The browser comes back from the provider.
pub(super) async fn come_back(
    State(app): State<App>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> ApiResult<Response> {
    let Some(oidc) = &app.config.officers.oidc else { return Err(ApiError::new(ProblemCode::NotFound)) };
    let state = back.state.unwrap_or_default();
    let jar = CookieJar::from_headers(&headers);
    // Somebody else's log-in, sent as a link, would make this officer work under their name.
    let own = jar.get(OfficerCookie::of(&app).under_way_name()).is_some_and(|cookie| cookie.value() == state);
    if !own {
        return Ok(refused(&app, "Het inloggen is in een andere browser begonnen. Begin hier opnieuw."));
    }
    let login = app.store.take_login(&token_hash(&state), app.now()).await?;
    let (Some(login), Some(code)) = (login, back.code) else {
        return Ok(refused(&app, "Het inloggen is afgebroken, of het duurde te lang."));
    };
    let who = match identify(&app, oidc, code, login).await {
        Ok(who) => who,
        Err(cause) => return Ok(unavailable(&app, &cause)),
    };
    let Some(role) = oidc.role(&who.roles) else {
        return Ok(refused(
            &app,
            "Je bent ingelogd, maar je mag deze pagina's niet zien. Vraag je beheerder om toegang.",
        ));
    };
    let id: [u8; 16] = app.random_bytes();
    let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    let row = app.store.officer_of(&who.subject, &id, &who.name, role, app.now()).await?;
    let Some(row) = row else { return Ok(refused(&app, "Je account is hier uitgezet. Vraag je beheerder waarom.")) };
    let jar = session::begin(&app, &jar, &row).await?;
    let jar = jar.add(OfficerCookie::of(&app).under_way(String::new()));
    let draft = super::draft::find(&app, &CookieJar::from_headers(&headers), &row.id).await?;
    Ok((jar, go(&draft.map_or_else(|| BASE.to_owned(), |draft| draft.page()))).into_response())
}

fn refused(app: &App, text: &str) -> Response {
    let to = (format!("{BASE}/login"), "Terug naar het inloggen");
    message(Frame::outside(app), StatusCode::FORBIDDEN, "Je kunt er niet in", text, (&to.0, to.1))
}

fn unavailable(app: &App, cause: &str) -> Response {
    tracing::warn!(cause, "the OpenID provider was of no use");
    let text = "Het inloggen bij de organisatie lukt nu niet. Probeer het straks opnieuw, of log in met je wachtwoord.";
    let to = (format!("{BASE}/login"), "Terug naar het inloggen");
    message(Frame::outside(app), StatusCode::BAD_GATEWAY, "Inloggen lukt nu niet", text, (&to.0, to.1))
}

/// Who somebody is, as the provider signed it.
struct Who {
    subject: String,
    name: String,
    roles: Vec<String>,
}

/// Trades the code for the signed token, and reads it.
async fn identify(app: &App, oidc: &Oidc, code: String, login: PendingLogin) -> Result<Who, String> {
    let provider = provider(app, oidc).await?;
    let http = Http(client()?);
    let exchange = provider.exchange_code(AuthorizationCode::new(code)).map_err(text)?;
    let tokens = exchange.set_pkce_verifier(PkceCodeVerifier::new(login.verifier)).request_async(&http).await;
    let tokens = tokens.map_err(text)?;
    let token = tokens.extra_fields().id_token().ok_or("no id_token in the answer")?;
    let claims = token.claims(&provider.id_token_verifier(), &Nonce::new(login.nonce)).map_err(text)?;
    let subject = format!("{} {}", claims.issuer().as_str(), claims.subject().as_str());
    let shown = claims.name().and_then(|name| name.get(None)).and_then(|name| actor_name(name.as_str()));
    let shown = shown.or_else(|| claims.preferred_username().and_then(|name| actor_name(name.as_str())));
    let name = shown.unwrap_or_else(|| "medewerker".to_owned());
    let roles = values(claims.additional_claims().0.get(&oidc.roles_claim));
    Ok(Who { subject, name, roles })
}

/// A text, or a list of texts.
fn values(claim: Option<&serde_json::Value>) -> Vec<String> {
    match claim {
        Some(serde_json::Value::String(one)) => vec![one.clone()],
        Some(serde_json::Value::Array(all)) => all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}

async fn provider(app: &App, oidc: &Oidc) -> Result<Provider, String> {
    let issuer = IssuerUrl::new(oidc.issuer.clone()).map_err(text)?;
    let http = Http(client()?);
    let metadata = CoreProviderMetadata::discover_async(issuer, &http).await.map_err(text)?;
    let secret = match &oidc.client_secret_file {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            Some(ClientSecret::new(text.trim().to_owned()))
        }
        None => None,
    };
    let back = RedirectUrl::new(format!("{}{BASE}/oidc/callback", app.config.server.url())).map_err(text)?;
    let client = Client::from_provider_metadata(metadata, ClientId::new(oidc.client_id.clone()), secret);
    Ok(client.set_redirect_uri(back))
}

/// Follows no redirect: an answer of the provider must not send us elsewhere.
fn client() -> Result<reqwest::Client, String> {
    static CLIENT: LazyLock<Result<reqwest::Client, String>> = LazyLock::new(|| {
        // Whoever comes first; the second has nothing to install.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(TIMEOUT);
        builder.build().map_err(|error| error.to_string())
    });
    CLIENT.clone()
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// What went wrong on the way to the provider.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct CallError(String);

/// The library's calls, by our own client.
struct Http(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = CallError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CallError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(call(self.0.clone(), request))
    }
}

/// One call to the provider.
async fn call(client: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, CallError> {
    let failed = |error: reqwest::Error| CallError(error.without_url().to_string());
    let request = reqwest::Request::try_from(request).map_err(failed)?;
    let mut answer = client.execute(request).await.map_err(failed)?;
    let mut response = HttpResponse::new(Vec::new());
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    while let Some(part) = answer.chunk().await.map_err(failed)? {
        response.body_mut().extend_from_slice(&part);
        if response.body().len() > MOST {
            return Err(CallError("the answer is too large".to_owned()));
        }
    }
    Ok(response)
}
