//! What can go wrong with a database, and nothing about whose data it was.

/// A failed verb.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database is busy, locked, full or gone; trying again may help.
    #[error("the database does not answer: {0}")]
    Unavailable(String),
    /// The database was made by a newer version of this program.
    #[error(
        "the database is from a newer version (schema {found}, this program knows {known}): start the newer program"
    )]
    Newer {
        /// The schema's number in the database.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The database was filled under another key of the addresses: the suppression list would fit nobody.
    #[error("the key `address` is not the one that this database was filled with: bring the old one back")]
    OtherKey,
    /// Texts lie sealed under a key that is neither the present one nor the one before.
    #[error(
        "texts in this database are sealed under a key that is not here: bring it back as the key `texts`, or beside a new one as `texts.previous`"
    )]
    OtherTexts,
    /// A row that this program cannot read, or one that the schema refuses: a mistake of ours.
    #[error("unreadable or refused row: {0}")]
    Corrupt(String),
    /// `PageOf::after` is nothing that a page of this list gave.
    #[error("not a key of this list")]
    Cursor,
}
