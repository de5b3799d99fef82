-- The moment of the closing: what somebody chose before it ended with it, what they chose since holds. Absent where only the
-- day is known.

ALTER TABLE account ADD COLUMN closed_at INTEGER;
