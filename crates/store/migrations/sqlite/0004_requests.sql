-- Requests under a right, with their timeline, and the counter of their references.

CREATE TABLE reference_counter (
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE request (
    id              TEXT PRIMARY KEY,
    person          TEXT NOT NULL REFERENCES person (id),
    account         TEXT NOT NULL REFERENCES account (id),
    reference       TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    purposes        TEXT NOT NULL CHECK (json_valid(purposes)),
    text            TEXT,
    with_suppliers  INTEGER NOT NULL CHECK (with_suppliers IN (0, 1)),
    status          TEXT NOT NULL CHECK (status IN ('received', 'in_progress', 'completed', 'rejected', 'cancelled')),
    received_at     INTEGER NOT NULL,
    due_on          TEXT NOT NULL,
    target_on       TEXT NOT NULL,
    closed_at       INTEGER,
    extended_until  TEXT,
    extended_reason TEXT,
    paused_since    INTEGER,
    paused_ground   TEXT,
    paused_question TEXT,
    unread          INTEGER NOT NULL DEFAULT 0 CHECK (unread >= 0),
    decision_reason TEXT,
    revision        INTEGER NOT NULL DEFAULT 1,
    twin            BLOB NOT NULL CHECK (length(twin) = 32),
    CHECK ((status IN ('completed', 'rejected', 'cancelled')) = (closed_at IS NOT NULL)),
    CHECK ((extended_until IS NULL) = (extended_reason IS NULL)),
    CHECK ((paused_since IS NULL) = (paused_ground IS NULL))
) STRICT;
CREATE INDEX request_page ON request (person, account, received_at, id);
CREATE INDEX request_account ON request (account);
CREATE INDEX request_open ON request (person, account, coalesce(extended_until, due_on)) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX request_twin ON request (person, account, twin) WHERE closed_at IS NULL;

CREATE TABLE request_event (
    request TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    reason  TEXT,
    PRIMARY KEY (request, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_outcome (
    request  TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    result   TEXT NOT NULL CHECK (result IN ('done', 'kept')),
    ground   TEXT,
    until    TEXT,
    PRIMARY KEY (request, category, result)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER request_more AFTER INSERT ON request BEGIN
    INSERT INTO tally (list, account, person, total) VALUES ('requests', NEW.account, NEW.person, 1)
    ON CONFLICT (account, person, list) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER request_less AFTER DELETE ON request BEGIN
    UPDATE tally SET total = total - 1 WHERE account = OLD.account AND person = OLD.person AND list = 'requests';
END;
CREATE TRIGGER request_stays BEFORE UPDATE OF person, account ON request BEGIN
    SELECT RAISE(ABORT, 'a request stays with its person');
END;
