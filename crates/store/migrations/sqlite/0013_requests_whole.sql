-- A request may come from somebody without an account; and all that its clock, its decision and its proof need.
-- Children are copied first: dropping a table would delete them.

-- Who asked without an account and followed the link that went to this address.
CREATE TABLE stranger (
    id     TEXT PRIMARY KEY,
    email  TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    name   TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stranger_digest ON stranger (digest);

CREATE TABLE request_whole (
    id              TEXT PRIMARY KEY,
    person          TEXT REFERENCES person (id),
    account         TEXT REFERENCES account (id),
    role            TEXT CHECK (role IN ('owner', 'user')),
    stranger        TEXT REFERENCES stranger (id),
    reference       TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    purposes        TEXT NOT NULL CHECK (json_valid(purposes)),
    text            TEXT,
    with_suppliers  INTEGER NOT NULL CHECK (with_suppliers IN (0, 1)),
    ground          TEXT,
    corrections     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(corrections)),
    preview         TEXT CHECK (preview IS NULL OR json_valid(preview)),
    proof           TEXT NOT NULL DEFAULT 'session' CHECK (proof IN ('password', 'session', 'email_link')),
    status          TEXT NOT NULL CHECK (status IN ('received', 'in_progress', 'completed', 'rejected', 'cancelled')),
    received_at     INTEGER NOT NULL,
    due_on          TEXT NOT NULL,
    target_on       TEXT NOT NULL,
    closed_at       INTEGER,
    extended_months INTEGER NOT NULL DEFAULT 0 CHECK (extended_months IN (0, 1, 2)),
    extended_until  TEXT,
    extended_reason TEXT,
    paused_since    INTEGER,
    paused_ground   TEXT,
    paused_question TEXT,
    paused_days     INTEGER NOT NULL DEFAULT 0 CHECK (paused_days >= 0),
    unread          INTEGER NOT NULL DEFAULT 0 CHECK (unread >= 0),
    unanswered      INTEGER NOT NULL DEFAULT 0 CHECK (unanswered >= 0),
    assignee        TEXT,
    -- What was decided and is being carried out; it stays until the last step is done.
    decision        TEXT CHECK (decision IS NULL OR json_valid(decision)),
    decision_reason TEXT,
    -- When the company was warned that the last day is near, and that it has passed.
    due_soon_at     INTEGER,
    overdue_at      INTEGER,
    revision        INTEGER NOT NULL DEFAULT 1,
    twin            BLOB NOT NULL CHECK (length(twin) = 32),
    CHECK ((person IS NULL) = (account IS NULL)),
    CHECK ((person IS NULL) = (role IS NULL)),
    CHECK ((person IS NULL) <> (stranger IS NULL)),
    CHECK ((status IN ('completed', 'rejected', 'cancelled')) = (closed_at IS NOT NULL)),
    CHECK ((extended_until IS NULL) = (extended_reason IS NULL)),
    CHECK ((extended_until IS NULL) = (extended_months = 0)),
    CHECK ((paused_since IS NULL) = (paused_ground IS NULL)),
    CHECK (closed_at IS NULL OR (paused_since IS NULL AND decision IS NULL))
) STRICT;
INSERT INTO request_whole (id, person, account, role, reference, kind, purposes, text, with_suppliers, status, received_at,
    due_on, target_on, closed_at, extended_months, extended_until, extended_reason, paused_since, paused_ground,
    paused_question, unread, decision_reason, revision, twin, proof)
SELECT id, person, account,
    coalesce((SELECT role FROM membership m WHERE m.person = r.person AND m.account = r.account), 'user'),
    reference, kind, purposes, text, with_suppliers, status, received_at, due_on, target_on, closed_at,
    CASE WHEN extended_until IS NULL THEN 0 ELSE 2 END, extended_until, extended_reason,
    CASE WHEN closed_at IS NULL THEN paused_since END, CASE WHEN closed_at IS NULL THEN paused_ground END,
    CASE WHEN closed_at IS NULL THEN paused_question END, unread, decision_reason, revision, twin,
    CASE WHEN EXISTS (SELECT 1 FROM request_event e WHERE e.request = r.id AND e.kind = 'identity_confirmed')
         THEN 'password' ELSE 'session' END
FROM request r;

