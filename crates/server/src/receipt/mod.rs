//! The receipt of one change of a consent, which the person keeps: what was chosen, when, how, and beside which words.
//!
//! As JSON-LD it has the shape of ISO/IEC TS 27560 (Consent record information structure) in terms of the W3C's Data Privacy
//! Vocabulary 2, by the guide of its community group; as a page it says the same to a person.

mod facts;
mod jsonld;
mod terms;

pub use facts::{Facts, Party};
pub use jsonld::jsonld;
