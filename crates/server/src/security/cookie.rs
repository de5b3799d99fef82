//! The session cookie: `__Host-` over https, a plain one on loopback http.

use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

/// Which cookie this server uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieKind {
    /// `__Host-mp_session`: only over https, only for this host.
    Host,
    /// `mp_session`, for http on the machine itself, where `Secure` cookies do not work in every browser.
    Loopback,
}

impl CookieKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "__Host-mp_session",
            Self::Loopback => "mp_session",
        }
    }

    /// The token that came with the call.
    pub fn read(self, jar: &CookieJar) -> Option<&str> {
        jar.get(self.name()).map(Cookie::value)
    }

    /// The cookie with a token; an empty one removes it.
    pub fn write(self, token: String) -> Cookie<'static> {
        let mut cookie = Cookie::new(self.name(), token);
        cookie.set_http_only(true);
        cookie.set_path("/");
        cookie.set_same_site(SameSite::Lax);
        cookie.set_secure(self == Self::Host);
        if cookie.value().is_empty() {
            cookie.make_removal();
        }
        cookie
    }
}

#[cfg(test)]
mod tests {
    use super::CookieKind;

    #[test]
    fn the_cookie_has_every_flag() {
        assert_eq!(
            CookieKind::Host.write("t".into()).to_string(),
            "__Host-mp_session=t; HttpOnly; SameSite=Lax; Secure; Path=/"
        );
        assert_eq!(CookieKind::Loopback.write("t".into()).to_string(), "mp_session=t; HttpOnly; SameSite=Lax; Path=/");
    }
}
