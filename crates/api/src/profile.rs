//! `GET` and `PATCH profile`: what the portal lets a customer edit (ACC-7).

use crate::{CategoryId, FieldText, Timestamp, open_enum::open_enum};

open_enum! {
    /// How a field is typed.
    FieldKind {
        /// Text on one line.
        Text = "text",
        /// An e-mail address. A new one holds once it is confirmed by the link that goes there; the old one is told.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
    }
}

/// One kind of data of the profile.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileField {
    /// Which kind.
    pub category: CategoryId,
    /// Its name, in the asked language.
    pub name: String,
    /// What is stored; masked where the overview masks it. Absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How it is typed.
    pub kind: FieldKind,
    /// It can be changed here. Otherwise a rectification request does it.
    #[serde(default)]
    pub editable: bool,
    /// What it becomes once the e-mail to that address is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<PendingValue>,
}

/// An e-mail address that is not confirmed yet.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PendingValue {
    /// The new address.
    pub value: String,
    /// Until when its link works.
    pub until: Timestamp,
}

/// `GET profile`, and the answer of `PATCH profile`. `ETag` names its state.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// In the order of the overview.
    pub fields: Vec<ProfileField>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldChange {
    /// Which kind.
    pub category: CategoryId,
    /// The new value.
    pub value: FieldText,
}

/// `PATCH profile`, with `If-Match` and `Idempotency-Key`; after the step-up where `email` or `phone` changes. All or
/// nothing.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileChange {
    /// 1 to 20, each kind once.
    pub fields: Vec<FieldChange>,
}
