//! What writing holds in memory at most does not grow with the rows.

#[path = "whole/world.rs"]
mod world;

use mijn_privacy_export::*;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;
use world::{Failed, Rows, World, about};

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

#[expect(unsafe_code, reason = "an allocator that counts, and hands everything to the system's")]
// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        // SAFETY: as it came.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as it came.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Counts and forgets, as a database takes pieces away.
#[derive(Default)]
struct Away(u64);

#[async_trait::async_trait]
impl Pieces for Away {
    type Error = Failed;

    async fn take(&mut self, piece: Piece) -> Result<bool, Failed> {
        self.0 += piece.bytes.len() as u64;
        Ok(true)
    }
}

/// The most bytes that writing this held, and how many it wrote.
async fn peak(activity: usize) -> (usize, u64) {
    let rows = Rows { activity, others: 3 };
    let (about, world, mut away) = (about(ExportKind::Access, &rows), World::of(rows), Away::default());
    let before = NOW.load(Relaxed);
    PEAK.store(before, Relaxed);
    let written = write(&about, &world, &mut away).await.unwrap().unwrap();
    assert_eq!(written.size, away.0);
    (PEAK.load(Relaxed) - before, written.size)
}

#[tokio::test]
async fn fifty_thousand_rows_take_no_more_memory_than_two_thousand() {
    let (few, small) = peak(2_000).await;
    let (many, large) = peak(50_000).await;
    assert!(large > small + 2 * PIECE as u64, "{small} and {large} bytes: too little to show anything");
    assert!(many < few + PIECE * 3, "{few} bytes for 2,000 rows, {many} for 50,000");
    assert!(many < 4 * 1024 * 1024, "{many}");
    if std::env::var_os("MILLION").is_some() {
        let start = Instant::now();
        let (peak, size) = peak(1_000_000).await;
        println!("1,000,000 rows: {:?}, {peak} bytes at most in memory, a file of {size} bytes", start.elapsed());
        assert!(peak < few + PIECE * 3);
    }
}
