-- The requests for which the use of data stands still.
CREATE INDEX restriction_still ON restriction (request) WHERE ended_at IS NULL;
