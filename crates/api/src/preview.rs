//! `GET erasure-preview`: what goes, what stays and until when, and what is in the way of closing the account.

use crate::{CategoryId, Date, NoDateReason, PreviewToken, PurposeId, open_enum::open_enum};

open_enum! {
    /// What becomes of a kind of data.
    Fate {
        /// It goes at once.
        Goes = "goes",
        /// It stays, for a reason.
        Stays = "stays",
        /// Only a recipient has it, who is asked to erase it (GDPR art. 17(2) and 19): nothing of it is here that could go.
        Asked = "asked",
    }
}

open_enum! {
    /// What is in the way of closing an account. None of them is in the way of asking, nor of erasing what may go.
    ClosingBlockKind {
        /// A service that still runs.
        RunningService = "running_service",
        /// A domain name on its way to or from another company.
        DomainTransfer = "domain_transfer",
        /// An invoice that is not paid.
        OpenInvoice = "open_invoice",
    }
}

open_enum! {
    /// What a request's preview is.
    PreviewKind {
        /// What the person saw before they sent it.
        Shown = "shown",
        /// What was so when it came in; nothing shows that the person saw it.
        Computed = "computed",
    }
}

/// What becomes of one kind of data for one purpose. A kind has a line for what goes, one for what stays until a day, and one for
/// what stays without a day yet.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewItem {
    /// For which purpose it is stored.
    pub purpose: PurposeId,
    /// Which kind.
    pub category: CategoryId,
    /// Its name, in the asked language.
    pub name: String,
    /// Goes, stays, or is asked of who has it.
    pub fate: Fate,
    /// How many records of a list; absent for single values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Why it stays, a sentence in the asked language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// The law that keeps it, to read on after "volgens".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// The first day on which all of it is gone: of several records that of the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why there is no such day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_date: Option<NoDateReason>,
    /// With [`Fate::Asked`]: the name of who has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
}

/// One thing in the way of closing.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClosingBlock {
    /// What it is.
    pub kind: ClosingBlockKind,
    /// Which one: the service's, domain's or invoice's name.
    pub label: String,
    /// How to solve it, a sentence in the asked language.
    pub solve: String,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// `GET erasure-preview?purposes=` (erasure; without `purposes` of everything) and `?closure=true` (closing the account).
/// Computed by the rules that do the deleting.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErasurePreview {
    /// Names exactly this preview; goes with the request.
    pub token: PreviewToken,
    /// On which day it was computed.
    pub on: Date,
    /// What becomes of what is stored.
    pub items: Vec<PreviewItem>,
    /// What is in the way of closing; empty for an erasure.
    #[serde(default)]
    pub blocks: Vec<ClosingBlock>,
    /// Purposes whose use stands still because the person asked for that, and of which something goes: carrying the erasure out
    /// ends it (GDPR art. 18(1)). Not what stands still for a request that is open, such as an objection that is being judged:
    /// that goes on standing still until its own answer. Empty for a closure, which leaves all of it standing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifts: Vec<PurposeId>,
}
