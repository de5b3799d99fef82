-- The file with the answer, in sealed pieces of one size, so that any part of it can be fetched.

CREATE TABLE result (
    id              TEXT PRIMARY KEY,
    request         TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    file_name       TEXT NOT NULL,
    piece           INTEGER NOT NULL CHECK (piece > 0),
    rows_total      INTEGER NOT NULL,
    rows_done       INTEGER NOT NULL DEFAULT 0,
    -- Present once it is whole.
    size            INTEGER,
    available_until INTEGER,
    -- Its pieces are gone.
    deleted_at      INTEGER,
    CHECK ((size IS NULL) = (available_until IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX result_request ON result (request);
CREATE INDEX result_unfinished ON result (request) WHERE size IS NULL;
CREATE INDEX result_over ON result (available_until) WHERE available_until IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE result_piece (
    result TEXT NOT NULL REFERENCES result (id) ON DELETE CASCADE,
    seq    INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (result, seq)
) STRICT;

-- Works only in the session that asked for it.
CREATE TABLE result_link (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    result     TEXT NOT NULL REFERENCES result (id) ON DELETE CASCADE,
    session    BLOB NOT NULL CHECK (length(session) = 32),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX result_link_result ON result_link (result);
CREATE INDEX result_link_expires ON result_link (expires_at);
