//! Which cell is which: the first line of the list.

use csv::ByteRecord;

/// The columns that a list may have.
pub const NAMES: [&str; 7] = ["address", "state", "chosen_at", "wording", "notice", "sale_on", "opt_out_offered"];

/// Where each stands.
#[derive(Debug)]
pub struct Columns {
    places: [Option<usize>; NAMES.len()],
    count: usize,
}

impl Columns {
    /// From the first line.
    ///
    /// # Errors
    /// A sentence that names the column.
    pub fn read(header: &ByteRecord) -> Result<Self, String> {
        let mut places = [None; NAMES.len()];
        for (place, cell) in header.iter().enumerate() {
            let name = String::from_utf8_lossy(cell).trim().to_lowercase();
            let known = NAMES.iter().position(|known| *known == name).and_then(|at| places.get_mut(at));
            let Some(known) = known else {
                let name: String = name.chars().filter(|sign| !sign.is_control()).take(40).collect();
                return Err(format!(
                    "column {} of the first line, `{name}`, is not one that we know: use {}, or take it out",
                    place + 1,
                    NAMES.join(", ")
                ));
            };
            if known.replace(place).is_some() {
                return Err(format!("the column `{name}` stands there twice"));
            }
        }
        let columns = Self { places, count: header.len() };
        for needed in ["address", "state"] {
            if columns.place(needed).is_none() {
                return Err(format!("the column `{needed}` is missing: the first line has the names of the columns"));
            }
        }
        Ok(columns)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// A cell, empty where there is no such column.
    pub fn cell<'a>(&self, record: &'a ByteRecord, name: &str) -> &'a [u8] {
        self.place(name).and_then(|place| record.get(place)).unwrap_or_default()
    }

    fn place(&self, name: &str) -> Option<usize> {
        NAMES.iter().position(|known| *known == name).and_then(|at| self.places.get(at).copied().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(names: &[&str]) -> Result<Columns, String> {
        Columns::read(&ByteRecord::from(names.to_vec()))
    }

    #[test]
    fn columns_stand_in_any_order() {
        let columns = read(&["State", " address "]).unwrap();
        let record = ByteRecord::from(vec!["granted", "a@example.nl"]);
        assert_eq!(columns.cell(&record, "address"), b"a@example.nl");
        assert_eq!(columns.cell(&record, "wording"), b"");
        assert_eq!(columns.count(), 2);
    }

    #[test]
    fn a_column_that_is_unknown_double_or_missing_is_named() {
        for (names, said) in [
            (&["address", "state", "phone"][..], "column 3 of the first line, `phone`"),
            (&["address", "state", "state"], "`state` stands there twice"),
            (&["address"], "`state` is missing"),
            (&["a@example.nl", "granted"], "`a@example.nl`, is not one that we know"),
        ] {
            let error = read(names).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
