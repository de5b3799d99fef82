-- A choice belongs to a holder: a person, or an address on the newsletter's list without an account. In `holder` a person is
-- their id, a subscriber `@` and theirs (no person's id has that sign). What proves a choice outlives its holder.

CREATE TABLE subscriber (
    id     TEXT PRIMARY KEY,
    email  TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID;

-- The address of a person is looked for by its digest under a key outside the database: spellings of one mailbox have one
-- digest, which SQL cannot compute, and a second copy of the address in another spelling would be one more to forget.
-- The program fills it in; where the address changes behind its back, it does so again.
ALTER TABLE person ADD COLUMN email_digest BLOB CHECK (length(email_digest) = 32);
CREATE INDEX person_email ON person (email_digest) WHERE email_digest IS NOT NULL;
CREATE INDEX person_undigested ON person (id) WHERE email IS NOT NULL AND email_digest IS NULL;
CREATE TRIGGER person_email_changed AFTER UPDATE OF email ON person WHEN NEW.email IS NOT OLD.email BEGIN
    UPDATE person SET email_digest = NULL WHERE id = NEW.id;
END;

CREATE TABLE subject_of_holder (
    holder TEXT PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    mac    BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT, WITHOUT ROWID;
INSERT INTO subject_of_holder (holder, id, mac) SELECT person, id, mac FROM subject;
DROP TABLE subject;
ALTER TABLE subject_of_holder RENAME TO subject;

CREATE TABLE state_of_holder (
    holder        TEXT NOT NULL,
    consent       TEXT NOT NULL,
    seq           INTEGER NOT NULL,
    state         TEXT NOT NULL,
    revision      INTEGER NOT NULL,
    wording       TEXT NOT NULL,
    notice        TEXT NOT NULL,
    channel       TEXT NOT NULL,
    changed_at    INTEGER NOT NULL,
    pending_until INTEGER,
    PRIMARY KEY (holder, consent),
    CHECK ((state = 'pending_confirmation') = (pending_until IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- What waits from before links had an end gets seven days from when it began to wait.
INSERT INTO state_of_holder SELECT person, consent, seq, state, revision, wording, notice, channel, changed_at,
    CASE state WHEN 'pending_confirmation' THEN changed_at + 604800000000 END FROM consent_state;
DROP TABLE consent_state;
ALTER TABLE state_of_holder RENAME TO consent_state;
CREATE INDEX consent_state_pending ON consent_state (pending_until) WHERE pending_until IS NOT NULL;

-- The present state goes with its holder; whose the rows of the chain are goes by a rule, with its marker.
CREATE TRIGGER person_gone AFTER DELETE ON person BEGIN
    DELETE FROM consent_state WHERE holder = OLD.id;
END;
CREATE TRIGGER subscriber_gone AFTER DELETE ON subscriber BEGIN
    DELETE FROM consent_state WHERE holder = '@' || OLD.id;
END;

-- What an employee wrote beside a change.
ALTER TABLE consent_actor ADD COLUMN note TEXT;
