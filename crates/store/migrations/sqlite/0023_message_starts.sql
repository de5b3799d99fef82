-- The retention of a contact message may begin for another reason than that the person is satisfied: their account was closed,
-- or they had what we store erased. That is kept apart, with the reason; what counts is the first of both.

ALTER TABLE contact_message ADD COLUMN started_on TEXT;
ALTER TABLE contact_message ADD COLUMN started_by TEXT
    CHECK (started_by IN ('closure', 'erasure')) CHECK ((started_by IS NULL) = (started_on IS NULL));
ALTER TABLE contact_message ADD COLUMN counts_from TEXT GENERATED ALWAYS AS (coalesce(started_on, satisfied_on)) VIRTUAL;

DROP INDEX contact_message_satisfied;
CREATE INDEX contact_message_counts ON contact_message (account, person, counts_from) WHERE counts_from IS NOT NULL;
DROP INDEX contact_message_over;
CREATE INDEX contact_message_over ON contact_message (counts_from) WHERE counts_from IS NOT NULL;

-- Nobody is asked whether they are satisfied with a message whose retention counts already.
DROP INDEX contact_message_silent;
CREATE INDEX contact_message_silent ON contact_message (answered_at)
    WHERE counts_from IS NULL AND withdrawn_at IS NULL AND reminded_at IS NULL AND answered_at IS NOT NULL;
DROP INDEX contact_message_reminded;
CREATE INDEX contact_message_reminded ON contact_message (reminded_at)
    WHERE counts_from IS NULL AND withdrawn_at IS NULL AND reminded_at IS NOT NULL;
