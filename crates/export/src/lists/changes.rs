//! Every change of every consent, over every route.

use super::{Cells, Coming, List};
use crate::{About, ConsentChange, Source, Totals, shown, words};
use mijn_privacy_api::PurposeId;

/// The changes.
pub(crate) struct Changes;

impl List for Changes {
    type Row = ConsentChange;
    const NAME: &'static str = "consent_changes";
    const SHEET: &'static str = "toestemmingen.csv";
    const COLUMNS: &'static [&'static str] = &[
        "Keuze",
        "Wanneer",
        "Wat het werd",
        "Hoe",
        "Wie",
        "Tekst gezien op",
        "Tekst",
        "Nummer van de tekst",
        "Privacyverklaring",
        "Nummer van het bewijs",
    ];
    const TITLE: &'static str = "Wat je koos";
    const EMPTY: &'static str = "Je hebt nog niets gekozen.";
    const SHOWN: &'static [&'static str] = &["Keuze", "Wanneer", "Wat het werd", "Hoe"];
    const MOST: u64 = 32 * 1_024;
    const PURPOSES: &'static [PurposeId] =
        &[PurposeId::Newsletter, PurposeId::Marketing, PurposeId::Contact, PurposeId::Analytics, PurposeId::Privacy];
    const GIVEN: bool = true;

    fn total(totals: &Totals) -> u64 {
        totals.changes
    }

    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, ConsentChange, S::Error> {
        source.changes(after)
    }

    fn json(row: &ConsentChange, to: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(to, row)
    }

    fn cells<'a>(row: &'a ConsentChange, _: &About) -> Cells<'a> {
        let event = &row.event;
        vec![vec![
            row.name.as_str().into(),
            shown::sheet_time(&event.changed_at).into(),
            words::state(event.state, event.kind).into(),
            words::channel(event.channel).into(),
            words::actor(event.actor).into(),
            shown::sheet_time(&event.shown_at).into(),
            event.wording_text.as_deref().unwrap_or_default().into(),
            event.wording_id.as_str().into(),
            event.notice_version.as_str().into(),
            event.receipt.as_str().into(),
        ]]
    }

    fn shown(row: &ConsentChange) -> Vec<String> {
        let event = &row.event;
        let state = words::state(event.state, event.kind).to_owned();
        vec![row.name.clone(), shown::moment(&event.changed_at), state, words::channel(event.channel).to_owned()]
    }
}
