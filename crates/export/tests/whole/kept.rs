//! Somewhere to put the pieces.

use super::world::*;
use mijn_privacy_export::*;

/// Keeps what it takes.
#[derive(Default)]
pub struct Kept {
    /// All pieces.
    pub pieces: Vec<Piece>,
    /// It wants no more than so many.
    pub most: Option<usize>,
}

#[async_trait::async_trait]
impl Pieces for Kept {
    type Error = Failed;

    async fn take(&mut self, piece: Piece) -> Result<bool, Failed> {
        self.pieces.push(piece);
        Ok(self.most.is_none_or(|most| self.pieces.len() < most))
    }
}

impl Kept {
    /// The file.
    pub fn file(&self) -> Vec<u8> {
        self.pieces.iter().flat_map(|piece| piece.bytes.clone()).collect()
    }
}

/// Writes it all.
pub async fn written(kind: ExportKind, rows: Rows) -> (Kept, Written) {
    let (world, mut kept) = (World::of(rows), Kept::default());
    let written = write(&about(kind, &rows), &world, &mut kept).await.unwrap().unwrap();
    (kept, written)
}
