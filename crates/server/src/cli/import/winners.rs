//! Which of several lines with one address counts: the last choice by its time. Where one has no time, a no before a yes, and
//! else the later line. A digest of each address goes to a file without a name, so that a long list takes no more memory.

use super::line::Line;
use mijn_privacy_api::ConsentState;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

/// So many addresses are compared at a time.
const AT_ONCE: u64 = 50_000;
const BYTES: usize = 16 + 8 + 8 + 8 + 1;

/// A line as it stands in the file.
#[derive(Clone, Copy)]
struct Kept {
    key: [u8; 16],
    /// Its place among the lines, from 0.
    place: u64,
    /// Its number in the list, for a person.
    number: u64,
    /// In microseconds; the beginning of time where it has none.
    chosen_at: i64,
    is_no: bool,
}

/// Two lines with one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Double {
    /// The line that counts.
    pub counts: u64,
    /// The line that does not.
    pub passed_over: u64,
}

/// All lines, and which of them count.
pub struct Winners {
    file: BufWriter<File>,
    lines: u64,
    /// A bit for each line that does not count.
    out: Vec<u8>,
    passed_over: u64,
}

impl Winners {
    /// None yet.
    ///
    /// # Errors
    /// A sentence, when there is no room for temporary files.
    pub fn new() -> Result<Self, String> {
        let file = tempfile::tempfile().map_err(|error| cannot(&error))?;
        Ok(Self { file: BufWriter::new(file), lines: 0, out: Vec::new(), passed_over: 0 })
    }

    /// Takes a line.
    ///
    /// # Errors
    /// A sentence, when there is no room for temporary files.
    pub fn add(&mut self, line: &Line, number: u64) -> Result<(), String> {
        let whole: [u8; 32] = Sha256::digest(line.address.compared().as_bytes()).into();
        let kept = Kept {
            key: std::array::from_fn(|at| whole[at]),
            place: self.lines,
            number,
            chosen_at: line.chosen_at.map_or(i64::MIN, |at| at.as_microsecond()),
            is_no: line.state != ConsentState::Granted,
        };
        self.lines += 1;
        self.file.write_all(&kept.bytes()).map_err(|error| cannot(&error))
    }

    /// Compares all of them, and says which have one address.
    ///
    /// # Errors
    /// A sentence, when the temporary file cannot be read.
    pub fn settle(&mut self, mut said: impl FnMut(Double)) -> Result<(), String> {
        self.out = vec![0; usize::try_from(self.lines / 8 + 1).map_err(|_| "the list is too long".to_owned())?];
        self.file.flush().map_err(|error| cannot(&error))?;
        let parts = self.lines / AT_ONCE + 1;
        for part in 0..parts {
            self.compare(part, parts, &mut said).map_err(|error| cannot(&error))?;
        }
        Ok(())
    }

    /// The lines whose digest falls into this part.
    fn compare(&mut self, part: u64, parts: u64, said: &mut impl FnMut(Double)) -> io::Result<()> {
        self.file.get_mut().rewind()?;
        let mut file = BufReader::new(self.file.get_mut().try_clone()?);
        let mut of: HashMap<[u8; 16], Kept> = HashMap::new();
        for _ in 0..self.lines {
            let mut bytes = [0; BYTES];
            file.read_exact(&mut bytes)?;
            let new = Kept::of(&bytes);
            if u64::from_be_bytes(std::array::from_fn(|at| new.key[at])) % parts != part {
                continue;
            }
            match of.entry(new.key) {
                Entry::Vacant(place) => {
                    place.insert(new);
                }
                Entry::Occupied(mut place) => {
                    let old = *place.get();
                    let (counts, out) = if new.beats(&old) { (new, old) } else { (old, new) };
                    place.insert(counts);
                    if let Some(bits) = self.out.get_mut(out.place as usize / 8) {
                        *bits |= 1 << (out.place % 8);
                    }
                    self.passed_over += 1;
                    said(Double { counts: counts.number, passed_over: out.number });
                }
            }
        }
        Ok(())
    }

