//! Whoever handles requests.

use mijn_privacy_store::EmailAddress;
use serde::{Deserialize, Deserializer, de::Error};

/// `[desk]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Desk {
    /// The company's own mailbox that hears of a last day that is near or has passed; absent: nobody is mailed.
    #[serde(deserialize_with = "address")]
    pub warn: Option<EmailAddress>,
}

fn address<'de, D: Deserializer<'de>>(from: D) -> Result<Option<EmailAddress>, D::Error> {
    let text = String::deserialize(from)?;
    EmailAddress::parse(&text).map(Some).map_err(|_| D::Error::custom("not an e-mail address"))
}
