-- Who logs in, for which account, and the account's and the person's own data.
-- Ids are text of the contract; moments are microseconds since 1970 (UTC); dates are ISO text in Dutch local time.

CREATE TABLE person (
    id            TEXT PRIMARY KEY,
    username      TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password_hash TEXT NOT NULL,
    email         TEXT,
    created_at    INTEGER NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at     INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    status    TEXT NOT NULL CHECK (status IN ('open', 'blocked', 'closed')),
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    CHECK ((status = 'closed') = (closed_on IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role    TEXT NOT NULL CHECK (role IN ('owner', 'user')),
    PRIMARY KEY (person, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_account ON membership (account);

-- The account's profile: its owner's.
CREATE TABLE account_value (
    account  TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    value    TEXT NOT NULL,
    at       INTEGER,
    PRIMARY KEY (account, category, position)
) STRICT, WITHOUT ROWID;

-- From where a person logged in; the same address once, with the last time.
CREATE TABLE login_address (
    person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (person, address)
) STRICT, WITHOUT ROWID;

-- Only the SHA-256 of the cookie. Ends by itself when the person leaves the account.
CREATE TABLE session (
    token_hash       BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    person           TEXT NOT NULL,
    account          TEXT NOT NULL,
    created_at       INTEGER NOT NULL,
    seen_at          INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    FOREIGN KEY (person, account) REFERENCES membership (person, account) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX session_member ON session (person, account);
CREATE INDEX session_seen ON session (seen_at);
