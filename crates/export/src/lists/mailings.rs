//! Marketing e-mails that went out (MKT-1).

use super::{Cells, Coming, List};
use crate::{About, Source, Totals, shown};
use mijn_privacy_api::{Mailing, PurposeId};

/// The e-mails.
pub(crate) struct MailingList;

impl List for MailingList {
    type Row = Mailing;
    const NAME: &'static str = "mailings";
    const SHEET: &'static str = "mailings.csv";
    const COLUMNS: &'static [&'static str] = &["Verstuurd op", "Onderwerp"];
    const TITLE: &'static str = "Aanbiedingen die we je stuurden";
    const EMPTY: &'static str = "We stuurden je dit jaar geen aanbiedingen.";
    const SHOWN: &'static [&'static str] = &["Verstuurd op", "Onderwerp"];
    const MOST: u64 = 4 * 1_024;
    const PURPOSES: &'static [PurposeId] = &[PurposeId::Marketing];
    const GIVEN: bool = false;

    fn total(totals: &Totals) -> u64 {
        totals.mailings
    }

    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, Mailing, S::Error> {
        source.mailings(after)
    }

    fn json(row: &Mailing, to: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(to, row)
    }

    fn cells<'a>(row: &'a Mailing, _: &About) -> Cells<'a> {
        vec![vec![row.sent_on.as_str().into(), row.subject.as_str().into()]]
    }

    fn shown(row: &Mailing) -> Vec<String> {
        vec![shown::day(&row.sent_on), row.subject.clone()]
    }
}
