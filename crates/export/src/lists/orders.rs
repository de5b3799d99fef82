//! Orders (ORD-1): the account's, for its owner.

use super::{Cells, Coming, List};
use crate::{About, Source, Totals, shown};
use mijn_privacy_api::{Order, PurposeId};
use std::borrow::Cow;

/// The orders.
pub(crate) struct Orders;

impl List for Orders {
    type Row = Order;
    const NAME: &'static str = "orders";
    const SHEET: &'static str = "bestellingen.csv";
    const COLUMNS: &'static [&'static str] =
        &["Nummer", "Omschrijving", "Domeinnaam", "Bedrag in euro", "Besteld op", "Afgerond op", "Verwijderen op"];
    const TITLE: &'static str = "Je bestellingen";
    const EMPTY: &'static str = "Er zijn geen bestellingen.";
    const SHOWN: &'static [&'static str] = &["Nummer", "Wat", "Bedrag", "Besteld op", "Verwijderen op"];
    const MOST: u64 = 4 * 1_024;
    const PURPOSES: &'static [PurposeId] = &[PurposeId::Order];
    const GIVEN: bool = true;

    fn total(totals: &Totals) -> u64 {
        totals.orders
    }

    fn page<S: Source>(source: &S, after: Option<String>) -> Coming<'_, Order, S::Error> {
        source.orders(after)
    }

    fn json(row: &Order, to: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(to, row)
    }

    fn cells<'a>(row: &'a Order, _: &About) -> Cells<'a> {
        let date = |date: &'_ Option<mijn_privacy_api::Date>| {
            date.as_ref().map_or(Cow::Borrowed(""), |date| Cow::Owned(date.as_str().to_owned()))
        };
        vec![vec![
            row.number.as_str().into(),
            row.description.as_str().into(),
            row.domain.as_deref().unwrap_or_default().into(),
            shown::amount(row.amount_cents).into(),
            row.ordered_on.as_str().into(),
            date(&row.completed_on),
            date(&row.deletion.delete_on),
        ]]
    }

    fn shown(row: &Order) -> Vec<String> {
        let what = match &row.domain {
            Some(domain) => format!("{}: {domain}", row.description),
            None => row.description.clone(),
        };
        let ends = row.deletion.delete_on.as_ref().map_or("Nog geen datum".to_owned(), shown::day);
        vec![
            row.number.clone(),
            what,
            format!("€\u{a0}{}", shown::amount(row.amount_cents)),
            shown::day(&row.ordered_on),
            ends,
        ]
    }
}
