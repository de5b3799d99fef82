//! What a request under a right must say, kind by kind: checked before anything is asked of the person.

use crate::config::Config;
use crate::{ApiError, ApiResult};
use mijn_privacy_api::{FieldCode, NewCorrection, NewRequest, RequestKind, RestrictionGround};

/// At most so many things can be corrected at a time.
const CORRECTIONS: usize = 20;

/// The same request with its purposes once and in order, when it says what its kind needs and nothing else.
pub(super) fn checked(config: &Config, mut new: NewRequest) -> ApiResult<NewRequest> {
    if !config.requests.kinds.contains(&new.kind) {
        return Err(ApiError::field("/kind", FieldCode::UnknownValue));
    }
    if let Some(place) = new.purposes.iter().position(|id| config.purpose(*id).is_none()) {
        return Err(ApiError::field(format!("/purposes/{place}"), FieldCode::UnknownValue));
    }
    ground(new.kind, new.ground)?;
    corrections(config, &new)?;
    let has_preview = matches!(new.kind, RequestKind::Erasure | RequestKind::AccountClosure);
    if new.preview.is_some() && !has_preview {
        return Err(ApiError::field("/preview", FieldCode::NotForThisKind));
    }
    new.purposes.sort_unstable();
    new.purposes.dedup();
    Ok(new)
}

fn ground(kind: RequestKind, ground: Option<RestrictionGround>) -> ApiResult<()> {
    match (kind == RequestKind::Restriction, ground) {
        (true, None) => Err(ApiError::field("/ground", FieldCode::Required)),
        (false, Some(_)) => Err(ApiError::field("/ground", FieldCode::NotForThisKind)),
        _ => Ok(()),
    }
}

/// What is told in words alone is a request too: the law has no list of what can be wrong (GDPR art. 16).
fn corrections(config: &Config, new: &NewRequest) -> ApiResult<()> {
    let all = &new.corrections;
    let wrong = |code| Err(ApiError::field("/corrections", code));
    match (new.kind == RequestKind::Rectification, all.len()) {
        (false, 0) => return Ok(()),
        (false, _) => return wrong(FieldCode::NotForThisKind),
        (true, 0) if new.text.is_some() => return Ok(()),
        (true, 0) => return wrong(FieldCode::Required),
        (true, 1..=CORRECTIONS) => {}
        (true, _) => return wrong(FieldCode::TooLong),
    }
    for (place, one) in all.iter().enumerate() {
        let mut known = config.purposes.iter().flat_map(|purpose| &purpose.categories);
        let is_known = known.any(|category| category.id == one.category);
        let same = |other: &NewCorrection| (&other.category, &other.from) == (&one.category, &one.from);
        let is_first = !all.iter().take(place).any(same);
        if !is_known || !is_first {
            return Err(ApiError::field(format!("/corrections/{place}/category"), FieldCode::UnknownValue));
        }
    }
    Ok(())
}
