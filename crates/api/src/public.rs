//! `POST public/requests`: a request of who has no account.

use crate::{FreeText, RequestKind, RequestText, RestrictionGround, Timestamp};

/// What is asked. It becomes a request once the link in the e-mail is followed.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewPublicRequest {
    /// What is asked for: any kind but [`RequestKind::AccountClosure`], which needs an account.
    #[serde(deserialize_with = "crate::known")]
    pub kind: RequestKind,
    /// What they call themselves.
    pub name: FreeText<100>,
    /// Where the link goes.
    pub email: String,
    /// What it is about, so that their data can be found. No citizen number: it is not needed.
    pub text: RequestText,
    /// Why the use should stand still; with [`RequestKind::Restriction`] and only there.
    #[serde(default, deserialize_with = "crate::known_option", skip_serializing_if = "Option::is_none")]
    pub ground: Option<RestrictionGround>,
}

/// A link is on its way, whether the address is known or not.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicRequestAsked {
    /// When the e-mail leaves: now, or later when very many ask.
    pub mail_at: Timestamp,
    /// The first moment at which the link no longer works.
    pub until: Timestamp,
}