    /// Whether the line at this place, from 0, counts.
    pub fn counts(&self, place: u64) -> bool {
        let bits = usize::try_from(place / 8).ok().and_then(|at| self.out.get(at));
        bits.is_some_and(|bits| bits & (1 << (place % 8)) == 0)
    }

    /// How many lines there are.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// How many do not count.
    pub fn passed_over(&self) -> u64 {
        self.passed_over
    }
}

impl Kept {
    /// Whether it counts, and not an earlier line with the same address.
    fn beats(&self, old: &Self) -> bool {
        if self.chosen_at == i64::MIN || old.chosen_at == i64::MIN {
            return self.is_no || !old.is_no;
        }
        self.chosen_at >= old.chosen_at
    }

    fn bytes(&self) -> [u8; BYTES] {
        let numbers = [self.place, self.number, self.chosen_at.cast_unsigned()];
        let mut bytes = [0; BYTES];
        let all =
            self.key.into_iter().chain(numbers.into_iter().flat_map(u64::to_be_bytes)).chain([u8::from(self.is_no)]);
        bytes.iter_mut().zip(all).for_each(|(byte, value)| *byte = value);
        bytes
    }

    fn of(bytes: &[u8; BYTES]) -> Self {
        let number = |from: usize| u64::from_be_bytes(std::array::from_fn(|at| bytes[from + at]));
        Self {
            key: std::array::from_fn(|at| bytes[at]),
            place: number(16),
            number: number(24),
            chosen_at: number(32).cast_signed(),
            is_no: bytes[40] == 1,
        }
    }
}

fn cannot(error: &io::Error) -> String {
    format!("cannot use a temporary file ({error}): make room in {}, or set TMPDIR", std::env::temp_dir().display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_store::EmailAddress;

    fn line(address: &str, state: ConsentState, chosen_at: &str) -> Line {
        Line {
            address: EmailAddress::parse(address).unwrap(),
            state,
            chosen_at: chosen_at.parse().ok(),
            wording: None,
            notice: None,
            sale_on: None,
            opt_out_offered: None,
        }
    }

    #[test]
    fn the_last_choice_counts_and_without_a_time_the_no() {
        use ConsentState::{Granted, Withdrawn};
        let (early, late) = ("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z");
        for (first, second, counts) in [
            ((Granted, early), (Withdrawn, late), 2),
            ((Withdrawn, late), (Granted, early), 1),
            ((Withdrawn, early), (Granted, late), 2),
            ((Withdrawn, ""), (Granted, late), 1),
            ((Granted, late), (Withdrawn, ""), 2),
            ((Granted, ""), (Granted, ""), 2),
            ((Withdrawn, ""), (Withdrawn, ""), 2),
            ((Granted, late), (Granted, late), 2),
        ] {
            let mut winners = Winners::new().unwrap();
            winners.add(&line("a@example.nl", first.0, first.1), 1).unwrap();
            winners.add(&line("A@Example.nl", second.0, second.1), 2).unwrap();
            winners.add(&line("b@example.nl", first.0, first.1), 3).unwrap();
            let mut doubles = Vec::new();
            winners.settle(|double| doubles.push(double)).unwrap();
            assert_eq!(doubles, [Double { counts, passed_over: 3 - counts }], "{first:?} {second:?}");
            assert_eq!([0, 1, 2, 3].map(|place| winners.counts(place)), [counts == 1, counts == 2, true, true]);
            assert_eq!((winners.lines(), winners.passed_over()), (3, 1));
        }
    }

    #[test]
    fn a_long_list_is_compared_part_by_part() {
        let mut winners = Winners::new().unwrap();
        let lines = AT_ONCE * 2 + 10;
        for number in 0..lines {
            // The second half has the addresses of the first.
            let address = format!("{}@example.nl", number % (lines / 2));
            winners.add(&line(&address, ConsentState::Granted, ""), number).unwrap();
        }
        winners.settle(|double| assert_eq!(double.counts, double.passed_over + lines / 2)).unwrap();
        assert_eq!(winners.passed_over(), lines / 2);
        assert!((0..lines).all(|place| winners.counts(place) == (place >= lines / 2)));
    }
}
