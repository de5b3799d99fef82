-- Each contact message can be named, withdrawn and reminded of.

ALTER TABLE contact_message ADD COLUMN name TEXT;
UPDATE contact_message SET name = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX contact_message_name ON contact_message (name);

ALTER TABLE contact_message ADD COLUMN withdrawn_at INTEGER;
-- Withdrawn, and goes once the answer is there.
ALTER TABLE contact_message ADD COLUMN after_answer INTEGER NOT NULL DEFAULT 0 CHECK (after_answer IN (0, 1));
ALTER TABLE contact_message ADD COLUMN reminded_at INTEGER;

CREATE INDEX contact_message_silent ON contact_message (answered_at)
    WHERE satisfied_on IS NULL AND withdrawn_at IS NULL AND reminded_at IS NULL AND answered_at IS NOT NULL;
CREATE INDEX contact_message_reminded ON contact_message (reminded_at)
    WHERE satisfied_on IS NULL AND withdrawn_at IS NULL AND reminded_at IS NOT NULL;
CREATE INDEX contact_message_answered ON contact_message (answered_at) WHERE after_answer = 1;
