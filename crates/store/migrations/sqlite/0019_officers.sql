-- Who handles requests: an account of their own, apart from every customer's.

CREATE TABLE officer (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role          TEXT NOT NULL CHECK (role IN ('helpdesk', 'officer')),
    -- Absent until the link to set up was followed, and for who logs in elsewhere.
    password_hash TEXT,
    -- Sealed under a key outside the database.
    totp          BLOB,
    -- The last time step that was used: a code works once.
    totp_step     INTEGER NOT NULL DEFAULT 0,
    -- Who it is at the OpenID provider.
    subject       TEXT UNIQUE,
    failures      INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at     INTEGER,
    created_at    INTEGER NOT NULL,
    disabled_at   INTEGER,
    CHECK ((password_hash IS NULL) = (totp IS NULL))
) STRICT, WITHOUT ROWID;

-- A link that sets an account up, or sets it up anew.
CREATE TABLE officer_setup (
    officer    TEXT PRIMARY KEY REFERENCES officer (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE officer_session (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    officer    TEXT NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX officer_session_officer ON officer_session (officer);
CREATE INDEX officer_session_seen ON officer_session (seen_at);

-- A log-in that is under way at the OpenID provider.
CREATE TABLE officer_login (
    state_hash BLOB PRIMARY KEY CHECK (length(state_hash) = 32),
    nonce      TEXT NOT NULL,
    verifier   TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX officer_login_expires ON officer_login (expires_at);
