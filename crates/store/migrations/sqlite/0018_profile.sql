-- Changes of the profile by its owner: a revision for the entity tag, and an address that waits for its click.

ALTER TABLE person ADD COLUMN profile_revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE account ADD COLUMN profile_revision INTEGER NOT NULL DEFAULT 1;

CREATE TABLE new_email (
    person     TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    email      TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    expires_at INTEGER NOT NULL,
    -- The e-mail that brings the link: it goes with it, where it still waits to be sent.
    message_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX new_email_expires ON new_email (expires_at);
