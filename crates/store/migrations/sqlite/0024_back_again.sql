-- What comes back: a request that could not be carried out, the page of one whose link is pressed again, the text of an officer
-- whose session ended. And what a stored preview is, and failed log-ins of any name.

-- A link that was followed leads to its request until it would have expired.
CREATE TABLE public_confirmed (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    request    TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX public_confirmed_request ON public_confirmed (request);
CREATE INDEX public_confirmed_expires ON public_confirmed (expires_at);

-- What was decided could not be carried out: since when, what is left, why. It goes when it is tried again.
ALTER TABLE request ADD COLUMN failure TEXT CHECK (failure IS NULL OR json_valid(failure));
CREATE INDEX request_failed ON request (coalesce(extended_until, due_on), received_at, id)
    WHERE closed_at IS NULL AND failure IS NOT NULL;

-- Whether the preview was shown to the person, or computed when the request came in. Of those from before nothing proves that
-- they were shown.
ALTER TABLE request ADD COLUMN preview_kind TEXT CHECK (preview_kind IN ('shown', 'computed'));
UPDATE request SET preview_kind = 'computed' WHERE preview IS NOT NULL;

-- Failed log-ins of officers by the digest of the name: names that nobody has cost the same work as those of officers.
CREATE TABLE officer_try (
    name_hash BLOB PRIMARY KEY CHECK (length(name_hash) = 32),
    failures  INTEGER NOT NULL CHECK (failures > 0),
    failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX officer_try_failed ON officer_try (failed_at);
ALTER TABLE officer DROP COLUMN failures;
ALTER TABLE officer DROP COLUMN failed_at;

-- What an officer sent when nobody was logged in any more, sealed under a key outside the database.
CREATE TABLE officer_draft (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    officer    TEXT NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    sealed     BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX officer_draft_officer ON officer_draft (officer, expires_at);
CREATE INDEX officer_draft_expires ON officer_draft (expires_at);
