//! Where e-mails go, as the configuration writes it: `smtp://…`, `smtps://…` or `folder:…`. A password in it never prints.

use lettre::transport::smtp::authentication::Credentials;
use std::path::PathBuf;
use std::str::FromStr;
use url::{Host, Url};

/// `mail.url`, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailUrl {
    /// A mail server.
    Smtp(SmtpServer),
    /// A folder that gets a file for each e-mail.
    Folder(PathBuf),
}

/// How the line to the mail server is secured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a server on this machine.
    Plain,
    /// STARTTLS where the server offers it.
    Opportunistic,
    /// STARTTLS, or nothing is sent.
    Required,
    /// TLS from the first byte.
    Tls,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpServer {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) login: Option<Credentials>,
    pub(crate) hello: Option<String>,
}

impl SmtpServer {
    /// How the line is secured.
    pub fn security(&self) -> Security {
        self.security
    }
}

impl std::fmt::Debug for SmtpServer {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "SmtpServer({}:{}, {:?})", self.host, self.port, self.security)
    }
}

impl FromStr for MailUrl {
    type Err = &'static str;

    /// What is wrong, without the text itself: it may hold a password.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix("folder:") {
            Some("") => Err("folder: needs a path: folder:/var/spool/mijn-privacy"),
            Some(path) => Ok(Self::Folder(PathBuf::from(path))),
            None => server(text).map(Self::Smtp),
        }
    }
}

fn server(text: &str) -> Result<SmtpServer, &'static str> {
    const FORM: &str = "write it as smtps://user:password@host, smtp://user:password@host:587?tls=required or folder:path, \
                        with %40 for @ and so on in the password";
    let url = Url::parse(text).map_err(|_| FORM)?;
    let host = url.host().ok_or(FORM)?;
    let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
    let (security, port) = match (url.scheme(), tls.as_deref()) {
        ("smtps", None) => (Security::Tls, 465),
        ("smtp", None) => (Security::Plain, 25),
        ("smtp", Some("required")) => (Security::Required, 587),
        ("smtp", Some("opportunistic")) => (Security::Opportunistic, 587),
        ("smtp", Some(_)) => return Err("tls is required or opportunistic, or left out"),
        _ => return Err(FORM),
    };
    let decode = |part: &str| {
        let decoded = percent_decode(part).ok_or("user and password are UTF-8 with %-signs")?;
        let plain = !decoded.chars().any(char::is_control);
        plain.then_some(decoded).ok_or("no control characters in user and password")
    };
    let login = match url.password() {
        Some(password) => Some(Credentials::new(decode(url.username())?, decode(password)?)),
        None if url.username().is_empty() => None,
        None => return Err("a user needs a password: smtps://user:password@host"),
    };
    let is_local = match &host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    if login.is_some() && !is_local && matches!(security, Security::Plain | Security::Opportunistic) {
        return Err("a password goes over a secured line only: smtps://… or ?tls=required");
    }
    let hello = url.path().trim_matches('/');
    Ok(SmtpServer {
        host: host.to_string().trim_matches(['[', ']']).to_owned(),
        port: url.port().unwrap_or(port),
        security,
        login,
        hello: (!hello.is_empty()).then(|| hello.to_owned()),
    })
}

fn percent_decode(text: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after.get(2..)?;
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(text: &str) -> SmtpServer {
        match text.parse() {
            Ok(MailUrl::Smtp(server)) => server,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn every_form_is_read() {
        let form = |text: &str| {
            let server = server(text);
            (server.host.clone(), server.port, server.security)
        };
        assert_eq!(form("smtp://localhost"), ("localhost".into(), 25, Security::Plain));
        assert_eq!(form("smtp://[::1]:2525"), ("::1".into(), 2525, Security::Plain));
        assert_eq!(
            form("smtp://mail.example.nl?tls=opportunistic"),
            ("mail.example.nl".into(), 587, Security::Opportunistic)
        );
        assert_eq!(
            form("smtp://a:b@mail.example.nl:26?tls=required"),
            ("mail.example.nl".into(), 26, Security::Required)
        );
        assert_eq!(form("smtps://a:b@mail.example.nl"), ("mail.example.nl".into(), 465, Security::Tls));
        assert_eq!("folder:target/mail".parse(), Ok(MailUrl::Folder("target/mail".into())));
        let login = Some(Credentials::new("a@example.nl".into(), "p:é%".into()));
        assert_eq!(server("smtps://a%40example.nl:p:%C3%A9%25@mail.example.nl/me.example.nl").login, login);
        assert_eq!(server("smtps://mail.example.nl/me.example.nl").hello.as_deref(), Some("me.example.nl"));
    }

    #[test]
    fn what_cannot_be_is_refused_without_repeating_it() {
        for bad in [
            "",
            "mail.example.nl",
            "http://mail.example.nl",
            "smtp://",
            "folder:",
            "smtp://geheim@mail.example.nl",
            "smtp://a:geheim@mail.example.nl",
            "smtp://a:geheim@mail.example.nl?tls=opportunistic",
            "smtps://a:geheim%0a@mail.example.nl",
            "smtps://a:geheim%ff@mail.example.nl",
            "smtp://mail.example.nl?tls=maybe",
            "smtps://mail.example.nl?tls=required",
        ] {
            let error = bad.parse::<MailUrl>().unwrap_err();
            assert!(!error.contains("geheim"), "{bad}: {error}");
        }
    }

    #[test]
    fn a_password_never_prints() {
        let text = format!("{:?}", "smtps://jan:geheim@mail.example.nl".parse::<MailUrl>());
        assert!(text.contains("mail.example.nl:465") && !text.contains("geheim") && !text.contains("jan"), "{text}");
    }
}
