-- The outbox, and which mailing went to whom.

-- Given up: no time to be due at, and nothing of the e-mail but why.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    recipient  TEXT,
    subject    TEXT,
    text       TEXT,
    html       TEXT,
    since      INTEGER NOT NULL,
    due_at     INTEGER,
    attempts   INTEGER NOT NULL DEFAULT 0,
    why        TEXT,
    CHECK ((due_at IS NULL) = (recipient IS NULL))
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_given_up ON outbox (since) WHERE due_at IS NULL;

-- The mailing's id at the sender, and the digest of the address that it went to. An older e-mail has neither.
ALTER TABLE mailing ADD COLUMN mailing TEXT;
ALTER TABLE mailing ADD COLUMN address BLOB CHECK (length(address) = 32);
CREATE UNIQUE INDEX mailing_once ON mailing (person, mailing) WHERE mailing IS NOT NULL;
CREATE INDEX mailing_address ON mailing (address, sent_on, mailing) WHERE address IS NOT NULL;
CREATE INDEX mailing_of_sender ON mailing (mailing, address) WHERE mailing IS NOT NULL;
CREATE INDEX mailing_over ON mailing (sent_on);
