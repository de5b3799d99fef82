//! The numbers of the promises. Their text stands in docs/STATEMENT.md alone.

/// Each group and how many numbers it has, from 1.
const GROUPS: [(&str, usize); 14] = [
    ("GEN", 2),
    ("ACC", 7),
    ("ORD", 4),
    ("POR", 4),
    ("CON", 6),
    ("NEW", 5),
    ("MKT", 3),
    ("SUP", 4),
    ("COO", 2),
    ("GA", 5),
    ("SEC", 8),
    ("POL", 1),
    ("RIG", 7),
    ("COM", 2),
];

/// Every number, in the order of the statement.
pub fn numbers() -> impl Iterator<Item = String> {
    GROUPS.into_iter().flat_map(|(group, count)| (1..=count).map(move |n| format!("{group}-{n}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_sixty_from_the_first_to_the_last() {
        let all: Vec<String> = numbers().collect();
        assert_eq!(all.len(), 60);
        assert_eq!((all.first().unwrap().as_str(), all.last().unwrap().as_str()), ("GEN-1", "COM-2"));
    }
}
