//! Pieces on their way into the database: sealed as what they are.

use crate::App;
use crate::security::{Sealed, seal};
use crate::work::JobError;
use mijn_privacy_export::{Piece, Pieces};

/// Seals pieces of a file, and puts them away.
pub(super) struct Sealing<'a> {
    /// The server.
    pub app: &'a App,
    /// The file's id.
    pub result: &'a str,
}

#[async_trait::async_trait]
impl Pieces for Sealing<'_> {
    type Error = JobError;

    async fn take(&mut self, piece: Piece) -> Result<bool, JobError> {
        let what = Sealed::Piece { result: self.result, seq: piece.seq, last: piece.last };
        let sealed = seal(&self.app.keys.results, &*self.app.random, &what, &piece.bytes);
        let sealed = sealed.map_err(|error| JobError::Never(error.to_string()))?;
        Ok(self.app.store.add_piece(self.result, piece.seq, &sealed, piece.rows_done).await?)
    }
}
