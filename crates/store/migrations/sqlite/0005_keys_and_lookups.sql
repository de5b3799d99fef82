-- Answers stored under idempotency keys, and who looked at whose data (SEC-7).

CREATE TABLE idempotency (
    person      TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    key         TEXT NOT NULL,
    account     TEXT NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    answer      TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE lookup (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    person  TEXT NOT NULL,
    account TEXT NOT NULL,
    actor   TEXT NOT NULL,
    system  TEXT NOT NULL,
    what    TEXT NOT NULL
) STRICT;
CREATE INDEX lookup_at ON lookup (at);
CREATE INDEX lookup_person ON lookup (person, account, at);
