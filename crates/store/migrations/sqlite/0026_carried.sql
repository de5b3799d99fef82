-- The entries of the newsletter's list in whose place a customer chose: address and state are gone, the rows of the chain go on
-- proving what held before, for as long as proof is kept.
CREATE TABLE carried (
    person TEXT NOT NULL,
    entry  TEXT NOT NULL,
    PRIMARY KEY (person, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX carried_entry ON carried (entry);
