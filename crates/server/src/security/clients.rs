//! The company's own systems: a bearer token each, known by its SHA-256 only, compared in constant time.

use crate::config::{ClientRole, Config};
use crate::desk::{Actor, Seen, actor_name};
use crate::{ApiError, App};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{DeskRole, ProblemCode};
use mijn_privacy_store::Random;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

#[derive(Debug)]
struct Client {
    name: String,
    roles: Vec<ClientRole>,
    token_sha256: [u8; 32],
}

/// Every system that may call.
#[derive(Debug)]
pub struct Clients(Vec<Client>);

/// A system that may send e-mail, as it proved to be.
#[derive(Clone, Debug)]
pub struct MailingClient(pub ClientName);

/// A system that handles requests, as it proved to be, with who acts by it.
#[derive(Clone, Debug)]
pub struct DeskClient(pub ClientName, pub Actor);

/// The configured name of the system that calls, for the log.
#[derive(Clone, Debug)]
pub struct ClientName(pub String);

impl Clients {
    /// From the configuration. In the demo a system without a digest gets a token of 256 bits, in a file `<name>.token` in the
    /// folder of the keys.
    ///
    /// # Errors
    /// A sentence that says what to do.
    pub fn load(config: &Config, random: &dyn Random) -> Result<Self, String> {
        let dir = config.secrets.dir.as_deref();
        let clients = config.company.clients.iter().map(|text| {
            let token_sha256 = match (text.token_sha256, dir) {
                (Some(digest), _) => digest,
                (None, _) if !config.demo.enabled => {
                    return Err(format!(
                        "company.clients ({}).token_sha256: only the demo makes its own token; write the SHA-256 of one",
                        text.name
                    ));
                }
                (None, Some(dir)) => Sha256::digest(demo_token(&dir.join(format!("{}.token", text.name)), random)?).into(),
                (None, None) => {
                    return Err(format!("company.clients ({}): set token_sha256, or secrets.dir in the demo", text.name));
                }
            };
            Ok(Client { name: text.name.clone(), roles: text.roles.clone(), token_sha256 })
        });
        clients.collect::<Result<_, String>>().map(Self)
    }

    /// Who calls. Every digest is compared, whichever fits.
    fn find(&self, headers: &HeaderMap) -> Option<&Client> {
        let mut values = headers.get_all(header::AUTHORIZATION).iter();
        let value = values.next().filter(|_| values.next().is_none())?.to_str().ok()?;
        let (scheme, token) = value.split_once(' ')?;
        let digest: [u8; 32] = Sha256::digest(token.trim()).into();
        let mut found = u32::MAX;
        for (index, client) in (0_u32..).zip(&self.0) {
            let same: Choice = client.token_sha256.ct_eq(&digest);
            found.conditional_assign(&index, same);
        }
        scheme.eq_ignore_ascii_case("bearer").then(|| self.0.get(usize::try_from(found).ok()?)).flatten()
    }
}

impl FromRequestParts<App> for MailingClient {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let client = app.clients.find(&parts.headers).filter(|client| client.roles.contains(&ClientRole::Mailing));
        let client = client.ok_or_else(|| ApiError::new(ProblemCode::NotAuthorized))?;
        Ok(Self(ClientName(client.name.clone())))
    }
}

impl FromRequestParts<App> for DeskClient {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let role = |client: &Client| {
            let has = |role| client.roles.contains(&role);
            if has(ClientRole::Officer) {
                Some(DeskRole::Officer)
            } else {
                has(ClientRole::Helpdesk).then_some(DeskRole::Helpdesk)
            }
        };
        let found = app.clients.find(&parts.headers).and_then(|client| Some((client, role(client)?)));
        let (client, role) = found.ok_or_else(|| ApiError::new(ProblemCode::NotAuthorized))?;
        let name = employee(&parts.headers)?.unwrap_or_else(|| client.name.clone());
        Ok(Self(
            ClientName(client.name.clone()),
            Actor { name, role, system: client.name.clone(), seen: seen(&parts.headers)? },
        ))
    }
}

/// `X-Actor`: the employee on whose behalf the system calls, in UTF-8.
fn employee(headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let mut values = headers.get_all("x-actor").iter();
    let Some(value) = values.next() else { return Ok(None) };
    let text = std::str::from_utf8(value.as_bytes()).ok().filter(|_| values.next().is_none());
    let name = text.and_then(actor_name);
    name.map(Some).ok_or_else(|| ApiError::new(ProblemCode::InvalidParameter).detail("X-Actor"))
}

/// `X-Seen`: the last message that the employee was shown, or `none` of a thread that was empty.
fn seen(headers: &HeaderMap) -> Result<Seen, ApiError> {
    let mut values = headers.get_all("x-seen").iter();
    let Some(value) = values.next() else { return Ok(Seen::Everything) };
    let text = value.to_str().ok().filter(|_| values.next().is_none());
    let last = text.and_then(|text| if text == "none" { Some(None) } else { text.parse().ok().map(Some) });
    last.map(Seen::UpTo).ok_or_else(|| ApiError::new(ProblemCode::InvalidParameter).detail("X-Seen"))
}

fn demo_token(path: &Path, random: &dyn Random) -> Result<String, String> {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    match write_new(path, &URL_SAFE_NO_PAD.encode(bytes)) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(format!("cannot write {}: {error}", path.display()))
        }
        // Ours, or the one that was there: what stands in the file counts.
        _ => {
            let text = std::fs::read_to_string(path);
            let text = text.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            let token = text.trim().to_owned();
            if token.len() < 22 { Err(format!("{} holds no token: remove it", path.display())) } else { Ok(token) }
        }
    }
}

fn write_new(path: &Path, token: &str) -> std::io::Result<()> {
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(token.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use mijn_privacy_store::SystemRandom;

    fn clients() -> Clients {
        let client = |name: &str| Client {
            name: name.to_owned(),
            roles: vec![ClientRole::Mailing],
            token_sha256: Sha256::digest(name).into(),
        };
        Clients(vec![client("one"), client("two")])
    }

    fn find(values: &[&'static str]) -> Option<String> {
        let mut all = HeaderMap::new();
        for value in values {
            all.append(header::AUTHORIZATION, HeaderValue::from_static(value));
        }
        clients().find(&all).map(|client| client.name.clone())
    }

    #[test]
    fn only_a_whole_bearer_token_fits() {
        assert_eq!(find(&["Bearer one"]).as_deref(), Some("one"));
        assert_eq!(find(&["bearer two"]).as_deref(), Some("two"));
        for bad in [
            &[][..],
            &["Bearer on"],
            &["Bearer onee"],
            &["Bearer"],
            &["Basic one"],
            &["one"],
            &["Bearer one", "Bearer one"],
        ] {
            assert_eq!(find(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn the_demos_token_is_made_once_and_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("keys/mailing.token");
        let token = demo_token(&path, &SystemRandom).unwrap();
        assert_eq!((token.len(), &demo_token(&path, &SystemRandom).unwrap()), (43, &token));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&path, "kort").unwrap();
        assert!(demo_token(&path, &SystemRandom).is_err());
    }
}
