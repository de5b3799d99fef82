//! Who looked at the data in the last 14 days (SEC-7), without names of employees.

use super::{Cells, Coming, List};
use crate::{About, Lookup, LookupBy, Source, Totals, shown, words};
use mijn_privacy_api::PurposeId;

/// The look-ups.
pub(crate) struct Lookups;

fn by(by: LookupBy) -> &'static str {
    match by {
        LookupBy::Person => "Jij",
        LookupBy::Company => "Wij",
    }
}

impl List for Lookups {
    type Row = Lookup;
    const NAME: &'static str = "access_log";
    const SHEET: &'static str = "inzagen.csv";
    const COLUMNS: &'static [&'static str] = &["Wanneer", "Wie", "Wat", "Systeem", "Voor verzoek"];
    const TITLE: &'static str = "Wie je gegevens bekeek";
    const EMPTY: &'static str = "In de laatste 14 dagen bekeek niemand je gegevens.";
    const SHOWN: &'static [&'static str] = &["Wanneer", "Wie", "Wat", "Systeem"];
    const MOST: u64 = 4 * 1_024;
    const PURPOSES: &'static [PurposeId] = &[PurposeId::Privacy];
    const GIVEN: bool = false;

    fn total(totals: &Totals) -> u64 {
        totals.lookups
    }

    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, Lookup, S::Error> {
        source.lookups(after)
    }

    fn json(row: &Lookup, to: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(to, row)
    }

    fn cells<'a>(row: &'a Lookup, _: &About) -> Cells<'a> {
        vec![vec![
            shown::sheet_time(&row.at).into(),
            by(row.by).into(),
            words::looked_at(&row.what).into(),
            row.system.as_str().into(),
            row.request.as_ref().map_or("", |id| id.as_str()).into(),
        ]]
    }

    fn shown(row: &Lookup) -> Vec<String> {
        let who = match (row.by, &row.request) {
            (LookupBy::Company, Some(_)) => "Wij, voor je verzoek",
            (who, _) => by(who),
        };
        vec![shown::moment(&row.at), who.to_owned(), words::looked_at(&row.what).to_owned(), row.system.clone()]
    }
}
