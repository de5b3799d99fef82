//! The company's own log-in, against a provider that signs what it says and holds to PKCE.

use super::{Desk, officer};
use crate::portal::Portal;
use axum::extract::{Form, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::DeskRole;
use mijn_privacy_store::OfficerVerbs;
use openidconnect::core::{
    CoreGenderClaim, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreRsaPrivateSigningKey,
};
use openidconnect::{
    AdditionalClaims, Audience, EndUserName, IdToken, IdTokenClaims, IssuerUrl, JsonWebKeyId, LocalizedClaim, Nonce,
    PrivateSigningKey, StandardClaims, SubjectIdentifier,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Groups {
    groups: Value,
}

impl AdditionalClaims for Groups {}

type Token = IdToken<Groups, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;

/// What the provider knows of the log-in that is under way.
#[derive(Clone, Default)]
struct Under {
    challenge: String,
    nonce: String,
    groups: Value,
    audience: String,
}

struct Provider {
    address: String,
    under: Arc<Mutex<Under>>,
}

#[derive(Clone)]
struct Inner {
    address: String,
    under: Arc<Mutex<Under>>,
}

fn key() -> CoreRsaPrivateSigningKey {
    let pem = include_str!("provider_test_only.pem");
    CoreRsaPrivateSigningKey::from_pem(pem, Some(JsonWebKeyId::new("one".to_owned()))).unwrap()
}

impl Provider {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let under = Arc::new(Mutex::new(Under::default()));
        let inner = Inner { address: address.clone(), under: under.clone() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(async || Json(CoreJsonWebKeySet::new(vec![key().as_verification_key()]))))
            .route("/token", post(token))
            .with_state(inner);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, under }
    }

    async fn portal(&self) -> Portal {
        let oidc = format!(
            "\n[officers.oidc]\nissuer = \"{}\"\nclient_id = \"mijn-privacy\"\nlabel = \"Log in met Voorbeeld\"\n\
             roles_claim = \"groups\"\nofficer = [\"privacy\"]\nhelpdesk = [\"service\"]\n",
            self.address
        );
        Portal::of(&format!("{}{oidc}", include_str!("../../../config/demo.toml")), &[]).await
    }

    /// The browser goes to the provider and comes back, as somebody in these groups.
    async fn log_in(&self, desk: &mut Desk<'_>, groups: Value) -> crate::portal::Answer {
        let (state, _) = self.go(desk, groups).await;
        self.back(desk, &state).await
    }

    async fn go(&self, desk: &mut Desk<'_>, groups: Value) -> (String, HashMap<String, String>) {
        let away = desk.get("/desk/oidc").await;
        let cookie = away.headers.get("set-cookie").unwrap().to_str().unwrap();
        assert!(cookie.starts_with("mp_desk_oidc=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        desk.under_way = cookie.split(';').next().map(str::to_owned);
        let address = url::Url::parse(away.header("location")).unwrap();
        assert!(address.as_str().starts_with(&format!("{}/authorize?", self.address)), "{address}");
        let asked: HashMap<String, String> = address.query_pairs().into_owned().collect();
        assert_eq!((asked["client_id"].as_str(), asked["code_challenge_method"].as_str()), ("mijn-privacy", "S256"));
        let (challenge, nonce) = (asked["code_challenge"].clone(), asked["nonce"].clone());
        *self.under.lock().unwrap() = Under { challenge, nonce, groups, audience: "mijn-privacy".to_owned() };
        (asked["state"].clone(), asked)
    }

    async fn back(&self, desk: &mut Desk<'_>, state: &str) -> crate::portal::Answer {
        let answer = desk.get(&format!("/desk/oidc/callback?code=once&state={state}")).await;
        let cookies = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
        let mut begun = cookies.filter_map(|cookie| cookie.split(';').next()).filter(|one| one.starts_with("mp_desk="));
        desk.cookie = begun.next().map(str::to_owned).or(desk.cookie.take());
        answer
    }
}

async fn configuration(State(inner): State<Inner>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", inner.address);
    Json(json!({
        "issuer": inner.address, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"]
    }))
}

async fn token(State(inner): State<Inner>, Form(form): Form<HashMap<String, String>>) -> Json<Value> {
    let under = inner.under.lock().unwrap().clone();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
    assert_eq!((challenge, form["code"].as_str()), (under.challenge, "once"));
    let now = std::time::SystemTime::now();
    let mut name = LocalizedClaim::new();
    name.insert(None, EndUserName::new("Olga Elders (verzonnen)".to_owned()));
    let claims = IdTokenClaims::new(
        IssuerUrl::new(inner.address).unwrap(),
        vec![Audience::new(under.audience)],
        (now + std::time::Duration::from_secs(300)).into(),
        now.into(),
        StandardClaims::new(SubjectIdentifier::new("sub-1".to_owned())).set_name(Some(name)),
        Groups { groups: under.groups },
    )
    .set_nonce(Some(Nonce::new(under.nonce)));
    let token = Token::new(claims, &key(), CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, None, None).unwrap();
    Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": token.to_string() }))
}

#[tokio::test]
async fn who_the_provider_knows_comes_in_with_the_role_that_it_says() {
    let provider = Provider::start().await;
    let portal = provider.portal().await;
    officer(&portal, DeskRole::Officer).await;
    let mut desk = Desk::new(&portal);
    assert!(desk.get("/desk/login").await.text.contains("Log in met Voorbeeld"));
    assert_eq!(provider.log_in(&mut desk, json!(["staff", "service"])).await.status, 303);
    assert!(desk.get("/desk").await.text.contains("Olga Elders (verzonnen)"));
    assert!(desk.get("/desk").await.text.contains("klantenservice"));
    assert_eq!(provider.log_in(&mut desk, json!("privacy")).await.status, 303, "a single text is a group too");
    assert!(desk.get("/desk").await.text.contains("privacyfunctionaris"));
    assert_eq!(portal.store.officers().await.unwrap().len(), 2, "known by their subject");
}

#[tokio::test]
async fn without_a_group_or_when_disabled_here_nobody_comes_in() {
    let provider = Provider::start().await;
    let portal = provider.portal().await;
    let mut desk = Desk::new(&portal);
    for groups in [json!([]), json!(["staff"]), json!(null), json!(7)] {
        assert_eq!(provider.log_in(&mut desk, groups).await.status, 403);
    }
    assert!(desk.cookie.is_none() && portal.store.officers().await.unwrap().is_empty());
    assert_eq!(provider.log_in(&mut desk, json!(["privacy"])).await.status, 303);
    portal.store.disable_officer("Olga Elders (verzonnen)", Some(portal.state.now())).await.unwrap();
    assert_eq!(desk.get("/desk").await.status, 303);
    assert_eq!(provider.log_in(&mut desk, json!(["privacy"])).await.status, 403);
}

#[tokio::test]
async fn a_state_works_once_and_a_token_for_another_or_with_another_nonce_never() {
    let provider = Provider::start().await;
    let portal = provider.portal().await;
    let mut desk = Desk::new(&portal);
    assert_eq!(provider.back(&mut desk, "forged").await.status, 403);
    let (state, _) = provider.go(&mut desk, json!(["privacy"])).await;
    provider.under.lock().unwrap().audience = "another".to_owned();
    assert_eq!(provider.back(&mut desk, &state).await.status, 502);
    assert_eq!(provider.back(&mut desk, &state).await.status, 403, "used");
    let (state, _) = provider.go(&mut desk, json!(["privacy"])).await;
    provider.under.lock().unwrap().nonce = "another".to_owned();
    assert_eq!(provider.back(&mut desk, &state).await.status, 502);
    let (state, _) = provider.go(&mut desk, json!(["privacy"])).await;
    portal.pass(jiff::SignedDuration::from_mins(10));
    assert_eq!(provider.back(&mut desk, &state).await.status, 403, "too late");
    assert!(desk.cookie.is_none());
}

#[tokio::test]
async fn only_the_browser_that_began_a_log_in_ends_it() {
    let provider = Provider::start().await;
    let portal = provider.portal().await;
    let (mut mallory, mut olga) = (Desk::new(&portal), Desk::new(&portal));
    let (state, _) = provider.go(&mut mallory, json!(["service"])).await;
    assert_eq!(provider.back(&mut olga, &state).await.status, 403);
    let (_, _) = provider.go(&mut olga, json!(["privacy"])).await;
    assert_eq!(provider.back(&mut olga, &state).await.status, 403, "a log-in of one's own under way is another");
    assert!(olga.cookie.is_none());
}

#[tokio::test]
async fn a_provider_that_is_away_leaves_the_password() {
    let portal = Provider { address: "http://127.0.0.1:1".to_owned(), under: Arc::default() }.portal().await;
    let answer = Desk::new(&portal).get("/desk/oidc").await;
    assert!(answer.status == 502 && answer.text.contains("log in met je wachtwoord"), "{}", answer.text);
    let plain = Portal::new().await;
    assert_eq!(Desk::new(&plain).get("/desk/oidc").await.status, 404);
    assert!(!Desk::new(&plain).get("/desk/login").await.text.contains("/desk/oidc"));
}
