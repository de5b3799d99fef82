//! An e-mail address, parsed where it enters, and the one form of it that is compared and digested.

use unicode_normalization::UnicodeNormalization;

/// An address of RFC 5321, with non-ASCII as RFC 6531 allows it: at most 254 bytes, no display name, no address literal
/// (`[192.0.2.1]`), no line break or other control character anywhere. It prints as `EmailAddress(…)`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    typed: String,
    compared: String,
}

/// It is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no e-mail address: write it as name@example.nl, without a name before it")]
pub struct NoAddress;

impl EmailAddress {
    /// Parses it; white space around it is dropped.
    pub fn parse(text: &str) -> Result<Self, NoAddress> {
        let text = text.trim();
        let options =
            email_address::Options::default().without_display_text().without_domain_literal().with_required_tld();
        if text.len() > 254 || text.chars().any(char::is_control) {
            return Err(NoAddress);
        }
        // The parser knows no combining marks.
        let composed: String = text.nfc().collect();
        let parsed = email_address::EmailAddress::parse_with_options(&composed, options).map_err(|_| NoAddress)?;
        let domain = idna::domain_to_ascii(parsed.domain()).map_err(|_| NoAddress)?;
        let local: String = parsed.local_part().chars().flat_map(char::to_lowercase).nfc().collect();
        Ok(Self { typed: text.to_owned(), compared: format!("{local}@{domain}") })
    }

    /// As it was typed: where mail goes.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// The form in which two spellings of one mailbox are the same: composed (NFC) lower case before the `@`, the domain in
    /// its ASCII form. A server may tell `Anna@` from `anna@`; nobody's no may hang on that.
    pub fn compared(&self) -> &str {
        &self.compared
    }
}

impl std::fmt::Debug for EmailAddress {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("EmailAddress(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(text: &str) -> Option<String> {
        EmailAddress::parse(text).ok().map(|address| address.compared().to_owned())
    }

    #[test]
    fn spellings_of_one_mailbox_are_the_same() {
        assert_eq!(compared(" Anna.Test@Example.NL "), Some("anna.test@example.nl".into()));
        assert_eq!(compared("jos\u{e9}@example.nl"), compared("jose\u{301}@example.nl"));
        assert_eq!(compared("a@b\u{fc}cher.example"), Some("a@xn--bcher-kva.example".into()));
        assert_eq!(compared("\"a b\"@example.nl"), Some("\"a b\"@example.nl".into()));
        assert_ne!(compared("a+b@example.nl"), compared("a@example.nl"));
    }

    #[test]
    fn what_is_no_mailbox_is_refused() {
        let long = format!("{}@example.nl", "a".repeat(65));
        let longer = format!("a@{}.nl", "a.".repeat(130));
        for bad in [
            "",
            "anna",
            "@example.nl",
            "anna@",
            "anna@localhost",
            "a@@example.nl",
            "a b@example.nl",
            "anna@[192.0.2.1]",
            "Anna <anna@example.nl>",
            "anna@example.nl\r\nBcc: b@example.nl",
            "anna\0@example.nl",
            "anna@exa mple.nl",
            "anna@-example.nl,b@example.nl",
            "a.@example.nl",
            ".a@example.nl",
            "a..b@example.nl",
            &long,
            &longer,
        ] {
            assert_eq!(compared(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn it_never_prints() {
        assert_eq!(format!("{:?}", EmailAddress::parse("anna@example.nl")), "Ok(EmailAddress(…))");
    }
}
