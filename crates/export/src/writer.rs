//! Writing the file: the page, the JSON, the sheets, each streamed.

use crate::archive::Archive;
use crate::cell::safe;
use crate::html::{Foot, HtmlHead, ListEnd, ListHead};
use crate::json::Head;
use crate::lists::{List, ON_PAGE, each_list};
use crate::{About, Pieces, Source, shown};
use askama::Template;
use std::io::Write;

/// How much a row or a page of text may put aside before it is looked for full pieces.
const CHUNK: usize = 64 * 1024;

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError<E> {
    /// Rows could not be read, or a piece not be put away.
    #[error("a page could not be read, or a piece not be put away")]
    Outside(E),
    /// Text could not be made or packed.
    #[error("{0}")]
    Write(String),
    /// No more pieces are wanted; [`write`] gives `None` then.
    #[error("no more pieces are wanted")]
    Stopped,
}

impl<E> ExportError<E> {
    fn write(error: impl std::fmt::Display) -> Self {
        Self::Write(error.to_string())
    }
}

/// The whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// In bytes.
    pub size: u64,
    /// So many rows were read.
    pub rows: u64,
}

/// Writes the file. `None` when whoever takes the pieces wanted no more.
///
/// # Errors
/// When rows cannot be read, pieces cannot be put away, or text cannot be made.
pub async fn write<E, S, P>(about: &About, source: &S, pieces: &mut P) -> Result<Option<Written>, ExportError<E>>
where
    E: Send,
    S: Source<Error = E>,
    P: Pieces<Error = E>,
{
    let at = shown::local(&about.made_at).unwrap_or_default();
    let mut run = Run { archive: Archive::new(at), about, source, pieces, rows: 0 };
    match run.all().await {
        Ok(()) => run.end().await,
        Err(ExportError::Stopped) => Ok(None),
        Err(error) => Err(error),
    }
}

struct Run<'a, S, P> {
    archive: Archive,
    about: &'a About,
    source: &'a S,
    pieces: &'a mut P,
    rows: u64,
}

type Done<E> = Result<(), ExportError<E>>;

