//! What the person did (POR-1).

use super::{Cells, Coming, List};
use crate::{About, Source, Totals, shown, words};
use mijn_privacy_api::{Activity, PurposeId};

/// The activity.
pub(crate) struct ActivityList;

impl List for ActivityList {
    type Row = Activity;
    const NAME: &'static str = "activity";
    const SHEET: &'static str = "activiteit.csv";
    const COLUMNS: &'static [&'static str] = &["Wanneer", "Waar", "Wat", "IP-adres"];
    const TITLE: &'static str = "Wat je deed in het portaal";
    const EMPTY: &'static str = "Er is niets vastgelegd.";
    const SHOWN: &'static [&'static str] = &["Wanneer", "Wat", "Waar", "Vanaf"];
    const MOST: u64 = 4 * 1_024;
    const PURPOSES: &'static [PurposeId] = &[PurposeId::Portal];
    const GIVEN: bool = true;

    fn total(totals: &Totals) -> u64 {
        totals.activity
    }

    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, Activity, S::Error> {
        source.activity(after)
    }

    fn json(row: &Activity, to: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(to, row)
    }

    fn cells<'a>(row: &'a Activity, _: &About) -> Cells<'a> {
        vec![vec![
            shown::sheet_time(&row.at).into(),
            words::system(row.system).into(),
            row.action.as_str().into(),
            row.ip_address.as_deref().unwrap_or_default().into(),
        ]]
    }

    fn shown(row: &Activity) -> Vec<String> {
        let from = row.ip_address.clone().unwrap_or_default();
        vec![shown::moment(&row.at), row.action.clone(), words::system(row.system).to_owned(), from]
    }
}
