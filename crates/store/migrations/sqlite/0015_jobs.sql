-- Work that outlives a call: leased, done at least once. The same work waits once.

CREATE TABLE job (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    payload  TEXT,
    since    INTEGER NOT NULL,
    -- When it is due, or until when it is leased. Absent: given up.
    due_at   INTEGER,
    leased   INTEGER NOT NULL DEFAULT 0 CHECK (leased IN (0, 1)),
    -- The same work came while it is leased: it is done once more, not before this.
    again_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    why      TEXT,
    UNIQUE (kind, subject),
    CHECK (leased = 1 OR again_at IS NULL)
) STRICT;
CREATE INDEX job_due ON job (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX job_since ON job (since) WHERE due_at IS NOT NULL;
CREATE INDEX job_given_up ON job (since) WHERE due_at IS NULL;
