//! Passwords: argon2id, off the threads that answer, a few at a time.

use crate::{ApiError, ApiResult};
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use mijn_privacy_api::Password;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A place among those whose password is being checked.
#[derive(Clone, Debug)]
pub struct Turn(#[expect(dead_code, reason = "held, not read")] Arc<OwnedSemaphorePermit>);

/// Checks passwords. What an unknown user name costs is the same as a known one.
#[derive(Clone, Debug)]
pub struct Passwords {
    permits: Arc<Semaphore>,
    stand_in: Arc<str>,
}

impl Passwords {
    /// A checker that works on so many at a time; each takes 19 MiB while it runs.
    ///
    /// # Errors
    /// When the stand-in for unknown users cannot be made.
    pub fn new(parallel: usize) -> Result<Self, String> {
        let stand_in = hash_password("no such user")?;
        Ok(Self { permits: Arc::new(Semaphore::new(parallel.max(1))), stand_in: stand_in.into() })
    }

    /// Waits until it is this caller's turn. Whoever counts failures does so within the turn.
    ///
    /// # Errors
    /// Never, as long as the server runs.
    pub async fn turn(&self) -> ApiResult<Turn> {
        let permit = self.permits.clone().acquire_owned().await.map_err(ApiError::internal)?;
        Ok(Turn(Arc::new(permit)))
    }

    /// Whether the password belongs to the hash; with no hash it never does, after the same work.
    ///
    /// # Errors
    /// When the stored hash is none.
    pub async fn verify(&self, turn: &Turn, password: &Password, hash: Option<String>) -> ApiResult<bool> {
        let turn = turn.clone();
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.stand_in.to_string());
        let password = password.clone();
        let matches = tokio::task::spawn_blocking(move || {
            // A caller that gave up does not free the place before the work is done.
            let _turn = turn;
            let parsed = PasswordHash::new(&hash).map_err(|error| error.to_string())?;
            Ok::<_, String>(Argon2::default().verify_password(password.expose().as_bytes(), &parsed).is_ok())
        });
        let matches = matches.await.map_err(ApiError::internal)?.map_err(ApiError::internal)?;
        Ok(matches && known)
    }
}

/// Argon2id with OWASP's first choice of parameters (19 MiB, two passes), as a PHC string.
///
/// # Errors
/// When the machine gives no salt.
pub fn hash_password(password: &str) -> Result<String, String> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|error| error.to_string())?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = argon2.hash_password(password.as_bytes()).map_err(|error| error.to_string())?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_user_fits() {
        let passwords = Passwords::new(1).unwrap();
        let of = |text: &str| Password::try_from(text.to_owned()).unwrap();
        let hash = hash_password("juist").unwrap();
        let turn = passwords.turn().await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.verify(&turn, &of("juist"), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify(&turn, &of("fout"), Some(hash)).await.unwrap());
        assert!(!passwords.verify(&turn, &of("no such user"), None).await.unwrap());
    }
}
