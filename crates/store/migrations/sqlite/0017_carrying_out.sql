-- What is in the way of closing, whose data stand still, and which steps of a decision are done.

-- The portal's own systems keep this up to date.
CREATE TABLE closing_block (
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    label   TEXT NOT NULL,
    PRIMARY KEY (account, kind, label)
) STRICT, WITHOUT ROWID;

-- What stands still is not used and not deleted either (GDPR art. 18(2)).
CREATE TABLE restriction (
    person   TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    account  TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    purpose  TEXT NOT NULL,
    request  TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    since    INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (person, account, purpose, request)
) STRICT, WITHOUT ROWID;
CREATE INDEX restriction_request ON restriction (request);
CREATE INDEX restriction_account ON restriction (account) WHERE ended_at IS NULL;

CREATE TABLE request_step (
    request TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    step    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (request, step)
) STRICT, WITHOUT ROWID;
