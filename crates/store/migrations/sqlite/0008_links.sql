-- Links that confirm and links that stop, by the SHA-256 of their tokens; what stays said no; who was written to how often.

CREATE TABLE confirmation (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    holder     TEXT NOT NULL,
    consent    TEXT NOT NULL,
    seq        INTEGER NOT NULL REFERENCES consent_change (seq),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX confirmation_holder ON confirmation (holder);
CREATE INDEX confirmation_expires ON confirmation (expires_at);
CREATE INDEX confirmation_seq ON confirmation (seq);

-- `address` and `suppression` are digests under the key outside the database, so that the link works when the address is
-- gone. The holder goes with them.
CREATE TABLE unsubscribe_link (
    token_hash  BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    consent     TEXT NOT NULL,
    holder      TEXT,
    address     BLOB NOT NULL CHECK (length(address) = 32),
    suppression BLOB NOT NULL CHECK (length(suppression) = 32),
    at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unsubscribe_link_holder ON unsubscribe_link (holder) WHERE holder IS NOT NULL;
CREATE INDEX unsubscribe_link_at ON unsubscribe_link (at);

-- One entry per address and purpose, both within the digest: nothing else is left of who does not want to be mailed.
CREATE TABLE suppression (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- E-mails sent to an address because somebody asked for them.
CREATE TABLE mail_try (
    id      INTEGER PRIMARY KEY,
    address BLOB NOT NULL CHECK (length(address) = 32),
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_try_address ON mail_try (address, at);
CREATE INDEX mail_try_at ON mail_try (at);

-- Who asks to be put on the list waits here for a moment, so that asking costs the same whoever is asked for.
CREATE TABLE signup (
    id  INTEGER PRIMARY KEY,
    ask TEXT NOT NULL CHECK (json_valid(ask))
) STRICT;