CREATE TABLE request_event_whole (
    request TEXT NOT NULL REFERENCES request_whole (id) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    reason  TEXT,
    PRIMARY KEY (request, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO request_event_whole SELECT request, seq, kind, at, reason FROM request_event;

CREATE TABLE request_outcome_whole (
    request  TEXT NOT NULL REFERENCES request_whole (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    result   TEXT NOT NULL CHECK (result IN ('done', 'kept')),
    ground   TEXT,
    until    TEXT,
    PRIMARY KEY (request, category, result)
) STRICT, WITHOUT ROWID;
INSERT INTO request_outcome_whole SELECT request, category, result, ground, until FROM request_outcome;

DROP TABLE request_event;
DROP TABLE request_outcome;
DROP TABLE request;
ALTER TABLE request_whole RENAME TO request;
ALTER TABLE request_event_whole RENAME TO request_event;
ALTER TABLE request_outcome_whole RENAME TO request_outcome;

CREATE INDEX request_page ON request (person, account, received_at, id);
CREATE INDEX request_account ON request (account);
CREATE INDEX request_stranger ON request (stranger) WHERE stranger IS NOT NULL;
CREATE INDEX request_open ON request (person, account, coalesce(extended_until, due_on)) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX request_twin ON request (person, account, twin) WHERE closed_at IS NULL AND person IS NOT NULL;
CREATE UNIQUE INDEX request_twin_stranger ON request (stranger, twin) WHERE closed_at IS NULL AND stranger IS NOT NULL;
-- The officer's queue: open ones due first, closed ones last closed first. What is sought among the open ones has an index of
-- its own in the same order.
CREATE INDEX request_queue ON request (coalesce(extended_until, due_on), received_at, id) WHERE closed_at IS NULL;
CREATE INDEX request_new ON request (coalesce(extended_until, due_on), received_at, id)
    WHERE closed_at IS NULL AND status = 'received';
CREATE INDEX request_paused ON request (coalesce(extended_until, due_on), received_at, id)
    WHERE closed_at IS NULL AND paused_since IS NOT NULL;
CREATE INDEX request_unanswered ON request (coalesce(extended_until, due_on), received_at, id)
    WHERE closed_at IS NULL AND unanswered > 0;
CREATE INDEX request_closed ON request (closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX request_closed_kind ON request (kind, closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX request_received ON request (received_at, kind);

-- How many are closed, since counting those of years takes long.
CREATE TABLE request_tally (
    kind   TEXT PRIMARY KEY,
    closed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO request_tally SELECT kind, count(*) FROM request WHERE closed_at IS NOT NULL GROUP BY kind;
CREATE TRIGGER request_put_closed AFTER INSERT ON request WHEN NEW.closed_at IS NOT NULL BEGIN
    INSERT INTO request_tally VALUES (NEW.kind, 1) ON CONFLICT (kind) DO UPDATE SET closed = closed + 1;
END;
CREATE TRIGGER request_closes AFTER UPDATE OF closed_at ON request
WHEN (NEW.closed_at IS NULL) <> (OLD.closed_at IS NULL) BEGIN
    INSERT INTO request_tally VALUES (NEW.kind, iif(NEW.closed_at IS NULL, -1, 1))
    ON CONFLICT (kind) DO UPDATE SET closed = closed + excluded.closed;
END;
CREATE TRIGGER request_closed_goes AFTER DELETE ON request WHEN OLD.closed_at IS NOT NULL BEGIN
    UPDATE request_tally SET closed = closed - 1 WHERE kind = OLD.kind;
END;

CREATE TRIGGER request_more AFTER INSERT ON request WHEN NEW.person IS NOT NULL BEGIN
    INSERT INTO tally (list, account, person, total) VALUES ('requests', NEW.account, NEW.person, 1)
    ON CONFLICT (account, person, list) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER request_less AFTER DELETE ON request WHEN OLD.person IS NOT NULL BEGIN
    UPDATE tally SET total = total - 1 WHERE account = OLD.account AND person = OLD.person AND list = 'requests';
END;
CREATE TRIGGER request_stays BEFORE UPDATE OF person, account, stranger ON request BEGIN
    SELECT RAISE(ABORT, 'a request stays with its person');
END;
-- Whoever asked without an account goes with their last request.
CREATE TRIGGER stranger_goes AFTER DELETE ON request WHEN OLD.stranger IS NOT NULL BEGIN
    DELETE FROM stranger WHERE id = OLD.stranger AND NOT EXISTS (SELECT 1 FROM request WHERE stranger = OLD.stranger);
END;
