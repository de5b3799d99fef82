//! What comes out: pieces of one size, in order, and nothing after a no.

use super::kept::{Kept, written};
use super::world::*;
use mijn_privacy_export::*;

#[tokio::test]
async fn pieces_are_of_one_size_and_make_the_file() {
    let rows = Rows { activity: 20_000, others: 3 };
    let (kept, written) = written(ExportKind::Access, rows).await;
    assert!(kept.pieces.len() > 1, "one piece shows nothing");
    let (last, full) = kept.pieces.split_last().unwrap();
    assert!(full.iter().all(|piece| piece.bytes.len() == PIECE && !piece.last));
    assert!(last.last && (1..=PIECE).contains(&last.bytes.len()));
    assert!(kept.pieces.iter().enumerate().all(|(place, piece)| piece.seq as usize == place));
    assert_eq!(written.size, kept.file().len() as u64);
    let read = rows_to_read(&about(ExportKind::Access, &rows));
    assert_eq!((written.rows, last.rows_done), (read, read), "the progress ends at its end");
    assert!(kept.pieces.is_sorted_by_key(|piece| piece.rows_done));
}

#[tokio::test]
async fn who_wants_no_more_gets_no_more() {
    for most in [1, 2] {
        let rows = Rows { activity: 20_000, others: 3 };
        let mut kept = Kept { most: Some(most), ..Kept::default() };
        let written = write(&about(ExportKind::Access, &rows), &World::of(rows), &mut kept).await.unwrap();
        assert_eq!((written, kept.pieces.len()), (None, most));
    }
}

#[tokio::test]
async fn a_page_that_cannot_be_read_makes_no_file() {
    let rows = Rows { activity: 1_500, others: 3 };
    let whole = World::of(rows);
    write(&about(ExportKind::Access, &rows), &whole, &mut Kept::default()).await.unwrap().unwrap();
    for fails_at in 0..whole.pages.into_inner() {
        let (world, mut kept) = (World { fails_at, ..World::of(rows) }, Kept::default());
        let error = write(&about(ExportKind::Access, &rows), &world, &mut kept).await.unwrap_err();
        assert!(matches!(error, ExportError::Outside(Failed)));
        assert!(kept.pieces.iter().all(|piece| !piece.last), "page {fails_at}: half a file is none");
    }
}

#[tokio::test]
async fn the_same_rows_at_the_same_moment_make_the_same_file() {
    let rows = Rows { activity: 3_000, others: 2 };
    let (one, other) = (written(ExportKind::Access, rows).await, written(ExportKind::Access, rows).await);
    assert!(one.0.file() == other.0.file());
}
