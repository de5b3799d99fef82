-- A link that confirms is its mailbox's: followed elsewhere than where it was sent, it gives no yes. And the e-mail that brings
-- it goes with the wish, where it still waits to be sent. A link from before this has neither.

ALTER TABLE confirmation ADD COLUMN address BLOB CHECK (length(address) = 32);
ALTER TABLE confirmation ADD COLUMN message_id TEXT;
