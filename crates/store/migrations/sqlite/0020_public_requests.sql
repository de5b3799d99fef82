-- A request of somebody without an account waits here until the link in the e-mail is followed: once, within the hour.

CREATE TABLE public_ask (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    email      TEXT NOT NULL,
    name       TEXT NOT NULL,
    ask        TEXT NOT NULL CHECK (json_valid(ask)),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX public_ask_expires ON public_ask (expires_at);
