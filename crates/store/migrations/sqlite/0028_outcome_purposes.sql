-- What became of a kind of data is kept for each purpose, in the order in which it was decided. Of what was decided before, the
-- purpose is not known: it holds for every purpose that the request is about.

CREATE TABLE request_outcome_by_purpose (
    request  TEXT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL,
    purpose  TEXT,
    category TEXT NOT NULL,
    result   TEXT NOT NULL CHECK (result IN ('done', 'kept')),
    ground   TEXT,
    until    TEXT,
    PRIMARY KEY (request, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO request_outcome_by_purpose
    SELECT request, row_number() OVER (PARTITION BY request ORDER BY category, result), NULL, category, result, ground, until
    FROM request_outcome;
DROP TABLE request_outcome;
ALTER TABLE request_outcome_by_purpose RENAME TO request_outcome;
