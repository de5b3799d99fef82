//! Carrying a correction out, and whether it could be.

use super::account_values::{self, Fit};
use super::{SqliteStore, carry_out, profile};
use crate::{NotPut, Scope, Step, StoreError, ValueChange};
use jiff::Timestamp;
use mijn_privacy_api::RequestId;
use sqlx::SqliteConnection;

impl SqliteStore {
    pub(super) async fn read_correctable(
        &self,
        scope: &Scope,
        values: &[ValueChange],
    ) -> Result<Vec<Option<NotPut>>, StoreError> {
        // One snapshot for all of them.
        let fits = fits(&mut *self.readers.begin().await?, scope, values).await?;
        Ok(fits.into_iter().map(Result::err).collect())
    }

    /// Done before, it changes nothing: the person may have changed the value since.
    pub(super) async fn write_corrections(
        &self,
        request: &RequestId,
        scope: &Scope,
        values: &[ValueChange],
        at: Timestamp,
    ) -> Result<Vec<Option<NotPut>>, StoreError> {
        let step = Step::Values.as_str();
        let mut tx = self.write().await?;
        if carry_out::is_done(&mut tx, request, step).await? {
            return Ok(vec![None; values.len()]);
        }
        let fits = fits(&mut tx, scope, values).await?;
        if fits.iter().all(Result::is_ok) {
            let mut changed = false;
            for (value, fit) in values.iter().zip(fits.iter().flatten()) {
                changed |= account_values::put(&mut tx, &scope.account, (value, *fit), at).await?;
            }
            // After all of them: two that change places are never the same in between.
            for value in values {
                account_values::once(&mut tx, &scope.account, &value.category).await?;
            }
            if changed {
                profile::note_account_changed(&mut tx, &scope.account).await?;
            }
            carry_out::note(&mut tx, request, step, at).await?;
            tx.commit().await?;
        }
        Ok(fits.into_iter().map(Result::err).collect())
    }
}

/// Of each where it goes, all of them held against what is stored before the first.
async fn fits(
    connection: &mut SqliteConnection,
    scope: &Scope,
    values: &[ValueChange],
) -> Result<Vec<Result<Fit, NotPut>>, StoreError> {
    let mut fits = Vec::with_capacity(values.len());
    for value in values {
        fits.push(account_values::fit(&mut *connection, scope, value).await?);
    }
    Ok(fits)
}
