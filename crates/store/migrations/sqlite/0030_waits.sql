-- Work that was taken and given back without a try, since its receiver had no place: so many times, which are no tries.
ALTER TABLE job ADD COLUMN waits INTEGER NOT NULL DEFAULT 0 CHECK (waits >= 0 AND waits <= attempts);
