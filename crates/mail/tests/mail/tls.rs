//! Over a secured line, with a log-in: to a server whose certificate the machine trusts, and to one whose it does not.

use crate::parts::{at, mail, sender};
use crate::server::{Line, Server};
use mijn_privacy_mail::{MailUrl, SendError, Smtp, Timeouts};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};

const KEYS: &str = "TEST_KEYS";
/// `\0privacy\0geheim`.
const LOGIN: &str = "AHByaXZhY3kAZ2VoZWlt";

/// Whom to trust is the machine's to say, which a process reads once: a child of this one trusts the test's authority alone.
#[test]
fn a_secured_line_and_a_log_in_bring_it_over() {
    let dir = tempfile::tempdir().unwrap();
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = ["127.0.0.1".to_owned(), "localhost".to_owned()];
    let leaf = CertificateParams::new(names).unwrap().signed_by(&key, &authority).unwrap();
    let put = |name: &str, text: String| std::fs::write(dir.path().join(name), text).unwrap();
    put("authority.pem", authority.pem());
    put("leaf.pem", leaf.pem());
    put("key.pem", key.serialize_pem());
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", "--nocapture", "tls::as_the_machine_trusts"])
        .env("SSL_CERT_FILE", dir.path().join("authority.pem"))
        .env_remove("SSL_CERT_DIR")
        .env(KEYS, dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test]
#[ignore = "the test above starts it, in a process that trusts the test's authority"]
async fn as_the_machine_trusts() {
    let tls = acceptor(Path::new(&std::env::var_os(KEYS).unwrap()));
    let at_once = Line { at_once: Some(tls.clone()), login: Some(LOGIN), ..Line::default() };
    let when_asked = Line { when_asked: Some(tls), login: Some(LOGIN), ..Line::default() };
    for (scheme, line) in [("smtps", at_once), ("smtp", when_asked)] {
        let server = Server::on(&[], line).await;
        let rest = if scheme == "smtp" { "?tls=required" } else { "" };
        let url = |login: &str| format!("{scheme}://{login}{}/test.example.nl{rest}", server.address);
        send(&url("privacy:geheim@")).await.unwrap();
        for wrong in [url("privacy:anders@"), url("")] {
            let error = send(&wrong).await.unwrap_err();
            assert!(matches!(error, SendError::Later(_)) && !error.to_string().contains("anders"), "{wrong}: {error}");
        }
        assert_eq!(server.arrived().len(), 1, "{scheme}");
    }
}

/// Here nobody made that authority known.
#[tokio::test]
async fn a_certificate_of_nobody_known_keeps_it_waiting() {
    let key = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("leaf.pem"), key.cert.pem()).unwrap();
    std::fs::write(dir.path().join("key.pem"), key.signing_key.serialize_pem()).unwrap();
    let tls = acceptor(dir.path());
    let server = Server::on(&[], Line { at_once: Some(tls), ..Line::default() }).await;
    let error = send(&format!("smtps://localhost:{}/test.example.nl", server.address.port())).await.unwrap_err();
    assert!(matches!(error, SendError::Later(_)) && error.to_string().contains("certificate"), "{error}");
    assert!(server.arrived().is_empty());
}

fn acceptor(dir: &Path) -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_file(dir.join("leaf.pem")).unwrap()];
    let key = PrivateKeyDer::from_pem_file(dir.join("key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

async fn send(url: &str) -> Result<(), SendError> {
    let Ok(MailUrl::Smtp(server)) = url.parse() else { panic!("{url}") };
    Smtp::new(server, sender(), Timeouts::default()).unwrap().send(&mail("anna@example.nl"), at()).await
}
