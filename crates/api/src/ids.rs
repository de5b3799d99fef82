//! Identifiers and tokens. All are opaque: 1 to a maximum of ASCII letters, digits and a few signs.

use crate::{FieldCode, PurposeId};

fn check(text: &str, max: usize, signs: &[u8]) -> Result<(), FieldCode> {
    if text.is_empty() {
        return Err(FieldCode::Required);
    }
    if text.len() > max {
        return Err(FieldCode::TooLong);
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || signs.contains(&byte);
    if text.bytes().all(allowed) { Ok(()) } else { Err(FieldCode::InvalidCharacters) }
}

/// One for all of them: in the wasm every copy weighs.
fn read(from: &impl crate::Source, max: usize, signs: &[u8]) -> Option<String> {
    from.text().filter(|text| check(text, max, signs).is_ok())
}

macro_rules! token {
    ($($(#[$meta:meta])* $name:ident($max:literal, $signs:literal);)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        crate::schema::schema!($name, crate::schema::text(1, $max, Some(concat!("^[A-Za-z0-9", $signs, "]+$"))));

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl crate::Answer for $name {
            fn read(from: &impl crate::Source) -> Option<Self> {
                read(from, $max, $signs.as_bytes()).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = FieldCode;
            fn try_from(text: String) -> Result<Self, FieldCode> {
                check(&text, $max, $signs.as_bytes()).map(|()| Self(text))
            }
        }

        impl std::str::FromStr for $name {
            type Err = FieldCode;
            fn from_str(text: &str) -> Result<Self, FieldCode> {
                Self::try_from(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str(&self.0)
            }
        }
    )+};
}

token! {
    /// A person (data subject), unique at this backend.
    PersonId(64, "._~:=+/-");
    /// A customer account.
    AccountId(64, "._~:=+/-");
    /// A request under a right; it stands in addresses, so that its signs are `_` and `-` only.
    RequestId(64, "_-");
    /// An address on a list that belongs to no account, unique at this backend.
    SubscriberId(64, "_-");
    /// A change of a consent, as its receipt names it; it stands in addresses.
    ReceiptId(64, "_-");
    /// A contact message; it stands in addresses.
    MessageId(64, "_-");
    /// A message of a request's thread.
    ThreadMessageId(64, "_-");
    /// Names exactly one erasure preview.
    PreviewToken(128, "_-");
    /// What a person quotes for a request, as `INZ-2026-0142`.
    Reference(32, "._~:=+/-");
    /// The strong entity tag of a resource, without its quotes.
    Etag(128, "._~:=+/-");
    /// Names wording, version, language and time of what was shown beside a switch, signed by the backend.
    ShownToken(1024, "._~:=+/-");
    /// The anti-CSRF token of this session, sent back in a header.
    CsrfToken(128, "._~:=+/-");
    /// Where the next page starts.
    Cursor(512, "._~:=+/-");
    /// A version of the privacy statement, its date: `2018-05-25`.
    NoticeVersion(32, "._~:=+/-");
    /// A wording of a consent, with its version: `newsletter-2`.
    WordingId(64, "._~:=+/-");
    /// A kind of data: `name_address`, `payment`. The list is the backend's configuration.
    CategoryId(64, "._~:=+/-");
}

impl PurposeId {
    /// Whether the person switches this purpose, so that its rights go by the switch.
    pub fn has_switch(self) -> bool {
        matches!(self, Self::Contact | Self::Newsletter | Self::Marketing | Self::Analytics)
    }
}
