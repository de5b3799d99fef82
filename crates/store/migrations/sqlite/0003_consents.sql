-- The consent chain: append only, without a person's id or any text; what may be deleted one day stands in side rows.

-- Which random subject of the chain a person is. Deleting the row makes the chain's rows nobody's.
CREATE TABLE subject (
    person TEXT PRIMARY KEY REFERENCES person (id),
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    mac    BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_change (
    seq            INTEGER PRIMARY KEY,
    subject        BLOB NOT NULL CHECK (length(subject) = 16),
    consent        TEXT NOT NULL,
    state          TEXT NOT NULL,
    revision       INTEGER NOT NULL CHECK (revision > 0),
    wording        TEXT NOT NULL,
    wording_digest BLOB NOT NULL CHECK (length(wording_digest) = 32),
    language       TEXT NOT NULL,
    shown_at       INTEGER NOT NULL,
    notice         TEXT NOT NULL,
    channel        TEXT NOT NULL,
    actor          TEXT NOT NULL CHECK (actor IN ('subject', 'system', 'other')),
    actor_digest   BLOB CHECK (length(actor_digest) = 32),
    at             INTEGER NOT NULL,
    prev           BLOB NOT NULL CHECK (length(prev) = 32),
    hash           BLOB NOT NULL CHECK (length(hash) = 32),
    mac            BLOB NOT NULL CHECK (length(mac) = 32),
    CHECK ((actor = 'other') = (actor_digest IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX consent_change_revision ON consent_change (subject, consent, revision);

CREATE TRIGGER consent_change_no_update BEFORE UPDATE ON consent_change BEGIN
    SELECT RAISE(ABORT, 'the consent chain is append only');
END;
CREATE TRIGGER consent_change_no_delete BEFORE DELETE ON consent_change BEGIN
    SELECT RAISE(ABORT, 'the consent chain is append only');
END;

-- Side rows: the wording in full, once per text, and who acted when it was somebody else.
CREATE TABLE wording_text (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_actor (
    seq  INTEGER PRIMARY KEY REFERENCES consent_change (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    name TEXT NOT NULL
) STRICT;

-- Says that a side row was deleted by a rule, under the chain's key: without one, a missing side row is tampering.
CREATE TABLE consent_erasure (
    what TEXT NOT NULL CHECK (what IN ('wording', 'actor', 'subject')),
    key  BLOB NOT NULL,
    rule TEXT NOT NULL,
    at   INTEGER NOT NULL,
    mac  BLOB NOT NULL CHECK (length(mac) = 32),
    PRIMARY KEY (what, key)
) STRICT, WITHOUT ROWID;

-- The present state, derived from the chain in the same transaction, so that reading it is one look-up.
CREATE TABLE consent_state (
    person     TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    consent    TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    state      TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    wording    TEXT NOT NULL,
    notice     TEXT NOT NULL,
    channel    TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (person, consent)
) STRICT, WITHOUT ROWID;
