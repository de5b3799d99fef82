-- A list of another system is put aside, line by line, and brought in a little at a time once all of it is there. The lines are
-- personal data that is nowhere else: each goes with the transaction that brings it in.

CREATE TABLE import (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    consent  TEXT NOT NULL,
    source   TEXT NOT NULL,
    language TEXT NOT NULL,
    -- staged: its lines come. ready: all are there, and it is brought in whatever happens. dropped: never became ready.
    state    TEXT NOT NULL CHECK (state IN ('staged', 'ready', 'done', 'dropped')),
    lines    INTEGER NOT NULL DEFAULT 0,
    begun_at INTEGER NOT NULL
) STRICT;
CREATE INDEX import_state ON import (state, begun_at);

CREATE TABLE import_line (
    import    INTEGER NOT NULL REFERENCES import (id),
    place     INTEGER NOT NULL,
    address   TEXT NOT NULL,
    state     TEXT NOT NULL,
    wording   TEXT NOT NULL,
    digest    BLOB NOT NULL CHECK (length(digest) = 32),
    notice    TEXT NOT NULL,
    chosen_at INTEGER,
    proof     TEXT,
    PRIMARY KEY (import, place)
) STRICT, WITHOUT ROWID;

-- The texts of its wordings, once each.
CREATE TABLE import_wording (
    import INTEGER NOT NULL REFERENCES import (id),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    text   TEXT NOT NULL,
    PRIMARY KEY (import, digest)
) STRICT, WITHOUT ROWID;

-- What became of the lines, by what they said.
CREATE TABLE import_count (
    import  INTEGER NOT NULL REFERENCES import (id),
    outcome TEXT NOT NULL,
    state   TEXT NOT NULL,
    lines   INTEGER NOT NULL,
    PRIMARY KEY (import, outcome, state)
) STRICT, WITHOUT ROWID;