impl<E, S, P> Run<'_, S, P>
where
    E: Send,
    S: Source<Error = E>,
    P: Pieces<Error = E>,
{
    async fn all(&mut self) -> Done<E> {
        let (about, run) = (self.about, self);
        run.begin("overzicht.html", false)?;
        run.text(&HtmlHead::new(about).render().map_err(ExportError::write)?).await?;
        each_list!(run.html().await?);
        run.text(&Foot::new(about).render().map_err(ExportError::write)?).await?;

        run.begin("gegevens.json", run.is_large())?;
        let head = serde_json::to_string_pretty(&Head::new(about)).map_err(ExportError::write)?;
        run.text(head.trim_end().strip_suffix('}').unwrap_or(&head).trim_end()).await?;
        each_list!(run.json().await?);
        run.text("\n}\n").await?;

        run.profile().await?;
        each_list!(run.sheet().await?);
        Ok(())
    }

    /// All lists together.
    fn is_large(&self) -> bool {
        let totals = &self.about.totals;
        let lists = [totals.orders, totals.messages, totals.activity, totals.changes, totals.requests, totals.lookups];
        // A message is the largest of what there can be many of.
        lists.iter().sum::<u64>().saturating_mul(crate::lists::Messages::MOST) > u64::from(u32::MAX / 2)
    }

    async fn html<L: List>(&mut self) -> Done<E> {
        if !self.about.has::<L>() {
            return Ok(());
        }
        let total = L::total(&self.about.totals);
        self.text(&ListHead::new::<L>(total).render().map_err(ExportError::write)?).await?;
        let (mut after, mut left) = (None, usize::try_from(ON_PAGE).unwrap_or(usize::MAX));
        while left > 0 {
            let page = L::page(self.source, after).await.map_err(ExportError::Outside)?;
            let rows = page.items.get(..left.min(page.items.len())).unwrap_or_default();
            left -= rows.len();
            for some in rows.chunks(50) {
                self.text(&L::html(some, self.about).map_err(ExportError::write)?).await?;
            }
            self.count(rows.len());
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        self.text(&ListEnd::new::<L>(total).render().map_err(ExportError::write)?).await
    }

    async fn json<L: List>(&mut self) -> Done<E> {
        if !self.about.has::<L>() {
            return Ok(());
        }
        self.text(&format!(",\n  \"{}\": [", L::NAME)).await?;
        let (mut after, mut text) = (None, Vec::with_capacity(CHUNK));
        let mut between: &[u8] = b"\n    ";
        loop {
            let page = L::page(self.source, after).await.map_err(ExportError::Outside)?;
            for row in &page.items {
                text.extend_from_slice(between);
                between = b",\n    ";
                L::json(row, &mut text).map_err(ExportError::write)?;
                self.count(1);
                if text.len() >= CHUNK {
                    self.put(&text).await?;
                    text.clear();
                }
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        text.extend_from_slice(if between == b"\n    " { b"]" } else { b"\n  ]" });
        self.put(&text).await
    }

    async fn sheet<L: List>(&mut self) -> Done<E> {
        if !self.about.has::<L>() {
            return Ok(());
        }
        self.begin(L::SHEET, L::is_large(&self.about.totals))?;
        let mut sheet = Sheet::new();
        sheet.row(L::COLUMNS).map_err(ExportError::write)?;
        let mut after = None;
        loop {
            let page = L::page(self.source, after).await.map_err(ExportError::Outside)?;
            for row in &page.items {
                for cells in L::cells(row, self.about) {
                    sheet.row(&cells).map_err(ExportError::write)?;
                }
                self.count(1);
                if sheet.is_full() {
                    self.put(&sheet.take().map_err(ExportError::write)?).await?;
                }
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        self.put(&sheet.take().map_err(ExportError::write)?).await
    }

    async fn profile(&mut self) -> Done<E> {
        self.begin("profiel.csv", false)?;
        let mut sheet = Sheet::new();
        sheet.row(&["Soort", "Waarde", "Sinds"]).map_err(ExportError::write)?;
        for value in &self.about.profile {
            let at = value.at.as_ref().map(shown::sheet_time).unwrap_or_default();
            sheet.row(&[value.name.as_str(), &value.value, &at]).map_err(ExportError::write)?;
        }
        self.put(&sheet.take().map_err(ExportError::write)?).await
    }

    fn begin(&mut self, name: &str, large: bool) -> Done<E> {
        self.archive.file(name, large).map_err(ExportError::write)
    }

    fn count(&mut self, rows: usize) {
        self.rows = self.rows.saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
    }

    async fn text(&mut self, text: &str) -> Done<E> {
        self.put(text.as_bytes()).await
    }

    async fn put(&mut self, bytes: &[u8]) -> Done<E> {
        for some in bytes.chunks(CHUNK) {
            self.archive.write_all(some).map_err(ExportError::write)?;
            while let Some(piece) = self.archive.full(self.rows).map_err(ExportError::write)? {
                hand(self.pieces, piece).await?;
            }
        }
        Ok(())
    }

    async fn end(self) -> Result<Option<Written>, ExportError<E>> {
        let (left, size) = self.archive.end(self.rows).map_err(ExportError::write)?;
        for piece in left {
            match hand(self.pieces, piece).await {
                Ok(()) => {}
                Err(ExportError::Stopped) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Ok(Some(Written { size, rows: self.rows }))
    }
}

async fn hand<P: Pieces>(to: &mut P, piece: crate::Piece) -> Done<P::Error> {
    if to.take(piece).await.map_err(ExportError::Outside)? { Ok(()) } else { Err(ExportError::Stopped) }
}

/// A CSV: UTF-8 with its mark, `;` between cells, each in quotes, CRLF after rows. That is how a Dutch spreadsheet opens one by
/// itself; in quotes a `,` in a text begins no new cell where that is the separator.
struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    fn new() -> Self {
        Self(Self::writer("\u{feff}".as_bytes().to_vec()))
    }

    fn writer(to: Vec<u8>) -> csv::Writer<Vec<u8>> {
        csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::Always)
            .buffer_capacity(CHUNK)
            .from_writer(to)
    }

    fn row<T: AsRef<str>>(&mut self, cells: &[T]) -> csv::Result<()> {
        self.0.write_record(cells.iter().map(|cell| safe(cell.as_ref()).into_owned()))
    }

    fn is_full(&self) -> bool {
        self.0.get_ref().len() >= CHUNK
    }

    /// What was written so far.
    fn take(&mut self) -> Result<Vec<u8>, String> {
        let full = std::mem::replace(&mut self.0, Self::writer(Vec::with_capacity(CHUNK)));
        full.into_inner().map_err(|error| error.to_string())
    }
}
