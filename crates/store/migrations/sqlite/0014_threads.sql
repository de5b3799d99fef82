-- What person and officer wrote, the officer's files, who did what, and which recipients are told (GDPR art. 19).

CREATE TABLE request_message (
    request  TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL,
    id       TEXT NOT NULL UNIQUE,
    at       INTEGER NOT NULL,
    author   TEXT NOT NULL CHECK (author IN ('person', 'officer')),
    text     TEXT NOT NULL,
    question INTEGER NOT NULL CHECK (question IN (0, 1)),
    unread   INTEGER NOT NULL CHECK (unread IN (0, 1)),
    PRIMARY KEY (request, seq)
) STRICT, WITHOUT ROWID;

-- `content` is sealed under a key outside the database.
CREATE TABLE request_attachment (
    request TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    message INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (request, name)
) STRICT;

CREATE TABLE request_act (
    request TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    verb    TEXT NOT NULL,
    PRIMARY KEY (request, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_tell (
    request   TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    recipient TEXT NOT NULL,
    told_on   TEXT,
    PRIMARY KEY (request, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_to_tell ON request_tell (request) WHERE told_on IS NULL;

-- Of an employee's look-up: for which request.
ALTER TABLE lookup ADD COLUMN reason TEXT;
