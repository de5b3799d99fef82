//! Carrying a correction out.

use super::{SqliteStore, account_values, carry_out, profile};
use crate::{Scope, Step, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::RequestId;

impl SqliteStore {
    /// Done before, it changes nothing: the person may have changed the value since.
    pub(super) async fn write_corrections(
        &self,
        request: &RequestId,
        scope: &Scope,
        values: &[(String, String)],
        at: Timestamp,
    ) -> Result<Vec<String>, StoreError> {
        let step = Step::Values.as_str();
        let mut tx = self.write().await?;
        let is_done = carry_out::is_done(&mut tx, request, step).await?;
        let (mut skipped, mut changed) = (Vec::new(), false);
        for (category, value) in values {
            if !scope.owns_account() || !account_values::has_kind(&mut tx, &scope.account, category).await? {
                skipped.push(category.clone());
            } else if !is_done {
                changed |= account_values::replace(&mut tx, &scope.account, (category, value), at).await?;
            }
        }
        if changed {
            profile::note_account_changed(&mut tx, &scope.account).await?;
        }
        carry_out::note(&mut tx, request, step, at).await?;
        tx.commit().await?;
        Ok(skipped)
    }
}
